/**
 * Document-level amounts from the lines: sums of the concept values, rounded half up to the currency
 * once per attribute, never recomputed from a total base (40108, 40111, 40203–40205, 40210–40221).
 */
import type { Impuestos, Retencion, Traslado } from '#domain/cfdi/model.ts';
import { addUnits, formatUnits, rescale, subtractUnits, type Units } from '#domain/money/decimal.ts';
import { SCALE, type ComputedLine, type Rate, type TaxAmount } from './amounts.ts';
import { reconcile, type MovableGroup } from './included.ts';

interface TransferGroup extends MovableGroup {
  readonly impuesto: string;
  readonly tipoFactor: string;
  readonly rate: Rate | undefined;
  base: Units;
  readonly movable: TaxAmount[];
}

interface WithheldGroup {
  readonly impuesto: string;
  importe: Units;
}

/** Sums of the lines, in micros. */
export interface Sums {
  readonly importe: Units;
  readonly descuento: Units;
  /** By (Impuesto, TipoFactor, TasaOCuota), in order of appearance. */
  readonly transfers: readonly TransferGroup[];
  /** By Impuesto, in order of appearance. */
  readonly withheld: readonly WithheldGroup[];
  /** Importe − Descuento + transferred taxes of the lines whose price includes taxes, unrounded… */
  readonly included: Units;
  /** …what they promise to cost… */
  readonly promised: Units;
  /** …and the unrounded sum of the other lines. */
  readonly others: Units;
  readonly hasIncluded: boolean;
  readonly hasOthers: boolean;
}

/** Adds up the lines. */
export function sumLines(lines: readonly ComputedLine[]): Sums {
  let importe: Units = 0;
  let descuento: Units = 0;
  let included: Units = 0;
  let promised: Units = 0;
  let others: Units = 0;
  let hasIncluded = false;
  let hasOthers = false;
  const transfers: TransferGroup[] = [];
  const withheld: WithheldGroup[] = [];
  for (const line of lines) {
    importe = addUnits(importe, line.importe);
    descuento = addUnits(descuento, line.descuento);
    let cost = subtractUnits(line.importe, line.descuento);
    const promise = line.promised;
    for (const tax of line.taxes) {
      if (tax.tipo === 'retencion') {
        addWithheld(withheld, tax);
        continue;
      }
      cost = addUnits(cost, tax.importe);
      const group = addTransfer(transfers, tax);
      if (promise !== undefined && tax.importe !== 0) group.movable.push(tax);
    }
    if (promise === undefined) {
      others = addUnits(others, cost);
      hasOthers = true;
    } else {
      included = addUnits(included, cost);
      promised = addUnits(promised, promise);
      hasIncluded = true;
    }
  }
  return { importe, descuento, transfers, withheld, included, promised, others, hasIncluded, hasOthers };
}

function addTransfer(groups: TransferGroup[], tax: TaxAmount): TransferGroup {
  for (const group of groups) {
    if (group.impuesto === tax.impuesto && group.tipoFactor === tax.tipoFactor && group.rate?.text === tax.rate?.text) {
      group.base = addUnits(group.base, tax.base);
      group.importe = addUnits(group.importe, tax.importe);
      return group;
    }
  }
  const group: TransferGroup = {
    impuesto: tax.impuesto,
    tipoFactor: tax.tipoFactor,
    rate: tax.rate,
    base: tax.base,
    importe: tax.importe,
    movable: [],
  };
  groups.push(group);
  return group;
}

function addWithheld(groups: WithheldGroup[], tax: TaxAmount): void {
  for (const group of groups) {
    if (group.impuesto === tax.impuesto) {
      group.importe = addUnits(group.importe, tax.importe);
      return;
    }
  }
  groups.push({ impuesto: tax.impuesto, importe: tax.importe });
}

/** Document amounts in minor units of the currency. */
export interface DocumentAmounts {
  readonly subTotal: Units;
  readonly descuento: Units;
  readonly transferred: Units;
  readonly withheld: Units;
}

/** Rounds the sums to the currency. */
export function roundSums(sums: Sums, decimals: number): DocumentAmounts {
  let transferred: Units = 0;
  for (const group of sums.transfers) transferred = addUnits(transferred, rescale(group.importe, SCALE, decimals));
  let withheld: Units = 0;
  for (const group of sums.withheld) withheld = addUnits(withheld, rescale(group.importe, SCALE, decimals));
  return {
    subTotal: rescale(sums.importe, SCALE, decimals),
    descuento: rescale(sums.descuento, SCALE, decimals),
    transferred,
    withheld,
  };
}

/**
 * Keeps the promise of tax-included prices (see `included.ts`): with other lines in the document, that
 * SubTotal − Descuento + transferred taxes is the promise plus the others' unrounded sum, rounded.
 * @returns whether it holds afterwards
 */
export function keepPromise(sums: Sums, decimals: number): boolean {
  const rounded = roundSums(sums, decimals);
  const target = rescale(addUnits(sums.promised, sums.others), SCALE, decimals);
  const sum = addUnits(subtractUnits(rounded.subTotal, rounded.descuento), rounded.transferred);
  return reconcile(sums.transfers, Number(subtractUnits(target, sum)), decimals);
}

/**
 * The Impuestos node of the document, or undefined when it has none.
 *
 * 4.0 lists exempt transfers with Base, Impuesto and TipoFactor only and leaves TotalImpuestosTrasladados
 * out when there are no others (40212, 40213). 3.3 has no Base and does not list exempt ones: its schema
 * requires TasaOCuota and Importe in a document's Traslado.
 */
export function impuestosOf(
  sums: Sums,
  amounts: DocumentAmounts,
  version: '4.0' | '3.3',
  decimals: number,
): Impuestos | undefined {
  const money = (micros: Units): string => formatUnits(rescale(micros, SCALE, decimals), decimals, decimals);
  const retenciones: Retencion[] = sums.withheld.map((group) => ({
    impuesto: group.impuesto,
    importe: money(group.importe),
  }));
  const traslados: Traslado[] = [];
  let taxed = false;
  for (const group of sums.transfers) {
    const { impuesto, tipoFactor, rate } = group;
    if (rate !== undefined) {
      taxed = true;
      const values = { impuesto, tipoFactor, tasaOCuota: rate.text, importe: money(group.importe) };
      traslados.push(version === '4.0' ? { base: money(group.base), ...values } : values);
    } else if (version === '4.0') {
      traslados.push({ base: money(group.base), impuesto, tipoFactor });
    }
  }
  if (retenciones.length === 0 && traslados.length === 0) return undefined;
  return {
    ...(retenciones.length > 0 ? { totalImpuestosRetenidos: formatUnits(amounts.withheld, decimals, decimals) } : {}),
    ...(taxed ? { totalImpuestosTrasladados: formatUnits(amounts.transferred, decimals, decimals) } : {}),
    retenciones,
    traslados,
  };
}
