/** Products and services: what a line usually is. */
import { z } from 'zod';
import {
  clearable,
  decimal6,
  fileContent,
  optional,
  pageInput,
  pageOf,
  procedure,
  recordColumns,
  recordId,
  version,
} from './common.ts';
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

export const PRODUCT_SORTS = ['description', 'sku', 'price', 'updated'] as const;
export type ProductSort = (typeof PRODUCT_SORTS)[number];

/** A product as far as it is written down. */
export const productCheck = z.strictObject({
  companyId: recordId,
  /** The product being edited, which is not its own double. */
  productId: recordId.optional(),
  sku: z.string().max(100).optional(),
  description: z.string().max(1000).optional(),
  claveProdServ: z.string().max(10).optional(),
  claveUnidad: z.string().max(10).optional(),
  currency: z.string().max(10).optional(),
  objetoImp: z.string().max(10).optional(),
  taxes: fields.taxes.optional(),
});
export type ProductCheck = z.infer<typeof productCheck>;

/** Columns that an import knows. Rates are written 16, 16 % or 0.16; `iva` also takes «exento» and «no». */
export const PRODUCT_IMPORT_FIELDS = [
  'sku',
  'description',
  'claveProdServ',
  'claveUnidad',
  'unitName',
  'unitPrice',
  'priceIncludesTaxes',
  'currency',
  'objetoImp',
  'taxProfile',
  'iva',
  'ieps',
  'retencionIva',
  'retencionIsr',
] as const;
export type ProductImportField = (typeof PRODUCT_IMPORT_FIELDS)[number];
const imported = importInput(PRODUCT_IMPORT_FIELDS);

export const productsContract = {
  create: procedure.input(productInput).output(product),
  update: procedure.input(productChanges).output(product),
  get: procedure.input(z.strictObject({ id: recordId })).output(product),
  /** By description unless `sort` says otherwise; `query` looks in description, sku and SAT's key. */
  list: procedure.input(sortedPage(PRODUCT_SORTS)).output(pageOf(product)),
  /** How many `list` has with the same filter. */
  count: procedure.input(recordFilter).output(count),
  archive: procedure.input(z.strictObject({ id: recordId, version })).output(product),
  /** Takes an archived product back. */
  restore: procedure.input(z.strictObject({ id: recordId, version })).output(product),
  /** What SAT would refuse or a person should look at; fields that are absent are not judged. */
  check: procedure.input(productCheck).output(z.array(recordFinding)),
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
