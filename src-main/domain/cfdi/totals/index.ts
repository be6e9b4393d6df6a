/**
 * The totals engine: a draft becomes an unsealed Comprobante whose every amount meets SAT's rules.
 *
 * Concept amounts keep up to six decimals; document amounts are the sums of the concept ones, rounded
 * half up to the decimals of the currency (c_Moneda), once per attribute; Total is
 * SubTotal − Descuento + TotalImpuestosTrasladados − TotalImpuestosRetenidos ± local taxes (40119).
 * Lines: `lines.ts`; taxes and bases: `taxes.ts`; prices that include taxes: `included.ts`; sums:
 * `summary.ts`; SAT's limits: `limits.ts`.
 */
import type { CfdiDraft, DraftLine } from '#domain/cfdi/draft.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { addUnits, formatUnits, subtractUnits } from '#domain/money/decimal.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { SCALE, lineError, type ComputedLine, type IncludedMode, type LineContext } from './amounts.ts';
import { checkVersion, conceptoOf, receptorOf } from './assemble.ts';
import { complementsOf, localTaxes } from './complements.ts';
import { computeLine } from './lines.ts';
import { impuestosOf, keepPromise, roundSums, sumLines, type Sums } from './summary.ts';
import { checkObjetoImp, checkTaxes } from './taxes.ts';

export { totalsOf, type DocumentTotals } from './figures.ts';
export { isWithin, limitTexts, productFits, productLimits, taxFits, taxLimits, type Limits } from './limits.ts';

/**
 * The document that a draft describes, with every amount computed and not yet sealed (`sello`,
 * `noCertificado` and `certificado` are '').
 *
 * Types I and E carry taxes; type T has SubTotal and Total 0, no discounts and no taxes (40109, 40111,
 * 40201). 3.3 documents leave out what that version does not have.
 * @throws CuadraError DRAFT_… or MONEY_… with the path of the field, for a draft that cannot be a document
 */
export function computeComprobante(draft: CfdiDraft): Comprobante {
  const decimals = decimalsOf(draft.moneda, 'moneda');
  if (draft.lines.length === 0) throw new CuadraError('DRAFT_NO_LINES', { field: 'lines' });
  checkVersion(draft);
  const objetos = draft.lines.map((line, index) => checkLine(draft, line, index));
  const isTransfer = draft.tipoDeComprobante === 'T';
  if (isTransfer && (draft.impuestosLocales?.length ?? 0) > 0) {
    throw new CuadraError('DRAFT_TRANSFER_HAS_LOCAL_TAXES', { field: 'impuestosLocales' });
  }

  const { lines, sums } = computeLines(draft, decimals);
  const amounts = roundSums(sums, decimals);
  const base = subtractUnits(amounts.subTotal, amounts.descuento);
  const local = localTaxes(draft.impuestosLocales ?? [], base, decimals);
  const total = subtractUnits(
    addUnits(addUnits(base, amounts.transferred), local.transferred),
    addUnits(amounts.withheld, local.withheld),
  );
  if (total < 0) {
    throw new CuadraError('DRAFT_TOTAL_NEGATIVE', { field: 'lines', params: { total: formatUnits(total, decimals) } });
  }
  // The database keeps minor units as safe integers: what they cannot hold must not be sealed either.
  for (const amount of [amounts.subTotal, amounts.transferred, total]) {
    if (typeof amount !== 'number') {
      throw new CuadraError('MONEY_OVERFLOW', { field: 'lines', params: { text: formatUnits(amount, decimals) } });
    }
  }

  const hasDiscount = lines.some((line) => line.descuento !== 0);
  const impuestos = impuestosOf(sums, amounts, draft.version, decimals);
  const complements = complementsOf(draft, local.complemento);
  const version4 = draft.version === '4.0';
  return {
    version: draft.version,
    ...(draft.serie === undefined ? {} : { serie: draft.serie }),
    ...(draft.folio === undefined ? {} : { folio: draft.folio }),
    fecha: draft.fecha,
    sello: '',
    ...(draft.formaPago === undefined ? {} : { formaPago: draft.formaPago }),
    noCertificado: '',
    certificado: '',
    ...(draft.condicionesDePago === undefined ? {} : { condicionesDePago: draft.condicionesDePago }),
    subTotal: isTransfer ? '0' : formatUnits(amounts.subTotal, decimals),
    ...(hasDiscount ? { descuento: formatUnits(amounts.descuento, decimals) } : {}),
    moneda: draft.moneda,
    ...(draft.tipoCambio === undefined ? {} : { tipoCambio: draft.tipoCambio }),
    total: isTransfer ? '0' : formatUnits(total, decimals),
    tipoDeComprobante: draft.tipoDeComprobante,
    ...(version4 ? { exportacion: draft.exportacion ?? '01' } : {}),
    ...(draft.metodoPago === undefined ? {} : { metodoPago: draft.metodoPago }),
    lugarExpedicion: draft.lugarExpedicion,
    ...(draft.confirmacion === undefined ? {} : { confirmacion: draft.confirmacion }),
    ...(draft.informacionGlobal === undefined ? {} : { informacionGlobal: draft.informacionGlobal }),
    cfdiRelacionados: draft.cfdiRelacionados ?? [],
    emisor: draft.emisor,
    receptor: receptorOf(draft),
    conceptos: lines.map((line, index) => conceptoOf(line, objetos[index], decimals)),
    ...(impuestos === undefined ? {} : { impuestos }),
    complementos: complements.length === 0 ? [] : [complements],
    ...(draft.addenda === undefined || draft.addenda.length === 0 ? {} : { addenda: draft.addenda }),
  };
}

/** ObjetoImp of the line (4.0 only), once its taxes are known to be possible. */
function checkLine(draft: CfdiDraft, line: DraftLine, index: number): string | undefined {
  if (draft.tipoDeComprobante === 'T' && line.impuestos.length > 0) {
    throw lineError('DRAFT_TRANSFER_HAS_TAXES', index, 'impuestos');
  }
  checkTaxes(line, index);
  return draft.version === '4.0' ? checkObjetoImp(line, index) : undefined;
}

interface ComputedLines {
  readonly lines: readonly ComputedLine[];
  readonly sums: Sums;
}

/** Lines and their sums, with the promise of tax-included prices kept (algorithm in `included.ts`). */
function computeLines(draft: CfdiDraft, decimals: number): ComputedLines {
  const rates: LineContext['rates'] = new Map();
  const compute = (mode: IncludedMode): ComputedLines => {
    const context: LineContext = { tipoDeComprobante: draft.tipoDeComprobante, decimals, rates, mode };
    const lines = draft.lines.map((line, index) => computeLine(line, index, context));
    return { lines, sums: sumLines(lines) };
  };
  const product = compute('product');
  if (!product.sums.hasIncluded) return product;
  // A tenth of a minor unit: beyond it, the six decimals of ValorUnitario are felt in the total.
  const error = Number(subtractUnits(product.sums.included, product.sums.promised));
  const felt = Math.abs(error) * 10 > 10 ** (SCALE - decimals);
  if (!felt && keepPromise(product.sums, decimals)) return product;
  // Also where those decimals only tipped a tie of SubTotal that no tax can make up for.
  const closed = compute('closed');
  if (keepPromise(closed.sums, decimals) || closed.sums.hasOthers) return closed;
  throw new CuadraError('DRAFT_TOTAL_UNREACHABLE', {
    field: 'lines',
    params: { total: formatUnits(closed.sums.promised, SCALE, decimals) },
  });
}
