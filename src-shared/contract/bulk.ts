/** Bulk work on invoices: one action over a selection, as a durable job whose result and file stay. */
import { z } from 'zod';
import { instant, pageInput, pageOf, procedure, recordId } from './common.ts';
import { invoiceFilter, invoiceSort } from './invoice-list.ts';
import { job, jobState } from './jobs.ts';

/**
 * `issue` seals and queues for stamping, oldest first, so that folios follow the order of the drafts; `mail` queues
 * one mail each in the outbox; `print` makes a ZIP of PDFs and XMLs; `remove-drafts` can be undone; `export`
 * makes a workbook or a CSV of what the list shows, in its order; `cancel` asks for the cancellation of each with one motivo
 * (its job is done when all are asked for; each cancellation then goes its own way).
 */
export const bulkAction = z.enum(['issue', 'mail', 'print', 'remove-drafts', 'export', 'cancel']);
export type BulkAction = z.infer<typeof bulkAction>;

export const exportColumn = z.enum([
  'type',
  'status',
  'serie',
  'folio',
  'fecha',
  'receiverRfc',
  'receiverName',
  'currency',
  'subtotal',
  'discount',
  'transferred',
  'withheld',
  'local',
  'total',
  'uuid',
  'stampedAtUtc',
  'paymentState',
  'mailState',
  'pacMessage',
  'demo',
  'createdAtUtc',
]);
export type ExportColumn = z.infer<typeof exportColumn>;

/** Rows that were pointed at, or everything that a list shows but for some rows. */
export const bulkSelection = z.union([
  z.strictObject({ ids: z.array(recordId).min(1).max(5000) }),
  z.strictObject({
    /** Of the same company as the action. */
    filter: invoiceFilter,
    /** The list's order; default: newest first. */
    sort: invoiceSort.optional(),
    except: z.array(recordId).max(5000).default([]),
  }),
]);
export type BulkSelection = z.infer<typeof bulkSelection>;

export const printOptions = z
  .strictObject({ pdf: z.boolean(), xml: z.boolean() })
  .refine(({ pdf, xml }) => pdf || xml, { error: 'pdf, xml o los dos' });

export const exportOptions = z.strictObject({
  format: z.enum(['xlsx', 'csv']),
  /** In the order to show them; absent: all of them. */
  columns: z
    .array(exportColumn)
    .min(1)
    .max(exportColumn.options.length)
    .refine((columns) => new Set(columns).size === columns.length, { error: 'cada columna una vez' })
    .optional(),
});

export const cancelOptions = z.strictObject({
  /** 01 names a replacement and 04 a global invoice: they are asked for one by one. */
  motivo: z.enum(['02', '03']),
  note: z.string().trim().min(1).max(500).optional(),
});

export const bulkStart = z
  .strictObject({
    companyId: recordId,
    action: bulkAction,
    selection: bulkSelection,
    /** With the action `print`, and only with it. */
    print: printOptions.optional(),
    /** With the action `export`, and only with it. */
    export: exportOptions.optional(),
    /** With the action `cancel`, and only with it. */
    cancel: cancelOptions.optional(),
    /** The same key again answers with the first job; absent: every call is a new job. */
    idempotencyKey: z.string().min(1).max(200).optional(),
  })
  .refine((said) => (said.action === 'print') === (said.print !== undefined), {
    path: ['print'],
    error: 'va con la acción print, y solo con ella',
  })
  .refine((said) => (said.action === 'export') === (said.export !== undefined), {
    path: ['export'],
    error: 'va con la acción export, y solo con ella',
  })
  .refine((said) => (said.action === 'cancel') === (said.cancel !== undefined), {
    path: ['cancel'],
    error: 'va con la acción cancel, y solo con ella',
  })
  .refine((said) => 'ids' in said.selection || said.selection.filter.companyId === said.companyId, {
    path: ['selection', 'filter', 'companyId'],
    error: 'la misma empresa que companyId',
  });
export type BulkStart = z.infer<typeof bulkStart>;
export type PrintOptions = z.infer<typeof printOptions>;
export type ExportOptions = z.infer<typeof exportOptions>;
export type CancelOptions = z.infer<typeof cancelOptions>;

/** One invoice that the action could not be done on, and why, in words that say what to do. */
export const bulkFailure = z.object({
  invoiceId: recordId,
  /** Series and folio, or the receiver of what has none. */
  label: z.string(),
  code: z.string(),
  message: z.string(),
});
export type BulkFailure = z.infer<typeof bulkFailure>;

export const bulkFile = z.object({
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  contentType: z.string(),
  /** It is removed by itself after this. */
  expiresAtUtc: instant,
});
export type BulkFile = z.infer<typeof bulkFile>;

export const bulkResult = z.object({
  jobId: recordId,
  companyId: recordId,
  /** `undo` is the job that `bulk.undo` starts. */
  action: z.enum([...bulkAction.options, 'undo']),
  /** Of the job; `dead` with JOB_CANCELLED in `error` when it was cancelled. What was done until then stays done. */
  state: jobState,
  /** Absent while the selection is still being gathered. */
  total: z.int().optional(),
  done: z.int(),
  failedCount: z.int(),
  /** Nothing was to be done: an invoice that is already issued, a document that is no draft, a mail that is waiting. */
  skipped: z.int(),
  /** The first hundred; all of them in `bulk.failures`. */
  failed: z.array(bulkFailure),
  file: bulkFile.optional(),
  /** Removed drafts that `bulk.undo` would bring back. */
  undoable: z.int(),
  /** Why the job waits or is dead. */
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  createdAtUtc: instant,
  finishedAtUtc: instant.optional(),
});
export type BulkResult = z.infer<typeof bulkResult>;

const byJob = z.strictObject({ jobId: recordId });
/** Most that one piece of a file holds. */
export const FILE_PIECE_BYTES = 4 * 1024 * 1024;

export const bulkContract = {
  /** Queues the action. Cancelling is `jobs.cancel`; `jobs.retry` of a dead one goes on with what is left. */
  start: procedure.input(bulkStart).output(job),
  result: procedure.input(byJob).output(bulkResult),
  /** Everything that failed, in the order of the work. */
  failures: procedure.input(pageInput.extend(byJob.shape)).output(pageOf(bulkFailure)),
  /** A piece of the job's file; `next` is the offset of the piece after it, absent at the end. */
  readFile: procedure
    .input(byJob.extend({ offset: z.int().min(0), length: z.int().min(1).max(FILE_PIECE_BYTES) }))
    .output(z.object({ base64: z.base64(), next: z.int().optional() })),
  /** Removes the file at once; it would go by itself after seven days. */
  discardFile: procedure.input(byJob).output(z.object({ discarded: z.literal(true) })),
  /** Brings back the drafts that a job removed, as a job of its own. Twice is the same job. */
  undo: procedure.input(byJob).output(job),
};
