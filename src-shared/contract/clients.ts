/** Clients (receptores): who is invoiced. */
import { z } from 'zod';
import {
  clearable,
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

export const clientsContract = {
  create: procedure.input(clientInput).output(client),
  update: procedure.input(clientChanges).output(client),
  get: procedure.input(z.strictObject({ id: recordId })).output(client),
  /** By name; `query` matches the start of the RFC or any part of the name. */
  list: procedure
    .input(pageInput.extend({ companyId: recordId, query: z.string().max(100).optional() }))
    .output(pageOf(client)),
  archive: procedure.input(z.strictObject({ id: recordId, version })).output(client),
};
