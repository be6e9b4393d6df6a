/** What SAT would refuse, or a person should look at, in a product's data. */
import type { RecordFinding } from '#contract/findings.ts';
import type { ProductCheck } from '#contract/products.ts';
import type { LineTax } from '#contract/taxes.ts';
import type { Db } from '#db/types.ts';
import { isValidAt, lookup, type BigCatalogs } from '#domain/catalogs/index.ts';
import { judgeProduct, type PartIssuer } from '#domain/cfdi/validation/parts.ts';
import type { Concepto } from '#domain/cfdi/model.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import { fromRule, toRecordFinding, type RawFinding } from '../findings.ts';
import { findProductBySku } from './repository.ts';

export interface ProductCheckDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly catalogs: () => BigCatalogs;
  readonly companyOf: (companyId: string) => PartIssuer;
}

export type ProductFields = Omit<ProductCheck, 'companyId' | 'productId'>;
export type ProductChecks = ReturnType<typeof createProductChecks>;

export function createProductChecks({ db, clock, catalogs, companyOf }: ProductCheckDeps) {
  function judge(fields: ProductFields, issuer: PartIssuer): RawFinding[] {
    const at = clock.now();
    const { taxes, currency } = fields;
    const claveProdServ = said(fields.claveProdServ);
    const claveUnidad = said(fields.claveUnidad);
    // Without taxes nothing can be said of what goes with them.
    const objetoImp = taxes === undefined ? undefined : (said(fields.objetoImp) ?? (taxes.length > 0 ? '02' : '01'));
    const impuestos = taxes === undefined || taxes.length === 0 ? undefined : impuestosOf(taxes);
    const part = { claveProdServ, claveUnidad, objetoImp, ...(impuestos === undefined ? {} : { impuestos }) };
    const fromRules = judgeProduct(part, { at, catalogs: catalogs(), issuer }).map((finding) =>
      fromRule(finding, fieldOf(finding.field), { withoutLine: true }),
    );
    return [...fromRules, ...(currency === undefined ? [] : moneda(currency, at))];
  }

  function moneda(value: string, at: Date): RawFinding[] {
    const entry = lookup('c_Moneda', value);
    if (entry !== undefined && value !== 'XXX' && isValidAt(entry, at.toISOString().slice(0, 10))) return [];
    const code = 'PRODUCTO-MONEDA';
    return [{ code, severity: 'error', field: 'currency', messageKey: `products.check.${code}`, params: { value } }];
  }

  /** Another product of the company with the same code. */
  function doubles(companyId: string, { sku }: ProductFields, ownId?: string): RawFinding[] {
    const code = said(sku)?.trim();
    const other = code === undefined ? undefined : findProductBySku(db, companyId, code);
    if (code === undefined || other === undefined || other.id === ownId) return [];
    const params = { sku: code, name: other.description };
    const record = { id: other.id, name: other.description, archived: other.archivedAtUtc !== null };
    const messageKey = 'products.check.PRODUCTO-REPETIDO';
    return [{ code: 'PRODUCTO-REPETIDO', severity: 'error', field: 'sku', messageKey, params, record }];
  }

  return {
    judge,
    doubles,

    check({ companyId, productId, ...fields }: ProductCheck, locale: Locale): RecordFinding[] {
      const findings = [...judge(fields, companyOf(companyId)), ...doubles(companyId, fields, productId)];
      return findings.map((finding) => toRecordFinding(finding, locale));
    },
  };
}

function said(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}

function fieldOf(path: string): string {
  return path.startsWith('impuestos') ? 'taxes' : path;
}

/** The product's taxes as a line would have them; the amounts are of no account to the rules asked here. */
function impuestosOf(taxes: readonly LineTax[]): NonNullable<Concepto['impuestos']> {
  const of = (tipo: LineTax['tipo']) => taxes.filter((tax) => tax.tipo === tipo);
  return {
    traslados: of('traslado').map(({ impuesto, tipoFactor, tasaOCuota }) => {
      const base = { base: '1', impuesto, tipoFactor };
      return tasaOCuota === undefined ? base : Object.assign(base, { tasaOCuota: sixDecimals(tasaOCuota) });
    }),
    retenciones: of('retencion').map(({ impuesto, tipoFactor, tasaOCuota = '0' }) => {
      return { base: '1', impuesto, tipoFactor, tasaOCuota: sixDecimals(tasaOCuota), importe: '0' };
    }),
  };
}

/** As the totals engine will write it. */
function sixDecimals(rate: string): string {
  const [whole = '0', decimals = ''] = rate.split('.');
  return `${whole}.${decimals.padEnd(6, '0')}`;
}
