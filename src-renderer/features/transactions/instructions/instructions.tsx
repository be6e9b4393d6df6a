/** What the payer is shown or sent: a voucher, the data of a transfer, or a link; and how it reaches them. */
import { useRef, useState, type ReactNode } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { useWords } from '../../../i18n/words.ts';
import { Note } from '../../../ui/form/note.tsx';
import { LinkInstructions } from './link.tsx';
import { MailForm } from './mail-form.tsx';
import { Mailed } from './mailed.tsx';
import { Send } from './send.tsx';
import { SpeiInstructions } from './spei.tsx';
import { VoucherInstructions } from './voucher.tsx';
import classes from './instructions.module.css';

interface InstructionsProps {
  readonly transaction: TransactionDetail;
  /** Only while somebody can pay by them, or a mail is being written. */
  readonly live?: boolean;
}

/** Nothing where there is nothing to show: a card that was charged at once. */
export function Instructions({ transaction, live = false }: InstructionsProps) {
  const t = useWords(words);
  const [mailing, setMailing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { instructions, status } = transaction;
  if (instructions === undefined) return null;
  const payable = isPayable(status);
  if (live && !payable && !mailing) return null;
  const done = (): void => {
    setMailing(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <section className={classes['instructions']} aria-label={t('charge.instructions')}>
      {!payable && !mailing && <Note>{t('charge.instructions.over')}</Note>}
      {shown(
        transaction,
        instructions,
        payable && !mailing && <Send transaction={transaction} onMail={() => setMailing(true)} opener={opener} />,
      )}
      {mailing && <MailForm key={transaction.id} transaction={transaction} payable={payable} onDone={done} />}
      <Mailed transaction={transaction} />
    </section>
  );
}

function shown(
  transaction: TransactionDetail,
  of: NonNullable<TransactionDetail['instructions']>,
  send: ReactNode,
): ReactNode {
  switch (of.kind) {
    case 'voucher':
      return <VoucherInstructions transaction={transaction} of={of} send={send} />;
    case 'spei':
      return <SpeiInstructions transaction={transaction} of={of} send={send} />;
    case 'link':
    case 'redirect':
    default:
      return <LinkInstructions transaction={transaction} of={of} send={send} />;
  }
}

/** Whether somebody can still pay by them. */
export function isPayable(status: TransactionDetail['status']): boolean {
  return status === 'created' || status === 'pending';
}
