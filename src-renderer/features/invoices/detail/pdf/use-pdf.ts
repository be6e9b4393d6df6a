/** The printed document of an invoice, read once for each of its versions. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import { useLocale } from '../../../../i18n/words.ts';
import { hasDocument } from '../../shared/states.ts';
import { openPdf, type OpenPdf } from './open-pdf.ts';

export interface Pdf {
  readonly open: OpenPdf['document'] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

export function usePdf(invoice: InvoiceDetail): Pdf {
  const locale = useLocale();
  const file = useQuery({
    queryKey: ['invoice-file', 'pdf', invoice.id, invoice.version, locale],
    queryFn: ({ signal }) => client.invoices.pdf({ id: invoice.id }, { signal }),
    gcTime: 60_000,
    // A draft follows client, company and catalogs: it is computed whenever it is looked at.
    ...(hasDocument(invoice) ? {} : { staleTime: 0, gcTime: 0 }),
  });
  const base64 = file.data?.base64;
  const [opened, setOpened] = useState<{ readonly of: string; readonly document: OpenPdf['document'] }>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    if (base64 === undefined) return undefined;
    let current: OpenPdf | undefined;
    let left = false;
    openPdf(base64)
      .then((pdf) => {
        if (left) {
          pdf.close();
          return undefined;
        }
        current = pdf;
        setFailed(undefined);
        setOpened({ of: base64, document: pdf.document });
        return undefined;
      })
      .catch((error: unknown) => {
        if (!left) setFailed(error);
      });
    return () => {
      left = true;
      current?.close();
    };
  }, [base64]);
  return {
    open: opened !== undefined && opened.of === base64 ? opened.document : undefined,
    error: file.error ?? failed,
    retry: () => void file.refetch(),
  };
}
