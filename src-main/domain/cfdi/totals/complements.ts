/** Complements that the totals compute or attach: Impuestos Locales 1.0 and Leyendas Fiscales 1.0. */
import type { CfdiDraft, DraftLocalTax } from '#domain/cfdi/draft.ts';
import type { Complemento, ImpuestoLocal } from '#domain/cfdi/model.ts';
import {
  addUnits,
  formatUnits,
  multiplyUnits,
  rescale,
  tryParseDecimal,
  type Decimal,
  type Units,
} from '#domain/money/decimal.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { badAmount } from './amounts.ts';

/** implocal.xsd writes rates and amounts with up to two decimals, whatever the currency. */
const LOCAL_DECIMALS = 2;
const IMPLOCAL_NAMESPACE = 'http://www.sat.gob.mx/implocal';

/** Local taxes of the document: the complement, and what they add to and take from Total (minor units). */
export interface LocalTaxes {
  readonly complemento: Complemento | undefined;
  readonly transferred: Units;
  readonly withheld: Units;
}

/**
 * Computes local taxes over `base` (SubTotal − Descuento, minor units): Importe = base × rate / 100,
 * rounded half up to two decimals, or to the currency's when it has fewer. A tax that bears on some lines
 * only (lodging, but not the restaurant beside it) brings its own Importe.
 * @throws CuadraError MONEY_… for a rate or amount that the complement cannot carry
 */
export function localTaxes(drafts: readonly DraftLocalTax[], base: Units, decimals: number): LocalTaxes {
  if (drafts.length === 0) return { complemento: undefined, transferred: 0, withheld: 0 };
  const places = Math.min(LOCAL_DECIMALS, decimals);
  let transferred: Units = 0;
  let withheld: Units = 0;
  const items = drafts.map((draft, index): ImpuestoLocal => {
    const field = `impuestosLocales[${index}]`;
    const rate = readLocal(draft.tasa, LOCAL_DECIMALS, `${field}.tasa`);
    const amount =
      draft.importe === undefined
        ? rescale(multiplyUnits(base, rate.units), decimals + rate.scale + 2, places)
        : readUnits(draft.importe, places, `${field}.importe`);
    const importe = formatUnits(amount, places, LOCAL_DECIMALS);
    const tasa = formatUnits(rate.units, rate.scale, LOCAL_DECIMALS);
    if (draft.tipo === 'traslado') {
      transferred = addUnits(transferred, amount);
      return { tipo: 'traslado', impLocTrasladado: draft.nombre, tasadeTraslado: tasa, importe };
    }
    withheld = addUnits(withheld, amount);
    return { tipo: 'retencion', impLocRetenido: draft.nombre, tasadeRetencion: tasa, importe };
  });
  return {
    complemento: {
      kind: 'implocal',
      version: '1.0',
      totaldeRetenciones: formatUnits(withheld, places, LOCAL_DECIMALS),
      totaldeTraslados: formatUnits(transferred, places, LOCAL_DECIMALS),
      items,
    },
    transferred: rescale(transferred, places, decimals),
    withheld: rescale(withheld, places, decimals),
  };
}

/**
 * The complements of the document, in the order local taxes, legends, others.
 * @throws CuadraError DRAFT_LOCAL_TAX_AS_XML: local taxes given as XML would be left out of Total
 */
export function complementsOf(draft: CfdiDraft, local: Complemento | undefined): Complemento[] {
  const complements: Complemento[] = local === undefined ? [] : [local];
  if (draft.leyendas !== undefined && draft.leyendas.length > 0) {
    complements.push({ kind: 'leyendasFisc', version: '1.0', leyendas: draft.leyendas });
  }
  for (const [index, element] of (draft.complementos ?? []).entries()) {
    if (element.namespace === IMPLOCAL_NAMESPACE) {
      throw new CuadraError('DRAFT_LOCAL_TAX_AS_XML', { field: `complementos[${index}]` });
    }
    complements.push({ kind: 'opaque', element });
  }
  return complements;
}

function readLocal(text: string, decimals: number, field: string): Decimal {
  const value = tryParseDecimal(text);
  if (value === undefined || value.units < 0 || value.scale > decimals || typeof value.units === 'bigint') {
    throw badAmount(text, value, decimals, field);
  }
  return value;
}

function readUnits(text: string, decimals: number, field: string): Units {
  const value = readLocal(text, decimals, field);
  return rescale(value.units, value.scale, decimals);
}
