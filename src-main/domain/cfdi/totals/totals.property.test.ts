import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CfdiDraft, DraftLine } from '#domain/cfdi/draft.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { isCuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import { draftWith, lineOf, taxedDraft, transferDraft } from './drafts.testing.ts';
import { computeComprobante, totalsOf } from './index.ts';
import { brokenRules } from './rules.testing.ts';

const Exact = Decimal.clone({ precision: 80 });
type Exact = InstanceType<typeof Exact>;

/** What a random draft may rightly be refused for. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'DRAFT_TAX_BASE_ZERO',
  'DRAFT_INCLUDED_PRICE_TOO_LOW',
  'DRAFT_DISCOUNT_ABOVE_AMOUNT',
  'DRAFT_PRICE_ZERO',
  'DRAFT_TOTAL_NEGATIVE',
  // 900 million units of a currency with four decimals leave the safe integers.
  'MONEY_OVERFLOW',
]);

function tryCompute(draft: CfdiDraft): Comprobante | undefined {
  try {
    return computeComprobante(draft);
  } catch (error) {
    if (isCuadraError(error) && REFUSALS.has(error.code)) return undefined;
    throw error;
  }
}

/** Runs the property over drafts that can be documents, and sees to it that most can. */
function overDocuments(
  drafts: fc.Arbitrary<CfdiDraft>,
  numRuns: number,
  property: (c: Comprobante, draft: CfdiDraft, decimals: number) => void,
): void {
  let documents = 0;
  fc.assert(
    fc.property(drafts, (draft) => {
      const c = tryCompute(draft);
      if (c === undefined) return;
      documents += 1;
      property(c, draft, decimalsOf(draft.moneda));
    }),
    { numRuns },
  );
  expect(documents).toBeGreaterThan(numRuns / 2);
}

const round = (value: Exact, n: number): Exact => value.toDecimalPlaces(n, Decimal.ROUND_HALF_UP);

/** What the customer was told a tax-included line costs. */
function ticketAmount(line: DraftLine, n: number): Exact {
  const gross = round(new Exact(line.cantidad).times(line.precioUnitario), n);
  if (line.descuento === undefined) return gross;
  const { tipo, valor } = line.descuento;
  return gross.minus(round(tipo === 'importe' ? new Exact(valor) : gross.times(valor).div(100), n));
}

function beforeWithholding(c: Comprobante): Exact {
  return new Exact(c.subTotal).minus(c.descuento ?? 0).plus(c.impuestos?.totalImpuestosTrasladados ?? 0);
}

describe('every computed document', () => {
  it('meets SAT rules: prices without taxes', () => {
    overDocuments(taxedDraft(fc.constant(false)), 2500, (c, _, decimals) => {
      expect(brokenRules(c, decimals)).toEqual([]);
    });
  });

  it('meets SAT rules: prices with taxes inside, alone or mixed', () => {
    overDocuments(taxedDraft(fc.constant(true)), 2000, (c, _, decimals) => {
      expect(brokenRules(c, decimals)).toEqual([]);
    });
    overDocuments(taxedDraft(fc.boolean()), 2000, (c, _, decimals) => {
      expect(brokenRules(c, decimals)).toEqual([]);
    });
  });

  it('meets SAT rules: type T', () => {
    overDocuments(transferDraft, 500, (c, _, decimals) => {
      expect(brokenRules(c, decimals)).toEqual([]);
    });
  });

  it('computes importes, bases and taxes exactly to six decimals', () => {
    overDocuments(taxedDraft(fc.constant(false)), 1000, (c, draft) => {
      for (const [index, concepto] of c.conceptos.entries()) {
        const line = draft.lines[index];
        if (line === undefined) throw new Error('a line is missing');
        const importe = round(new Exact(line.cantidad).times(line.precioUnitario), 6);
        const net = importe.minus(concepto.descuento ?? 0);
        const ieps = (concepto.impuestos?.traslados ?? [])
          .filter((tax) => tax.impuesto === '003')
          .reduce((total: Exact, tax) => total.plus(tax.importe ?? 0), new Exact(0));
        expect(importe.equals(concepto.importe)).toBe(true);
        const written = [...(concepto.impuestos?.traslados ?? []), ...(concepto.impuestos?.retenciones ?? [])];
        const drafted = [
          ...line.impuestos.filter((tax) => tax.tipo === 'traslado'),
          ...line.impuestos.filter((tax) => tax.tipo === 'retencion'),
        ];
        expect(written.length).toBe(drafted.length);
        for (const [position, tax] of written.entries()) {
          const said = drafted[position];
          const own = tax.tipoFactor === 'Cuota' ? line.cantidad : tax.impuesto === '002' ? net.plus(ieps) : net;
          const base = new Exact(said?.base ?? own);
          expect(base.equals(tax.base)).toBe(true);
          expect(round(base.times(said?.tasaOCuota ?? 0), 6).equals(tax.importe ?? 0)).toBe(true);
        }
      }
    });
  });

  it('states the same amounts as integers', () => {
    overDocuments(taxedDraft(fc.boolean()), 500, (c, _, decimals) => {
      const totals = totalsOf(c);
      expect(
        totals.subtotalMinor -
          totals.discountMinor +
          totals.transferredMinor -
          totals.withheldMinor +
          totals.localMinor,
      ).toBe(totals.totalMinor);
      expect(new Exact(c.total).times(10 ** decimals).toNumber()).toBe(totals.totalMinor);
    });
  });
});

describe('prices with taxes inside', () => {
  it('keep the promised total to the cent, whatever the taxes', () => {
    overDocuments(taxedDraft(fc.constant(true)), 3000, (c, draft, decimals) => {
      const promised = draft.lines.reduce(
        (total: Exact, line) => total.plus(ticketAmount(line, decimals)),
        new Exact(0),
      );
      expect(beforeWithholding(c).toFixed()).toBe(promised.toFixed());
    });
  });

  it('move no tax of the document by a whole minor unit', () => {
    overDocuments(taxedDraft(fc.constant(true)), 1500, (c, _, decimals) => {
      const unit = new Exact(10).pow(-decimals);
      for (const tax of c.impuestos?.traslados ?? []) {
        const exact = c.conceptos
          .flatMap((concepto) => concepto.impuestos?.traslados ?? [])
          .filter(
            (one) =>
              one.impuesto === tax.impuesto && one.tasaOCuota === tax.tasaOCuota && one.tipoFactor === tax.tipoFactor,
          )
          .reduce((total: Exact, one) => total.plus(new Exact(one.base).times(one.tasaOCuota ?? 0)), new Exact(0));
        expect(
          exact
            .minus(tax.importe ?? 0)
            .abs()
            .lt(unit.times('1.01')),
        ).toBe(true);
      }
    });
  });

  it('keep it beside prices without taxes, rounding the sum once', () => {
    let documents = 0;
    let exact = 0;
    overDocuments(taxedDraft(fc.boolean()), 1500, (c, draft, decimals) => {
      let target = new Exact(0);
      for (const [index, line] of draft.lines.entries()) {
        const concepto = c.conceptos[index];
        if (line.precioIncluyeImpuestos === true) target = target.plus(ticketAmount(line, decimals));
        else {
          target = target.plus(concepto?.importe ?? 0).minus(concepto?.descuento ?? 0);
          for (const tax of concepto?.impuestos?.traslados ?? []) target = target.plus(tax.importe ?? 0);
        }
      }
      const off = beforeWithholding(c).minus(round(target, decimals)).abs();
      // Where no tax of an included line can move, the rounding of the other lines' groups remains.
      const groups = 2 + (c.impuestos?.traslados.length ?? 0);
      expect(off.times(10 ** decimals).lte(groups / 2)).toBe(true);
      documents += 1;
      if (off.isZero()) exact += 1;
    });
    expect(exact / documents).toBeGreaterThan(0.9);
  });

  it('keep it over hundreds of equal lines', () => {
    const equal = fc
      .tuple(lineOf(fc.constant(true)), fc.integer({ min: 100, max: 700 }))
      .map(([line, count]) => draftWith(Array.from({ length: count }, () => line)));
    overDocuments(equal, 60, (c, draft) => {
      const first = draft.lines[0];
      if (first === undefined) throw new Error('no line');
      expect(beforeWithholding(c).toFixed()).toBe(ticketAmount(first, 2).times(draft.lines.length).toFixed());
      expect(brokenRules(c, 2)).toEqual([]);
    });
  });
});
