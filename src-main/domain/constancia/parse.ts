/** Constancia de Situación Fiscal: from the text of its pages to what SAT has registered. */
import { CuadraError } from '#errors/cuadra-error.ts';
import { normalizeRfc, parseRfc } from '../rfc/rfc.ts';
import { sealedDay, writtenDay } from './dates.ts';
import { readFields } from './fields.ts';
import type { FieldName } from './labels.ts';
import { readRegimes, type Regime } from './regimes.ts';
import { runsOf, type TextItem } from './text.ts';

export interface Constancia {
  readonly rfc: string;
  /** As CFDI 4.0 wants it; '' where the document does not say. */
  readonly legalName: string;
  readonly curp?: string;
  readonly regimes: readonly Regime[];
  readonly postalCode?: string;
  readonly address?: Address;
  readonly capital?: string;
  readonly tradeName?: string;
  readonly status?: string;
  /** ISO day. */
  readonly issuedAt?: string;
  readonly idCif?: string;
}

export interface Address {
  readonly street?: string;
  readonly exteriorNumber?: string;
  readonly interiorNumber?: string;
  readonly neighbourhood?: string;
  readonly locality?: string;
  readonly municipality?: string;
  readonly state?: string;
}

type Fields = ReadonlyMap<FieldName, string>;

const TITLE = /constancia\s+de\s+situaci.{0,2}n\s+fiscal|c.{0,2}dula\s+de\s+identificaci.{0,2}n\s+fiscal/iu;
/** Text that is worth reading has more letters than a scanner's stamp. */
const LEAST_LETTERS = 40;
/** A constancia has some three hundred; what is longer is something else. */
const MOST_RUNS = 5000;

/**
 * Reads a constancia.
 * @throws CuadraError CONSTANCIA_SCANNED, CONSTANCIA_OTHER_DOCUMENT, CONSTANCIA_NO_RFC
 */
export function parseConstancia(items: readonly TextItem[]): Constancia {
  const runs = runsOf(items).slice(0, MOST_RUNS);
  const text = runs.map((run) => run.text).join('\n');
  if ((text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) throw new CuadraError('CONSTANCIA_SCANNED');
  if (!TITLE.test(text)) throw new CuadraError('CONSTANCIA_OTHER_DOCUMENT');
  const fields = readFields(runs);
  const rfc = rfcOf(fields.get('rfc') ?? '', text);
  if (rfc === undefined) throw new CuadraError('CONSTANCIA_NO_RFC');

  const capital = said(fields, 'capital');
  const curp = /[A-Z]{4}\d{6}[A-Z]{6}[A-Z\d]\d/.exec(said(fields, 'curp') ?? '')?.[0];
  const postalCode = /(?<!\d)\d{5}(?!\d)/.exec(said(fields, 'codigoPostal') ?? '')?.[0];
  const issuedAt = sealedDay(text) ?? writtenDay(said(fields, 'lugarYFecha') ?? '');
  const idCif = /\d{6,14}/.exec(said(fields, 'idCif') ?? '')?.[0];
  return {
    rfc,
    legalName: legalName(fields, capital),
    regimes: readRegimes(runs),
    ...present({
      curp,
      postalCode,
      address: addressOf(fields),
      capital,
      tradeName: said(fields, 'nombreComercial'),
      status: said(fields, 'estatus'),
      issuedAt,
      idCif,
    }),
  };
}

/** The one of its label; else the one that the document repeats (cédula, bar code, seal). */
function rfcOf(labelled: string, text: string): string | undefined {
  for (const word of labelled.split(/\s+/)) {
    const rfc = parseRfc(normalizeRfc(word));
    if (rfc !== undefined) return rfc.value;
  }
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/(?<![\p{L}\p{N}&])[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}(?![\p{L}\p{N}])/gu)) {
    const rfc = parseRfc(word);
    if (rfc !== undefined) counts.set(rfc.value, (counts.get(rfc.value) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** A company's denominación stands without its régimen de capital; should one come with it, it goes. */
function legalName(fields: Fields, capital: string | undefined): string {
  const company = said(fields, 'denominacion');
  if (company !== undefined) {
    const ending = capital === undefined ? '' : ` ${capital}`;
    return ending !== '' && company.endsWith(ending)
      ? company.slice(0, -ending.length).replace(/[\s,]+$/, '')
      : company;
  }
  const parts = (['nombres', 'primerApellido', 'segundoApellido'] as const).map((field) => said(fields, field));
  return parts.filter((each) => each !== undefined).join(' ');
}

function addressOf(fields: Fields): Address | undefined {
  const kind = said(fields, 'tipoVialidad');
  const name = said(fields, 'vialidad');
  // The name often begins with its kind already: «CALLE HIDALGO».
  const street = kind === undefined || name === undefined || name.startsWith(`${kind} `) ? name : `${kind} ${name}`;
  const address = present({
    street,
    exteriorNumber: said(fields, 'numeroExterior'),
    interiorNumber: said(fields, 'numeroInterior'),
    neighbourhood: said(fields, 'colonia'),
    locality: said(fields, 'localidad'),
    municipality: said(fields, 'municipio'),
    state: said(fields, 'entidad'),
  });
  return Object.keys(address).length === 0 ? undefined : address;
}

/** One line, without the spaces around it; undefined where there is nothing. */
function said(fields: Fields, field: FieldName): string | undefined {
  const value = (fields.get(field) ?? '').replaceAll(/\s+/g, ' ').trim();
  return value === '' ? undefined : value;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
