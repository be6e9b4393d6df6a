/** Documents that the totals engine computes, in envelopes that people could send: nothing stands against stamping them. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { starterCatalogs } from '#domain/catalogs/index.ts';
import type { CfdiDraft } from '#domain/cfdi/draft.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { taxedDraft, transferDraft } from '../totals/drafts.testing.ts';
import { computeComprobante } from '../totals/index.ts';
import { UUID } from './documents.testing.ts';
import { findingText, validateCfdi, type ValidationContext } from './index.ts';

const { xaxx, xexx, moral, fisica } = {
  xaxx: { rfc: 'XAXX010101000', nombre: 'PUBLICO EN GENERAL', regimenFiscalReceptor: '616', usoCFDI: 'S01' },
  xexx: { rfc: 'XEXX010101000', nombre: 'ACME INC', regimenFiscalReceptor: '616', usoCFDI: 'S01' },
  moral: { rfc: 'URE180429TM6', nombre: 'UNIVERSIDAD ROBOTICA ESPAÑOLA', regimenFiscalReceptor: '601' },
  fisica: { rfc: 'CACX7605101P8', nombre: 'XOCHILT CASAS CHAVEZ', regimenFiscalReceptor: '612' },
};

/** A receiver and what goes with it. */
const receivers: fc.Arbitrary<Partial<CfdiDraft>> = fc.constantFrom<Partial<CfdiDraft>[]>(
  { receptor: { ...moral, domicilioFiscalReceptor: '86991', usoCFDI: 'S01' } },
  { receptor: { ...fisica, domicilioFiscalReceptor: '36257', usoCFDI: 'S01' } },
  { receptor: { ...xexx, domicilioFiscalReceptor: '06000' } },
  { receptor: { ...xexx, domicilioFiscalReceptor: '06000', residenciaFiscal: 'DEU' } },
  {
    receptor: { ...xaxx, domicilioFiscalReceptor: '06000' },
    informacionGlobal: { periodicidad: '01', meses: '03', anio: '2026' },
  },
);

const payment: fc.Arbitrary<Partial<CfdiDraft>> = fc.constantFrom<Partial<CfdiDraft>[]>(
  { metodoPago: 'PUE', formaPago: '03' },
  { metodoPago: 'PUE', formaPago: '01' },
  { metodoPago: 'PPD', formaPago: '99' },
);

/** The draft in an envelope that fits its type and currency. */
function enveloped(draft: CfdiDraft, receiver: Partial<CfdiDraft>, paid: Partial<CfdiDraft>): CfdiDraft {
  const { informacionGlobal, ...other } = receiver;
  const { tipoDeComprobante: tipo, moneda } = draft;
  return {
    ...draft,
    ...other,
    ...(tipo === 'I' ? paid : {}),
    ...(tipo === 'E'
      ? { metodoPago: 'PUE', formaPago: '03', cfdiRelacionados: [{ tipoRelacion: '01', uuids: [UUID] }] }
      : {}),
    ...(tipo === 'I' && informacionGlobal !== undefined ? { informacionGlobal } : {}),
    ...(moneda === 'MXN' || moneda === 'XXX' ? {} : { tipoCambio: '18.7694' }),
  };
}

const context: ValidationContext = {
  at: new Date('2026-03-01T18:30:00Z'),
  zoneOfIssue: 'America/Mexico_City',
  catalogs: starterCatalogs,
  forStamping: true,
};

describe('computed documents', () => {
  test.each([
    ['I and E', taxedDraft(fc.boolean()), 1500],
    ['T', transferDraft, 300],
  ] as const)('of types %s have no errors', (_, drafts, numRuns) => {
    let judged = 0;
    fc.assert(
      fc.property(drafts, receivers, payment, (draft, receiver, paid) => {
        let c;
        try {
          c = computeComprobante(enveloped({ ...draft, version: '4.0' }, receiver, paid));
        } catch (error) {
          // Some random drafts cannot be documents; the tests of the totals count them.
          if (isCuadraError(error)) return;
          throw error;
        }
        judged += 1;
        expect(validateCfdi(c, context).map((each) => `${each.code} ${each.field}: ${findingText(each)}`)).toEqual([]);
      }),
      { numRuns },
    );
    expect(judged).toBeGreaterThan(numRuns / 2);
  });
});
