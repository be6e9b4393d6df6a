/** For a credit note: the invoice that it corrects, whose client, currency and lines it takes. */
import { useMemo, useState } from 'react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { client } from '../../../../app/connection/link.ts';
import { useWords } from '../../../../i18n/words.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { invoiceHits, type InvoiceHit } from '../suggest/hits.ts';
import { SuggestInput } from '../suggest/suggest-input.tsx';
import { Labelled } from './labelled.tsx';
import classes from './head.module.css';

export interface CorrectedInvoice {
  readonly invoice: InvoiceDetail;
  readonly uuid: string;
}

interface CreditFieldProps {
  readonly companyId: string;
  readonly clientId: string;
  readonly onPick: (corrected: CorrectedInvoice) => void;
}

export function CreditField({ companyId, clientId, onPick }: CreditFieldProps) {
  const t = useWords(words);
  const [taken, setTaken] = useState<{ number: string; count: number }>();
  const useHits = useMemo(() => invoiceHits(companyId, clientId), [clientId, companyId]);
  const pick = async ({ invoice: row, lead = '' }: InvoiceHit): Promise<void> => {
    try {
      const invoice = await client.invoices.get({ id: row.id });
      if (invoice.uuid === undefined) return;
      setTaken({ number: lead, count: invoice.draft?.lines.length ?? 0 });
      onPick({ invoice, uuid: invoice.uuid });
    } catch (error) {
      reportProblem(error);
    }
  };
  return (
    <Labelled
      id="editor-credit"
      label={t('editor.credit')}
      span={24}
      foot={taken === undefined ? undefined : t('editor.credit.taken', taken)}
    >
      <SuggestInput<InvoiceHit>
        label={t('editor.credit')}
        at="head.credit"
        className={classes['input']}
        describedBy="editor-credit-foot"
        shown={taken?.number ?? ''}
        placeholder={t('editor.credit.hint')}
        useHits={useHits}
        empty={t('editor.credit.nothing')}
        minWidth={520}
        onPick={(hit) => void pick(hit)}
      />
    </Labelled>
  );
}
