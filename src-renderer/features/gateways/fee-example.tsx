/** «De $1,160.00 quedan $1,108.08»: what is left of an amount by the fees as they stand in the form. */
import { Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaymentMethodView } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { AmountField } from '../../ui/fields/amount-field.tsx';
import type { GatewayForm } from './gateway-form.ts';
import { feesToSend } from './gateway-values.ts';
import classes from './gateways.module.css';

/** Of all currencies that gateways here charge in. */
const DECIMALS = 2;

/** Exact: the figures are moved, nothing is multiplied. */
function toMinor(decimal: string): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return Number(`${whole}${fraction.padEnd(DECIMALS, '0').slice(0, DECIMALS)}`);
}

export function FeeExample({ of }: { of: GatewayForm }) {
  const t = useWords(words);
  const { minor } = useFormats();
  const { methods, currencies, fees } = of.form.values;
  const [amount, setAmount] = useState('1160.00');
  const [wrong, setWrong] = useState(false);
  const [wanted, setWanted] = useState<PaymentMethodView>();
  const method = wanted !== undefined && methods.includes(wanted) ? wanted : (methods[0] ?? 'card');
  const currency = currencies[0] ?? 'MXN';
  const amountMinor = toMinor(amount);
  const { data } = useQuery({
    ...api.gateways.tryFee.queryOptions({ input: { fees: feesToSend(fees), amountMinor, currency, method } }),
    enabled: amountMinor > 0,
    placeholderData: keepPreviousData,
  });
  const money = (value: number): string => `${value < 0 ? '−' : ''}$${minor(Math.abs(value), DECIMALS)}`;
  return (
    <div className={classes['example']}>
      <AmountField
        aria-label={t('gateways.example.amount')}
        value={amount}
        decimals={DECIMALS}
        leastDecimals={DECIMALS}
        leftSection="$"
        onChange={setAmount}
        onWrong={setWrong}
      />
      {methods.length > 1 && (
        <Select
          aria-label={t('gateways.example.method')}
          data={methods.map((value) => ({ value, label: t(`gateways.method.${value}`) }))}
          value={method}
          allowDeselect={false}
          onChange={(value) => setWanted(value ?? method)}
        />
      )}
      {data !== undefined && amountMinor > 0 && !wrong && 'fixedCurrency' in data && (
        <output className="soft">{t('gateways.example.notTold', { fixed: data.fixedCurrency, currency })}</output>
      )}
      {data !== undefined && amountMinor > 0 && !wrong && 'feeMinor' in data && (
        <output className="tabular">
          <strong>
            {t('gateways.example.left', { amount: money(amountMinor), net: `${money(data.netMinor)} ${currency}` })}
          </strong>{' '}
          <span className="soft">
            {t('gateways.example.parts', { fee: money(data.feeMinor), tax: money(data.taxMinor) })}
          </span>
        </output>
      )}
    </div>
  );
}
