/** Columns of a list of products, and the headers under which other programs have them. */
import { PRODUCT_IMPORT_FIELDS, type ProductImportField } from '#contract/products.ts';
import type { ImportField } from '../imports/types.ts';

type Facts = Pick<ImportField<ProductImportField>, 'required' | 'headers' | 'example'>;

const FACTS: Readonly<Record<ProductImportField, Facts>> = {
  sku: {
    required: false,
    headers: [
      'SKU',
      'Código',
      'Código interno',
      'Clave interna',
      'No. identificación',
      'NoIdentificacion',
      'Número de identificación',
      'Código de producto',
      'Clave',
      'Code',
      'Item code',
      'Product code',
      'Item',
    ],
    example: 'CONS-01',
  },
  description: {
    required: true,
    headers: [
      'Descripción',
      'Descripción del producto',
      'Producto o servicio',
      'Concepto',
      'Producto',
      'Artículo',
      'Servicio',
      'Nombre del producto',
      'Nombre',
      'Description',
      'Product',
      'Name',
    ],
    example: 'Consultoría',
  },
  claveProdServ: {
    required: true,
    headers: [
      'Clave SAT',
      'ClaveProdServ',
      'Clave prod. serv.',
      'c_ClaveProdServ',
      'Clave de producto o servicio',
      'Clave producto servicio',
      'Clave producto SAT',
      'Clave ProdServ SAT',
      'Código SAT',
      'SAT code',
      'SAT key',
    ],
    example: '80101500',
  },
  claveUnidad: {
    required: true,
    headers: [
      'Clave de unidad',
      'Clave unidad',
      'ClaveUnidad',
      'c_ClaveUnidad',
      'Clave unidad SAT',
      'Unidad SAT',
      'Unit key',
      'Unit code',
      'Unidad de medida',
      'Unidad',
      'UM',
      'Unit',
    ],
    example: 'E48',
  },
  unitName: {
    required: false,
    headers: ['Nombre de la unidad', 'Nombre unidad', 'Unit name', 'Unidad', 'Unidad de medida', 'Unit'],
    example: 'Servicio',
  },
  unitPrice: {
    required: true,
    headers: [
      'Precio',
      'Precio unitario',
      'Valor unitario',
      'ValorUnitario',
      'Precio de venta',
      'Precio sin IVA',
      'Precio público',
      'Unit price',
      'Price',
    ],
    example: '1500.00',
  },
  priceIncludesTaxes: {
    required: false,
    headers: ['Precio incluye impuestos', 'Precio incluye IVA', 'Incluye IVA', 'IVA incluido', 'Tax included'],
    example: 'no',
  },
  currency: { required: false, headers: ['Moneda', 'Divisa', 'Currency'], example: 'MXN' },
  objetoImp: {
    required: false,
    headers: ['Objeto de impuesto', 'Objeto impuesto', 'ObjetoImp', 'c_ObjetoImp', 'Tax object'],
    example: '02',
  },
  taxProfile: { required: false, headers: ['Impuestos', 'Perfil de impuestos', 'Tax profile', 'Taxes'], example: '' },
  iva: {
    required: false,
    headers: ['IVA', 'Tasa IVA', 'Tasa de IVA', 'IVA %', '% IVA', 'IVA trasladado', 'VAT'],
    example: '16',
  },
  ieps: { required: false, headers: ['IEPS', 'Tasa IEPS', 'Tasa de IEPS', 'IEPS %'], example: '' },
  retencionIva: {
    required: false,
    headers: ['Retención de IVA', 'Retención IVA', 'Ret. IVA', 'IVA retenido'],
    example: '',
  },
  retencionIsr: {
    required: false,
    headers: ['Retención de ISR', 'Retención ISR', 'Ret. ISR', 'ISR retenido'],
    example: '',
  },
};

export const productImportFields: readonly ImportField<ProductImportField>[] = PRODUCT_IMPORT_FIELDS.map((field) => {
  const { required, headers, example } = FACTS[field];
  return { field, label: `products.import.${field}`, required, headers, example };
});

/** They begin like a field and are something else. */
export const otherProductHeaders = [
  'Código de barras',
  'Clave de proveedor',
  'Nombre comercial',
  'Nombre del proveedor',
  'Precio de compra',
  'Precio con IVA',
  'Precio 2',
  'Precio 3',
];
