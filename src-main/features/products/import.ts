/** What a row of a spreadsheet would do to the products of a company. */
import type { z } from 'zod';
import { productInput, type ProductImportField } from '#contract/products.ts';
import type { Db } from '#db/types.ts';
import type { BigCatalogs } from '#domain/catalogs/index.ts';
import type { PartIssuer } from '#domain/cfdi/validation/parts.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { MessageParams } from '#i18n/index.ts';
import type { RawFinding } from '../findings.ts';
import { missing, unreadable } from '../imports/plan.ts';
import type { Cells, ImportKind, RowAction, RowPlan } from '../imports/types.ts';
import { booleanOf, codeOf, decimalOf, leadingKey } from '../tabular/values.ts';
import type { ProductChecks } from './check.ts';
import { otherProductHeaders, productImportFields } from './import-fields.ts';
import { taxesOf, taxesText, unitOf } from './import-values.ts';
import { findProduct, findProductByDescription, findProductBySku } from './repository.ts';
import type { ProductsService } from './service.ts';
import type { ProductRow } from './tables.ts';

export interface ProductImportDeps {
  readonly db: Db;
  readonly service: ProductsService;
  readonly checks: ProductChecks;
  readonly catalogs: () => BigCatalogs;
  readonly companyOf: (companyId: string) => PartIssuer;
}

type Said = Partial<Omit<z.output<typeof productInput>, 'companyId'>>;
/** Columns that are one property each; the others together are its taxes. */
type PlainField = Exclude<ProductImportField, 'taxProfile' | 'iva' | 'ieps' | 'retencionIva' | 'retencionIsr'>;

const PLAIN_FIELDS: readonly PlainField[] = [
  'sku',
  'description',
  'claveProdServ',
  'claveUnidad',
  'unitName',
  'unitPrice',
  'priceIncludesTaxes',
  'currency',
  'objetoImp',
];
const shape = productInput.shape;
const labelOf = (field: ProductImportField) => `products.import.${field}` as const;

export function productImport(deps: ProductImportDeps): ImportKind<ProductImportField> {
  const { db, service, checks, catalogs, companyOf } = deps;
  return {
    kind: 'product',
    fields: productImportFields,
    otherHeaders: otherProductHeaders,
    template: 'products.import.template',
    planner: (companyId, mode) => {
      const issuer = companyOf(companyId);
      return (cells) => planProduct(cells, companyId, issuer, mode);
    },
    undo: {
      find: (tx, id) => {
        const row = findProduct(tx, id);
        return row === undefined ? undefined : { version: row.version, name: row.description };
      },
      archive: (tx, id, version, actor) => void service.archive(id, version, actor, tx),
      restore: (tx, id, version, before, actor) => void service.revert(id, version, before, actor, tx),
    },
  };

  function planProduct(
    cells: Cells<ProductImportField>,
    companyId: string,
    issuer: PartIssuer,
    mode: 'create' | 'createAndUpdate',
  ): RowPlan {
    const { said, findings } = read(cells, catalogs());
    const { sku, description } = said;
    const values = shown(cells, said);
    const key = sku === undefined ? description && `description ${description}` : `sku ${sku}`;
    const finish = (action: RowAction, more: readonly RawFinding[]): RowPlan => {
      const all = [...findings, ...more];
      const refused = all.some(({ severity }) => severity === 'error');
      return { values, key, findings: all, action: refused ? { kind: 'skip', reason: 'invalid' } : action };
    };
    const match = sku === undefined ? undefined : findProductBySku(db, companyId, sku);
    if (match !== undefined) return finish(...planUpdate(match, said, issuer, mode));
    const same = sameDescription(db, companyId, said);
    if (same !== undefined) {
      const record = { id: same.id, name: same.description, archived: false };
      const twin: RawFinding = { ...own('MISMA-DESCRIPCION', 'warning', 'description', {}), record };
      return finish({ kind: 'skip', reason: 'exists', recordId: same.id }, [twin]);
    }
    const absent = productImportFields
      .filter(({ field, required }) => required && said[field as PlainField] === undefined)
      // A cell that could not be read has its own finding.
      .filter(({ field }) => cells[field] === undefined)
      .map(({ field, label }) => missing(field, label));
    const untaxed = said.taxes === undefined && said.objetoImp === undefined;
    const taxless = untaxed && !findings.some(({ field }) => field === 'taxes' || field === 'iva');
    const judged = checks.judge(judgedOf(said), issuer);
    const create: RowAction = {
      kind: 'create',
      create: (tx, actor) => {
        const taken = sku === undefined ? sameDescription(tx, companyId, said) : findProductBySku(tx, companyId, sku);
        if (taken !== undefined) throw new CuadraError('IMPORT_CHANGED_MEANWHILE', { retriable: true });
        return service.create(productInput.parse({ ...said, companyId }), actor, tx);
      },
    };
    return finish(create, [...absent, ...(taxless ? [own('IVA-FALTA', 'error', 'iva', {})] : []), ...judged]);
  }

  function planUpdate(
    match: ProductRow,
    said: Said,
    issuer: PartIssuer,
    mode: 'create' | 'createAndUpdate',
  ): [RowAction, RawFinding[]] {
    const { id, version } = match;
    if (mode === 'create') return [{ kind: 'skip', reason: 'exists', recordId: id }, []];
    const archived = match.archivedAtUtc !== null;
    const changes = changesOf(match, said);
    if (Object.keys(changes).length === 0 && !archived) {
      return [{ kind: 'skip', reason: 'unchanged', recordId: id }, []];
    }
    const merged = {
      ...match,
      unitName: match.unitName ?? undefined,
      sku: match.sku ?? undefined,
      ...said,
      ...changes,
    };
    // Of what the file does not say it is no judge.
    const judged = checks.judge(judgedOf(merged), issuer).filter(({ field }) => field in said || field in changes);
    const before = Object.fromEntries(Object.keys(changes).map((field) => [field, match[field as keyof ProductRow]]));
    const action: RowAction = {
      kind: 'update',
      recordId: id,
      version,
      before: archived ? { ...before, archivedAtUtc: match.archivedAtUtc } : before,
      update: (tx, actor) => {
        const current = archived ? service.restore(id, version, actor, tx) : { id, version };
        if (Object.keys(changes).length === 0) return current;
        return service.update({ ...changes, id, version: current.version }, actor, tx);
      },
    };
    return [action, archived ? [...judged, restored(match)] : judged];
  }
}

/** Without a code two products with the same words are one. */
function sameDescription(db: Db, companyId: string, { sku, description }: Said): ProductRow | undefined {
  if (sku !== undefined || description === undefined) return undefined;
  return findProductByDescription(db, companyId, description);
}

/** Cells as values; what cannot be one is a finding. */
function read(cells: Cells<ProductImportField>, catalogs: BigCatalogs): { said: Said; findings: RawFinding[] } {
  const findings: RawFinding[] = [];
  const said: Record<string, unknown> = {};
  for (const field of PLAIN_FIELDS) {
    const cell = cells[field];
    if (cell === undefined) continue;
    const parsed = shape[field].safeParse(valueOf(field, cell, catalogs));
    if (parsed.success && parsed.data !== undefined) said[field] = parsed.data;
    else findings.push(unreadable(field, labelOf(field), cell));
  }
  const price = cells.unitPrice === undefined ? undefined : decimalOf(cells.unitPrice);
  if (price?.rounded === true) {
    const params = { value: cells.unitPrice ?? '', rounded: price.value };
    findings.push(own('PRECIO-REDONDEADO', 'warning', 'unitPrice', params));
  }
  const { taxes, objetoImp, wrong } = taxesOf(cells);
  for (const field of wrong) findings.push(unreadable(field, labelOf(field), cells[field] ?? ''));
  if (wrong.length === 0 && taxes !== undefined) said['taxes'] = [...taxes];
  if (objetoImp !== undefined) said['objetoImp'] ??= objetoImp;
  return { said, findings };
}

function valueOf(field: PlainField, cell: string, catalogs: BigCatalogs): unknown {
  switch (field) {
    case 'claveProdServ':
      return codeOf(leadingKey(cell, /^\d{7,8}$/) ?? cell, 8);
    case 'claveUnidad':
      return unitOf(cell, catalogs);
    case 'unitPrice':
      return decimalOf(cell)?.value ?? cell;
    case 'priceIncludesTaxes':
      return booleanOf(cell) ?? cell;
    case 'currency':
      return currencyOf(cell);
    case 'objetoImp':
      return codeOf(leadingKey(cell, /^0?\d$/) ?? cell, 2);
    case 'description':
    case 'sku':
    case 'unitName':
      break;
  }
  return cell;
}

function currencyOf(cell: string): string {
  if (/^(?:m\.?n\.?|pesos?(?: mexicanos?)?|\$)$/i.test(cell)) return 'MXN';
  if (/^(?:d[oó]lar(?:es)?|us\$?|usd|dlls?\.?)$/i.test(cell)) return 'USD';
  return leadingKey(cell, /^[A-Z]{3}$/) ?? cell;
}

/** What changes of a product; taxes bring their ObjetoImp with them. */
function changesOf(row: ProductRow, said: Said): Said {
  const wanted: Said = { ...said };
  if (said.taxes !== undefined && said.objetoImp === undefined && (row.objetoImp === '01' || row.objetoImp === '02')) {
    wanted.objetoImp = said.taxes.length > 0 ? '02' : '01';
  }
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => {
      const now: unknown = row[field as keyof ProductRow];
      // 100 and 100.00 are one price.
      if (field === 'unitPrice') return decimalOf(row.unitPrice)?.value !== value;
      return JSON.stringify(now) !== JSON.stringify(value);
    }),
  );
}

function judgedOf({ claveProdServ, claveUnidad, currency, objetoImp, taxes }: Said) {
  const fields = { claveProdServ, claveUnidad, currency, objetoImp, taxes };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function shown(cells: Cells<ProductImportField>, said: Said): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { field } of productImportFields) {
    const value = said[field as PlainField] ?? cells[field];
    if (value !== undefined) values[field] = String(value);
  }
  if (said.taxes !== undefined) values['taxes'] = taxesText(said.taxes);
  return values;
}

type OwnCode = 'IVA-FALTA' | 'PRECIO-REDONDEADO' | 'MISMA-DESCRIPCION';

function own(
  code: OwnCode,
  severity: RawFinding['severity'],
  field: ProductImportField,
  params: MessageParams,
): RawFinding {
  return { code, severity, field, messageKey: `products.import.${code}`, params };
}

function restored({ id, description }: ProductRow): RawFinding {
  return {
    code: 'PRODUCTO-ARCHIVADO',
    severity: 'warning',
    field: 'sku',
    messageKey: 'imports.check.ARCHIVADO',
    params: { name: description },
    record: { id, name: description, archived: true },
  };
}
