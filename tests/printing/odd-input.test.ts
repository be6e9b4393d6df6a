/** Documents and looks as they come, not as one would like them. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { qrUrl } from '#domain/cfdi/qr.ts';
import type { PrintStatus } from '#features/printing/input.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { renderCfdi, renderCfdiPdf } from '#features/printing/render.ts';
import { printInvoice } from '#features/printing/service.ts';
import { needsSat, satFile } from '../support/sat.ts';
import { comprobante, concepto, logoPng, printInput, TIMBRE } from './fixtures.ts';
import { complaints, LEGEND, needsPoppler, plainText, rasterized, readQr, squeezed } from './poppler.ts';

describe.skipIf(needsPoppler)('odd input', () => {
  it('puts a visible mark for what the font lacks, says so on the page and in the result', async () => {
    const document = comprobante({ conceptos: [concepto({ descripcion: 'Pastel 🎂 de tres leches 漢' })] });
    const { bytes, warnings } = await renderCfdi(printInput({ comprobante: document }));
    const text = plainText(bytes);
    expect(text).toContain('Pastel [?] de tres leches [?]');
    expect(text).toContain('[?] ocupa el lugar de un carácter');
    expect(warnings).toEqual(['characters-replaced']);
  });

  it('prints without a logo that cannot be read, and says so', async () => {
    const input = printInput();
    const broken = { ...input.company, logo: new TextEncoder().encode('not an image, whatever its name said') };
    const { bytes, warnings } = await renderCfdi({ ...input, company: broken });
    expect(warnings).toEqual(['logo-unreadable']);
    expect(plainText(bytes)).toContain(TIMBRE.uuid);
  });

  it('draws the logo that it is given', async () => {
    const input = printInput();
    const orange = (pdf: Uint8Array): number => {
      const [page] = rasterized(pdf, 50);
      let count = 0;
      for (let i = 0; i < (page?.data.length ?? 0); i += 4) {
        if (page?.data[i] === 200 && page.data[i + 1] === 80 && page.data[i + 2] === 20) count += 1;
      }
      return count;
    };
    expect(orange(await renderCfdiPdf(input))).toBe(0);
    expect(orange(await renderCfdiPdf({ ...input, company: { ...input.company, logo: logoPng() } }))).toBeGreaterThan(
      300,
    );
  });

  it('prints keys that no catalog knows, alone', async () => {
    const receptor = { ...comprobante().receptor, usoCFDI: 'Z99', regimenFiscalReceptor: '999' };
    const document = comprobante({ receptor, moneda: 'ZZZ', formaPago: '77' });
    const text = plainText(
      await renderCfdiPdf(printInput({ comprobante: document, texts: { productService: {}, unit: {} } })),
    );
    for (const key of ['Z99', '999', 'Total ZZZ 2,901.16', 'Forma de pago 77', 'E48']) expect(text).toContain(key);
  });

  it('prints a 3.3 document for history', async () => {
    const { exportacion: _exportacion, ...rest } = comprobante({ version: '3.3' });
    const { receptor } = rest;
    const old = { ...rest, receptor: { rfc: receptor.rfc, nombre: receptor.nombre ?? '', usoCFDI: 'P01' } };
    const text = plainText(await renderCfdiPdf(printInput({ comprobante: old })));
    expect(text).toContain('P01 Por definir');
    expect(text).toContain(`${LEGEND}, versión 3.3`);
    expect(text).not.toContain('Exportación');
  });

  it('labels in English when asked, with the legend as the rule words it', async () => {
    const pdf = await renderCfdiPdf(printInput({ locale: 'en' }));
    const text = plainText(pdf);
    expect(text).toContain('Invoice');
    expect(text).toContain('Receiver');
    expect(text).toContain(LEGEND);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (en)');
  });
});

describe('any document', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 80 });
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
  const lines = fc.array(
    fc
      .record({
        descripcion: anyText,
        importe: anyText,
        cantidad: anyText,
        objetoImp: anyText,
        claveUnidad: anyText,
        noIdentificacion: anyText,
      })
      .map((over) => concepto(over)),
    { maxLength: 12 },
  );

  it('prints, whatever its attributes say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          serie: anyText,
          folio: anyText,
          moneda: anyText,
          total: anyText,
          conceptos: lines,
          condicionesDePago: anyText,
          confirmacion: anyText,
        }),
        maybe(anyText),
        fc.constantFrom<PrintStatus>('stamped', 'cancelled', 'draft', 'sealed-not-stamped'),
        fc.boolean(),
        async (over, brandColor, status, demo) => {
          const { company, ...rest } = printInput({ comprobante: comprobante(over), status, demo });
          const look = { ...company, ...(brandColor === undefined ? {} : { brandColor, tradeName: brandColor }) };
          const { bytes, pages } = await renderCfdi({ ...rest, company: look });
          expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
          expect(pages).toBeGreaterThan(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.skipIf(needsPoppler)('runs more local taxes than a page holds over pages', async () => {
    const items = Array.from({ length: 120 }, (_, n) => ({
      tipo: 'traslado' as const,
      impLocTrasladado: `LOCAL-${n}-`,
      tasadeTraslado: '1.00',
      importe: '1.00',
    }));
    const local = {
      kind: 'implocal',
      version: '1.0',
      totaldeRetenciones: '0.00',
      totaldeTraslados: '120.00',
      items,
    } as const;
    const text = plainText(
      await renderCfdiPdf(printInput({ comprobante: comprobante({ complementos: [[local, TIMBRE]] }) })),
    );
    for (let n = 0; n < 120; n += 1) expect(text).toContain(`LOCAL-${n}-`);
    expect(text).toContain('Total MXN $2,901.16');
  });

  it.skipIf(needsPoppler)('runs a thousand related documents over pages', async () => {
    const uuids = Array.from({ length: 1000 }, (_, n) => `A1B2C3D4-0000-4A6B-9C3D-${String(n).padStart(12, '0')}`);
    const document = comprobante({ cfdiRelacionados: [{ tipoRelacion: '04', uuids }] });
    const text = plainText(await renderCfdiPdf(printInput({ comprobante: document })));
    for (const uuid of uuids) expect(text).toContain(uuid);
  });
});

describe.skipIf(needsPoppler || needsSat)('documents that others made', () => {
  it.each(needsSat ? [] : readdirSync(satFile('samples')).filter((name) => name.endsWith('.xml')))(
    'prints %s',
    async (name) => {
      const { comprobante: _comprobante, texts: _texts, ...rest } = printInput();
      // One sample begins with a byte order mark, which the parser refuses.
      const xml = readFileSync(satFile('samples', name), 'utf8').replace(/^\uFEFF/, '');
      const { bytes } = await printInvoice({ ...rest, xml });
      const document = parseCfdi(xml);
      const text = plainText(bytes);
      expect(text).toContain(document.emisor.rfc);
      expect(text).toContain(document.receptor.rfc);
      expect(squeezed(text)).toContain(document.sello);
      const timbre = timbreOf(document);
      const codes = rasterized(bytes).map((page) => readQr(page)?.text);
      expect(codes.at(-1)).toBe(timbre === undefined ? undefined : qrUrl(document));
      expect(complaints(bytes)).toBe('');
    },
  );
});

describe.skipIf(needsPoppler)('the service', () => {
  it('prints from the XML and proposes a name', async () => {
    const { comprobante: document, texts, ...rest } = printInput();
    const file = await printInvoice({ ...rest, xml: Buffer.from(writeCfdi(document)), textsOf: () => texts });
    expect(file.name).toBe(`A1024_EKU9003173C9_${TIMBRE.uuid}.pdf`);
    expect(file.pages).toBe(1);
    expect(plainText(file.bytes)).toContain('Ingeniería de software o hardware');
  });

  it('passes on what the parser says of a file that is no CFDI', async () => {
    const { comprobante: _comprobante, texts: _texts, ...rest } = printInput();
    await expect(printInvoice({ ...rest, xml: '<a/>' })).rejects.toMatchObject({ name: 'CuadraError' });
  });
});
