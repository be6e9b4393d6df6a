/** Products and services: what a line usually is. */
import { z } from 'zod';
import { decimal6, pageInput, pageOf, procedure, recordColumns, recordId, version } from './common.ts';
import { lineTax } from './taxes.ts';

export const productInput = z.object({
  companyId: recordId,
  /** The company's own code; printed as NoIdentificacion. */
  sku: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^|]+$/)
    .optional(),
  description: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .regex(/^[^|]+$/),
  claveProdServ: z.string().regex(/^\d{8}$/),
  claveUnidad: z.string().regex(/^[A-Z\d]{2,3}$/),
  unitName: z
    .string()
    .trim()
    .min(1)
    .max(20)
    .regex(/^[^|]+$/)
    .optional(),
  unitPrice: decimal6,
  priceIncludesTaxes: z.boolean().default(false),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('MXN'),
  /** c_ObjetoImp */
  objetoImp: z
    .string()
    .regex(/^0[1-8]$/)
    .default('02'),
  taxes: z.array(lineTax).max(10).default([]),
});
export type ProductInput = z.infer<typeof productInput>;

export const product = productInput.extend({ ...recordColumns, archivedAtUtc: z.string().optional() });
export type Product = z.infer<typeof product>;

export const productsContract = {
  create: procedure.input(productInput).output(product),
  update: procedure
    .input(productInput.omit({ companyId: true }).partial().extend({ id: recordId, version }))
    .output(product),
  get: procedure.input(z.object({ id: recordId })).output(product),
  /** By description; `query` matches the start of the sku or any part of the description. */
  list: procedure
    .input(pageInput.extend({ companyId: recordId, query: z.string().max(100).optional() }))
    .output(pageOf(product)),
  archive: procedure.input(z.object({ id: recordId, version })).output(product),
};
