/** Products and services: what a line usually is. */
import { z } from 'zod';
import {
  clearable,
  decimal6,
  optional,
  pageInput,
  pageOf,
  procedure,
  recordColumns,
  recordId,
  version,
} from './common.ts';
import { lineTax } from './taxes.ts';

const fields = {
  description: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .regex(/^[^|]+$/),
  claveProdServ: z.string().regex(/^\d{8}$/),
  claveUnidad: z.string().regex(/^[A-Z\d]{2,3}$/),
  unitPrice: decimal6,
  priceIncludesTaxes: z.boolean(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** c_ObjetoImp */
  objetoImp: z.string().regex(/^0[1-8]$/),
  taxes: z.array(lineTax).max(10),
};
const options = {
  /** The company's own code; printed as NoIdentificacion. */
  sku: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^|]+$/),
  unitName: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/^[^|]+$/),
};

export const productInput = z.strictObject({
  companyId: recordId,
  ...fields,
  priceIncludesTaxes: fields.priceIncludesTaxes.default(false),
  currency: fields.currency.default('MXN'),
  /** Absent: 02 with taxes, 01 without. */
  objetoImp: fields.objetoImp.optional(),
  taxes: fields.taxes.default([]),
  ...optional(options),
});
export type ProductInput = z.infer<typeof productInput>;

/** What is left out stays; null clears an option. */
export const productChanges = z.strictObject({ id: recordId, version, ...optional(fields), ...clearable(options) });
export type ProductChanges = z.infer<typeof productChanges>;

export const product = z.object({
  ...recordColumns,
  companyId: recordId,
  ...fields,
  ...optional(options),
  archivedAtUtc: z.string().optional(),
});
export type Product = z.infer<typeof product>;

export const productsContract = {
  create: procedure.input(productInput).output(product),
  update: procedure.input(productChanges).output(product),
  get: procedure.input(z.strictObject({ id: recordId })).output(product),
  /** By description; `query` matches the start of the sku or any part of the description. */
  list: procedure
    .input(pageInput.extend({ companyId: recordId, query: z.string().max(100).optional() }))
    .output(pageOf(product)),
  archive: procedure.input(z.strictObject({ id: recordId, version })).output(product),
};
