/** Stamped invoices of a spec's own, whose receiver does about a cancellation what the demo PAC is told to play. */
import { expect } from '@playwright/test';
import type { InvoiceDetail } from '../../../src-shared/contract/invoices.ts';
import type { Desk } from './desk.ts';

/** What stands in CondicionesDePago; see the demo PAC's `acceptance.ts`. */
export type Play = 'demo: acepta' | 'demo: rechaza' | 'demo: no contesta' | 'demo: no cancelable';

/** The company that the window shows first. */
export async function companyOf({ client }: Desk): Promise<string> {
  const { rows } = await client.companies.list({ limit: 10 });
  const company = rows.find(({ tradeName }) => tradeName?.startsWith('Torre del Valle') === true);
  if (company === undefined) throw new Error('the demo desk has no such company');
  return company.id;
}

interface Made {
  readonly play?: Play;
  /** Names this document in its CfdiRelacionados. */
  readonly relatesTo?: { readonly uuid: string; readonly as: '04' | '07' };
}

export async function stampedInvoice(desk: Desk, { play, relatesTo }: Made = {}): Promise<InvoiceDetail> {
  const { client } = desk;
  const companyId = await companyOf(desk);
  const { rows } = await client.invoices.list({ companyId, statuses: ['stamped'], types: ['I'], limit: 100 });
  const model = rows.find(({ currency }) => currency === 'MXN');
  if (model === undefined) throw new Error('the demo desk has no such invoice');
  const copy = await client.invoices.duplicate({ id: model.id });
  if (copy.draft === undefined) throw new Error('a duplicate is a draft');
  const draft = await client.invoices.update({
    id: copy.id,
    version: copy.version,
    draft: {
      ...copy.draft,
      // Whatever the model had: it may be one of these.
      condicionesDePago: play,
      cfdiRelacionados: relatesTo === undefined ? [] : [{ tipoRelacion: relatesTo.as, uuids: [relatesTo.uuid] }],
    },
  });
  const { issued, findings } = await client.invoices.issue({ id: draft.id, version: draft.version });
  expect(issued, findings.map(({ message }) => message).join('\n')).toBe(true);
  let invoice: InvoiceDetail | undefined;
  await expect
    .poll(async () => {
      invoice = await client.invoices.get({ id: draft.id });
      return invoice.status;
    })
    .toBe('stamped');
  if (invoice === undefined) throw new Error('it was not read');
  return invoice;
}

/** `A-123` */
export function numberOf({ serie = '', folio }: Pick<InvoiceDetail, 'serie' | 'folio'>): string {
  return [serie, folio].filter((part) => part !== '').join('-');
}
