/**
 * Where in the editor a person repairs what a finding names. The engine names places in the document
 * (`conceptos[2].importe`) and, for what never became a document, in the draft (`lines[2].precioUnitario`).
 */

/** Columns of the grid of lines, in its order. */
export const COLUMNS = [
  'producto',
  'descripcion',
  'claveProdServ',
  'claveUnidad',
  'cantidad',
  'precioUnitario',
  'descuento',
  'impuestos',
  'objetoImp',
] as const;
export type ColumnId = (typeof COLUMNS)[number];

export type HeadField =
  | 'type'
  | 'client'
  | 'usoCFDI'
  | 'serie'
  | 'formaPago'
  | 'metodoPago'
  | 'moneda'
  | 'tipoCambio'
  | 'exportacion'
  | 'lugarExpedicion'
  | 'condicionesDePago'
  | 'mailTo';

/** Parts of the panel with everything that a document may have besides. */
export const EXTRAS = ['relaciones', 'global', 'locales', 'leyendas', 'xml', 'otros'] as const;
export type ExtraPart = (typeof EXTRAS)[number];

export type Target =
  | { readonly in: 'head'; readonly field: HeadField }
  | { readonly in: 'cell'; readonly key: string; readonly column: ColumnId }
  /** In the panel of one line. */
  | { readonly in: 'line'; readonly key: string }
  | { readonly in: 'lines' }
  | { readonly in: 'extras'; readonly part: ExtraPart }
  /** The whole document, or something that nobody types. */
  | { readonly in: 'nowhere' };

const HEAD: Readonly<Record<string, HeadField>> = {
  client: 'client',
  clientId: 'client',
  receptor: 'client',
  type: 'type',
  tipoDeComprobante: 'type',
  serie: 'serie',
  folio: 'serie',
  usoCFDI: 'usoCFDI',
  formaPago: 'formaPago',
  metodoPago: 'metodoPago',
  moneda: 'moneda',
  tipoCambio: 'tipoCambio',
  exportacion: 'exportacion',
  lugarExpedicion: 'lugarExpedicion',
  condicionesDePago: 'condicionesDePago',
  mailTo: 'mailTo',
};

const PARTS: Readonly<Record<string, ExtraPart>> = {
  cfdiRelacionados: 'relaciones',
  informacionGlobal: 'global',
  impuestosLocales: 'locales',
  leyendas: 'leyendas',
  complementosXml: 'xml',
  complementos: 'xml',
  addendaXml: 'xml',
  addenda: 'xml',
  confirmacion: 'otros',
  facAtrAdquirente: 'otros',
  emisor: 'otros',
};

const CELLS: Readonly<Record<string, ColumnId>> = {
  productId: 'producto',
  noIdentificacion: 'producto',
  sku: 'producto',
  descripcion: 'descripcion',
  claveProdServ: 'claveProdServ',
  claveUnidad: 'claveUnidad',
  cantidad: 'cantidad',
  precioUnitario: 'precioUnitario',
  valorUnitario: 'precioUnitario',
  importe: 'precioUnitario',
  descuento: 'descuento',
  impuestos: 'impuestos',
  objetoImp: 'objetoImp',
};

/** Attributes of the document that follow from its lines. */
const COMPUTED: ReadonlySet<string> = new Set(['conceptos', 'lines', 'subTotal', 'descuento', 'total', 'impuestos']);

/**
 * @param field path in the document or in the draft
 * @param lineKeys keys of the form's lines in the draft's order
 */
export function targetOf(field: string, lineKeys: readonly string[]): Target {
  const line = /^(?:conceptos|lines)\[(\d+)\](?:\.([^.[]+))?/.exec(field);
  if (line !== null) {
    const key = lineKeys[Number(line[1])];
    if (key === undefined) return { in: 'lines' };
    const attribute = line[2];
    const column = attribute === undefined ? 'descripcion' : CELLS[attribute];
    return column === undefined ? { in: 'line', key } : { in: 'cell', key, column };
  }
  if (field === 'receptor.usoCFDI') return { in: 'head', field: 'usoCFDI' };
  const [root = ''] = field.split(/[.[]/);
  const head = HEAD[root];
  if (head !== undefined) return { in: 'head', field: head };
  const part = PARTS[root];
  if (part !== undefined) return { in: 'extras', part };
  return COMPUTED.has(root) ? { in: 'lines' } : { in: 'nowhere' };
}

/** One word for a target, by which fields find what is said of them. */
export function targetId(target: Target): string {
  switch (target.in) {
    case 'head':
      return `head.${target.field}`;
    case 'cell':
      return `${target.key}.${target.column}`;
    case 'line':
      return `${target.key}.panel`;
    case 'extras':
      return `extras.${target.part}`;
    case 'lines':
    case 'nowhere':
    default:
      return target.in;
  }
}
