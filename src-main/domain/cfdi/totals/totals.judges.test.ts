/**
 * Computed documents before judges that this folder did not write: SAT's schemas through xmllint, and
 * the rules of our own validation, which recompute every amount their own way.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CfdiDraft } from '#domain/cfdi/draft.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { context } from '#domain/cfdi/validation/documents.testing.ts';
import { validateCfdi } from '#domain/cfdi/validation/index.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { schemaErrors } from '../../../../tests/support/judges.ts';
import { needsSat } from '../../../../tests/support/sat.ts';
import { draftWith, IVA_16, taxedDraft, transferDraft } from './drafts.testing.ts';
import { computeComprobante } from './index.ts';

/** New every run, and named by what fails. */
const seed = Date.now() % 2 ** 31;

/** Documents from random drafts; those that cannot be documents are left out (other tests count them). */
function documents(drafts: fc.Arbitrary<CfdiDraft>, count: number): Comprobante[] {
  return fc.sample(drafts, { numRuns: count, seed }).flatMap((draft) => {
    try {
      return [computeComprobante(draft)];
    } catch (error) {
      if (isCuadraError(error) && error.field !== undefined) return [];
      throw error;
    }
  });
}

const kinds: readonly [string, fc.Arbitrary<CfdiDraft>][] = [
  ['prices without taxes', taxedDraft(fc.constant(false))],
  ['prices with taxes inside', taxedDraft(fc.constant(true))],
  ['both', taxedDraft(fc.boolean())],
  ['transfers', transferDraft],
];

describe('computed documents', () => {
  it.skipIf(needsSat).each(kinds)('are valid by SAT schemas: %s', (_, drafts) => {
    const sealed = documents(drafts, 200).map((c) =>
      writeCfdi({
        ...c,
        sello: 'AA==',
        certificado: 'AA==',
        noCertificado: '30001000000500003416',
        formaPago: '01',
        metodoPago: 'PUE',
      }),
    );
    expect(sealed.length).toBeGreaterThan(100);
    expect(
      schemaErrors(sealed).filter((error) => error !== ''),
      `seed ${seed}`,
    ).toEqual([]);
  });

  it.each(kinds)('have amounts that our validation accepts: %s', (_, drafts) => {
    const judged = documents(drafts, 400).filter((c) => c.version === '4.0');
    expect(judged.length).toBeGreaterThan(100);
    const found = judged.flatMap((c) => validateCfdi(c, context).filter((finding) => isAboutAmounts(finding.code)));
    expect(found, `seed ${seed}`).toEqual([]);
  });

  it('would be caught with a cent too much', () => {
    const c = computeComprobante(
      draftWith([
        {
          claveProdServ: '01010101',
          cantidad: '1',
          claveUnidad: 'H87',
          descripcion: 'Producto',
          precioUnitario: '100',
          impuestos: [IVA_16],
        },
      ]),
    );
    const codes = validateCfdi({ ...c, total: '116.01' }, context).map((finding) => finding.code);
    expect(codes.filter(isAboutAmounts)).toEqual(['CFDI40119']);
  });
});

/** Codes of the matrix about amounts, taxes and their sums (sections 1, 5 and 6). */
function isAboutAmounts(code: string): boolean {
  const number = Number(/^CFDI(\d+)$/.exec(code)?.[1]);
  return (
    (number >= 40107 && number <= 40112) ||
    number === 40119 ||
    (number >= 40166 && number <= 40169) ||
    (number >= 40171 && number <= 40186) ||
    (number >= 40201 && number <= 40221)
  );
}
