/** What the charge will cost by the account's fees, and what is left of it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import * as words from '#i18n/catalog/window/charge.ts';
import { api } from '../../../app/connection/query.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ChargeForm } from './use-charge.ts';
import classes from './charge.module.css';

export function FeePreview({ form }: { form: ChargeForm }) {
  const t = useWords(words);
  const formats = useFormats();
  const { model, decimals } = form;
  const { account, way, amountMinor = 0, currency, problems } = model;
  // Of a page that offers several, the card's: the one that most payers take.
  const method = way?.methods.find((one) => one === 'card') ?? way?.methods[0];
  const asks = account !== undefined && account.gateway.fees.length > 0 && problems.amount === undefined;
  const fee = useQuery({
    ...api.gateways.fee.queryOptions({
      input: {
        id: account?.gateway.id ?? '',
        amountMinor: Math.max(1, amountMinor),
        currency,
        method: method ?? 'card',
      },
    }),
    enabled: asks && method !== undefined,
    placeholderData: keepPreviousData,
  });
  if (!asks || method === undefined || fee.data === undefined) return null;
  if ('fixedCurrency' in fee.data) {
    return (
      <p className={classes['hint']} aria-live="polite">
        {t('charge.fee.notTold', { fixed: fee.data.fixedCurrency, currency })}
      </p>
    );
  }
  const { feeMinor, taxMinor, netMinor } = fee.data;
  const money = (minor: number): string => formats.minor(minor, decimals);
  return (
    <dl className={classes['fee']} aria-live="polite" aria-label={t('charge.fee')}>
      <div>
        <dt>{way?.id === 'link' ? t('charge.fee.with', { way: t(`charge.way.${method}`) }) : t('charge.fee')}</dt>
        <dd>{money(feeMinor)}</dd>
      </div>
      <div>
        <dt>{t('charge.fee.tax')}</dt>
        <dd>{money(taxMinor)}</dd>
      </div>
      <div className={classes['net']}>
        <dt>{t('charge.fee.net')}</dt>
        <dd>
          {money(netMinor)} <span className="soft">{currency}</span>
        </dd>
      </div>
    </dl>
  );
}
