import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comprobante, TIMBRE } from '../../../tests/printing/fixtures.ts';
import { printedFileName } from './file-name.ts';

describe('printedFileName', () => {
  it('is serie and folio, RFC of the issuer, UUID', () => {
    expect(printedFileName(comprobante())).toBe(`A1024_EKU9003173C9_${TIMBRE.uuid}.pdf`);
    expect(printedFileName(comprobante(), 'xml')).toBe(`A1024_EKU9003173C9_${TIMBRE.uuid}.xml`);
  });

  it('leaves out what the document lacks and says what it is', () => {
    const { serie: _serie, folio: _folio, ...rest } = comprobante({ complementos: [] });
    expect(printedFileName(rest)).toBe('EKU9003173C9_sin-timbrar.pdf');
    expect(printedFileName({ ...rest, sello: '' })).toBe('EKU9003173C9_borrador.pdf');
  });

  it('writes an RFC with Ñ and & in characters that travel', () => {
    const emisor = { rfc: 'Ñ&A010101AAA', nombre: 'X', regimenFiscal: '601' };
    expect(printedFileName(comprobante({ emisor }))).toBe(`A1024_N-A010101AAA_${TIMBRE.uuid}.pdf`);
  });

  it('is a safe name whatever serie and folio say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (serie, folio) => {
          const name = printedFileName(comprobante({ serie, folio }));
          expect(name).toMatch(/^[A-Za-z0-9_-]+\.pdf$/);
          expect(name.length).toBeLessThanOrEqual(120);
          expect(name.endsWith(`_${TIMBRE.uuid}.pdf`)).toBe(true);
        },
      ),
    );
  });
});
