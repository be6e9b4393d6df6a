/** The XML as it is stored, and whether it holds; of a draft, as it would be sealed now. */
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useWords } from '../../../../i18n/words.ts';
import { ErrorState } from '../../../../ui/feedback/error-state.tsx';
import { hasDocument } from '../../shared/states.ts';
import { useDocument } from '../use-document.ts';
import { Verification } from './verification.tsx';
import { XmlView } from './xml-view.tsx';
import classes from './xml.module.css';

export default function XmlTab({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const { document, error, retry } = useDocument(invoice);
  if (error !== null) return <ErrorState error={error} onRetry={retry} />;
  if (document === undefined) return <div className={`skeleton ${classes['waiting']}`} />;
  return (
    <XmlView
      xml={document.xml}
      above={
        hasDocument(invoice) ? (
          <Verification file={document.file} isStamped={invoice.status === 'stamped'} />
        ) : (
          <p className={classes['note']}>{t('invoices.xml.draft')}</p>
        )
      }
    />
  );
}
