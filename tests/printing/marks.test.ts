/** What the page says of the document's kind and standing. */
import { describe, expect, it } from 'vitest';
import { qrUrl } from '#domain/cfdi/qr.ts';
import type { PrintStatus } from '#features/printing/input.ts';
import { renderCfdiPdf } from '#features/printing/render.ts';
import { comprobante, manyLines, printInput } from './fixtures.ts';
import { infoOf, LEGEND, needsPoppler, plainText, rasterized, readQr, textPages } from './poppler.ts';

describe.skipIf(needsPoppler)('marks', () => {
  const tinted = (pdf: Uint8Array, isMark: (r: number, g: number, b: number) => boolean): number => {
    const [page] = rasterized(pdf, 40);
    let count = 0;
    for (let i = 0; i < (page?.data.length ?? 0); i += 4) {
      const [r = 0, g = 0, b = 0] = page?.data.subarray(i, i + 3) ?? [];
      if (isMark(r, g, b)) count += 1;
    }
    return count;
  };
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1;
  const red = (r: number, g: number, b: number): boolean => near(r, 247) && near(g, 220) && near(b, 217);
  const grey = (r: number, g: number, b: number): boolean => near(r, 235) && near(g, 235) && near(b, 232);

  it('marks a credit note as one', async () => {
    const text = plainText(await renderCfdiPdf(printInput({ comprobante: comprobante({ tipoDeComprobante: 'E' }) })));
    expect(text).toContain('Nota de crédito');
    expect(text).toContain('E Egreso');
    expect(text).not.toContain('Factura');
  });

  it('marks a transfer of goods as one, without words for a total of nothing', async () => {
    const { impuestos: _impuestos, formaPago: _formaPago, metodoPago: _metodoPago, ...rest } = comprobante();
    const traslado = { ...rest, tipoDeComprobante: 'T', moneda: 'XXX', subTotal: '0', total: '0' } as const;
    const text = plainText(await renderCfdiPdf(printInput({ comprobante: traslado })));
    expect(text).toContain('T Traslado');
    expect(text).not.toContain('Total con letra');
    expect(text).not.toContain('Forma de pago');
  });

  it('stamps CANCELADO over a cancelled document, on every page, and keeps its code', async () => {
    const input = printInput({ status: 'cancelled', comprobante: manyLines(30) });
    const pdf = await renderCfdiPdf(input);
    for (const text of textPages(pdf)) expect(text).toContain('CANCELADO');
    expect(plainText(pdf)).toContain(LEGEND);
    expect(tinted(pdf, red)).toBeGreaterThan(2_000);
    const last = rasterized(pdf).at(-1);
    expect(last && readQr(last)?.text).toBe(qrUrl(input.comprobante));
  });

  it('says when and why it was cancelled, what replaces it, and what SAT’s receipt says', async () => {
    const cancellation = {
      fecha: '2026-11-26T10:05:00',
      motivo: '01',
      replacementUuid: '5FB2822E-396D-4725-8521-CDC4BDD20CCF',
      acuse: { fecha: '2026-11-26T10:04:58.3366563', estatus: '201' },
    } as const;
    const text = plainText(await renderCfdiPdf(printInput({ status: 'cancelled', cancellation })));
    expect(text).toContain('Cancelado el 2026-11-26 10:05:00');
    expect(text).toContain('Motivo 01 · Con');
    expect(text).toContain('5FB2822E-396D-4725-8521-CDC4BDD20CCF');
    expect(text).toContain('Acuse del SAT: 2026-11-26 10:04:58, estatus 201');
  });

  it('says of one that was cancelled elsewhere only when SAT was seen saying so', async () => {
    const cancellation = { seenAtSat: '2026-11-26T10:05:00' } as const;
    const pdf = await renderCfdiPdf(printInput({ status: 'cancelled', cancellation }));
    const text = plainText(pdf);
    expect(text).toContain('CANCELADO');
    expect(text).toContain('Cancelado según el SAT, visto el 2026-11-26 10:05:00.');
    expect(text).not.toContain('Cancelado el');
    expect(text).not.toContain('Motivo');
    expect(text).not.toContain('Acuse del SAT');
  });

  it('marks a document whose cancellation was asked for, which is a CFDI still', async () => {
    const cancellation = { fecha: '2026-11-26T10:05:00', motivo: '02' } as const;
    const pdf = await renderCfdiPdf(
      printInput({ status: 'cancel-requested', cancellation, comprobante: manyLines(30) }),
    );
    for (const text of textPages(pdf)) expect(text).toContain('CANCELACIÓN EN PROCESO');
    const text = plainText(pdf);
    expect(text).toContain('Solicitado el 2026-11-26 10:05:00');
    expect(text).toContain(LEGEND);
    expect(text).not.toContain('CANCELADO');
    // A longer word in smaller letters.
    expect(tinted(pdf, red)).toBeGreaterThan(1_000);
  });

  it('says SIN VALIDEZ FISCAL on every page of a demo, and the code still reads', async () => {
    const input = printInput({ demo: true, comprobante: manyLines(30) });
    const pdf = await renderCfdiPdf(input);
    for (const text of textPages(pdf)) expect(text).toContain('SIN VALIDEZ FISCAL');
    expect(tinted(pdf, red)).toBeGreaterThan(1_500);
    expect(infoOf(pdf).get('Title')).toContain('SIN VALIDEZ FISCAL');
    const last = rasterized(pdf).at(-1);
    expect(last && readQr(last)?.text).toBe(qrUrl(input.comprobante));
  });

  it.each<[PrintStatus, string]>([
    ['draft', 'BORRADOR'],
    ['sealed-not-stamped', 'SIN TIMBRAR'],
  ])('marks %s, which is no CFDI: no legend, no code', async (status, mark) => {
    const seal = status === 'draft' ? { sello: '', noCertificado: '', certificado: '' } : {};
    const pdf = await renderCfdiPdf(printInput({ status, comprobante: comprobante({ ...seal, complementos: [] }) }));
    const text = plainText(pdf);
    expect(text).toContain(mark);
    expect(text).not.toContain(LEGEND);
    expect(text.includes('Sello digital del CFDI')).toBe(status !== 'draft');
    expect(tinted(pdf, grey)).toBeGreaterThan(2_000);
    const [page] = rasterized(pdf);
    expect(page && readQr(page)).toBeUndefined();
  });

  it('has no mark on a stamped document', async () => {
    const pdf = await renderCfdiPdf(printInput());
    expect(plainText(pdf)).not.toMatch(/CANCELADO|BORRADOR|SIN VALIDEZ|SIN TIMBRAR/);
    // A few pixels of smoothed text may happen to have the colour.
    expect(tinted(pdf, red) + tinted(pdf, grey)).toBeLessThan(200);
  });
});
