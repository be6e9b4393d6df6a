/**
 * Prices that already contain the transferred taxes of their line (a shelf price, a ticket).
 *
 * The promise. What the customer pays for such a line is Cantidad × price − discount, each rounded half
 * up to the currency as a ticket shows them; the document's Total (before withheld and local taxes)
 * must be exactly the sum of those amounts. SAT's rules do not give that by themselves: SubTotal,
 * Descuento and each tax are rounded apart, and their roundings need not cancel.
 *
 * The algorithm.
 * 1. The taxes of a line are an exact linear function of its net (importe − descuento): slope × net +
 *    constant, where IVA also bears on IEPS, and quotas or bases said by the person are constants. So
 *    net = (promise − constant) / (1 + slope), to six decimals, and likewise the discount.
 * 2. ValorUnitario = (net + descuento) / Cantidad to six decimals. In mode `product` Importe is
 *    Cantidad × ValorUnitario, as in any other line. Over a large quantity the seventh decimal of the
 *    price can be worth cents (1,000,000 × 0.01): then the whole document is computed again in mode
 *    `closed`, where Importe is net + descuento itself, as far as SAT's limits for the product admit it
 *    (they do: they allow for exactly this half unit of the last decimal of ValorUnitario).
 * 3. Now the unrounded amounts add up to the promise but for a few millionths. {@link reconcile} rounds
 *    the document's amounts as SAT asks and, where the sum of the rounded ones misses the promise by one
 *    or more minor units, moves as many tax groups to the other neighbour of their exact sum, the one
 *    nearest to the tie first (largest remainder). A group moves by writing the tax of one line (rarely
 *    more) at the currency's decimals, rounded down or up instead of exactly: SAT's limits for a tax
 *    Importe are cut and rounded up at those very decimals, so both neighbours always lie inside. No
 *    base, price or subtotal changes.
 *
 * With `closed` amounts that succeeds when every price includes its taxes: if the rounded sum is too low by
 * one, either some tax group was rounded down (and can go up) or only SubTotal and Descuento lost value,
 * which is less than half a unit each; the case too high mirrors it. With `product` amounts the few
 * millionths of step 2 can tip a tie that no tax makes up for: then the document is computed `closed`, too.
 */
import type { DraftLine } from '#domain/cfdi/draft.ts';
import {
  addDecimals,
  addUnits,
  divRound,
  formatUnits,
  multiplyUnits,
  rescale,
  subtractDecimals,
  subtractUnits,
  type Decimal,
  type Units,
} from '#domain/money/decimal.ts';
import {
  checkSize,
  fieldOf,
  lineError,
  SCALE,
  type ComputedLine,
  type LineContext,
  type TaxAmount,
} from './amounts.ts';
import { discountOf } from './discount.ts';
import { productFits } from './limits.ts';
import { transferredTaxLine } from './taxes.ts';

type IncludedPrice = Required<Pick<ComputedLine, 'valorUnitario' | 'importe' | 'descuento' | 'promised'>>;

/**
 * Price, importe and discount of a line without its transferred taxes (steps 1 and 2 above).
 * @throws CuadraError DRAFT_INCLUDED_PRICE_TOO_LOW when quotas or said bases alone cost more than the line;
 *   DRAFT_PRICE_ZERO when nothing is left of the price at six decimals
 */
export function priceWithoutTaxes(
  line: DraftLine,
  index: number,
  quantity: Decimal,
  price: Decimal,
  context: LineContext,
): IncludedPrice {
  const { decimals } = context;
  const gross = rescale(
    rescale(multiplyUnits(quantity.units, price.units), quantity.scale + price.scale, decimals),
    decimals,
    SCALE,
  );
  checkSize(gross, fieldOf(index, 'precioUnitario'));
  const cut = line.descuento === undefined ? 0 : discountOf(line.descuento, index, gross, decimals, context);
  const promised = subtractUnits(gross, cut);

  const { slope, constant } = transferredTaxLine(line, index, quantity, context.rates);
  if (slope.units === 0 && constant.units === 0) {
    return { valorUnitario: formatUnits(price.units, price.scale, decimals), importe: gross, descuento: cut, promised };
  }
  const left = subtractDecimals({ units: promised, scale: SCALE }, constant);
  if (left.units < 0) throw lineError('DRAFT_INCLUDED_PRICE_TOO_LOW', index, 'precioUnitario');
  const factor = addDecimals({ units: 1, scale: 0 }, slope);
  const net = divRound(left, factor, SCALE);
  const descuento = divRound({ units: cut, scale: SCALE }, factor, SCALE);
  const whole = addUnits(net, descuento);

  const unit = divRound({ units: whole, scale: SCALE }, quantity, SCALE);
  if (unit === 0) throw lineError('DRAFT_PRICE_ZERO', index, 'precioUnitario');
  const valorUnitario = formatUnits(unit, SCALE, decimals);
  const product = rescale(multiplyUnits(unit, quantity.units), SCALE + quantity.scale, SCALE);
  const closed =
    context.mode === 'closed' &&
    productFits(
      formatUnits(quantity.units, quantity.scale, 0),
      valorUnitario,
      formatUnits(whole, SCALE, decimals),
      SCALE,
    );
  const importe = closed ? whole : product;
  return { valorUnitario, importe, descuento: descuento > importe ? importe : descuento, promised };
}

/** A tax group of the document while it is reconciled. Amounts in micros. */
export interface MovableGroup {
  /** Exact sum of the group's Importe; moving changes it. */
  importe: Units;
  /** Taxes of the group in lines whose price includes taxes: only these move. */
  readonly movable: readonly TaxAmount[];
}

/**
 * Moves tax groups until they sum, rounded, `missing` minor units more (or fewer, when negative) than
 * now: step 3 above. Changes `importe` of groups and of the taxes moved.
 * @param decimals decimals of the currency
 * @returns whether it could
 */
export function reconcile(groups: readonly MovableGroup[], missing: number, decimals: number): boolean {
  const unit = 10 ** (SCALE - decimals);
  for (let left = Math.abs(missing); left > 0; left -= 1) {
    const direction = missing > 0 ? 1 : -1;
    const move = cheapestMove(groups, direction, unit, decimals);
    if (move === undefined) return false;
    applyMove(move, direction, unit);
  }
  return true;
}

interface Move {
  readonly group: MovableGroup;
  /** Micros by which the group's sum must change at least, as a positive number. */
  readonly cost: number;
}

function cheapestMove(
  groups: readonly MovableGroup[],
  direction: 1 | -1,
  unit: number,
  decimals: number,
): Move | undefined {
  let best: Move | undefined;
  for (const group of groups) {
    const rounded = rescale(group.importe, SCALE, decimals);
    // Up: reach the tie above (it rounds up). Down: pass the tie below.
    const tie = addUnits(multiplyUnits(rounded, unit), (direction * unit) / 2 - (direction > 0 ? 0 : 1));
    const cost = Math.abs(Number(subtractUnits(tie, group.importe)));
    if (best !== undefined && cost >= best.cost) continue;
    let reach = 0;
    for (const tax of group.movable) {
      reach += stepOf(tax, direction, unit);
      if (reach >= cost) break;
    }
    if (reach >= cost) best = { group, cost };
  }
  return best;
}

/** Fewest lines first: the smallest single step that suffices, else the largest and then again. */
function applyMove(move: Move, direction: 1 | -1, unit: number): void {
  let { cost } = move;
  while (cost > 0) {
    let chosen: TaxAmount | undefined;
    let chosenStep = 0;
    for (const tax of move.group.movable) {
      const step = stepOf(tax, direction, unit);
      if (step === 0) continue;
      const better = chosenStep >= cost ? step >= cost && step < chosenStep : step > chosenStep;
      if (better) {
        chosen = tax;
        chosenStep = step;
      }
    }
    if (chosen === undefined) return;
    chosen.importe = addUnits(chosen.importe, direction * chosenStep);
    move.group.importe = addUnits(move.group.importe, direction * chosenStep);
    cost -= chosenStep;
  }
}

/** Micros from a tax to the next (or previous) whole minor unit; 0 when it already is one. */
function stepOf(tax: TaxAmount, direction: 1 | -1, unit: number): number {
  const rest = typeof tax.importe === 'number' ? tax.importe % unit : Number(tax.importe % BigInt(unit));
  return rest === 0 ? 0 : direction > 0 ? unit - rest : rest;
}
