import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comprobante, timbre } from '../../../tests/support/cfdi-arbitrary.ts';
import type { Comprobante } from './model.ts';
import { printedExpression, printedFacts, qrUrl } from './qr.ts';

function stamped(changes: { total?: string; sello?: string; emisor?: string; receptor?: string }): Comprobante {
  const [base] = fc.sample(comprobante({ version: '4.0' }), { numRuns: 1, seed: 7 });
  const [stamp] = fc.sample(timbre, { numRuns: 1, seed: 7 });
  if (base === undefined || stamp === undefined) throw new Error('no document');
  return {
    ...base,
    total: changes.total ?? '2320.00',
    sello: changes.sello ?? `${'A'.repeat(336)}yl2MKg==`,
    emisor: { ...base.emisor, rfc: changes.emisor ?? 'EKU9003173C9' },
    receptor: { ...base.receptor, rfc: changes.receptor ?? 'AABF800614HI0' },
    complementos: [[{ ...stamp, uuid: '66933DFF-5507-5460-9EF0-9D0BB068A54A' }]],
  };
}

describe('the URL of the QR code', () => {
  it('is the one of the published example', () => {
    expect(qrUrl(stamped({}))).toBe(
      'https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx?id=66933DFF-5507-5460-9EF0-9D0BB068A54A' +
        '&re=EKU9003173C9&rr=AABF800614HI0&tt=2320.0&fe=yl2MKg==',
    );
  });

  it.each([
    ['123.45', '123.45'],
    ['0.123456', '0.123456'],
    ['1000.00000', '1000.0'],
    ['0', '0.0'],
    ['0.00', '0.0'],
    ['1000000', '1000000.0'],
    ['999999999999999999.999999', '999999999999999999.999999'],
    [' 10.50 ', '10.5'],
    ['007.10', '7.1'],
  ])('writes the total %s as %s', (total, written) => {
    expect(new URL(qrUrl(stamped({ total }))).searchParams.get('tt')).toBe(written);
  });

  it('carries the RFC and the seal through a URL unharmed', () => {
    const url = new URL(qrUrl(stamped({ emisor: 'Ñ&A010101AAA', receptor: 'Ñ&A991231AA0', sello: 'xxxxx+/a+b/Q==' })));
    expect(url.searchParams.get('re')).toBe('Ñ&A010101AAA');
    expect(url.searchParams.get('rr')).toBe('Ñ&A991231AA0');
    expect(url.searchParams.get('fe')).toBe('/a+b/Q=='.slice(-8));
  });

  it('does not exist before the timbre', () => {
    expect(() => qrUrl({ ...stamped({}), complementos: [] })).toThrow(
      expect.objectContaining({ code: 'CFDI_NOT_STAMPED' }) as Error,
    );
  });
});

describe('the expression of the status service', () => {
  it('has the facts of the QR code, in the order of the service, without the address', () => {
    expect(printedExpression(printedFacts(stamped({})))).toBe(
      '?re=EKU9003173C9&rr=AABF800614HI0&tt=2320.0&id=66933DFF-5507-5460-9EF0-9D0BB068A54A&fe=yl2MKg==',
    );
  });

  it('escapes & of an RFC, leaves Ñ and the seal as they are', () => {
    const facts = printedFacts(stamped({ emisor: 'Ñ&A010101AAA', receptor: 'A&Ñ991231AA0', sello: 'xx+/a+b/Q==' }));
    expect(printedExpression(facts)).toContain('?re=Ñ&amp;A010101AAA&rr=A&amp;Ñ991231AA0&tt=');
    expect(printedExpression(facts)).toMatch(/&fe=\/a\+b\/Q==$/);
    expect(printedExpression(facts, 'plain')).toContain('?re=Ñ&A010101AAA&rr=A&Ñ991231AA0&tt=');
  });

  it('does not exist before the timbre', () => {
    expect(() => printedFacts({ ...stamped({}), complementos: [] })).toThrow(
      expect.objectContaining({ code: 'CFDI_NOT_STAMPED' }) as Error,
    );
  });
});
