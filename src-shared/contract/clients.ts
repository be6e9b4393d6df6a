/** Clients (receptores): who is invoiced. */
import { z } from 'zod';
import { pageInput, pageOf, postalCode, procedure, recordColumns, recordId, rfc, version } from './common.ts';

export const clientInput = z.object({
  companyId: recordId,
  rfc,
  /** Exactly as the Constancia de Situación Fiscal has it. */
  legalName: z.string().trim().min(1).max(300),
  /** c_RegimenFiscal */
  regimenFiscal: z.string().regex(/^\d{3}$/),
  postalCode,
  /** c_UsoCFDI that its invoices take unless said otherwise. */
  defaultUsoCfdi: z.string().regex(/^[A-Z]{1,2}\d{2}$/),
  /** c_Pais, for foreign residents. */
  residenciaFiscal: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  numRegIdTrib: z.string().trim().min(1).max(40).optional(),
  emails: z.array(z.email()).max(20).default([]),
  notes: z.string().trim().max(2000).optional(),
});
export type ClientInput = z.infer<typeof clientInput>;

export const client = clientInput.extend({ ...recordColumns, archivedAtUtc: z.string().optional() });
export type Client = z.infer<typeof client>;

export const clientsContract = {
  create: procedure.input(clientInput).output(client),
  update: procedure
    .input(clientInput.omit({ companyId: true }).partial().extend({ id: recordId, version }))
    .output(client),
  get: procedure.input(z.object({ id: recordId })).output(client),
  /** By name; `query` matches the start of the RFC or any part of the name. */
  list: procedure
    .input(pageInput.extend({ companyId: recordId, query: z.string().max(100).optional() }))
    .output(pageOf(client)),
  archive: procedure.input(z.object({ id: recordId, version })).output(client),
};
