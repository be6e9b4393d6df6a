/** Where suggestions come from: SAT's catalogs, this company's clients and products, its invoices. */
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CatalogName } from '#contract/catalogs.ts';
import type { Client } from '#contract/clients.ts';
import type { InvoiceRowView } from '#contract/invoices.ts';
import type { Product } from '#contract/products.ts';
import { api } from '../../../../app/connection/query.ts';
import { useFormats } from '../../../../i18n/format.ts';
import type { Hit, Hits } from './suggest-input.tsx';

const FEW = 20;
/** Clients of the last invoices, above the alphabet. */
const TOP = 6;

/** Keys of a catalog; what was used lately stands on top. */
export function catalogHits(catalog: CatalogName, recent: readonly string[]) {
  return function useCatalogHits(query: string): Hits<Hit> {
    const { data, isPlaceholderData } = useQuery({
      ...api.catalogs.search.queryOptions({ input: { catalog, query, limit: FEW, recent: [...recent] } }),
      placeholderData: keepPreviousData,
    });
    return useMemo(
      () => ({
        hits: (data ?? []).map(({ key, texto }) => ({ id: key, lead: key, label: texto })),
        settled: data !== undefined && !isPlaceholderData,
      }),
      [data, isPlaceholderData],
    );
  };
}

export interface ProductHit extends Hit {
  /** Absent: what was typed becomes the description. */
  readonly product?: Product;
  readonly typed?: string;
}

/** Products by sku or words, and at last the typed words as a description of their own. */
export function productHits(companyId: string, asDescription: (text: string) => string) {
  return function useProductHits(query: string): Hits<ProductHit> {
    const formats = useFormats();
    const typed = query.trim();
    const { data, isPlaceholderData } = useQuery({
      ...api.products.list.queryOptions({
        input: { companyId, limit: FEW, ...(typed === '' ? {} : { query: typed }) },
      }),
      placeholderData: keepPreviousData,
    });
    return useMemo(() => {
      const products = (data?.rows ?? []).map((product): ProductHit => ({
        id: product.id,
        lead: product.sku,
        label: product.description,
        detail: `${formats.decimal(product.unitPrice, 2)} ${product.currency}`,
        product,
      }));
      const free = typed === '' ? [] : [{ id: 'text', label: asDescription(typed), typed }];
      return { hits: [...products, ...free], settled: data !== undefined && !isPlaceholderData };
    }, [data, formats, isPlaceholderData, typed]);
  };
}

const read = <T>(answers: readonly { readonly data?: T | undefined }[]): T[] =>
  answers.flatMap((answer) => (answer.data === undefined ? [] : [answer.data]));

export interface ClientHit extends Hit {
  /** Absent: a client is made of what was typed. */
  readonly client?: Client;
  readonly typed?: string;
}

/** Clients by name, RFC or mail; with nothing typed, those of the last invoices. */
export function clientHits(companyId: string, recent: readonly string[], create: (text: string) => string) {
  return function useClientHits(query: string): Hits<ClientHit> {
    const typed = query.trim();
    const { data, isPlaceholderData } = useQuery({
      ...api.clients.list.queryOptions({ input: { companyId, limit: FEW, ...(typed === '' ? {} : { query: typed }) } }),
      placeholderData: keepPreviousData,
    });
    const lately = useQueries({
      queries: typed === '' ? recent.slice(0, TOP).map((id) => api.clients.get.queryOptions({ input: { id } })) : [],
      combine: read,
    });
    return useMemo(() => {
      const rank = (id: string): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
      const top = lately.filter((client) => client.archivedAtUtc === undefined);
      const rest = (data?.rows ?? []).filter((client) => !top.some(({ id }) => id === client.id));
      const rows = [...top, ...rest.toSorted((one, other) => rank(one.id) - rank(other.id))];
      const clients = rows.map((client): ClientHit => ({
        id: client.id,
        label: client.legalName,
        detail: [client.rfc, client.regimenFiscal, `CP ${client.postalCode}`, client.defaultUsoCfdi].join(' · '),
        client,
      }));
      return {
        hits: [...clients, { id: 'create', label: create(typed), typed }],
        settled: data !== undefined && !isPlaceholderData,
      };
    }, [data, isPlaceholderData, lately, typed]);
  };
}

export interface InvoiceHit extends Hit {
  readonly invoice: InvoiceRowView;
}

/** Stamped invoices that a credit note may correct; of one client where it is chosen. */
export function invoiceHits(companyId: string, clientId: string) {
  return function useInvoiceHits(query: string): Hits<InvoiceHit> {
    const formats = useFormats();
    const typed = query.trim();
    const { data, isPlaceholderData } = useQuery({
      ...api.invoices.list.queryOptions({
        input: {
          companyId,
          limit: FEW,
          types: ['I'],
          statuses: ['stamped'],
          ...(typed === '' ? {} : { query: typed }),
          ...(clientId === '' ? {} : { clientId }),
        },
      }),
      placeholderData: keepPreviousData,
    });
    return useMemo(
      () => ({
        hits: (data?.rows ?? []).map((invoice): InvoiceHit => ({
          id: invoice.id,
          lead: [invoice.serie, invoice.folio].filter((part) => part !== undefined && part !== '').join('-'),
          label: invoice.receiverName,
          detail: `${invoice.fecha === undefined ? '' : formats.day(invoice.fecha)} · ${formats.minor(
            invoice.totalMinor,
            invoice.currencyDecimals,
          )} ${invoice.currency}`,
          invoice,
        })),
        settled: data !== undefined && !isPlaceholderData,
      }),
      [data, formats, isPlaceholderData],
    );
  };
}
