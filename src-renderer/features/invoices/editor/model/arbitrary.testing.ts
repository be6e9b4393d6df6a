/** Any draft that the contract takes, for the properties of the form. */
import * as fc from 'fast-check';
import type { DraftLineInput, InvoiceDraft } from '#contract/invoices.ts';
import type { LineTax } from '#contract/taxes.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const decimal = fc
  .bigInt({ min: 0n, max: 10n ** 12n })
  .map((value) => `${value / 1000n}.${String(value % 1000n).padStart(3, '0')}`);
const words = (most: number) =>
  fc
    .stringMatching(new RegExp(`^[A-Za-zÑñáé&.,0-9 ]{1,${Math.min(most, 40)}}$`))
    .map((text) => text.trim())
    .filter((text) => text !== '');
const pedimento = fc
  .tuple(digits(2), digits(2), digits(4), digits(7))
  .map((parts) => ({ numeroPedimento: parts.join('  ') }));
const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [key]: one }));

function merged(...parts: fc.Arbitrary<object>[]): fc.Arbitrary<object> {
  return fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);
}

export const anyTax: fc.Arbitrary<LineTax> = fc
  .record({
    tipo: fc.constantFrom('traslado' as const, 'retencion' as const),
    impuesto: fc.constantFrom('001' as const, '002' as const, '003' as const),
    tipoFactor: fc.constantFrom('Tasa' as const, 'Cuota' as const, 'Exento' as const),
    tasaOCuota: decimal,
    base: fc.option(decimal, { nil: undefined }),
  })
  .map(({ tasaOCuota, base, ...tax }) =>
    Object.assign(tax, tax.tipoFactor === 'Exento' ? {} : { tasaOCuota }, base === undefined ? {} : { base }),
  );

const parte = merged(
  fc.record({
    claveProdServ: digits(8),
    cantidad: decimal,
    descripcion: words(1000),
    informacionAduanera: fc.array(pedimento, { maxLength: 2 }),
  }),
  maybe('noIdentificacion', words(100)),
  maybe(
    'unidad',
    words(20)
      .map((text) => text.slice(0, 20).trim())
      .filter((text) => text !== ''),
  ),
  maybe('valorUnitario', decimal),
  maybe('importe', decimal),
);

const tercero = fc.record({
  rfcACuentaTerceros: fc.constantFrom('EKU9003173C9', 'XAXX010101000'),
  nombreACuentaTerceros: words(300),
  regimenFiscalACuentaTerceros: digits(3),
  domicilioFiscalACuentaTerceros: digits(5),
});

export const anyLine = merged(
  fc.record({
    claveProdServ: digits(8),
    cantidad: decimal,
    claveUnidad: fc.constantFrom('E48', 'H87', 'XBX', 'KGM'),
    descripcion: words(1000),
    precioUnitario: decimal,
    precioIncluyeImpuestos: fc.boolean(),
    impuestos: fc.array(anyTax, { maxLength: 4 }),
    informacionAduanera: fc.array(pedimento, { maxLength: 2 }),
    cuentaPredial: fc.array(fc.record({ numero: fc.stringMatching(/^[0-9a-zA-Z]{1,20}$/) }), { maxLength: 2 }),
    complementoConceptoXml: fc.constantFrom([], ['<iedu:instEducativas xmlns:iedu="http://www.sat.gob.mx/iedu"/>']),
    parte: fc.array(parte, { maxLength: 2 }),
  }),
  maybe('productId', fc.uuid()),
  maybe('noIdentificacion', words(100)),
  maybe(
    'unidad',
    words(20)
      .map((text) => text.slice(0, 20).trim())
      .filter((text) => text !== ''),
  ),
  maybe('descuento', fc.record({ tipo: fc.constantFrom('importe', 'porcentaje'), valor: decimal })),
  maybe('objetoImp', fc.constantFrom('01', '02', '03', '08')),
  maybe('aCuentaTerceros', tercero),
) as fc.Arbitrary<DraftLineInput>;

export const anyDraft = merged(
  fc.record({
    companyId: fc.uuid(),
    clientId: fc.uuid(),
    type: fc.constantFrom('I', 'E', 'T'),
    moneda: fc.constantFrom('MXN', 'USD', 'XXX'),
    exportacion: fc.constantFrom('01', '02', '04'),
    cfdiRelacionados: fc.array(
      fc.record({
        tipoRelacion: fc.constantFrom('01', '04', '07'),
        uuids: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 2 },
    ),
    lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
    impuestosLocales: fc.array(
      merged(
        fc.record({
          tipo: fc.constantFrom('retencion', 'traslado'),
          nombre: words(300),
          tasa: fc.constantFrom('3', '2.50', '10.5'),
        }),
        maybe('importe', decimal),
      ),
      { maxLength: 2 },
    ),
    leyendas: fc.array(
      merged(
        fc.record({ textoLeyenda: words(1000) }),
        maybe('norma', words(100)),
        maybe('disposicionFiscal', words(50)),
      ),
      { maxLength: 2 },
    ),
    complementosXml: fc.constantFrom([], ['<a xmlns="http://www.sat.gob.mx/a"/>']),
    addendaXml: fc.constantFrom([], ['<b/>', '<c/>']),
  }),
  maybe('serie', fc.constantFrom('', 'A', 'NC')),
  maybe('formaPago', fc.constantFrom('01', '03', '99')),
  maybe('metodoPago', fc.constantFrom('PUE', 'PPD')),
  maybe('condicionesDePago', words(100)),
  maybe('tipoCambio', decimal),
  maybe('lugarExpedicion', digits(5)),
  maybe('usoCFDI', fc.constantFrom('G03', 'S01', 'CP01')),
  maybe('facAtrAdquirente', digits(10)),
  maybe('confirmacion', fc.stringMatching(/^[0-9a-zA-Z]{5}$/)),
  maybe(
    'informacionGlobal',
    fc.record({ periodicidad: fc.constantFrom('01', '04'), meses: digits(2), anio: digits(4) }),
  ),
  maybe('mailTo', fc.array(fc.constantFrom('a@example.mx', 'b@example.mx'), { minLength: 1, maxLength: 2 })),
) as fc.Arbitrary<InvoiceDraft>;
