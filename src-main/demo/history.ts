/**
 * The past, written with SQL: the engine issues at this moment only, so that what was stamped months ago has its
 * rows put down here, as the engine would have left them. The documents themselves are real (`press.ts`): sealed,
 * judged and stamped. Payments, which the engine cannot do yet, are states without a document; the requests behind the
 * cancelled ones are written at the end (`cancellations.ts`).
 */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { Client } from '#contract/clients.ts';
import type { Company } from '#contract/companies.ts';
import { invoiceDraft, type InvoiceDraft } from '#contract/invoices.ts';
import type { Product } from '#contract/products.ts';
import type { Engine } from '#engine/engine.ts';
import { withProducts } from '#features/invoices/resolve-draft.ts';
import { invoiceEventsTable, invoiceFilesTable, invoicesTable } from '#features/invoices/tables.ts';
import { stampAttemptsTable } from '#features/stamping/tables.ts';
import { mailWriter } from './history-mail.ts';
import type { PlannedInvoice } from './plan.ts';
import type { PressedDocument, PressTask } from './press.ts';
import { inserter } from './rows.ts';

/** A company as the builder made it, with everything that an invoice of it refers to. */
export interface Stage {
  readonly companyId: string;
  readonly company: Company;
  readonly defaultSerie: string;
  readonly clients: readonly Client[];
  readonly products: readonly Product[];
  readonly pacConfigId: string;
}

/** The draft of a planned invoice, complete as the engine stores it. */
export function draftOf(planned: PlannedInvoice, stage: Stage): InvoiceDraft {
  const client = at(stage.clients, planned.client);
  const draft = invoiceDraft.parse({
    ...planned.draft,
    companyId: stage.companyId,
    clientId: client.id,
    lines: planned.lines.map((line) => {
      const product = at(stage.products, line.product);
      const kept = product.taxes.filter((tax) => tax.tipo === 'traslado');
      return {
        productId: product.id,
        cantidad: line.cantidad,
        ...(line.precioUnitario === undefined ? {} : { precioUnitario: line.precioUnitario }),
        ...(line.descuento === undefined ? {} : { descuento: { tipo: 'porcentaje', valor: line.descuento } }),
        ...(line.withholds || kept.length === product.taxes.length ? {} : { impuestos: kept }),
      };
    }),
  });
  return withProducts(draft, new Map(stage.products.map((product) => [product.id, product])));
}

/** Takes the folios of the past, series by series, in the order of time. */
export function numberHistory(
  history: readonly PlannedInvoice[],
  stages: readonly Stage[],
  firstFolio: (company: number, serie: string) => number,
): { readonly tasks: PressTask[]; readonly next: ReadonlyMap<string, number> } {
  const next = new Map<string, number>();
  const tasks = history.map((planned, key): PressTask => {
    const stage = at(stages, planned.company);
    const serie = planned.draft.serie ?? stage.defaultSerie;
    const series = `${planned.company} ${serie}`;
    const folio = next.get(series) ?? firstFolio(planned.company, serie);
    next.set(series, folio + 1);
    return {
      key,
      issuer: planned.company,
      client: at(stage.clients, planned.client),
      draft: draftOf(planned, stage),
      serie,
      folio,
      atMs: planned.atMs,
    };
  });
  return { tasks, next };
}

const PAC = { provider: 'demo', environment: 'demo' } as const;
const iso = (ms: number): string => new Date(ms).toISOString();

/** What writes the rows of one pressed document; the caller holds the transaction. */
export function historyWriter(engine: Engine, stages: readonly Stage[]) {
  const { raw } = engine;
  const invoice = inserter(raw, invoicesTable);
  const file = inserter(raw, invoiceFilesTable);
  const event = inserter(raw, invoiceEventsTable);
  const attempt = inserter(raw, stampAttemptsTable);
  const mail = mailWriter(raw);

  return function write(planned: PlannedInvoice, task: PressTask, document: PressedDocument): void {
    const stage = at(stages, planned.company);
    const id = uuidv7({ msecs: planned.atMs - 90_000 });
    const [createdAtUtc, issuedAtUtc, stampedAtUtc] = [planned.atMs - 90_000, planned.atMs, planned.atMs + 1500].map(
      iso,
    );
    if (createdAtUtc === undefined || issuedAtUtc === undefined || stampedAtUtc === undefined) return;
    const { fecha, zone, csdNumber, sealedSha256, stampedSha256, uuid, fechaTimbrado, noCertificadoSAT } = document;
    const after = afterwards(planned, task);
    invoice({
      id,
      companyId: stage.companyId,
      clientId: task.client.id,
      type: task.draft.type,
      status:
        planned.cancelled === 'yes' ? 'cancelled' : planned.cancelled === 'requested' ? 'cancel_requested' : 'stamped',
      draft: task.draft,
      serie: task.serie,
      folio: task.folio,
      receiverRfc: task.client.rfc,
      receiverName: task.client.legalName,
      ...document.totals,
      fecha,
      zone,
      issuedAtUtc,
      csdNumber,
      sealedSha256,
      uuid,
      stampedAtUtc,
      pacProvider: PAC.provider,
      findings: [],
      demo: true,
      mailState: planned.mail === 'none' ? 'unsent' : planned.mail,
      paymentState: planned.cancelled === 'no' ? planned.payment : 'unpaid',
      createdAtUtc,
      updatedAtUtc: after.at(-1)?.atUtc ?? stampedAtUtc,
      version: 4 + after.length,
    });
    const sealed = Buffer.from(document.sealed);
    const stamped = Buffer.from(document.stamped);
    file({ invoiceId: id, kind: 'sealed', sha256: sealedSha256, content: sealed, createdAtUtc: issuedAtUtc });
    file({ invoiceId: id, kind: 'stamped', sha256: stampedSha256, content: stamped, createdAtUtc: stampedAtUtc });
    attempt({
      id: uuidv7({ msecs: planned.atMs + 100 }),
      invoiceId: id,
      attempt: 1,
      pacConfigId: stage.pacConfigId,
      ...PAC,
      sealedSha256,
      state: 'stamped',
      sends: 1,
      asks: 0,
      uuid,
      outcome: 'stamped',
      intentAtUtc: issuedAtUtc,
      sentAtUtc: issuedAtUtc,
      answeredAtUtc: stampedAtUtc,
      updatedAtUtc: stampedAtUtc,
    });
    const issued = { serie: task.serie, folio: task.folio, fecha, csdNumber, sealedSha256 };
    const stamp = { uuid, fechaTimbrado, noCertificadoSAT, timbreSeal: 'valid', ...PAC };
    const events = [
      { atUtc: createdAtUtc, event: 'created', detail: {} },
      { atUtc: issuedAtUtc, event: 'issued', detail: issued },
      { atUtc: issuedAtUtc, event: 'stamping', detail: { ...PAC, attempt: 1, sealedSha256 } },
      { atUtc: stampedAtUtc, event: 'stamped', detail: stamp },
      ...after,
    ];
    const mailId = mail(id, planned, stage, task, document);
    for (const each of events) {
      // The events of a mail name it.
      const detail = each.event.startsWith('mail-') ? { ...each.detail, mailId } : each.detail;
      event({ invoiceId: id, ...each, detail });
    }
  };
}

/** What happened to it after it was stamped, in order. */
function afterwards(
  planned: PlannedInvoice,
  task: PressTask,
): { atUtc: string; event: string; detail: Record<string, unknown> }[] {
  const events = [];
  const minutes = (count: number): string => iso(planned.atMs + count * 60_000);
  if (planned.mail !== 'none') {
    const detail = { addresses: task.client.emails };
    events.push({ atUtc: minutes(2), event: 'mail-queued', detail });
    events.push({ atUtc: minutes(2), event: `mail-${planned.mail}`, detail });
  }
  if (planned.cancelled !== 'no') {
    events.push({ atUtc: minutes(60 * 26), event: 'cancel_requested', detail: { motivo: '02' } });
    if (planned.cancelled === 'yes')
      events.push({ atUtc: minutes(60 * 31), event: 'cancelled', detail: { motivo: '02' } });
  }
  return events;
}

/** The series go on where the past left off. */
export function continueSeries(raw: Database, stages: readonly Stage[], next: ReadonlyMap<string, number>): void {
  const update = raw.prepare("UPDATE series SET next_folio = ? WHERE company_id = ? AND serie = ? AND type = 'I'");
  for (const [series, folio] of next) {
    const [company = '', serie = ''] = series.split(' ');
    update.run(folio, at(stages, Number(company)).companyId, serie);
  }
}

export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no entry ${index}`);
  return found;
}
