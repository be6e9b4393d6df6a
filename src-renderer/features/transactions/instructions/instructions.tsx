/** What the payer is shown or sent: a voucher, the data of a transfer, or a link; and how it reaches them. */
import type { ReactNode } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { useWords } from '../../../i18n/words.ts';
import { Note } from '../../../ui/form/note.tsx';
import { LinkInstructions } from './link.tsx';
import { SpeiInstructions } from './spei.tsx';
import { VoucherInstructions } from './voucher.tsx';
import classes from './instructions.module.css';

/** Nothing where there is nothing to show: a card that was charged at once. */
export function Instructions({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  const { instructions, status } = transaction;
  if (instructions === undefined) return null;
  return (
    <section className={classes['instructions']} aria-label={t('charge.instructions')}>
      {!isPayable(status) && <Note>{t('charge.instructions.over')}</Note>}
      {shown(transaction, instructions)}
    </section>
  );
}

function shown(transaction: TransactionDetail, of: NonNullable<TransactionDetail['instructions']>): ReactNode {
  switch (of.kind) {
    case 'voucher':
      return <VoucherInstructions transaction={transaction} of={of} />;
    case 'spei':
      return <SpeiInstructions transaction={transaction} of={of} />;
    case 'link':
    case 'redirect':
    default:
      return <LinkInstructions transaction={transaction} of={of} />;
  }
}

/** Whether somebody can still pay by them. */
export function isPayable(status: TransactionDetail['status']): boolean {
  return status === 'created' || status === 'pending';
}
