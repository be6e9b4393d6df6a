/** The XML of an invoice: as it was stamped or sealed; of a draft, as it would be sealed now. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import { client } from '../../../app/connection/link.ts';
import { fromBase64, type FileContent } from '../../../ui/fields/files.ts';
import { hasDocument } from '../shared/states.ts';
import { readCfdi, type Cfdi } from './cfdi.ts';

export interface InvoiceDocument {
  readonly file: FileContent;
  readonly xml: string;
}

/**
 * The files of one version of an invoice never change, so they are kept under its version and not read again
 * with every event that speaks of invoices.
 */
export function useDocument(invoice: InvoiceDetail): {
  readonly document: InvoiceDocument | undefined;
  readonly error: unknown;
  readonly retry: () => void;
} {
  const { data, error, refetch } = useQuery({
    queryKey: ['invoice-file', 'xml', invoice.id, invoice.version],
    queryFn: async ({ signal }): Promise<InvoiceDocument> => {
      if (!hasDocument(invoice) && invoice.draft !== undefined) {
        const { xml } = await client.invoices.preview(invoice.draft, { signal });
        return { file: { name: 'borrador.xml', base64: '' }, xml };
      }
      const file = await client.invoices.xml({ id: invoice.id }, { signal });
      return { file, xml: new TextDecoder().decode(fromBase64(file.base64)) };
    },
    // A draft follows client, company and catalogs: it is computed whenever it is looked at.
    ...(hasDocument(invoice) ? {} : { staleTime: 0, gcTime: 0 }),
  });
  return { document: data, error, retry: () => void refetch() };
}

export function useCfdi(document: InvoiceDocument | undefined): Cfdi | undefined {
  return useMemo(() => (document === undefined ? undefined : readCfdi(document.xml)), [document]);
}
