/**
 * CFDIs that were made elsewhere, brought in by the thousand: handed over, judged, deduplicated, and taken back if a
 * person wants to. What a company issued becomes an invoice of its list, what it received a document of `received`.
 *
 * A window hands files over in pieces: `begin`, then `addFiles` for XMLs (many in one call) and `addPiece` for a ZIP,
 * then `start`. Both hosts carry them alike, and no message holds more than a few megabytes.
 */
import { z } from 'zod';
import { base64UpTo, instant, pageInput, pageOf, procedure, recordId } from './common.ts';
import { job } from './jobs.ts';

/** Most that the files of one message hold, and the largest piece of a ZIP. */
export const UPLOAD_PIECE_BYTES = 4 * 1024 * 1024;
/** Files in one message. */
export const UPLOAD_FILES = 500;
/** Largest file that is taken, and all of a run's together. */
export const UPLOAD_MOST_BYTES = 4 * 1024 * 1024 * 1024;

export const cfdiImportOptions = z.strictObject({
  /** Only documents of this company, issued or received; absent: of any company of the desk. */
  companyId: recordId.optional(),
  /** Keeps documents that no company of the desk issued or received, beside `companyId`, which must then be said. */
  keepForeign: z.boolean().default(false),
  /**
   * Keeps received documents whose seal, certificate or timbre fails, marked with what failed. Issued ones are never
   * kept so: a document of ours that does not verify is not ours.
   */
  keepInvalid: z.boolean().default(false),
});
export type CfdiImportOptions = z.infer<typeof cfdiImportOptions>;

export const importOutcome = z.enum(['imported', 'duplicate', 'conflict', 'ignored', 'refused']);
export type ImportOutcome = z.infer<typeof importOutcome>;

/** One thing that is wrong or doubtful with a file, in the caller's language. */
export const importFinding = z.object({
  /** Stable: `SEAL_INVALID`, `NOT_OURS`, `ZIP_ENTRY_TOO_LARGE`, `XML_MALFORMED`… */
  code: z.string(),
  /** `error`: the file stayed out, or came in only because `keepInvalid` said so. `warning`: a person should look. */
  severity: z.enum(['error', 'warning']),
  message: z.string(),
});
export type ImportFindingView = z.infer<typeof importFinding>;

export const importedFile = z.object({
  /** Order of the work, from 1. */
  position: z.int(),
  /** As the person knows it: `enero.zip/2024/A-12.xml`. */
  path: z.string(),
  /**
   * `duplicate`: the same document is already here. `conflict`: its UUID is, with another content, and it was kept
   * out. `ignored`: no CFDI. `refused`: a CFDI that cannot come in.
   */
  outcome: importOutcome,
  uuid: z.string().optional(),
  /** Invoice that it became, or of which it is a duplicate. */
  issuedId: recordId.optional(),
  /** Received document that it became, or of which it is a duplicate. */
  receivedId: recordId.optional(),
  findings: z.array(importFinding),
});
export type ImportedFile = z.infer<typeof importedFile>;

const counts = z.object({
  /** New invoices of companies of the desk. */
  issued: z.int(),
  /** New received documents (and payroll, and foreign ones that were kept). */
  received: z.int(),
  duplicate: z.int(),
  conflict: z.int(),
  ignored: z.int(),
  refused: z.int(),
  /** Files among the imported ones that have findings. */
  doubtful: z.int(),
});

export const cfdiImportRun = z.object({
  id: recordId,
  companyId: recordId.optional(),
  /**
   * `collecting`: files are being handed over. `cancelled` and `failed`: what came in until then stays; `start` goes on
   * behind it, `undo` takes it back.
   */
  state: z.enum(['collecting', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone']),
  /** What it reads, as a person calls it. */
  source: z.string(),
  options: cfdiImportOptions,
  /** Job that works on it: `jobs.get` has its progress, `jobs.cancel` stops it. */
  jobId: recordId.optional(),
  undoJobId: recordId.optional(),
  /** Files in all; absent until they were counted. */
  total: z.int().optional(),
  /** Files that are dealt with. */
  done: z.int(),
  counts,
  /** Of an undo: documents taken back, and those that something was done with meanwhile and that stayed. */
  undone: z.int(),
  kept: z.int(),
  /** Why it failed. */
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  createdAtUtc: instant,
  finishedAtUtc: instant.optional(),
});
export type CfdiImportRun = z.infer<typeof cfdiImportRun>;

export const cfdiImportDetail = cfdiImportRun.extend({
  /**
   * Series of ours whose next folio was already used by an imported document: whoever goes on with the old numbers sets
   * it behind `highestImported` first (`companies.updateSeries`).
   */
  seriesBehind: z.array(
    z.object({
      companyId: recordId,
      type: z.string(),
      serie: z.string(),
      nextFolio: z.int(),
      highestImported: z.int(),
    }),
  ),
});
export type CfdiImportDetail = z.infer<typeof cfdiImportDetail>;

const byId = z.strictObject({ id: recordId });
/** A path inside what was dropped, for people to read; it is never a path of ours. */
const namedPath = z.string().min(1).max(1000);

export const cfdiImportsContract = {
  /** A new run that waits for its files. One that never starts goes after a day. */
  begin: procedure.input(cfdiImportOptions).output(cfdiImportRun),
  /** Whole small files: XMLs, or anything else that a person dropped with them. */
  addFiles: procedure
    .input(
      byId.extend({
        files: z
          .array(z.strictObject({ path: namedPath, base64: base64UpTo(UPLOAD_PIECE_BYTES) }))
          .min(1)
          .max(UPLOAD_FILES)
          .refine((files) => files.reduce((sum, { base64 }) => sum + base64.length, 0) <= UPLOAD_PIECE_BYTES * 1.5, {
            error: 'archivos de más para un solo mensaje',
          }),
      }),
    )
    .output(z.object({ files: z.int() })),
  /**
   * A piece of one large file; `offset` must be where the piece before it ended, and the same piece again is
   * harmless. The file is complete with its `bytes`.
   */
  addPiece: procedure
    .input(
      byId.extend({
        path: namedPath,
        bytes: z.int().min(1).max(UPLOAD_MOST_BYTES),
        offset: z.int().min(0).max(UPLOAD_MOST_BYTES),
        base64: base64UpTo(UPLOAD_PIECE_BYTES),
      }),
    )
    .output(z.object({ next: z.int(), complete: z.boolean() })),
  /** Begins the work, or goes on with what was cancelled or failed. */
  start: procedure.input(byId).output(cfdiImportRun),
  get: procedure.input(byId).output(cfdiImportDetail),
  /** Newest first. */
  list: procedure.input(pageInput).output(pageOf(cfdiImportRun)),
  /** What came of every file, in their order. `only: 'problems'`: those with something to look at. */
  files: procedure
    .input(
      pageInput.extend({
        ...byId.shape,
        only: z.enum(['all', 'problems']).default('all'),
        outcomes: z.array(importOutcome).min(1).max(5).optional(),
      }),
    )
    .output(pageOf(importedFile)),
  /** Takes back what a run brought in, as a job. What was worked on since (mailed, cancelled…) stays and is counted. */
  undo: procedure.input(byId).output(job),
  /** Drops a run that has not begun, with its files. */
  discard: procedure.input(byId).output(z.object({ discarded: z.literal(true) })),
};
