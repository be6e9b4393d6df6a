/** Documents to print in tests and in the bench: invented, complete, with seals of the right form. */
import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';
import type { Comprobante, Concepto, TimbreFiscalDigital } from '#domain/cfdi/model.ts';
import type { PrintInput } from '#features/printing/input.ts';

export const CREATED_AT = new Date('2026-11-23T18:30:00.000Z');

/** 344 Base64 characters, as an RSA-2048 seal has, from a seed. */
export function fakeSeal(seed: string): string {
  const bytes = Buffer.concat(
    Array.from({ length: 8 }, (_, index) => createHash('sha256').update(`${seed}${index}`).digest()),
  );
  return bytes.toString('base64');
}

export const TIMBRE: TimbreFiscalDigital = {
  kind: 'tfd',
  version: '1.1',
  uuid: '5C0D7B2E-0O1F-4A6B-9C3D-8E7F60A1B2C3'.replace('O', '0'),
  fechaTimbrado: '2026-11-23T12:31:08',
  rfcProvCertif: 'SPR190613I52',
  selloCFD: fakeSeal('cfd'),
  noCertificadoSAT: '30001000000500003456',
  selloSAT: fakeSeal('sat'),
};

export function concepto(overrides: Partial<Concepto> = {}): Concepto {
  return {
    claveProdServ: '81111500',
    noIdentificacion: 'SRV-001',
    cantidad: '2',
    claveUnidad: 'E48',
    unidad: 'Servicio',
    descripcion: 'Mantenimiento de sistemas, diseño y migración de datos según anexo técnico',
    valorUnitario: '1250.500000',
    importe: '2501.00',
    objetoImp: '02',
    impuestos: {
      traslados: [{ base: '2501.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '400.16' }],
      retenciones: [],
    },
    informacionAduanera: [],
    cuentaPredial: [],
    parte: [],
    ...overrides,
  };
}

export function comprobante(overrides: Partial<Comprobante> = {}): Comprobante {
  return {
    version: '4.0',
    serie: 'A',
    folio: '1024',
    fecha: '2026-11-23T12:30:45',
    sello: TIMBRE.selloCFD,
    formaPago: '03',
    noCertificado: '30001000000500003416',
    certificado: 'MIIF',
    condicionesDePago: 'Contado',
    subTotal: '2501.00',
    moneda: 'MXN',
    total: '2901.16',
    tipoDeComprobante: 'I',
    exportacion: '01',
    metodoPago: 'PUE',
    lugarExpedicion: '03100',
    cfdiRelacionados: [],
    emisor: { rfc: 'EKU9003173C9', nombre: 'ESCUELA KEMPER URGATE', regimenFiscal: '601' },
    receptor: {
      rfc: 'URE180429TM6',
      nombre: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
      domicilioFiscalReceptor: '86991',
      regimenFiscalReceptor: '601',
      usoCFDI: 'G03',
    },
    conceptos: [concepto()],
    impuestos: {
      totalImpuestosTrasladados: '400.16',
      retenciones: [],
      traslados: [{ base: '2501.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '400.16' }],
    },
    complementos: [[TIMBRE]],
    ...overrides,
  };
}

export function printInput(overrides: Partial<PrintInput> = {}): PrintInput {
  return {
    comprobante: comprobante(),
    company: {
      tradeName: 'Kemper Consultoría',
      address: 'Av. Insurgentes Sur 1234, piso 3\nCol. Del Valle, Ciudad de México, C.P. 03100',
      phone: '55 1234 5678',
      email: 'facturas@kemper.example',
      website: 'www.kemper.example',
      brandColor: '#0f6e6e',
    },
    status: 'stamped',
    demo: false,
    texts: {
      productService: { '81111500': 'Ingeniería de software o hardware' },
      unit: { E48: 'Unidad de servicio', H87: 'Pieza', KGM: 'Kilogramo', LTR: 'Litro' },
    },
    createdAt: CREATED_AT,
    ...overrides,
  };
}

/** Lines `Concepto 1`, `Concepto 2`… of 100.00 each. */
export function manyLines(count: number): Comprobante {
  const subTotal = `${count * 100}.00`;
  const iva = `${count * 16}.00`;
  return comprobante({
    subTotal,
    total: `${count * 116}.00`,
    conceptos: Array.from({ length: count }, (_, index) =>
      concepto({
        noIdentificacion: `P-${String(index + 1).padStart(4, '0')}`,
        descripcion: `Concepto ${index + 1} de la lista`,
        cantidad: '1',
        valorUnitario: '100.00',
        importe: '100.00',
        impuestos: {
          traslados: [
            { base: '100.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '16.00' },
          ],
          retenciones: [],
        },
      }),
    ),
    impuestos: {
      totalImpuestosTrasladados: iva,
      retenciones: [],
      traslados: [{ base: subTotal, impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: iva }],
    },
  });
}

/** Every optional node and attribute of the standard that is printed. */
export function fullComprobante(): Comprobante {
  return comprobante({
    confirmacion: 'ECVH1',
    condicionesDePago: 'Crédito a 30 días con 5 % de pronto pago',
    moneda: 'USD',
    tipoCambio: '18.7542',
    descuento: '150.25',
    subTotal: '12345.60',
    total: '13582.11',
    exportacion: '02',
    informacionGlobal: { periodicidad: '04', meses: '11', anio: '2026' },
    cfdiRelacionados: [
      { tipoRelacion: '04', uuids: ['A1B2C3D4-0000-4A6B-9C3D-000000000001', 'A1B2C3D4-0000-4A6B-9C3D-000000000002'] },
      { tipoRelacion: '07', uuids: ['A1B2C3D4-0000-4A6B-9C3D-000000000003'] },
    ],
    emisor: {
      rfc: 'EKU9003173C9',
      nombre: 'ESCUELA KEMPER URGATE',
      regimenFiscal: '601',
      facAtrAdquirente: '1234567890',
    },
    receptor: {
      rfc: 'XEXX010101000',
      nombre: 'ÜBERSEE HANDELSGESELLSCHAFT FÜR ŁÓDŹ & ΑΘΗΝΑ',
      domicilioFiscalReceptor: '03100',
      residenciaFiscal: 'DEU',
      numRegIdTrib: 'DE123456789',
      regimenFiscalReceptor: '616',
      usoCFDI: 'S01',
    },
    conceptos: [
      concepto({
        cantidad: '3.5',
        claveUnidad: 'KGM',
        unidad: 'Kilo',
        valorUnitario: '1234.567891',
        importe: '4320.99',
        descuento: '150.25',
        descripcion: 'Café de altura, tostado medio, origen Coatepec (Veracruz), bolsa con válvula «Ñandú»',
        impuestos: {
          traslados: [
            { base: '4170.74', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.080000', importe: '333.66' },
            { base: '3.5', impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '5.246800', importe: '18.36' },
          ],
          retenciones: [
            { base: '4170.74', impuesto: '001', tipoFactor: 'Tasa', tasaOCuota: '0.012500', importe: '52.13' },
          ],
        },
        informacionAduanera: [{ numeroPedimento: '15  48  3009  0001234' }],
        parte: [
          {
            claveProdServ: '50201706',
            noIdentificacion: 'PZA-9',
            cantidad: '2',
            unidad: 'Pieza',
            descripcion: 'Bolsa kraft impresa',
            valorUnitario: '10.00',
            importe: '20.00',
            informacionAduanera: [{ numeroPedimento: '15  48  3009  0005678' }],
          },
        ],
      }),
      concepto({
        claveProdServ: '80131500',
        descripcion: 'Renta de local comercial',
        importe: '8024.61',
        valorUnitario: '8024.61',
        cantidad: '1',
        impuestos: {
          traslados: [{ base: '8024.61', impuesto: '002', tipoFactor: 'Exento' }],
          retenciones: [],
        },
        cuentaPredial: [{ numero: '15956011002' }],
        aCuentaTerceros: {
          rfcACuentaTerceros: 'JUFA7608212V6',
          nombreACuentaTerceros: 'ADRIANA JUAREZ FERNANDEZ',
          regimenFiscalACuentaTerceros: '612',
          domicilioFiscalACuentaTerceros: '29133',
        },
      }),
    ],
    impuestos: {
      totalImpuestosTrasladados: '352.02',
      totalImpuestosRetenidos: '52.13',
      retenciones: [{ impuesto: '001', importe: '52.13' }],
      traslados: [
        { base: '4170.74', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.080000', importe: '333.66' },
        { base: '3.50', impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '5.246800', importe: '18.36' },
        { base: '8024.61', impuesto: '002', tipoFactor: 'Exento' },
      ],
    },
    complementos: [
      [
        {
          kind: 'implocal',
          version: '1.0',
          totaldeRetenciones: '20.85',
          totaldeTraslados: '125.12',
          items: [
            { tipo: 'traslado', impLocTrasladado: 'ISH', tasadeTraslado: '3.00', importe: '125.12' },
            { tipo: 'retencion', impLocRetenido: 'CINCO AL MILLAR', tasadeRetencion: '0.50', importe: '20.85' },
          ],
        },
        {
          kind: 'leyendasFisc',
          version: '1.0',
          leyendas: [
            {
              disposicionFiscal: 'RESDERAUTH',
              norma: 'Artículo 2. Fracción IV.',
              textoLeyenda: 'El software desarrollado se entrega con base en los requerimientos del cliente.',
            },
          ],
        },
        {
          kind: 'opaque',
          element: {
            kind: 'element',
            name: 'cce20:ComercioExterior',
            namespace: 'http://www.sat.gob.mx/ComercioExterior20',
            local: 'ComercioExterior',
            attributes: [],
            children: [],
          },
        },
        TIMBRE,
      ],
    ],
  });
}

/** A logo with a transparent background: a disc and two bars. */
export function logoPng(width = 480, height = 140): Uint8Array {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inDisc = (x - height / 2) ** 2 + (y - height / 2) ** 2 < (height / 2 - 4) ** 2;
      const inBar = x > height * 1.2 && (Math.abs(y - height * 0.35) < height * 0.1 || Math.abs(y - height * 0.65) < 5);
      png.data.set(inDisc ? [200, 80, 20, 255] : inBar ? [40, 40, 60, 255] : [0, 0, 0, 0], (y * width + x) * 4);
    }
  }
  return PNG.sync.write(png);
}
