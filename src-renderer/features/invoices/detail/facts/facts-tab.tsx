/** Datos: who, to whom, what, how much; from the document itself, or from what a draft would be. */
import type { InvoiceDetail } from '#contract/invoices.ts';
import { ErrorState } from '../../../../ui/feedback/error-state.tsx';
import { useCfdi, useDocument } from '../use-document.ts';
import { CfdiFacts } from './cfdi-facts.tsx';
import classes from './facts.module.css';

export default function FactsTab({ invoice }: { invoice: InvoiceDetail }) {
  const { document, error, retry } = useDocument(invoice);
  const cfdi = useCfdi(document);
  if (error !== null) return <ErrorState error={error} onRetry={retry} />;
  if (cfdi === undefined) return <div className={`skeleton ${classes['waiting']}`} />;
  return <CfdiFacts cfdi={cfdi} of={invoice} isDraft={invoice.status === 'draft'} />;
}
