/** Companies (emisores): who issues. */
import { z } from 'zod';
import {
  base64UpTo,
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
import { recordFinding } from './findings.ts';

export const LOGO_LIMIT_BYTES = 1024 * 1024;

const fields = {
  /** Exactly as SAT's registry has it: upper case, without the kind of company. */
  legalName: z.string().trim().min(1).max(300),
  /** c_RegimenFiscal */
  regimenFiscal: z.string().regex(/^\d{3}$/),
  /** LugarExpedicion of its documents; its time zone gives Fecha. */
  postalCode,
};
const options = {
  tradeName: z.string().trim().min(1).max(300),
  email: z.email(),
  phone: z.string().trim().min(1).max(40),
  website: z.string().trim().min(1).max(200),
  address: z.string().trim().min(1).max(500),
  /** Accent of the printed document, `#rrggbb`. */
  brandColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
};

export const companyInput = z.strictObject({ rfc, ...fields, ...optional(options) });
export type CompanyInput = z.infer<typeof companyInput>;

/** What may change. Another RFC is another taxpayer, and so another company. */
export const companyChanges = z.strictObject({ id: recordId, version, ...optional(fields), ...clearable(options) });
export type CompanyChanges = z.infer<typeof companyChanges>;

export const company = z.object({
  ...recordColumns,
  rfc,
  ...fields,
  ...optional(options),
  hasLogo: z.boolean(),
  archivedAtUtc: z.string().optional(),
});
export type Company = z.infer<typeof company>;

export const seriesType = z.enum(['I', 'E', 'T', 'P']);
export const seriesInput = z.strictObject({
  companyId: recordId,
  /** '' for a series without a name (folio alone). */
  serie: z
    .string()
    .trim()
    .regex(/^[^|]{0,25}$/),
  type: seriesType,
  /** A trillion invoices of one series are enough, and far from what a number can hold. */
  nextFolio: z.int().min(1).max(1_000_000_000_000).default(1),
  isDefault: z.boolean().default(false),
});
export const seriesChanges = z.strictObject({
  id: recordId,
  version,
  ...optional({
    nextFolio: z.int().min(1).max(1_000_000_000_000),
    /** `true` takes it from the one that is the default of its type; there is always one. */
    isDefault: z.boolean(),
  }),
});
export type SeriesChanges = z.infer<typeof seriesChanges>;
export const series = z.object({ ...seriesInput.shape, nextFolio: z.int().min(1), ...recordColumns });
export type Series = z.infer<typeof series>;

export const companiesContract = {
  /** What to look at in an RFC that is being written down: a date that does not exist, a wrong check digit. */
  check: procedure.input(z.strictObject({ rfc: z.string().max(20) })).output(z.array(recordFinding)),
  create: procedure.input(companyInput).output(company),
  update: procedure.input(companyChanges).output(company),
  get: procedure.input(z.strictObject({ id: recordId })).output(company),
  /** By legal name; `archived`: those that were put away instead. */
  list: procedure.input(pageInput.extend({ archived: z.boolean().default(false) })).output(pageOf(company)),
  /** PNG or JPEG up to 1 MiB; null takes the logo away. */
  setLogo: procedure
    .input(z.strictObject({ id: recordId, version, imageBase64: base64UpTo(LOGO_LIMIT_BYTES).nullable() }))
    .output(company),
  /** The logo itself; null when there is none. */
  logo: procedure
    .input(z.strictObject({ id: recordId }))
    .output(z.object({ contentType: z.enum(['image/png', 'image/jpeg']), imageBase64: z.base64() }).nullable()),
  archive: procedure.input(z.strictObject({ id: recordId, version })).output(company),
  /** Brings an archived one back. */
  restore: procedure.input(z.strictObject({ id: recordId, version })).output(company),
  createSeries: procedure.input(seriesInput).output(series),
  listSeries: procedure.input(z.strictObject({ companyId: recordId })).output(z.array(series)),
  /** What is left out stays. A folio that a document has is never given again (SERIES_FOLIO_USED). */
  updateSeries: procedure.input(seriesChanges).output(series),
  /** Only one that no document has used; the default one goes when another has taken its place. */
  removeSeries: procedure
    .input(z.strictObject({ id: recordId, version }))
    .output(z.object({ removed: z.literal(true) })),
};
