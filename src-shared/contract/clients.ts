/** Clients (receptores): who is invoiced. */
import { z } from 'zod';
import {
  clearable,
  fileContent,
  optional,
  pageInput,
  pageOf,
  postalCode,
  procedure,
  recordColumns,
  recordId,
  rfc,
  version,
} from './common.ts';
import { constancia } from './constancia.ts';
import { recordFinding } from './findings.ts';
import {
  importInput,
  importOptions,
  importPreview,
  importResult,
  pastImport,
  previewOptions,
  undoResult,
} from './imports.ts';
import { count, recordFilter, sortedPage } from './lists.ts';

const fields = {
  rfc,
  /** Exactly as the Constancia de Situación Fiscal has it. */
  legalName: z.string().trim().min(1).max(300),
  /** c_RegimenFiscal */
  regimenFiscal: z.string().regex(/^\d{3}$/),
  postalCode,
  /** c_UsoCFDI that its invoices take unless said otherwise. */
  defaultUsoCfdi: z.string().regex(/^[A-Z]{1,2}\d{2}$/),
  emails: z.array(z.email()).max(20),
};
const options = {
  /** c_Pais, for foreign residents. */
  residenciaFiscal: z.string().regex(/^[A-Z]{3}$/),
  numRegIdTrib: z.string().trim().min(1).max(40),
  notes: z.string().trim().min(1).max(2000),
};

export const clientInput = z.strictObject({
  companyId: recordId,
  ...fields,
  emails: fields.emails.default([]),
  ...optional(options),
});
export type ClientInput = z.infer<typeof clientInput>;

/** What is left out stays; null clears an option. */
export const clientChanges = z.strictObject({ id: recordId, version, ...optional(fields), ...clearable(options) });
export type ClientChanges = z.infer<typeof clientChanges>;

export const client = z.object({
  ...recordColumns,
  companyId: recordId,
  ...fields,
  ...optional(options),
  archivedAtUtc: z.string().optional(),
});
export type Client = z.infer<typeof client>;

export const CLIENT_SORTS = ['name', 'rfc', 'updated'] as const;
export type ClientSort = (typeof CLIENT_SORTS)[number];

/** A client as far as it is written down: a form asks with every change. */
export const clientCheck = z.strictObject({
  companyId: recordId,
  /** The client being edited, which is not its own double. */
  clientId: recordId.optional(),
  rfc: z.string().max(50).optional(),
  legalName: z.string().max(300).optional(),
  regimenFiscal: z.string().max(10).optional(),
  postalCode: z.string().max(10).optional(),
  defaultUsoCfdi: z.string().max(10).optional(),
  residenciaFiscal: z.string().max(10).optional(),
  numRegIdTrib: z.string().max(40).optional(),
});
export type ClientCheck = z.infer<typeof clientCheck>;

/** Columns that an import knows. */
export const CLIENT_IMPORT_FIELDS = [
  'rfc',
  'legalName',
  'regimenFiscal',
  'postalCode',
  'defaultUsoCfdi',
  'emails',
  'residenciaFiscal',
  'numRegIdTrib',
  'notes',
] as const;
export type ClientImportField = (typeof CLIENT_IMPORT_FIELDS)[number];
const imported = importInput(CLIENT_IMPORT_FIELDS);

export const clientsContract = {
  create: procedure.input(clientInput).output(client),
  update: procedure.input(clientChanges).output(client),
  get: procedure.input(z.strictObject({ id: recordId })).output(client),
  /** By name unless `sort` says otherwise; `query` looks in name, RFC and mails. */
  list: procedure.input(sortedPage(CLIENT_SORTS)).output(pageOf(client)),
  /** How many `list` has with the same filter. */
  count: procedure.input(recordFilter).output(count),
  archive: procedure.input(z.strictObject({ id: recordId, version })).output(client),
  /** Takes an archived client back. */
  restore: procedure.input(z.strictObject({ id: recordId, version })).output(client),
  /** What SAT would refuse or a person should look at; fields that are absent are not judged. */
  check: procedure.input(clientCheck).output(z.array(recordFinding)),
  /**
   * Reads a Constancia de Situación Fiscal (PDF as SAT gives it, not a scan). Saves nothing; serves a company's own
   * data too. With `companyId`, tells whether the RFC is already a client of that company.
   */
  readConstancia: procedure
    .input(z.strictObject({ file: fileContent, companyId: recordId.optional(), clientId: recordId.optional() }))
    .output(constancia),
  /** What `import` would do with the file; changes nothing. */
  previewImport: procedure.input(imported.extend(previewOptions)).output(importPreview),
  /** All of the file in one transaction. */
  import: procedure.input(imported.extend(importOptions)).output(importResult),
  /** Archives what the import created and restores what it changed, unless somebody has changed it since. */
  undoImport: procedure.input(z.strictObject({ importId: recordId })).output(undoResult),
  imports: procedure.input(pageInput.extend({ companyId: recordId })).output(pageOf(pastImport)),
  /** A workbook with the headers and an example. */
  importTemplate: procedure.output(fileContent),
};
