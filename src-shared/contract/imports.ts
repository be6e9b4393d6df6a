/** Records that come from a spreadsheet: what was understood of it, what would happen, what came of it, and back. */
import { z } from 'zod';
import { fileContent, instant, optional, recordId } from './common.ts';
import { recordFinding } from './findings.ts';

/** Rows of a preview or a report that are shown; the totals count all. */
export const SHOWN_ROWS = 200;
/** More rows than any desk has in one file. */
export const MOST_ROWS = 50_000;

const importMode = z.enum(['create', 'createAndUpdate']);
export type ImportMode = z.infer<typeof importMode>;

/** What preview and import have in common, for the fields of one kind of record. */
export function importInput<F extends string>(fields: readonly F[]) {
  return z.strictObject({
    companyId: recordId,
    /** XLSX, XLS, ODS or CSV. */
    file: fileContent,
    /** Sheet of a workbook; the first with rows unless said. */
    sheet: z.string().max(255).optional(),
    /** Column (from 0) of each field; instead of what the headers say. */
    mapping: z.strictObject(optional(shape(fields, z.int().min(0).max(16_383)))).optional(),
    /** What an empty or absent cell stands for, as it would be written in one. */
    defaults: z.strictObject(optional(shape(fields, z.string().max(1000)))).optional(),
    /** `createAndUpdate` changes what is already there (clients by RFC, products by SKU); `create` leaves it alone. */
    mode: importMode.default('createAndUpdate'),
  });
}

function shape<F extends string, V extends z.ZodType>(fields: readonly F[], value: V): Record<F, V> {
  return Object.fromEntries(fields.map((field) => [field, value])) as Record<F, V>;
}

/** `only: 'problems'` shows the rows with findings alone. */
export const previewOptions = { only: z.enum(['all', 'problems']).default('all') };
/** Rows with errors are left out only if the person said so; otherwise IMPORT_ROWS_INVALID and nothing changes. */
export const importOptions = { skipInvalid: z.boolean().default(false) };

const importedRow = z.object({
  /** As the spreadsheet counts them: the header is 1. */
  row: z.int(),
  /** Understood and cleaned, by field. */
  values: z.record(z.string(), z.string()),
  action: z.enum(['create', 'update', 'skip']),
  /** Why a row is skipped. */
  reason: z.enum(['invalid', 'unchanged', 'exists']).optional(),
  /** The record that it updates or would repeat. */
  recordId: recordId.optional(),
  findings: z.array(recordFinding),
});
export type ImportedRow = z.infer<typeof importedRow>;

const importTotals = z.object({
  rows: z.int(),
  create: z.int(),
  update: z.int(),
  /** Unchanged, or already there in mode `create`. */
  skip: z.int(),
  /** With at least one error; they are not in `skip`. */
  invalid: z.int(),
  withWarnings: z.int(),
});
export type ImportTotals = z.infer<typeof importTotals>;

export const importPreview = z.object({
  format: z.enum(['csv', 'workbook']),
  sheetNames: z.array(z.string()),
  /** The sheet that was read; absent for CSV. */
  sheet: z.string().optional(),
  /** CSV: how it was read. */
  delimiter: z.string().optional(),
  encoding: z.string().optional(),
  /** Row that has the headers, from 1. */
  headerRow: z.int(),
  columns: z.array(
    z.object({
      index: z.int(),
      header: z.string(),
      field: z.string().optional(),
      /** Its first values. */
      sample: z.array(z.string()),
    }),
  ),
  /** Every field that a column can be, for a person to choose from. */
  fields: z.array(z.object({ field: z.string(), label: z.string(), required: z.boolean() })),
  /** Required fields without column or default. */
  missing: z.array(z.string()),
  rows: z.array(importedRow),
  totals: importTotals,
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importResult = z.object({
  /** For `undoImport`; absent when nothing changed. */
  importId: recordId.optional(),
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  invalid: z.int(),
  /** The rows that were left out for errors. */
  rows: z.array(importedRow),
});
export type ImportResult = z.infer<typeof importResult>;

/** An import that was made, newest first. */
export const pastImport = z.object({
  id: recordId,
  companyId: recordId,
  fileName: z.string(),
  importedAtUtc: instant,
  importedBy: z.string(),
  created: z.int(),
  updated: z.int(),
  undoneAtUtc: instant.optional(),
});
export type PastImport = z.infer<typeof pastImport>;

export const undoResult = z.object({
  /** Created by the import and archived now. */
  archived: z.int(),
  /** Changed by the import and as before now. */
  restored: z.int(),
  /** Changed by somebody since: left as they are. */
  kept: z.array(z.object({ id: recordId, name: z.string() })),
});
export type UndoResult = z.infer<typeof undoResult>;
