/** Random drafts for property tests: every kind of tax, currency, discount and price that the engine takes. */
import * as fc from 'fast-check';
import type { CfdiDraft, DraftLine, DraftLocalTax, DraftTax } from '#domain/cfdi/draft.ts';

const tax = (tipo: DraftTax['tipo'], impuesto: string, tasaOCuota: string): DraftTax => ({
  tipo,
  impuesto,
  tipoFactor: 'Tasa',
  tasaOCuota,
});

export const IVA_16 = tax('traslado', '002', '0.16');
export const IVA_8 = tax('traslado', '002', '0.08');
export const IVA_0 = tax('traslado', '002', '0');
export const IVA_EXENTO: DraftTax = { tipo: 'traslado', impuesto: '002', tipoFactor: 'Exento' };
export const IEPS_8 = tax('traslado', '003', '0.080000');
export const IEPS_CUOTA: DraftTax = { tipo: 'traslado', impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '1.6451' };
export const ISR_10 = tax('retencion', '001', '0.10');
export const ISR_RESICO = tax('retencion', '001', '0.0125');
export const IVA_RETENIDO = tax('retencion', '002', '0.106667');

/** An amount as people and machines write it: with zeros behind, in cents, with six decimals, tiny, huge. */
export function amountText(maxInteger: number, minMicros: number = 1): fc.Arbitrary<string> {
  const micros = (units: number): string => {
    const digits = String(units).padStart(7, '0');
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
  const cents = fc.integer({ min: Math.ceil(minMicros / 10_000) || 1, max: maxInteger * 100 });
  return fc.oneof(
    { weight: 3, arbitrary: cents.map((units) => (units / 100).toFixed(2)) },
    { weight: 2, arbitrary: fc.integer({ min: Math.max(1, Math.ceil(minMicros / 1e6)), max: maxInteger }).map(String) },
    {
      weight: 2,
      arbitrary: fc.integer({ min: minMicros, max: Math.min(maxInteger, 100_000) * 1_000_000 }).map(micros),
    },
    { weight: 1, arbitrary: fc.integer({ min: minMicros, max: Math.max(minMicros, 2_000_000) }).map(micros) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('0.99', '9.99', '33.33', '66.67', '19.90', '99.99', '100', '1234.5', '0.5'),
    },
  );
}

const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 50 }).map(String) },
  { weight: 2, arbitrary: amountText(500, 1000) },
  { weight: 1, arbitrary: fc.constantFrom('1000', '1000000', '0.001', '0.333333', '1.000000', '12.5', '7') },
);

const price = fc.oneof(
  { weight: 8, arbitrary: amountText(20_000, 100) },
  { weight: 1, arbitrary: amountText(900_000_000, 100) },
);

const iva = fc.constantFrom<(DraftTax | undefined)[]>(IVA_16, IVA_16, IVA_16, IVA_8, IVA_0, IVA_EXENTO, undefined);
const ieps = fc.constantFrom<(DraftTax | undefined)[]>(
  undefined,
  undefined,
  undefined,
  IEPS_8,
  tax('traslado', '003', '0.265'),
  tax('traslado', '003', '0.53'),
  tax('traslado', '003', '1.6'),
  IEPS_CUOTA,
  { ...IEPS_CUOTA, tasaOCuota: '6.4555' },
  { ...IEPS_CUOTA, base: '2.5' },
);
const isr = fc.constantFrom<(DraftTax | undefined)[]>(undefined, undefined, ISR_10, ISR_RESICO, {
  ...ISR_10,
  base: '12.345678',
});
const withheldIva = fc.constantFrom<(DraftTax | undefined)[]>(
  undefined,
  undefined,
  IVA_RETENIDO,
  tax('retencion', '002', '0.06'),
);

const taxes: fc.Arbitrary<readonly DraftTax[]> = fc
  .tuple(iva, ieps, isr, withheldIva, fc.boolean())
  .map(([first, second, third, fourth, ivaFirst]) => {
    const transfers = ivaFirst ? [first, second] : [second, first];
    return [...transfers, third, first === undefined ? undefined : fourth].filter((one) => one !== undefined);
  });

const discount = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('5', '10', '12.5', '33.3333', '50', '99.9')
      .map((valor) => ({ tipo: 'porcentaje' as const, valor })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('0', '0.01', '0.005', '0.333333', '1.50', '3')
      .map((valor) => ({ tipo: 'importe' as const, valor })),
  },
);

/** A line; `included` decides whether its price has the taxes inside. */
export function lineOf(
  included: fc.Arbitrary<boolean>,
  lineTaxes: fc.Arbitrary<readonly DraftTax[]> = taxes,
): fc.Arbitrary<DraftLine> {
  return fc
    .record({ cantidad: quantity, precioUnitario: price, impuestos: lineTaxes, included, descuento: discount })
    .map(({ cantidad, precioUnitario, impuestos, included: inside, descuento }) =>
      Object.assign(
        {
          claveProdServ: '01010101',
          cantidad,
          claveUnidad: 'H87',
          descripcion: 'Producto',
          precioUnitario,
          impuestos,
        },
        inside ? { precioIncluyeImpuestos: true } : {},
        descuento === undefined ? {} : { descuento },
      ),
    );
}

const localTax: fc.Arbitrary<DraftLocalTax> = fc
  .record({
    tipo: fc.constantFrom<DraftLocalTax['tipo'][]>('traslado', 'retencion'),
    tasa: fc.constantFrom('3', '2.50', '0.5', '5'),
    importe: fc.constantFrom(undefined, undefined, '1'),
  })
  .map(({ tipo, tasa, importe }) =>
    Object.assign({ tipo, nombre: 'ISH', tasa }, importe === undefined ? {} : { importe }),
  );

/** Envelope of a draft around its lines. */
export function draftWith(lines: readonly DraftLine[], extra: Partial<CfdiDraft> = {}): CfdiDraft {
  return {
    version: '4.0',
    tipoDeComprobante: 'I',
    fecha: '2026-03-01T12:00:00',
    moneda: 'MXN',
    lugarExpedicion: '06000',
    emisor: { rfc: 'EKU9003173C9', nombre: 'ESCUELA KEMPER URGATE', regimenFiscal: '601' },
    receptor: {
      rfc: 'URE180429TM6',
      nombre: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
      domicilioFiscalReceptor: '86991',
      regimenFiscalReceptor: '601',
      usoCFDI: 'G01',
    },
    lines,
    ...extra,
  };
}

/** Drafts of types I and E, both versions, any currency, with prices of the kind asked for. */
export function taxedDraft(included: fc.Arbitrary<boolean>): fc.Arbitrary<CfdiDraft> {
  return fc
    .record({
      version: fc.constantFrom<CfdiDraft['version'][]>('4.0', '4.0', '3.3'),
      tipoDeComprobante: fc.constantFrom<('I' | 'E')[]>('I', 'E'),
      moneda: fc.constantFrom('MXN', 'MXN', 'MXN', 'USD', 'JPY', 'KWD', 'CLF'),
      lines: fc.oneof(
        { weight: 5, arbitrary: fc.array(lineOf(included), { minLength: 1, maxLength: 6 }) },
        { weight: 1, arbitrary: fc.array(lineOf(included), { minLength: 20, maxLength: 40 }) },
      ),
      impuestosLocales: fc.array(localTax, { maxLength: 2 }),
    })
    .map(({ lines, ...extra }) => draftWith(lines, extra));
}

/** Drafts of type T. */
export const transferDraft: fc.Arbitrary<CfdiDraft> = fc
  .record({
    version: fc.constantFrom<CfdiDraft['version'][]>('4.0', '3.3'),
    moneda: fc.constantFrom('XXX', 'MXN'),
    lines: fc.array(
      fc.tuple(lineOf(fc.boolean(), fc.constant([])), fc.boolean()).map(([{ descuento, ...line }, free]) =>
        // No discounts in a transfer; a zero one is as good as none.
        Object.assign(line, free ? { precioUnitario: '0' } : {}, descuento?.valor === '0' ? { descuento } : {}),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ lines, ...extra }) => draftWith(lines, { ...extra, tipoDeComprobante: 'T' }));
