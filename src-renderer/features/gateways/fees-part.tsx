/** What the gateway keeps of a charge, line by line, with an example that is reckoned as charges are. */
import { ActionIcon, Button, NativeSelect, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { PaymentMethodView } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useWords } from '../../i18n/words.ts';
import { AmountField } from '../../ui/fields/amount-field.tsx';
import { FeeExample } from './fee-example.tsx';
import type { GatewayForm } from './gateway-form.ts';
import { isTooMuch, PERCENTS, type FeeLine } from './gateway-values.ts';
import classes from './gateways.module.css';
import { Part } from './part.tsx';

/** As many as the engine takes. */
const MOST_LINES = 10;

/** IVA, as everywhere but at the border. */
const USUAL_TAX = '16';

export function FeesPart({ of }: { of: GatewayForm }) {
  const t = useWords(words);
  const { form, provider } = of;
  const { fees, currencies } = form.values;
  const known = [...new Set([...currencies, ...fees.map(({ currency }) => currency)])];
  const most = provider.methods.length + 1;
  const set = (next: readonly FeeLine[]): void => form.setFieldValue('fees', next);
  const change = (at: number, part: Partial<FeeLine>): void =>
    set(fees.map((fee, index) => (index === at ? { ...fee, ...part } : fee)));
  const nameOf = (method: FeeLine['method']): string =>
    method === '' ? t(fees.length > 1 ? 'gateways.fees.rest' : 'gateways.fees.all') : t(`gateways.method.${method}`);
  const over = (fee: FeeLine, part: (typeof PERCENTS)[number]): string | undefined =>
    isTooMuch(fee[part]) ? t('gateways.fees.percentOver') : undefined;
  // An example by fees that are not what stands in the fields would be a lie.
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const wrongAt =
    (field: string) =>
    (is: boolean): void =>
      setWrong((before) => new Set([...[...before].filter((each) => each !== field), ...(is ? [field] : [])]));
  const isTold = wrong.size === 0 && !fees.some((fee) => PERCENTS.some((part) => isTooMuch(fee[part])));
  const options = ['' as const, ...provider.methods.map(({ method }): PaymentMethodView => method)];
  const add = (): void => {
    const free = options.find((method) => !fees.some((fee) => fee.method === method)) ?? '';
    const taken = new Set(fees.filter(({ method }) => method === free).map(({ currency }) => currency));
    const currency = currencies.find((each) => !taken.has(each)) ?? currencies[0] ?? 'MXN';
    const line: FeeLine = { method: free, percent: '', fixed: '', taxPercent: USUAL_TAX, currency };
    // What stands for the others comes last, as it is reckoned.
    set([...fees.filter(({ method }) => method !== ''), line, ...fees.filter(({ method }) => method === '')]);
  };
  return (
    <Part
      id="fees"
      title={t('gateways.section.fees')}
      aside={
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          disabled={fees.length >= Math.min(MOST_LINES, most * known.length)}
          onClick={add}
        >
          {t('gateways.fees.add')}
        </Button>
      }
    >
      <p className="soft">
        {t(provider.kind === 'bank' ? 'gateways.fees.leadBank' : 'gateways.fees.lead', { name: provider.displayName })}
      </p>
      {fees.length > 0 && (
        <table className={classes['fees']} data-fee-lines>
          <thead>
            <tr>
              <th scope="col">{t('gateways.fees.method')}</th>
              <th scope="col" className={classes['number']}>
                {t('gateways.fees.percent')}
              </th>
              <th scope="col" className={classes['number']}>
                {t('gateways.fees.fixed')}
              </th>
              {known.length > 1 && (
                <th scope="col" className={classes['currency']}>
                  {t('gateways.fees.currency')}
                </th>
              )}
              <th scope="col" className={classes['number']}>
                {t('gateways.fees.taxPercent')}
              </th>
              <th />
            </tr>
          </thead>
          <tbody>
            {fees.map((fee, at) => {
              const method = nameOf(fee.method);
              const label = (field: 'percent' | 'fixed' | 'taxPercent' | 'currency'): string =>
                t('gateways.fees.of', { field: t(`gateways.fees.${field}`), method });
              return (
                // oxlint-disable-next-line react/no-array-index-key -- two lines may be alike, and none moves
                <tr key={at}>
                  <td>
                    <Select
                      aria-label={t('gateways.fees.method')}
                      data={options.map((value) => ({ value, label: nameOf(value) }))}
                      value={fee.method}
                      allowDeselect={false}
                      data-path={`fees.${at}.method`}
                      error={form.errors[`fees.${at}.method`]}
                      onChange={(value) => {
                        change(at, { method: value ?? '' });
                        form.clearFieldError(`fees.${at}.method`);
                      }}
                    />
                  </td>
                  <td>
                    <AmountField
                      aria-label={label('percent')}
                      value={fee.percent}
                      placeholder="0"
                      rightSection="%"
                      onChange={(percent) => change(at, { percent })}
                      onWrong={wrongAt(`${at}.percent`)}
                      error={over(fee, 'percent')}
                    />
                  </td>
                  <td>
                    <AmountField
                      aria-label={label('fixed')}
                      value={fee.fixed}
                      placeholder="0.00"
                      leftSection="$"
                      decimals={2}
                      leastDecimals={2}
                      onChange={(fixed) => change(at, { fixed })}
                      onWrong={wrongAt(`${at}.fixed`)}
                    />
                  </td>
                  {known.length > 1 && (
                    <td>
                      <NativeSelect
                        aria-label={label('currency')}
                        data={known}
                        value={fee.currency}
                        onChange={(event) => {
                          change(at, { currency: event.currentTarget.value });
                          form.clearFieldError(`fees.${at}.method`);
                        }}
                      />
                    </td>
                  )}
                  <td>
                    <AmountField
                      aria-label={label('taxPercent')}
                      value={fee.taxPercent}
                      placeholder="0"
                      rightSection="%"
                      onChange={(taxPercent) => change(at, { taxPercent })}
                      onWrong={wrongAt(`${at}.taxPercent`)}
                      error={over(fee, 'taxPercent')}
                    />
                  </td>
                  <td>
                    <ActionIcon
                      aria-label={t('gateways.fees.removeOf', { method })}
                      onClick={() => set(fees.filter((_fee, index) => index !== at))}
                    >
                      <IconTrash size={14} />
                    </ActionIcon>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {fees.length > 0 && isTold && <FeeExample of={of} />}
    </Part>
  );
}
