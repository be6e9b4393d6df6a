/** Documents over several pages: what repeats, what is carried, what is never split. */
import { describe, expect, it } from 'vitest';
import { renderCfdi, renderCfdiPdf } from '#features/printing/render.ts';
import { comprobante, concepto, manyLines, printInput, TIMBRE } from './fixtures.ts';
import { needsPoppler, plainText, rasterized, readingOrder, squeezed, textPages } from './poppler.ts';

describe.skipIf(needsPoppler)('a document over several pages', () => {
  it('repeats head and totals and carries the sum, exactly', async () => {
    const { bytes, pages } = await renderCfdi(printInput({ comprobante: manyLines(45) }));
    const texts = textPages(bytes);
    expect(pages).toBeGreaterThan(2);
    expect(texts).toHaveLength(pages);
    let before: string | undefined;
    let lines = 0;
    texts.forEach((text, index) => {
      expect(text).toMatch(/Clave +Cantidad +Unidad +Descripción +Valor unitario +Importe/);
      expect(text).toContain(`Página ${index + 1} de ${pages}`);
      expect(text).toContain(TIMBRE.uuid);
      // On the first page the head names the document; from the second on it repeats the total.
      expect(index === 0 || /Total MXN +\$?5,220\.00/.test(text)).toBe(true);
      const carried = /Suma siguiente +([\d,.]+)/.exec(text)?.[1];
      expect(/Suma anterior +([\d,.]+)/.exec(text)?.[1]).toBe(before);
      lines += text.match(/Concepto \d+ de la lista/g)?.length ?? 0;
      expect(carried).toBe(index === pages - 1 ? undefined : `${(lines * 100).toLocaleString('en-US')}.00`);
      before = carried;
    });
    expect(before).toBeUndefined();
    expect(lines).toBe(45);
    expect(texts.at(-1)).toContain('Sello digital del SAT');
  });

  it('prints 500 lines, every one of them', async () => {
    const pdf = await renderCfdiPdf(printInput({ comprobante: manyLines(500) }));
    const text = plainText(pdf);
    for (let n = 1; n <= 500; n += 1) expect(text).toContain(`Concepto ${n} de la lista`);
    expect(text.match(/Suma siguiente/g)).toHaveLength(text.match(/Suma anterior/g)?.length ?? -1);
    expect(text).toContain('Total MXN $58,000.00');
  });

  it('never separates totals or seals from themselves, however the lines fall', async () => {
    for (let count = 1; count <= 40; count += 1) {
      const pages = textPages(await renderCfdiPdf(printInput({ comprobante: manyLines(count) })));
      const withTotals = pages.filter((text) => /Subtotal/.test(text));
      const withSeals = pages.filter((text) => /Sello digital del CFDI/.test(text));
      expect(withTotals).toHaveLength(1);
      expect(withTotals[0]).toMatch(/Subtotal[\s\S]*002 IVA 16 %[\s\S]*Total MXN +\$/);
      expect(withSeals).toHaveLength(1);
      expect(withSeals).toEqual(withTotals);
      expect(withSeals[0]).toMatch(
        /Sello digital del CFDI[\s\S]*Sello digital del SAT[\s\S]*Cadena original[\s\S]*\|\|/,
      );
    }
  });

  it('wraps descriptions of a thousand characters, with spaces or without, and loses none', async () => {
    const spaced = 'Servicio número '.repeat(63).slice(0, 1000).trim();
    const solid = Array.from({ length: 250 }, (_, n) => String(n).padStart(4, 'x')).join('');
    const lines = [concepto({ descripcion: spaced }), concepto({ descripcion: solid })];
    const all = squeezed(
      readingOrder(await renderCfdiPdf(printInput({ comprobante: comprobante({ conceptos: lines }) }))),
    );
    expect(all).toContain(squeezed(spaced));
    expect(all).toContain(solid);
  });

  it('splits only a line that is taller than a page', async () => {
    const parte = Array.from({ length: 200 }, (_, n) => ({
      claveProdServ: '50201706',
      cantidad: '1',
      descripcion: `Parte numerada ${n + 1} de un conjunto bastante largo, con su descripción completa`,
      informacionAduanera: [],
    }));
    const { bytes, pages } = await renderCfdi(
      printInput({ comprobante: comprobante({ conceptos: [concepto({ parte }), concepto()] }) }),
    );
    const text = plainText(bytes);
    expect(pages).toBeGreaterThan(2);
    for (let n = 1; n <= 200; n += 1) expect(text).toContain(`Parte numerada ${n} de`);
  });

  it('keeps the widest figures and the longest names on the page', async () => {
    const widest = '999999999999999999.999999';
    const name = 'EMPRESA DE SERVICIOS INTEGRALES DEL SURESTE '.repeat(7).slice(0, 300).trim();
    const pdf = await renderCfdiPdf(
      printInput({
        comprobante: comprobante({
          serie: 'S'.repeat(25),
          folio: '9'.repeat(40),
          emisor: { rfc: 'EKU9003173C9', nombre: name, regimenFiscal: '601' },
          receptor: { ...comprobante().receptor, nombre: name },
          conceptos: [concepto({ cantidad: widest, valorUnitario: widest, importe: widest, descuento: widest })],
        }),
      }),
    );
    const text = plainText(pdf);
    expect(text.match(/999,999,999,999,999,999\.999999/g)).toHaveLength(4);
    expect(squeezed(readingOrder(pdf))).toContain(squeezed(name));
    for (const page of rasterized(pdf, 60)) {
      // Nothing is drawn in the outer margins: nothing runs off the paper.
      for (let y = 0; y < page.height; y += 1) {
        for (const x of [...range(0, 18), ...range(page.width - 18, page.width)]) {
          expect(page.data[(y * page.width + x) * 4]).toBe(255);
        }
      }
    }
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
