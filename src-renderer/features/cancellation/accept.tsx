/** Taking the SAT's word for an invoice that was cancelled outside Cuadra. */
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/cancellation.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { invoiceNumber } from '../invoices/shared/invoice-number.ts';
import classes from './cancellation.module.css';

interface AcceptProps {
  readonly invoice: InvoiceDetail;
  readonly onDone?: () => void;
}

/** The SAT is asked once more: what it says then, if it is no longer that, is said beside the button. */
export function AcceptSat({ invoice, onDone }: AcceptProps) {
  const t = useWords(words);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const number = invoiceNumber(invoice) ?? invoice.receiverName;
  const accept = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await client.cancellation.acceptSat({ invoiceId: invoice.id });
      showDone(t('cancel.accepted', { number }));
      onDone?.();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ProblemNote error={problem} />
      <Button
        size="compact-sm"
        leftSection={<IconCircleCheck size={14} />}
        loading={busy}
        onClick={() => void accept()}
      >
        {t('cancel.accept')}
      </Button>
    </>
  );
}

/** In place of the form: there is nothing to ask the SAT for. */
export function CancelledAtSat({ invoice, onDone }: Required<AcceptProps>) {
  const t = useWords(words);
  return (
    <>
      <Note tone="waiting" role="status" title={t('cancel.atSat.title')}>
        {t('cancel.atSat.text')}
      </Note>
      <div className={classes['foot']}>
        <AcceptSat invoice={invoice} onDone={onDone} />
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t('cancel.back')}
        </Button>
      </div>
    </>
  );
}
