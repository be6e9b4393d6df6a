/** Who appears in the demo. Everything is invented; names follow SAT's way of writing them. */
import { TAX_PROFILES } from '#contract/taxes.ts';

export const DEMO_COMPANY = {
  rfc: 'DCU260101AB3',
  legalName: 'DESPACHO CUADRA DEMOSTRACION',
  tradeName: 'Despacho Cuadra (demostración)',
  regimenFiscal: '601',
  postalCode: '06600',
  email: 'facturas@despacho-cuadra.example',
  phone: '55 5555 0100',
  website: 'despacho-cuadra.example',
  address: 'Av. Paseo de la Reforma 100, piso 8\nCol. Juárez, 06600 Ciudad de México',
  brandColor: '#0F6E6E',
};

export const DEMO_CLIENT = {
  rfc: 'FNO150512QX3',
  legalName: 'FERRETERIA Y MATERIALES NUÑEZ',
  regimenFiscal: '601',
  postalCode: '44100',
  defaultUsoCfdi: 'G03',
  emails: ['compras@ferreteria-nunez.example'],
};

/** IVA at 16, 0 and exempt, IEPS by rate, retentions and a price that includes its taxes. */
export const DEMO_PRODUCTS = [
  {
    sku: 'CONS-01',
    description: 'Consultoría contable y fiscal, octubre de 2026',
    claveProdServ: '84111500',
    claveUnidad: 'E48',
    unitName: 'Servicio',
    unitPrice: '12500.00',
    taxes: [...TAX_PROFILES.iva16],
  },
  {
    sku: 'LIB-02',
    description: 'Libro «Guía práctica del CFDI 4.0»',
    claveProdServ: '55101500',
    claveUnidad: 'H87',
    unitName: 'Pieza',
    unitPrice: '349.50',
    taxes: [...TAX_PROFILES.iva0],
  },
  {
    sku: 'PAP-03',
    description: 'Papel bond carta, caja con 10 paquetes',
    claveProdServ: '14111507',
    claveUnidad: 'XBX',
    unitName: 'Caja',
    unitPrice: '1159.00',
    priceIncludesTaxes: true,
    taxes: [...TAX_PROFILES.iva16],
  },
  {
    sku: 'BEB-04',
    description: 'Bebida energetizante 473 ml',
    claveProdServ: '50202309',
    claveUnidad: 'H87',
    unitName: 'Pieza',
    unitPrice: '28.333333',
    taxes: [
      { tipo: 'traslado', impuesto: '003', tipoFactor: 'Tasa', tasaOCuota: '0.250000' } as const,
      ...TAX_PROFILES.iva16,
    ],
  },
];

/** Password of the demo company's key file, which lives as long as the demo does. */
export const DEMO_KEY_PASSWORD = 'demostracion-2026';
