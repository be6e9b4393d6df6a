/** From what was typed to a draft of the contract; what keeps it from being one is listed, never thrown. */
import type { InvoiceDraft, DraftLineInput } from '#contract/invoices.ts';
import { isBlankLine, type EditorForm, type FormLine, type FormPart } from './form.ts';

/** Something that is not said yet, or cannot be what it is meant to be. */
export interface Gap {
  /** Where the person repairs it; see `findings.ts`. */
  readonly target: string;
  /** Name of the field in the catalog, `editor.field.*`. */
  readonly field: GapField;
  readonly kind: 'missing' | 'invalid';
  /** Counted from one. */
  readonly line?: number;
}
export type GapField =
  | 'cliente'
  | 'partidas'
  | 'descripcion'
  | 'claveProdServ'
  | 'claveUnidad'
  | 'unidad'
  | 'cantidad'
  | 'precioUnitario'
  | 'descuento'
  | 'impuestos'
  | 'sku'
  | 'moneda'
  | 'tipoCambio'
  | 'lugarExpedicion'
  | 'condicionesDePago'
  | 'facAtrAdquirente'
  | 'confirmacion'
  | 'global'
  | 'relacionados'
  | 'locales'
  | 'leyendas'
  | 'tercero'
  | 'pedimentos'
  | 'prediales'
  | 'partes'
  | 'mailTo';

export interface DraftReading {
  /** Absent while there are gaps. */
  readonly draft: InvoiceDraft | undefined;
  readonly gaps: readonly Gap[];
  /** Keys of the form's lines in the draft's order: blank ones are left out. */
  readonly lineKeys: readonly string[];
}

const DECIMAL = /^\d{1,18}(\.\d{1,6})?$/;
const RFC = /^[A-Z&Ñ]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z\d]{2}[\dA]$/;
const CLAVE_PROD_SERV = /^\d{8}$/;
const PEDIMENTO = /^\d{2} {2}\d{2} {2}\d{4} {2}\d{7}$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What a pedimento is written as: two, two, four and seven figures, two spaces between. */
export function writePedimento(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length !== 15) return text.trim();
  return `${digits.slice(0, 2)}  ${digits.slice(2, 4)}  ${digits.slice(4, 8)}  ${digits.slice(8)}`;
}

/** Reads the form; a draft comes out when nothing is missing. */
export function draftOf(form: EditorForm, companyId: string): DraftReading {
  const gaps: Gap[] = [];
  const gap = (target: string, field: GapField, kind: Gap['kind'], line?: number): void => {
    gaps.push(line === undefined ? { target, field, kind } : { target, field, kind, line });
  };
  /** '' is a gap when `needed`, otherwise not said; text that does not fit is a gap. */
  const text = (value: string, fits: RegExp | number, target: string, field: GapField, line?: number): boolean => {
    const typed = value.trim();
    if (typed === '') return false;
    const good = typeof fits === 'number' ? typed.length <= fits && !typed.includes('|') : fits.test(typed);
    if (!good) gap(target, field, 'invalid', line);
    return good;
  };

  if (form.clientId === '') gap('client', 'cliente', 'missing');
  if (form.moneda === '') gap('moneda', 'moneda', 'missing');
  text(form.tipoCambio, DECIMAL, 'tipoCambio', 'tipoCambio');
  text(form.lugarExpedicion, /^\d{5}$/, 'lugarExpedicion', 'lugarExpedicion');
  text(form.condicionesDePago, 1000, 'condicionesDePago', 'condicionesDePago');
  text(form.facAtrAdquirente, /^\d{10}$/, 'facAtrAdquirente', 'facAtrAdquirente');
  text(form.confirmacion, /^[\da-zA-Z]{5}$/, 'confirmacion', 'confirmacion');
  const { periodicidad, meses, anio } = form.global;
  const global = [periodicidad, meses, anio].filter((part) => part.trim() !== '').length;
  if (global > 0 && (global < 3 || !/^0[1-5]$/.test(periodicidad) || !/^\d{2}$/.test(meses) || !/^\d{4}$/.test(anio)))
    gap('informacionGlobal', 'global', global < 3 ? 'missing' : 'invalid');
  for (const { tipoRelacion, uuids } of form.relacionados) {
    if (tipoRelacion === '' || uuids.length === 0) gap('cfdiRelacionados', 'relacionados', 'missing');
    else if (!uuids.every((uuid) => UUID.test(uuid))) gap('cfdiRelacionados', 'relacionados', 'invalid');
  }
  for (const { nombre, tasa, importe } of form.locales) {
    if (nombre.trim() === '' || tasa === '') gap('impuestosLocales', 'locales', 'missing');
    else if (!/^\d{1,3}(\.\d{1,2})?$/.test(tasa) || (importe !== '' && !DECIMAL.test(importe)))
      gap('impuestosLocales', 'locales', 'invalid');
  }
  for (const { textoLeyenda } of form.leyendas) if (textoLeyenda.trim() === '') gap('leyendas', 'leyendas', 'missing');
  if (form.mailOn && form.mailTo.length === 0) gap('mailTo', 'mailTo', 'missing');
  if (form.mailOn && !form.mailTo.every((address) => EMAIL.test(address))) gap('mailTo', 'mailTo', 'invalid');

  const kept = form.lines.flatMap((line, index) => (isBlankLine(line) ? [] : [{ line, index }]));
  if (kept.length === 0) gap('lines', 'partidas', 'missing');
  for (const { line, index } of kept) lineGaps(line, index, gap);
  const lineKeys = kept.map(({ line }) => line.key);
  if (gaps.length > 0) return { draft: undefined, gaps, lineKeys };
  return {
    draft: writeDraft(
      form,
      companyId,
      kept.map(({ line }) => line),
    ),
    gaps,
    lineKeys,
  };
}

function lineGaps(
  line: FormLine,
  index: number,
  gap: (target: string, field: GapField, kind: Gap['kind'], line?: number) => void,
): void {
  const at = index + 1;
  const needs = (value: string, column: GapField, fits: (value: string) => boolean): void => {
    const typed = value.trim();
    if (typed === '') gap(`lines[${index}].${column}`, column, 'missing', at);
    else if (!fits(typed)) gap(`lines[${index}].${column}`, column, 'invalid', at);
  };
  const isText = (most: number) => (value: string) => value.length <= most && !value.includes('|');
  needs(line.descripcion, 'descripcion', isText(1000));
  needs(line.claveProdServ, 'claveProdServ', (value) => CLAVE_PROD_SERV.test(value));
  needs(line.claveUnidad, 'claveUnidad', (value) => /^[A-Z\d]{2,3}$/.test(value));
  needs(line.cantidad, 'cantidad', (value) => DECIMAL.test(value));
  needs(line.precioUnitario, 'precioUnitario', (value) => DECIMAL.test(value));
  if (!isText(100)(line.sku)) gap(`lines[${index}].sku`, 'sku', 'invalid', at);
  if (!isText(20)(line.unidad)) gap(`lines[${index}].unidad`, 'unidad', 'invalid', at);
  if (line.descuento !== '' && !DECIMAL.test(line.descuento))
    gap(`lines[${index}].descuento`, 'descuento', 'invalid', at);
  const taxFits = ({ tipoFactor, tasaOCuota, base }: FormLine['impuestos'][number]): boolean =>
    (tipoFactor === 'Exento' ? tasaOCuota === undefined : DECIMAL.test(tasaOCuota ?? '')) &&
    (base === undefined || DECIMAL.test(base));
  if (!line.impuestos.every(taxFits)) gap(`lines[${index}].impuestos`, 'impuestos', 'invalid', at);
  const { tercero } = line;
  if (
    tercero !== null &&
    !(
      RFC.test(tercero.rfc.trim().toUpperCase()) &&
      tercero.nombre.trim() !== '' &&
      /^\d{3}$/.test(tercero.regimenFiscal) &&
      /^\d{5}$/.test(tercero.postalCode)
    )
  )
    gap(`lines[${index}].aCuentaTerceros`, 'tercero', 'invalid', at);
  if (!line.pedimentos.every((one) => PEDIMENTO.test(writePedimento(one))))
    gap(`lines[${index}].informacionAduanera`, 'pedimentos', 'invalid', at);
  if (!line.prediales.every((one) => /^[\da-zA-Z]{1,150}$/.test(one)))
    gap(`lines[${index}].cuentaPredial`, 'prediales', 'invalid', at);
  if (!line.partes.every(partFits)) gap(`lines[${index}].parte`, 'partes', 'invalid', at);
}

function partFits(part: FormPart): boolean {
  return (
    CLAVE_PROD_SERV.test(part.claveProdServ) &&
    DECIMAL.test(part.cantidad) &&
    part.descripcion.trim() !== '' &&
    part.descripcion.length <= 1000 &&
    [part.valorUnitario, part.importe].every((amount) => amount === '' || DECIMAL.test(amount)) &&
    part.pedimentos.every((one) => PEDIMENTO.test(writePedimento(one)))
  );
}

/** `{ key: value }` of what was said. */
function said<K extends string>(key: K, value: string): { readonly [P in K]?: string } {
  const trimmed = value.trim();
  return trimmed === '' ? {} : ({ [key]: trimmed } as { readonly [P in K]?: string });
}

const pedimentosOf = (all: readonly string[]) => all.map((one) => ({ numeroPedimento: writePedimento(one) }));

function writeDraft(form: EditorForm, companyId: string, lines: readonly FormLine[]): InvoiceDraft {
  const { periodicidad, meses, anio } = form.global;
  return {
    companyId,
    clientId: form.clientId,
    type: form.type,
    ...(form.serie === null ? {} : { serie: form.serie }),
    ...said('formaPago', form.formaPago),
    ...(form.metodoPago === '' ? {} : { metodoPago: form.metodoPago }),
    ...said('condicionesDePago', form.condicionesDePago),
    moneda: form.moneda,
    ...said('tipoCambio', form.tipoCambio),
    exportacion: form.exportacion === '' ? '01' : form.exportacion,
    ...said('lugarExpedicion', form.lugarExpedicion),
    ...said('usoCFDI', form.usoCFDI),
    ...said('facAtrAdquirente', form.facAtrAdquirente),
    ...said('confirmacion', form.confirmacion),
    ...(periodicidad === '' ? {} : { informacionGlobal: { periodicidad, meses, anio } }),
    cfdiRelacionados: form.relacionados.map(({ tipoRelacion, uuids }) => ({ tipoRelacion, uuids: [...uuids] })),
    lines: lines.map(writeLine),
    impuestosLocales: form.locales.map(({ tipo, nombre, tasa, importe }) => ({
      tipo,
      nombre: nombre.trim(),
      tasa,
      ...said('importe', importe),
    })),
    leyendas: form.leyendas.map(({ disposicionFiscal, norma, textoLeyenda }) => ({
      ...said('disposicionFiscal', disposicionFiscal),
      ...said('norma', norma),
      textoLeyenda: textoLeyenda.trim(),
    })),
    complementosXml: form.complementosXml.filter((xml) => xml.trim() !== ''),
    addendaXml: form.addendaXml.filter((xml) => xml.trim() !== ''),
    ...(form.mailOn ? { mailTo: [...form.mailTo] } : {}),
  };
}

function writeLine(line: FormLine): DraftLineInput {
  return {
    ...said('productId', line.productId),
    claveProdServ: line.claveProdServ,
    ...said('noIdentificacion', line.sku),
    cantidad: line.cantidad,
    claveUnidad: line.claveUnidad,
    ...said('unidad', line.unidad),
    descripcion: line.descripcion.trim(),
    precioUnitario: line.precioUnitario,
    precioIncluyeImpuestos: line.incluyeImpuestos,
    ...(line.descuento === '' ? {} : { descuento: { tipo: line.descuentoTipo, valor: line.descuento } }),
    ...said('objetoImp', line.objetoImp),
    impuestos: [...line.impuestos],
    ...(line.tercero === null
      ? {}
      : {
          aCuentaTerceros: {
            rfcACuentaTerceros: line.tercero.rfc.trim().toUpperCase(),
            nombreACuentaTerceros: line.tercero.nombre.trim(),
            regimenFiscalACuentaTerceros: line.tercero.regimenFiscal,
            domicilioFiscalACuentaTerceros: line.tercero.postalCode,
          },
        }),
    informacionAduanera: pedimentosOf(line.pedimentos),
    cuentaPredial: line.prediales.map((numero) => ({ numero })),
    complementoConceptoXml: line.complementosXml.filter((xml) => xml.trim() !== ''),
    parte: line.partes.map((part) => ({
      claveProdServ: part.claveProdServ,
      ...said('noIdentificacion', part.noIdentificacion),
      cantidad: part.cantidad,
      ...said('unidad', part.unidad),
      descripcion: part.descripcion.trim(),
      ...said('valorUnitario', part.valorUnitario),
      ...said('importe', part.importe),
      informacionAduanera: pedimentosOf(part.pedimentos),
    })),
  };
}
