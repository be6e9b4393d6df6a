/** Of an invoice that was stamped elsewhere: that it was, and what cannot be done with it here. */
import { Link } from 'wouter';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useWords } from '../../../i18n/words.ts';
import classes from './detail.module.css';

export function Imported({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const { importRunId, draft } = invoice;
  if (importRunId === undefined) return null;
  return (
    <p className={classes['meaning']}>
      {t('invoices.standing.imported')} {draft === undefined && `${t('invoices.standing.importedOnly')} `}
      <Link href={`/cfdi-imports/${importRunId}`}>{t('invoices.standing.run')}</Link>
    </p>
  );
}
