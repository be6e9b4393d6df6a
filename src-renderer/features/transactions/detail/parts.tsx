/** A refund and a dispute of a charge, each on a line. */
import type { ReactNode } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Money } from '../../../ui/state/money.tsx';
import { StateBadge, type Tone } from '../../../ui/state/state-badge.tsx';
import classes from './detail.module.css';

type Refund = TransactionDetail['refunds'][number];
type Dispute = TransactionDetail['disputes'][number];
interface Of {
  readonly transaction: TransactionDetail;
}

const REFUND_TONES: Readonly<Record<Refund['status'], Tone>> = {
  pending: 'waiting',
  succeeded: 'settled',
  failed: 'person',
};
const DISPUTE_TONES: Readonly<Record<Dispute['status'], Tone>> = { open: 'person', won: 'settled', lost: 'person' };

export function RefundRow({ refund, transaction }: Of & { refund: Refund }) {
  const t = useWords(words);
  return (
    <Part id={refund.refundId} minor={refund.amountMinor} transaction={transaction}>
      <StateBadge tone={REFUND_TONES[refund.status]}>{t(`transactions.refund.${refund.status}`)}</StateBadge>
    </Part>
  );
}

export function DisputeRow({ dispute, transaction }: Of & { dispute: Dispute }) {
  const t = useWords(words);
  const formats = useFormats();
  const { status, dueAtUtc } = dispute;
  const below =
    status !== 'open'
      ? undefined
      : dueAtUtc === undefined
        ? t('transactions.dispute.noTerm')
        : t('transactions.dispute.term', { when: formats.instant(dueAtUtc), ago: formats.ago(dueAtUtc) });
  return (
    <Part id={dispute.disputeId} minor={dispute.amountMinor} transaction={transaction} below={below}>
      <StateBadge tone={DISPUTE_TONES[dispute.status]}>{t(`transactions.dispute.${dispute.status}`)}</StateBadge>
    </Part>
  );
}

interface PartProps extends Of {
  readonly id: string;
  readonly minor: number;
  readonly below?: string | undefined;
  readonly children: ReactNode;
}

function Part({ id, minor, transaction: { currency, currencyDecimals }, below, children }: PartProps) {
  return (
    <li className={classes['part']}>
      {children}
      <span className="mono soft truncate" title={id}>
        {id}
      </span>
      <Money minor={minor} decimals={currencyDecimals} currency={currency} />
      {below !== undefined && <div className={classes['below']}>{below}</div>}
    </li>
  );
}
