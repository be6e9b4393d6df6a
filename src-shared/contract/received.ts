/** Documents that a company received (its expenses), beside its payroll and what was kept of others. */
import { z } from 'zod';
import { amountMinor, fileContent, pageOf, procedure, recordColumns, recordId, rfc } from './common.ts';
import { satStatusBrief } from './sat-status.ts';
import { importFinding } from './cfdi-imports.ts';

export const receivedType = z.enum(['I', 'E', 'T', 'N', 'P']);
/** `received`: the company is the receiver. `issued`: its payroll. `foreign`: of nobody on this desk. */
export const receivedRole = z.enum(['received', 'issued', 'foreign']);
export const receivedStatus = z.enum(['stamped', 'cancelled']);

const some = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(20).optional();

/** Which documents of a company; everything said must hold. */
export const receivedFilter = z.strictObject({
  companyId: recordId,
  role: receivedRole.default('received'),
  /** Beginnings of words of both names, RFCs, folio, series and folio, UUID. All must be found. */
  query: z.string().max(100).optional(),
  types: some(receivedType),
  statuses: some(receivedStatus),
  issuerRfc: rfc.optional(),
  /** First and last fiscal day. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  minTotalMinor: amountMinor.optional(),
  maxTotalMinor: amountMinor.optional(),
  metodosPago: some(z.enum(['PUE', 'PPD'])),
  formasPago: some(z.string().regex(/^\d{2}$/)),
  usos: some(z.string().regex(/^[A-Z]{1,2}\d{2}$/)),
  /** Only those that have, or have not, something to look at. */
  doubtful: z.boolean().optional(),
  importRunId: recordId.optional(),
});
export type ReceivedFilter = z.infer<typeof receivedFilter>;

export const receivedSort = z.strictObject({
  by: z.enum(['imported', 'fecha', 'total', 'issuer']),
  direction: z.enum(['asc', 'desc']),
});
export type ReceivedSort = z.infer<typeof receivedSort>;

export const receivedListInput = z
  .strictObject({
    ...receivedFilter.shape,
    /** Default: by fiscal date, newest first. */
    sort: receivedSort.optional(),
    cursor: z.string().max(1000).optional(),
    offset: z.int().min(0).max(10_000_000).optional(),
    limit: z.int().min(1).max(500).default(100),
  })
  .refine(({ cursor, offset }) => cursor === undefined || offset === undefined, {
    path: ['offset'],
    error: 'cursor u offset, no los dos',
  });

const amounts = {
  subtotalMinor: amountMinor,
  discountMinor: amountMinor,
  transferredMinor: amountMinor,
  withheldMinor: amountMinor,
  /** Local taxes, transferred less withheld. */
  localMinor: amountMinor,
  totalMinor: amountMinor,
  ivaTransferredMinor: amountMinor,
  iepsTransferredMinor: amountMinor,
  ivaWithheldMinor: amountMinor,
  isrWithheldMinor: amountMinor,
  iepsWithheldMinor: amountMinor,
};

export const receivedRow = z.object({
  ...recordColumns,
  companyId: recordId,
  role: receivedRole,
  type: receivedType,
  status: receivedStatus,
  uuid: z.string(),
  serie: z.string().optional(),
  /** As it is printed: another system's folio need not be a number. */
  folio: z.string().optional(),
  /** Local time of the place of issue. */
  fecha: z.string(),
  issuerRfc: z.string(),
  issuerName: z.string(),
  receiverRfc: z.string(),
  receiverName: z.string(),
  usoCfdi: z.string(),
  formaPago: z.string().optional(),
  metodoPago: z.string().optional(),
  currency: z.string(),
  currencyDecimals: z.int(),
  exchangeRate: z.string().optional(),
  ...amounts,
  /** Has findings. */
  doubtful: z.boolean(),
  /** Sealed with a demonstration certificate. */
  demo: z.boolean(),
  importRunId: recordId.optional(),
  /** What SAT said last, see `satStatus.get` with the source `received`; absent where it was never asked. */
  satStatus: satStatusBrief.optional(),
});
export type ReceivedRowView = z.infer<typeof receivedRow>;

/** One tax of the whole document by rate; Exento has neither rate nor amount, and 3.3 writes no base. */
export const receivedTax = z.object({
  kind: z.enum(['transferred', 'withheld']),
  tax: z.string(),
  factor: z.string().optional(),
  rate: z.string().optional(),
  base: z.string().optional(),
  amount: z.string().optional(),
});
export type ReceivedTax = z.infer<typeof receivedTax>;

export const receivedDetail = receivedRow.extend({
  cfdiVersion: z.string(),
  /** Local time of central Mexico, as the timbre writes it. */
  stampedAt: z.string(),
  placeOfIssue: z.string(),
  issuerRegimen: z.string(),
  receiverRegimen: z.string().optional(),
  csdNumber: z.string(),
  pacRfc: z.string(),
  /** Whether SAT's seal in the timbre holds; `unknown` without its certificate. */
  timbreSeal: z.enum(['ok', 'failed', 'unknown']),
  taxes: z.array(receivedTax),
  lines: z.array(
    z.object({
      claveProdServ: z.string(),
      descripcion: z.string(),
      cantidad: z.string(),
      claveUnidad: z.string(),
      valorUnitario: z.string(),
      importe: z.string(),
      descuento: z.string().optional(),
    }),
  ),
  related: z.array(z.object({ tipoRelacion: z.string(), uuids: z.array(z.string()) })),
  findings: z.array(importFinding),
});
export type ReceivedDetail = z.infer<typeof receivedDetail>;

const countAndTotal = z.object({ count: z.int(), totalMinor: amountMinor });

/** What the whole filter adds up to, by currency; cancelled documents are in none of the sums. */
export const receivedTotals = z.object({
  count: z.int(),
  byCurrency: z.array(
    z.object({
      currency: z.string(),
      currencyDecimals: z.int(),
      count: z.int(),
      ...amounts,
      /** Credit notes among them, which stand in the sums as they are; `netTotalMinor` takes them off. */
      creditNotes: countAndTotal,
      netTotalMinor: amountMinor,
      cancelled: countAndTotal,
    }),
  ),
});
export type ReceivedTotals = z.infer<typeof receivedTotals>;

const byId = z.strictObject({ id: recordId });

export const receivedContract = {
  list: procedure.input(receivedListInput).output(pageOf(receivedRow)),
  totals: procedure.input(receivedFilter).output(receivedTotals),
  get: procedure.input(byId).output(receivedDetail),
  /** The bytes as they came. */
  xml: procedure.input(byId).output(fileContent),
};
