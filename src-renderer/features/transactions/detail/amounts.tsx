/** What a charge comes to, line under line: what was asked for, collected and given back, the fee, and what stays. */
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useWords } from '../../../i18n/words.ts';
import { Money } from '../../../ui/state/money.tsx';
import { leftOf } from '../amounts.ts';
import classes from './detail.module.css';

export function Amounts({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  const {
    amountMinor,
    authorisedMinor,
    paidMinor,
    feeMinor,
    feeTaxMinor = 0,
    currency,
    currencyDecimals,
  } = transaction;
  const left = leftOf(transaction);
  const some = (name: string, minor: number) => (minor === 0 ? [] : [[name, minor] as const]);
  const lines = [
    [t('transactions.part.asked'), amountMinor] as const,
    ...(paidMinor === 0 ? some(t('transactions.part.authorised'), authorisedMinor) : []),
    ...some(t('transactions.part.paid'), paidMinor),
    ...some(t('transactions.part.refunded'), -transaction.refundedMinor),
    ...some(t('transactions.part.lost'), -transaction.lostMinor),
    ...some(t('transactions.part.fee'), -(feeMinor ?? 0)),
    ...some(t('transactions.part.feeTax'), -feeTaxMinor),
  ];
  // Still the company's, and may not be for long: in no sum until it is decided.
  const doubtful = [
    ...some(t('transactions.part.refundPending'), transaction.refundPendingMinor),
    ...some(t('transactions.part.disputed'), transaction.disputedMinor),
  ];
  // What was asked for stands in the title.
  if (lines.length === 1) return null;
  return (
    <dl className={classes['amounts']}>
      {lines.map(([name, minor]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Money minor={minor} decimals={currencyDecimals} currency={currency} />
          </dd>
        </div>
      ))}
      {paidMinor > 0 && (
        <div data-total>
          <dt>{t('transactions.part.left')}</dt>
          <dd>
            <Money minor={left} decimals={currencyDecimals} currency={currency} />
          </dd>
        </div>
      )}
      {paidMinor > 0 && feeMinor === undefined && <div className="soft">{t('transactions.feeNotTold')}</div>}
      {doubtful.map(([name, minor]) => (
        <div key={name} className="soft">
          <dt>{name}</dt>
          <dd>
            <Money minor={minor} decimals={currencyDecimals} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
