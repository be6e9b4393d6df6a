/** Sums over the taxes of a document that several rules compare with what is written. */
import type { Impuestos, Traslado } from '../model.ts';
import { micros, roundMicros, signedMicros, sumMicros, type Micros } from './amounts.ts';
import type { Subject } from './subject.ts';

/**
 * Total that the parts written in the document give (CFDI40119), or undefined where a part is malformed.
 * May be negative, where the retentions exceed the rest.
 */
export function totalOf(subject: Subject): Micros | undefined {
  const { c, locales } = subject;
  const more = sumMicros([c.subTotal, c.impuestos?.totalImpuestosTrasladados]);
  const less = sumMicros([c.descuento, c.impuestos?.totalImpuestosRetenidos]);
  if (more === undefined || less === undefined) return undefined;
  let total = more - less;
  for (const { node } of locales) {
    const trasladados = signedMicros(node.totaldeTraslados);
    const retenidos = signedMicros(node.totaldeRetenciones);
    if (trasladados === undefined || retenidos === undefined) return undefined;
    total += trasladados - retenidos;
  }
  return subject.decimales === undefined ? total : roundMicros(total, subject.decimales);
}

/** Key of a Traslado: Impuesto, TipoFactor and the value of TasaOCuota (0.16 and 0.160000 are one rate). */
export function trasladoKey(traslado: Pick<Traslado, 'impuesto' | 'tipoFactor' | 'tasaOCuota'>): string {
  const tasa = traslado.tasaOCuota === undefined ? '' : (micros(traslado.tasaOCuota) ?? traslado.tasaOCuota);
  return `${traslado.impuesto} ${traslado.tipoFactor} ${tasa}`;
}

/** What the conceptos say of one tax. A sum is undefined where a part of it is malformed. */
export interface TaxSum {
  readonly impuesto: string;
  readonly tipoFactor: string;
  readonly tasaOCuota: string | undefined;
  readonly base: Micros | undefined;
  readonly importe: Micros | undefined;
}

/** Traslados of all the conceptos, by {@link trasladoKey}. */
export function conceptTraslados(subject: Subject): Map<string, TaxSum> {
  const sums = new Map<string, TaxSum>();
  for (const concepto of subject.c.conceptos) {
    for (const traslado of concepto.impuestos?.traslados ?? []) {
      const key = trasladoKey(traslado);
      const before = sums.get(key);
      sums.set(key, {
        impuesto: traslado.impuesto,
        tipoFactor: traslado.tipoFactor,
        tasaOCuota: traslado.tasaOCuota,
        base: plus(before === undefined ? 0n : before.base, micros(traslado.base)),
        importe: plus(
          before === undefined ? 0n : before.importe,
          traslado.importe === undefined ? 0n : micros(traslado.importe),
        ),
      });
    }
  }
  return sums;
}

/** Importe of the retenciones of all the conceptos, by Impuesto. */
export function conceptRetenciones(subject: Subject): Map<string, Micros | undefined> {
  const sums = new Map<string, Micros | undefined>();
  for (const concepto of subject.c.conceptos) {
    for (const retencion of concepto.impuestos?.retenciones ?? []) {
      const before = sums.has(retencion.impuesto) ? sums.get(retencion.impuesto) : 0n;
      sums.set(retencion.impuesto, plus(before, micros(retencion.importe)));
    }
  }
  return sums;
}

function plus(a: Micros | undefined, b: Micros | undefined): Micros | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

/** The document's Impuestos, empty where there is none. */
export function impuestosOf(subject: Subject): Impuestos {
  return subject.c.impuestos ?? { retenciones: [], traslados: [] };
}
