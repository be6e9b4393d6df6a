/** The printed representation as readers see it: poppler renders it, a QR reader reads the code back. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { cadenaTimbre } from '#domain/cfdi/cadena/index.ts';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { qrUrl } from '#domain/cfdi/qr.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { amountInWords } from '#domain/money/words.ts';
import type { PrintStatus } from '#features/printing/input.ts';
import { renderCfdi, renderCfdiPdf } from '#features/printing/render.ts';
import { printInvoice } from '#features/printing/service.ts';
import { needsSat, satFile } from '../support/sat.ts';
import { comprobante, concepto, fullComprobante, logoPng, manyLines, printInput, TIMBRE } from './fixtures.ts';
import {
  complaints,
  fontsOf,
  infoOf,
  needsPoppler,
  plainText,
  rasterized,
  readingOrder,
  readQr,
  textPages,
  wordsOf,
} from './poppler.ts';

const LEGEND = 'Este documento es una representación impresa de un CFDI';
/** Seals and the cadena are broken over lines: compared without white space. */
const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe.skipIf(needsPoppler)('an invoice of one page', () => {
  let pdf: Uint8Array;
  let text: string;
  const document = comprobante();

  beforeAll(async () => {
    const input = printInput();
    pdf = await renderCfdiPdf({ ...input, company: { ...input.company, logo: logoPng() } });
    text = plainText(pdf);
  });

  it.each([
    ['issuer', ['ESCUELA KEMPER URGATE', 'EKU9003173C9', '601 General de Ley Personas Morales', 'Kemper Consultoría']],
    ['contact', ['Av. Insurgentes Sur 1234, piso 3', '55 1234 5678', 'facturas@kemper.example', 'www.kemper.example']],
    [
      'receiver',
      ['UNIVERSIDAD ROBOTICA ESPAÑOLA', 'URE180429TM6', 'C.P. 86991', 'G03 Gastos en general', 'Régimen fiscal'],
    ],
    ['numbers', [TIMBRE.uuid, 'A 1024', '30001000000500003416', '30001000000500003456', 'SPR190613I52']],
    ['dates and place', ['2026-11-23 12:30:45', '2026-11-23 12:31:08', 'Lugar de expedición 03100', 'I Ingreso']],
    [
      'payment',
      [
        '03 Transferencia electrónica de fondos',
        'PUE Pago en una sola exhibición',
        'MXN Peso Mexicano',
        '01 No aplica',
        'Condiciones de pago Contado',
      ],
    ],
    [
      'line',
      [
        '81111500',
        'Ingeniería de software o hardware',
        'No. de identificación SRV-001',
        'E48',
        'Unidad de servicio',
        '1,250.50',
        '2,501.00',
        '02 Sí objeto de impuesto',
        'Traslado 002 IVA Tasa 16 % · base 2,501.00 · importe 400.16',
      ],
    ],
    ['totals', ['Subtotal 2,501.00', '002 IVA 16 % (base 2,501.00) 400.16', 'Total MXN $2,901.16']],
    ['legend', [LEGEND, 'Página 1 de 1']],
  ])('says everything about: %s', (_what, expected) => {
    for (const words of expected) expect(text).toContain(words);
  });

  it('says the total in words', () => {
    expect(text).toContain(amountInWords('2901.16', 'MXN'));
  });

  it('carries both seals and the cadena of the timbre, character by character', () => {
    const all = squeezed(text);
    expect(all).toContain(`SellodigitaldelCFDI${document.sello}SellodigitaldelSAT${TIMBRE.selloSAT}`);
    expect(all).toContain(squeezed(cadenaTimbre(TIMBRE)));
  });

  it('carries a code that reads as the verification address, at least 2.75 cm wide', () => {
    const [page] = rasterized(pdf);
    const code = page === undefined ? undefined : readQr(page);
    expect(code?.text).toBe(qrUrl(document));
    expect(code?.sideCm).toBeGreaterThanOrEqual(2.75);
  });

  it('embeds its fonts as subsets that can be searched', () => {
    const fonts = fontsOf(pdf);
    expect(fonts.map((font) => font.name.replace(/^.*\+/, '')).toSorted()).toEqual(['Inter-Regular', 'Inter-SemiBold']);
    for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
  });

  it('is a Letter page with title, author, language and the date it was given', () => {
    const info = infoOf(pdf);
    expect(info.get('Title')).toBe('Factura A 1024 · ESCUELA KEMPER URGATE');
    expect(info.get('Author')).toBe('ESCUELA KEMPER URGATE');
    expect(info.get('Keywords')).toBe(TIMBRE.uuid);
    expect(info.get('CreationDate')).toMatch(/^2026-11-23T18:30:00/);
    expect(info.get('Page size')).toBe('612 x 792 pts (letter)');
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (es-MX)');
    expect(complaints(pdf)).toBe('');
  });

  it('is read in the order of its sections', () => {
    const order = [
      'Kemper Consultoría',
      'Folio fiscal',
      'Receptor',
      'Pago y operación',
      'Descripción',
      'Mantenimiento',
    ];
    const raw = readingOrder(pdf);
    const at = [...order, 'Total con letra', 'Total MXN', 'Sello digital del CFDI', LEGEND].map((word) =>
      raw.indexOf(word),
    );
    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('comes out byte by byte the same again', async () => {
    const input = printInput();
    const again = await renderCfdiPdf({ ...input, company: { ...input.company, logo: logoPng() } });
    expect(Buffer.compare(again, pdf)).toBe(0);
    const later = await renderCfdiPdf({ ...printInput(), createdAt: new Date('2026-11-24T00:00:00.000Z') });
    expect(Buffer.compare(later, await renderCfdiPdf(printInput()))).not.toBe(0);
  });
});

describe.skipIf(needsPoppler)('a document with everything that the standard has', () => {
  let text: string;

  beforeAll(async () => {
    text = plainText(await renderCfdiPdf(printInput({ comprobante: fullComprobante() })));
  });

  it.each([
    ['global information', ['Factura global', 'Periodicidad: 04 Mensual', 'Meses: 11 Noviembre', 'Año: 2026']],
    [
      'related documents',
      [
        '04 Sustitución de los CFDI previos',
        'A1B2C3D4-0000-4A6B-9C3D-000000000001',
        'A1B2C3D4-0000-4A6B-9C3D-000000000002',
        '07 CFDI por aplicación de anticipo',
        'A1B2C3D4-0000-4A6B-9C3D-000000000003',
      ],
    ],
    ['confirmation and acquirer', ['ECVH1', '1234567890']],
    ['foreign receiver', ['DEU Alemania', 'DE123456789', 'ÜBERSEE HANDELSGESELLSCHAFT FÜR ŁÓDŹ & ΑΘΗΝΑ']],
    ['currency', ['USD Dólar americano', '18.7542', 'Total USD 13,582.11', '02 Definitiva con clave A1']],
    [
      'taxes of a line',
      ['Traslado 003 IEPS Cuota 5.246800 · base 3.50 · importe 18.36', 'Retención 001 ISR Tasa 1.25 %'],
    ],
    ['exempt', ['Traslado 002 IVA Exento · base 8,024.61', '002 IVA Exento (base 8,024.61)']],
    ['customs and property', ['Cuenta predial 15956011002']],
    ['part', ['Parte: 2 Pieza', 'Bolsa kraft impresa', '50201706', 'PZA-9']],
    [
      'third party',
      ['A cuenta de tercero: ADRIANA JUAREZ FERNANDEZ', 'JUFA7608212V6', '612 Personas Físicas', 'C.P. 29133'],
    ],
    ['discount', ['Descuento −150.25', '1,234.567891']],
    ['tax totals', ['Total de impuestos trasladados 352.02', 'Retenido 001 ISR −52.13']],
    ['local taxes', ['Local trasladado ISH 3 % 125.12', 'Local retenido CINCO AL MILLAR 0.5 % −20.85']],
    ['legends', ['El software desarrollado se entrega', '(RESDERAUTH, Artículo 2. Fracción IV.)']],
    ['other complements', ['Otros complementos incluidos en el XML: ComercioExterior']],
  ])('prints %s', (_what, expected) => {
    for (const words of expected) expect(text).toContain(words);
  });

  it('keeps the double spaces of a pedimento', async () => {
    const words = wordsOf(await renderCfdiPdf(printInput({ comprobante: fullComprobante() })));
    const at = words.findIndex(({ text: word }) => word === 'Pedimento');
    const [label, aduana, patente] = words.slice(at, at + 3);
    expect([aduana?.text, patente?.text]).toEqual(['15', '48']);
    const oneSpace = (aduana?.left ?? 0) - (label?.right ?? 0);
    expect((patente?.left ?? 0) - (aduana?.right ?? 0)).toBeCloseTo(2 * oneSpace, 0);
  });
});

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

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
