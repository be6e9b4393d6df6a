/**
 * What stands in the editor's fields, as it was typed: text everywhere, '' where nothing was said. Plain JSON, so
 * that an unfinished form survives a crash; `to-draft.ts` makes a draft of it and `from-draft.ts` the way back.
 */
import type { LineTax } from '#contract/taxes.ts';

export type InvoiceKind = 'I' | 'E' | 'T';
export type DiscountKind = 'importe' | 'porcentaje';

export interface FormPart {
  readonly claveProdServ: string;
  readonly noIdentificacion: string;
  readonly cantidad: string;
  readonly unidad: string;
  readonly descripcion: string;
  readonly valorUnitario: string;
  readonly importe: string;
  readonly pedimentos: readonly string[];
}

export interface FormThirdParty {
  readonly rfc: string;
  readonly nombre: string;
  readonly regimenFiscal: string;
  readonly postalCode: string;
}

export interface FormLine {
  /** Of this window only: rows, focus and findings go by it. */
  readonly key: string;
  readonly productId: string;
  /** NoIdentificacion */
  readonly sku: string;
  readonly descripcion: string;
  readonly claveProdServ: string;
  readonly claveUnidad: string;
  readonly unidad: string;
  readonly cantidad: string;
  readonly precioUnitario: string;
  readonly incluyeImpuestos: boolean;
  readonly descuento: string;
  readonly descuentoTipo: DiscountKind;
  /** '': follows from the taxes. */
  readonly objetoImp: string;
  readonly impuestos: readonly LineTax[];
  /** The profile that was chosen, where several have the same taxes. */
  readonly perfil: string;
  readonly tercero: FormThirdParty | null;
  readonly pedimentos: readonly string[];
  readonly prediales: readonly string[];
  readonly complementosXml: readonly string[];
  readonly partes: readonly FormPart[];
}

export interface FormRelation {
  readonly tipoRelacion: string;
  readonly uuids: readonly string[];
}

export interface FormLocalTax {
  readonly tipo: 'retencion' | 'traslado';
  readonly nombre: string;
  readonly tasa: string;
  readonly importe: string;
}

export interface FormLegend {
  readonly disposicionFiscal: string;
  readonly norma: string;
  readonly textoLeyenda: string;
}

export interface EditorForm {
  readonly type: InvoiceKind;
  readonly clientId: string;
  /** Shown before the client is read again. */
  readonly clientName: string;
  /** null: the default series of the type; '' is a series without a name. */
  readonly serie: string | null;
  readonly usoCFDI: string;
  readonly formaPago: string;
  readonly metodoPago: '' | 'PUE' | 'PPD';
  readonly condicionesDePago: string;
  readonly moneda: string;
  readonly tipoCambio: string;
  readonly exportacion: string;
  /** '': the company's. */
  readonly lugarExpedicion: string;
  readonly facAtrAdquirente: string;
  readonly confirmacion: string;
  readonly global: { readonly periodicidad: string; readonly meses: string; readonly anio: string };
  readonly relacionados: readonly FormRelation[];
  readonly lines: readonly FormLine[];
  readonly locales: readonly FormLocalTax[];
  readonly leyendas: readonly FormLegend[];
  readonly complementosXml: readonly string[];
  readonly addendaXml: readonly string[];
  readonly mailOn: boolean;
  readonly mailTo: readonly string[];
}

let made = 0;

export function blankLine(over: Partial<FormLine> = {}): FormLine {
  made++;
  return {
    productId: '',
    sku: '',
    descripcion: '',
    claveProdServ: '',
    claveUnidad: '',
    unidad: '',
    cantidad: '1',
    precioUnitario: '',
    incluyeImpuestos: false,
    descuento: '',
    descuentoTipo: 'importe',
    objetoImp: '',
    impuestos: [],
    perfil: '',
    tercero: null,
    pedimentos: [],
    prediales: [],
    complementosXml: [],
    partes: [],
    ...over,
    key: `l${made}`,
  };
}

export const BLANK_PART: FormPart = {
  claveProdServ: '',
  noIdentificacion: '',
  cantidad: '1',
  unidad: '',
  descripcion: '',
  valorUnitario: '',
  importe: '',
  pedimentos: [],
};

export const BLANK_GLOBAL: EditorForm['global'] = { periodicidad: '', meses: '', anio: '' };

/** An empty form; its one line waits to be filled. */
export function blankForm(over: Partial<EditorForm> = {}): EditorForm {
  return {
    type: 'I',
    clientId: '',
    clientName: '',
    serie: null,
    usoCFDI: '',
    formaPago: '',
    metodoPago: 'PUE',
    condicionesDePago: '',
    moneda: 'MXN',
    tipoCambio: '',
    exportacion: '01',
    lugarExpedicion: '',
    facAtrAdquirente: '',
    confirmacion: '',
    global: BLANK_GLOBAL,
    relacionados: [],
    lines: [blankLine()],
    locales: [],
    leyendas: [],
    complementosXml: [],
    addendaXml: [],
    mailOn: false,
    mailTo: [],
    ...over,
  };
}

/** A line in which nothing was said yet; it is no part of the draft. */
export function isBlankLine(line: FormLine): boolean {
  return (
    line.productId === '' &&
    line.sku === '' &&
    line.descripcion === '' &&
    line.claveProdServ === '' &&
    line.claveUnidad === '' &&
    line.precioUnitario === ''
  );
}

/** Whether anything was written that would be missed. */
export function isBlankForm(form: EditorForm): boolean {
  return (
    form.clientId === '' &&
    form.condicionesDePago === '' &&
    form.relacionados.length === 0 &&
    form.leyendas.length === 0 &&
    form.lines.every(isBlankLine)
  );
}

/** Generic RFCs: sales to the public at large and to foreigners. */
export const PUBLIC_RFC = 'XAXX010101000';
