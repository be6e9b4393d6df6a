/** The printed representation as readers see it: poppler renders it, a QR reader reads the code back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { cadenaTimbre } from '#domain/cfdi/cadena/index.ts';
import { qrUrl } from '#domain/cfdi/qr.ts';
import { amountInWords } from '#domain/money/words.ts';
import { renderCfdiPdf } from '#features/printing/render.ts';
import { comprobante, fullComprobante, logoPng, printInput, TIMBRE } from './fixtures.ts';
import {
  complaints,
  fontsOf,
  infoOf,
  LEGEND,
  needsPoppler,
  plainText,
  rasterized,
  readingOrder,
  readQr,
  squeezed,
  wordsOf,
} from './poppler.ts';

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
