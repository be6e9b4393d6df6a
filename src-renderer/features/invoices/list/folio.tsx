/** Series and folio of a row; one that was stamped elsewhere is marked. */
import { IconFileImport } from '@tabler/icons-react';
import type { InvoiceRowView } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useWords } from '../../../i18n/words.ts';
import { invoiceNumber } from '../shared/invoice-number.ts';
import classes from './invoices.module.css';

export function Folio({ row }: { row: InvoiceRowView }) {
  const t = useWords(words);
  const number = invoiceNumber(row);
  if (row.importRunId !== undefined) {
    return (
      <span className={classes['folio']} title={t('invoices.importedMark')}>
        <IconFileImport size={13} role="img" aria-label={t('invoices.importedMark')} />
        {number}
      </span>
    );
  }
  return number ?? <span className="soft">{t('invoices.draft')}</span>;
}
