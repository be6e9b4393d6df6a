/** The printed document of an invoice, read once for each of its versions. */
import { useQuery } from '@tanstack/react-query';
import type { PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import { useLocale } from '../../../../i18n/words.ts';
import { hasDocument } from '../../shared/states.ts';
import { openPdf, type OpenPdf } from './open-pdf.ts';

export interface Pdf {
  /** All known before the first is drawn: nothing moves afterwards. */
  readonly pages: readonly PDFPageProxy[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

export function usePdf(invoice: InvoiceDetail): Pdf {
  const locale = useLocale();
  const file = useQuery({
    queryKey: ['invoice-file', 'pdf', invoice.id, invoice.version, locale],
    queryFn: ({ signal }) => client.invoices.pdf({ id: invoice.id }, { signal }),
    gcTime: 60_000,
    // A mail or an event makes another version of the same document: what is shown stays until that one is here.
    placeholderData: (before, query) => (query?.queryKey[2] === invoice.id ? before : undefined),
    // A draft follows client, company and catalogs: it is computed whenever it is looked at.
    ...(hasDocument(invoice) ? {} : { staleTime: 0, gcTime: 0 }),
  });
  const base64 = file.data?.base64;
  const [opened, setOpened] = useState<{ readonly of: string; readonly pages: readonly PDFPageProxy[] }>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    if (base64 === undefined) return undefined;
    let current: OpenPdf | undefined;
    let left = false;
    const open = async (): Promise<void> => {
      try {
        current = await openPdf(base64);
        if (left) {
          current.close();
          return;
        }
        const pages = await pagesOf(current.document);
        if (left) return;
        setFailed(undefined);
        setOpened({ of: base64, pages });
      } catch (error) {
        // Closed while its pages were asked for: another document stands there by now.
        if (!left) setFailed(error);
      }
    };
    void open();
    return () => {
      left = true;
      current?.close();
      // The same bytes may come again: what was closed must not be taken for what they open.
      setOpened(undefined);
    };
  }, [base64]);
  return {
    pages: opened !== undefined && opened.of === base64 ? opened.pages : undefined,
    error: file.error ?? failed,
    retry: () => void file.refetch(),
  };
}

function pagesOf(document: OpenPdf['document']): Promise<PDFPageProxy[]> {
  return Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));
}
