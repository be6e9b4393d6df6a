/** Companies (emisores): who issues. */
import { z } from 'zod';
import { pageInput, pageOf, postalCode, procedure, recordColumns, recordId, rfc, version } from './common.ts';

export const companyInput = z.object({
  rfc,
  /** Exactly as SAT's registry has it: upper case, without the kind of company. */
  legalName: z.string().trim().min(1).max(300),
  /** c_RegimenFiscal */
  regimenFiscal: z.string().regex(/^\d{3}$/),
  /** LugarExpedicion of its documents; its time zone gives Fecha. */
  postalCode,
  tradeName: z.string().trim().max(300).optional(),
  email: z.email().optional(),
  phone: z.string().trim().max(40).optional(),
  website: z.string().trim().max(200).optional(),
  address: z.string().trim().max(500).optional(),
  /** Accent of the printed document, `#rrggbb`. */
  brandColor: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
});
export type CompanyInput = z.infer<typeof companyInput>;

export const company = companyInput.extend({
  ...recordColumns,
  hasLogo: z.boolean(),
  archivedAtUtc: z.string().optional(),
});
export type Company = z.infer<typeof company>;

export const seriesType = z.enum(['I', 'E', 'T', 'P']);
export const seriesInput = z.object({
  companyId: recordId,
  /** '' for a series without a name (folio alone). */
  serie: z
    .string()
    .trim()
    .regex(/^[^|]{0,25}$/),
  type: seriesType,
  nextFolio: z.int().min(1).default(1),
  isDefault: z.boolean().default(false),
});
export const series = seriesInput.extend(recordColumns);
export type Series = z.infer<typeof series>;

export const companiesContract = {
  create: procedure.input(companyInput).output(company),
  update: procedure.input(companyInput.partial().extend({ id: recordId, version })).output(company),
  get: procedure.input(z.object({ id: recordId })).output(company),
  list: procedure.input(pageInput).output(pageOf(company)),
  /** PNG or JPEG up to 1 MiB; null takes the logo away. */
  setLogo: procedure.input(z.object({ id: recordId, imageBase64: z.base64().nullable() })).output(company),
  archive: procedure.input(z.object({ id: recordId, version })).output(company),
  createSeries: procedure.input(seriesInput).output(series),
  listSeries: procedure.input(z.object({ companyId: recordId })).output(z.array(series)),
};
