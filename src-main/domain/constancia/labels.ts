/**
 * The labels of a Constancia de Situación Fiscal, found inside runs of text.
 *
 * Labels and layout as public readers of constancias know them (phpcfdi/csf-scraper, and descriptions and
 * templates of the document as SAT has issued it since 2021): the cédula, «Datos de Identificación del
 * Contribuyente» as a table of label and value, «Datos del domicilio registrado» as two columns of «label: value»,
 * then tables of activities, regimes and obligations, and the cadena original of its seal.
 */
import { part, type Run } from './text.ts';

export type FieldName =
  | 'rfc'
  | 'curp'
  | 'denominacion'
  | 'capital'
  | 'nombres'
  | 'primerApellido'
  | 'segundoApellido'
  | 'nombreComercial'
  | 'estatus'
  | 'idCif'
  | 'lugarYFecha'
  | 'codigoPostal'
  | 'tipoVialidad'
  | 'vialidad'
  | 'numeroExterior'
  | 'numeroInterior'
  | 'colonia'
  | 'localidad'
  | 'municipio'
  | 'entidad';

/** `other`: a label or heading whose value is not asked for; it keeps its text from the neighbours. */
export type LabelName = FieldName | 'other';

/** With a colon after it, anywhere in a run. The longer of two that begin alike stands first. */
const LABELS: readonly (readonly [string, LabelName])[] = [
  ['Denominación / Razón Social', 'denominacion'],
  ['Denominación o Razón Social', 'denominacion'],
  ['Denominación, Razón Social', 'denominacion'],
  ['Régimen de Capital', 'capital'],
  ['Régimen Capital', 'capital'],
  ['Nombre de la Entidad Federativa', 'entidad'],
  ['Nombre del Municipio o Demarcación Territorial', 'municipio'],
  ['Nombre del Municipio', 'municipio'],
  ['Nombre de la Localidad', 'localidad'],
  ['Nombre de la Colonia', 'colonia'],
  ['Nombre de la Vialidad', 'vialidad'],
  ['Nombre de Vialidad', 'vialidad'],
  ['Nombre Comercial', 'nombreComercial'],
  ['Nombre (s)', 'nombres'],
  ['Primer Apellido', 'primerApellido'],
  ['Apellido Paterno', 'primerApellido'],
  ['Segundo Apellido', 'segundoApellido'],
  ['Apellido Materno', 'segundoApellido'],
  ['Fecha de inicio de operaciones', 'other'],
  ['Fecha inicio de operaciones', 'other'],
  ['Estatus en el padrón', 'estatus'],
  ['Situación del contribuyente', 'estatus'],
  ['Fecha de último cambio de estado', 'other'],
  ['Fecha del último cambio de situación', 'other'],
  ['Código Postal', 'codigoPostal'],
  ['Tipo de Vialidad', 'tipoVialidad'],
  ['Número Exterior', 'numeroExterior'],
  ['Número Interior', 'numeroInterior'],
  ['Demarcación Territorial', 'municipio'],
  ['Entidad Federativa', 'entidad'],
  ['Entre Calle', 'other'],
  ['Y Calle', 'other'],
  ['Correo Electrónico', 'other'],
  ['Tel. Fijo Lada', 'other'],
  ['Tel. Móvil Lada', 'other'],
  ['Estado del domicilio', 'other'],
  ['Estado del contribuyente en el domicilio', 'other'],
  ['Datos de Identificación del Contribuyente', 'other'],
  ['Actividades Económicas', 'other'],
  ['Regímenes', 'other'],
  ['Obligaciones', 'other'],
  ['Cadena Original Sello', 'other'],
  ['Sello Digital', 'other'],
  ['Lugar y Fecha de Emisión', 'lugarYFecha'],
  ['idCIF', 'idCif'],
  ['CURP', 'curp'],
  ['RFC', 'rfc'],
  // The second line of a label that did not fit its cell.
  ['Federativa', 'entidad'],
  ['Territorial', 'municipio'],
  ['operaciones', 'other'],
  ['estado', 'other'],
];

/** Alone in their run, colon or not: headings, and the first lines of labels that go on below. */
const ALONE: readonly (readonly [string, LabelName])[] = [
  ['Lugar y Fecha de Emisión', 'lugarYFecha'],
  ['Nombre del Municipio o Demarcación', 'municipio'],
  ['Nombre del Municipio o', 'municipio'],
  ['Nombre de la Entidad', 'entidad'],
  ['Fecha de último cambio de', 'other'],
  ['Fecha inicio de', 'other'],
  ['Datos de Identificación del Contribuyente', 'other'],
  ['Datos del domicilio registrado', 'other'],
  ['Datos de contacto', 'other'],
  ['Cédula de Identificación Fiscal', 'other'],
  ['Constancia de Situación Fiscal', 'other'],
  ['Registro Federal de Contribuyentes', 'other'],
  ['Registro Federal de', 'other'],
  ['Contribuyentes', 'other'],
  ['Nombre, denominación o razón social', 'other'],
  ['Nombre, denominación o razón', 'other'],
  ['social', 'other'],
  ['Valida tu información fiscal', 'other'],
  ['Valida tu información', 'other'],
  ['Fiscal', 'other'],
  ['Contacto', 'other'],
];

/** Beginnings of what stands at the foot of every page. */
const FOOT =
  /^(?:P[áa\uFFFD?]?gina\b|Av\.? Hidalgo|Atenci[óo\uFFFD?]?n telef|desde cualquier parte|denuncias@|https?:)/iu;

/** Accents may be lost, or the whole letter with its accent. */
function pattern(label: string): string {
  return label
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\s*\/\s*/g, String.raw`\s*/\s*`)
    .replaceAll(/\s+(?=\\\()/g, String.raw`\s*`)
    .replaceAll(/\s+/g, String.raw`\s+`)
    .replaceAll(/[áéíóúÁÉÍÓÚ]/g, (letter) => `[${letter}${letter.normalize('NFD').charAt(0)}\uFFFD?]?`);
}

const INSIDE = new RegExp(LABELS.map(([label]) => `(?<![\\p{L}\\p{N}])(${pattern(label)})\\s*:`).join('|'), 'giu');
const WHOLE = ALONE.map(([label, name]) => [new RegExp(`^${pattern(label)}\\s*:?$`, 'iu'), name] as const);

export interface Label extends Run {
  readonly name: LabelName;
}

/** Runs taken apart: the labels, and what is no label. A value after a label on the same run is a run of its own. */
export function splitLabels(runs: readonly Run[]): { labels: Label[]; values: Run[] } {
  const labels: Label[] = [];
  const values: Run[] = [];
  const keep = (run: Run): void => {
    if (run.text !== '') values.push(run);
  };
  for (const run of runs) {
    const whole = FOOT.test(run.text) ? 'other' : WHOLE.find(([form]) => form.test(run.text))?.[1];
    if (whole !== undefined) {
      labels.push({ ...run, name: whole });
      continue;
    }
    let at = 0;
    for (const match of run.text.matchAll(INSIDE)) {
      const name = LABELS[match.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? 'other';
      keep(part(run, at, match.index));
      at = match.index + match[0].length;
      labels.push({ ...part(run, match.index, at), name });
    }
    keep(part(run, at, run.text.length));
  }
  return { labels, values };
}
