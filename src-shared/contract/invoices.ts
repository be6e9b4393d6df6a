/** Invoices (I), credit notes (E) and transfers (T): from draft to stamped document. */
import { z } from 'zod';
import {
  amountMinor,
  decimal6,
  fileContent,
  pageOf,
  postalCode,
  procedure,
  recordColumns,
  recordId,
  rfc,
  version,
} from './common.ts';
import {
  invoiceAttention,
  invoiceFilter,
  invoiceListInput,
  invoiceStatus,
  invoiceTotals,
  listedType,
  mailState,
  paymentState,
} from './invoice-list.ts';
import { cancellationState, invoiceCancellation } from './cancellation.ts';
import { satStatusBrief } from './sat-status.ts';
import { lineTax } from './taxes.ts';

export {
  invoiceFilter,
  invoiceSort,
  invoiceStatus,
  mailState,
  paymentState,
  type InvoiceAttention,
  type InvoiceFilter,
  type InvoiceSort,
  type InvoiceStatus,
  type InvoiceTotals,
} from './invoice-list.ts';

/** Text of an attribute: no pipe (it separates the cadena original), trimmed, 1 to `max` characters. */
const attributeText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^|]+$/);

const pedimento = z.strictObject({ numeroPedimento: z.string().regex(/^\d{2} {2}\d{2} {2}\d{4} {2}\d{7}$/) });

const parte = z.strictObject({
  claveProdServ: z.string().regex(/^\d{8}$/),
  noIdentificacion: attributeText(100).optional(),
  cantidad: decimal6,
  unidad: attributeText(20).optional(),
  descripcion: attributeText(1000),
  valorUnitario: decimal6.optional(),
  importe: decimal6.optional(),
  informacionAduanera: z.array(pedimento).max(1000).default([]),
});

/** A line; with `productId`, whatever is not said comes from the product. */
export const draftLine = z
  .strictObject({
    productId: recordId.optional(),
    claveProdServ: z
      .string()
      .regex(/^\d{8}$/)
      .optional(),
    noIdentificacion: attributeText(100).optional(),
    cantidad: decimal6.default('1'),
    claveUnidad: z
      .string()
      .regex(/^[A-Z\d]{2,3}$/)
      .optional(),
    unidad: attributeText(20).optional(),
    descripcion: attributeText(1000).optional(),
    precioUnitario: decimal6.optional(),
    precioIncluyeImpuestos: z.boolean().optional(),
    descuento: z.strictObject({ tipo: z.enum(['importe', 'porcentaje']), valor: decimal6 }).optional(),
    objetoImp: z
      .string()
      .regex(/^0[1-8]$/)
      .optional(),
    impuestos: z.array(lineTax).max(10).optional(),
    aCuentaTerceros: z
      .strictObject({
        rfcACuentaTerceros: rfc,
        nombreACuentaTerceros: attributeText(300),
        regimenFiscalACuentaTerceros: z.string().regex(/^\d{3}$/),
        domicilioFiscalACuentaTerceros: postalCode,
      })
      .optional(),
    informacionAduanera: z.array(pedimento).max(1000).default([]),
    cuentaPredial: z
      .array(z.strictObject({ numero: z.string().regex(/^[0-9a-zA-Z]{1,150}$/) }))
      .max(1000)
      .default([]),
    /** Each one element with its own namespace declarations. */
    complementoConceptoXml: z.array(z.string().max(200_000)).max(10).default([]),
    parte: z.array(parte).max(1000).default([]),
  })
  .refine(
    (line) =>
      line.productId !== undefined ||
      (line.claveProdServ !== undefined &&
        line.claveUnidad !== undefined &&
        line.descripcion !== undefined &&
        line.precioUnitario !== undefined),
    { error: 'sin productId hacen falta claveProdServ, claveUnidad, descripcion y precioUnitario' },
  );
export type DraftLineInput = z.infer<typeof draftLine>;

export const invoiceType = z.enum(['I', 'E', 'T']);

/** What a person decides; amounts are computed. Absent fields take the company's, the client's or the guide's value. */
export const invoiceDraft = z.strictObject({
  companyId: recordId,
  clientId: recordId,
  type: invoiceType.default('I'),
  /** Absent: the company's default series for the type. */
  serie: z
    .string()
    .regex(/^[^|]{0,25}$/)
    .optional(),
  /** c_FormaPago */
  formaPago: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  metodoPago: z.enum(['PUE', 'PPD']).optional(),
  condicionesDePago: attributeText(1000).optional(),
  moneda: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('MXN'),
  tipoCambio: decimal6.optional(),
  /** c_Exportacion */
  exportacion: z
    .string()
    .regex(/^0[1-4]$/)
    .default('01'),
  /** Absent: the company's postal code. */
  lugarExpedicion: postalCode.optional(),
  /** Absent: the client's default. */
  usoCFDI: z
    .string()
    .regex(/^[A-Z]{1,2}\d{2}$/)
    .optional(),
  facAtrAdquirente: z
    .string()
    .regex(/^\d{10}$/)
    .optional(),
  confirmacion: z
    .string()
    .regex(/^[0-9a-zA-Z]{5}$/)
    .optional(),
  informacionGlobal: z
    .strictObject({
      periodicidad: z.string().regex(/^0[1-5]$/),
      meses: z.string().regex(/^\d{2}$/),
      anio: z.string().regex(/^\d{4}$/),
    })
    .optional(),
  cfdiRelacionados: z
    .array(z.strictObject({ tipoRelacion: z.string().regex(/^0[1-7]$/), uuids: z.array(z.uuid()).min(1).max(5000) }))
    .max(50)
    .default([]),
  lines: z.array(draftLine).min(1).max(10_000),
  impuestosLocales: z
    .array(
      z.strictObject({
        tipo: z.enum(['retencion', 'traslado']),
        nombre: attributeText(300),
        tasa: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/),
        importe: decimal6.optional(),
      }),
    )
    .max(100)
    .default([]),
  leyendas: z
    .array(
      z.strictObject({
        disposicionFiscal: z.string().trim().min(1).max(1000).optional(),
        norma: z.string().trim().min(1).max(1000).optional(),
        textoLeyenda: z.string().trim().min(1).max(10_000),
      }),
    )
    .max(100)
    .default([]),
  /** Other complements, each one element with its own namespace declarations. */
  complementosXml: z.array(z.string().max(2_000_000)).max(10).default([]),
  addendaXml: z.array(z.string().max(2_000_000)).max(10).default([]),
  /** Where the stamped document is mailed by itself; absent: it is not. */
  mailTo: z.array(z.email()).min(1).max(20).optional(),
});
export type InvoiceDraftInput = z.input<typeof invoiceDraft>;
export type InvoiceDraft = z.infer<typeof invoiceDraft>;

/** One thing that is wrong (error) or doubtful (warning), with the field it concerns. */
export const finding = z.object({
  /** SAT's or the PAC's code, e.g. `CFDI40119`. */
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Path into the document, e.g. `conceptos[2].importe`. */
  field: z.string(),
  message: z.string(),
});
export type FindingView = z.infer<typeof finding>;

const totals = z.object({
  currency: z.string(),
  currencyDecimals: z.int(),
  subtotalMinor: amountMinor,
  discountMinor: amountMinor,
  transferredMinor: amountMinor,
  withheldMinor: amountMinor,
  /** Local taxes, transferred less withheld. */
  localMinor: amountMinor,
  totalMinor: amountMinor,
});

/** A row of the list. */
export const invoiceRow = totals.extend({
  ...recordColumns,
  companyId: recordId,
  clientId: recordId.optional(),
  type: listedType,
  status: invoiceStatus,
  serie: z.string().optional(),
  folio: z.int().optional(),
  receiverRfc: z.string(),
  receiverName: z.string(),
  /** Local time of LugarExpedicion, as in the document. */
  fecha: z.string().optional(),
  uuid: z.string().optional(),
  stampedAtUtc: z.string().optional(),
  pacProvider: z.string().optional(),
  /** What the PAC said last, word for word. */
  pacCode: z.string().optional(),
  pacMessage: z.string().optional(),
  demo: z.boolean(),
  mailState,
  paymentState,
  /** Collected of it; total less this is its balance. */
  paidMinor: amountMinor.optional(),
  /** What SAT said last, see `satStatus.get`; absent where it was never asked. */
  satStatus: satStatusBrief.optional(),
  /** The import (`cfdiImports`) that brought it: stamped elsewhere, its number is another system's. */
  importRunId: recordId.optional(),
  /** Of the request that is under way, or of the last one where SAT or the receiver said no; else absent. */
  cancellationState: cancellationState.exclude(['cancelled', 'withdrawn']).optional(),
});
export type InvoiceRowView = z.infer<typeof invoiceRow>;
export type ShownCancellationState = NonNullable<InvoiceRowView['cancellationState']>;

export const invoiceDetail = invoiceRow.extend({
  /** Absent: an imported document that no draft can say (a payment receipt, a receiver who is no client). */
  draft: invoiceDraft.optional(),
  findings: z.array(finding),
  events: z.array(z.object({ atUtc: z.string(), event: z.string(), detail: z.record(z.string(), z.unknown()) })),
  /** Its cancellation, and what it replaces; absent: there is neither. */
  cancellation: invoiceCancellation.optional(),
});
export type InvoiceDetail = z.infer<typeof invoiceDetail>;

/** What a document adds up to, part by part: exact decimals as the document has them. */
export const breakdown = z.object({
  /** In the order of the lines; gross, and what is taken off. */
  lines: z.array(z.object({ importe: z.string(), descuento: z.string().optional() })),
  /** Of the whole document, by tax and rate. Exento has neither rate nor amount. */
  traslados: z.array(
    z.object({
      impuesto: z.string(),
      tipoFactor: z.string(),
      tasaOCuota: z.string().optional(),
      base: z.string().optional(),
      importe: z.string().optional(),
    }),
  ),
  retenciones: z.array(z.object({ impuesto: z.string(), importe: z.string() })),
  locales: z.array(
    z.object({ tipo: z.enum(['retencion', 'traslado']), nombre: z.string(), tasa: z.string(), importe: z.string() }),
  ),
  /** «MIL CIENTO SESENTA PESOS 00/100 M.N.», as it is printed. */
  totalInWords: z.string(),
});
export type Breakdown = z.infer<typeof breakdown>;

export const invoicePreview = z.object({
  totals,
  breakdown,
  findings: z.array(finding),
  /** The document as it would be sealed now (without seal). */
  xml: z.string(),
});

export const verification = z.object({
  /**
   * `valid`: every check passed. `invalid`: at least one failed. `unproven`: nothing failed, but something could
   * not be judged here (an authority or SAT certificate that is not on this machine) or is absent (no timbre).
   */
  verdict: z.enum(['valid', 'invalid', 'unproven']),
  version: z.string(),
  type: z.string(),
  uuid: z.string().optional(),
  issuerRfc: z.string(),
  receiverRfc: z.string(),
  total: z.string(),
  currency: z.string(),
  checks: z.array(
    z.object({
      id: z.string(),
      /** `unknown`: cannot be judged on this machine, e.g. without the SAT certificate. */
      result: z.enum(['ok', 'failed', 'unknown', 'absent']),
      message: z.string(),
    }),
  ),
  findings: z.array(finding),
});
export type VerificationView = z.infer<typeof verification>;

export const printedInvoice = z.object({
  id: recordId,
  file: fileContent.optional(),
  /** As in the error envelope: a stable code, and words for the person. */
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type PrintedInvoiceView = z.infer<typeof printedInvoice>;

export const invoicesContract = {
  create: procedure.input(invoiceDraft).output(invoiceDetail),
  update: procedure.input(z.strictObject({ id: recordId, version, draft: invoiceDraft })).output(invoiceDetail),
  /** Only a draft can go; anything later is kept. */
  remove: procedure.input(z.strictObject({ id: recordId, version })).output(z.object({ removed: z.literal(true) })),
  /** Totals and findings of a draft that need not be saved. */
  preview: procedure.input(invoiceDraft).output(invoicePreview),
  /**
   * Seals and queues for stamping the version that was shown. `issued: false`: findings stand in the way and
   * nothing changed. INVOICE_CHANGED_SINCE_SHOWN: client or company changed meanwhile; the draft was computed anew.
   */
  issue: procedure
    .input(z.strictObject({ id: recordId, version }))
    .output(z.object({ issued: z.boolean(), invoice: invoiceDetail, findings: z.array(finding) })),
  get: procedure.input(z.strictObject({ id: recordId })).output(invoiceDetail),
  /**
   * A new draft with the same receiver and lines: without folio, and without what belonged to the first one
   * alone (relations that do not fit again, confirmation, period of a global invoice, exchange rate).
   */
  duplicate: procedure.input(z.strictObject({ id: recordId })).output(invoiceDetail),
  list: procedure.input(invoiceListInput).output(pageOf(invoiceRow)),
  /** Counts and sums of the whole filter. */
  totals: procedure.input(invoiceFilter).output(invoiceTotals),
  attention: procedure.input(z.strictObject({ companyId: recordId })).output(invoiceAttention),
  /** The stamped XML, or the sealed one while there is no stamp. */
  xml: procedure.input(z.strictObject({ id: recordId })).output(fileContent),
  pdf: procedure.input(z.strictObject({ id: recordId })).output(fileContent),
  /** Many at once, without the engine standing still; one entry per id, in their order, with a file or with why not. */
  pdfBatch: procedure.input(z.strictObject({ ids: z.array(recordId).min(1).max(500) })).output(z.array(printedInvoice)),
  /** Judges any CFDI 3.3 or 4.0. */
  verify: procedure.input(z.strictObject({ file: fileContent })).output(verification),
};
