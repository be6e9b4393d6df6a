import { isValidAt, lookup, type SmallCatalogName, type SmallCatalogs } from '#domain/catalogs/index.ts';
import { instantOfFecha } from '#domain/time/zone.ts';
import { parseRfc, type Rfc } from '#domain/rfc/rfc.ts';
import type {
  Comprobante,
  ImpuestosLocales,
  LeyendasFiscales,
  OpaqueComplemento,
  TimbreFiscalDigital,
} from '../model.ts';
import type { ValidationContext } from './types.ts';

/** What the rules look at: the document, the context, and what several rules would otherwise derive again. */
export interface Subject {
  readonly c: Comprobante;
  readonly context: ValidationContext;
  /** Local day of Fecha, by which catalogs are read; the day of `context.at` where Fecha is malformed. */
  readonly dia: string;
  /** The instant of Fecha at the place of issue, computed once; undefined where Fecha is malformed. */
  readonly issuedAt: () => Date | undefined;
  /** Decimals of Moneda (c_Moneda); undefined where Moneda is not in the catalog. */
  readonly decimales: number | undefined;
  /** undefined where the RFC is malformed. */
  readonly emisor: Rfc | undefined;
  readonly receptor: Rfc | undefined;
  readonly comercioExterior: boolean;
  readonly timbres: readonly TimbreFiscalDigital[];
  readonly locales: readonly { readonly node: ImpuestosLocales; readonly path: string }[];
  readonly leyendas: readonly { readonly node: LeyendasFiscales; readonly path: string }[];
  readonly otros: readonly OpaqueComplemento[];
}

/** Namespace of Comercio Exterior, every version (`…/ComercioExterior11`, `…/ComercioExterior20`). */
const COMERCIO_EXTERIOR = /^http:\/\/www\.sat\.gob\.mx\/ComercioExterior\d*$/;

/** `AAAA-MM-DDThh:mm:ss`: t_FechaH of tdCFDI.xsd. */
export const FECHA_PATTERN =
  /^(20[1-9][0-9])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])$/;

/** Whether it has the form of Fecha and names a day that exists. */
export function isFecha(text: string): boolean {
  if (!FECHA_PATTERN.test(text)) return false;
  const instant = Date.parse(`${text}Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The catalog's entry for a key, where it is in force on the day of the document. */
export function entryAt<N extends SmallCatalogName>(
  subject: Subject,
  catalog: N,
  key: string,
): SmallCatalogs[N] | undefined {
  const entry = lookup(catalog, key);
  return entry !== undefined && isValidAt(entry, subject.dia) ? entry : undefined;
}

/** Prepares the document for the rules. */
export function subjectOf(c: Comprobante, context: ValidationContext): Subject {
  const timbres: TimbreFiscalDigital[] = [];
  const locales: { node: ImpuestosLocales; path: string }[] = [];
  const leyendas: { node: LeyendasFiscales; path: string }[] = [];
  const otros: OpaqueComplemento[] = [];
  for (const [group, complementos] of c.complementos.entries()) {
    for (const [index, complemento] of complementos.entries()) {
      const path = `complementos[${group}][${index}]`;
      if (complemento.kind === 'tfd') timbres.push(complemento);
      else if (complemento.kind === 'implocal') locales.push({ node: complemento, path });
      else if (complemento.kind === 'leyendasFisc') leyendas.push({ node: complemento, path });
      else otros.push(complemento);
    }
  }
  let issuedAt: Date | undefined;
  return {
    c,
    context,
    issuedAt: () => (issuedAt ??= isFecha(c.fecha) ? instantOfFecha(c.fecha, context.zoneOfIssue) : undefined),
    dia: isFecha(c.fecha) ? c.fecha.slice(0, 10) : context.at.toISOString().slice(0, 10),
    decimales: lookup('c_Moneda', c.moneda)?.decimales,
    emisor: parseRfc(c.emisor.rfc),
    receptor: parseRfc(c.receptor.rfc),
    comercioExterior: otros.some((otro) => COMERCIO_EXTERIOR.test(otro.element.namespace)),
    timbres,
    locales,
    leyendas,
    otros,
  };
}
