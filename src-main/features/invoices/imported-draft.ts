/**
 * A document as the draft that would make another one like it: what an imported invoice gives to a duplicate or a credit
 * note. Pure.
 */
import { invoiceDraft, type InvoiceDraft } from '#contract/invoices.ts';
import type { Comprobante, Concepto } from '#domain/cfdi/model.ts';
import { writeElement } from '#domain/xml/write.ts';

/** Relations that a draft may have; 3.3 had more. */
const RELATION = /^0[1-7]$/;

/**
 * @returns undefined where a draft cannot say it: a payment receipt, a receiver who is no client, or values that
 *   nobody could give a draft
 */
export function draftOfDocument(c: Comprobante, companyId: string, clientId: string | null): InvoiceDraft | undefined {
  const { tipoDeComprobante: type, serie: _another, ...said } = c;
  const complements = c.complementos.flat();
  const candidate = {
    companyId,
    clientId,
    type,
    ...pick(said, ['formaPago', 'metodoPago', 'condicionesDePago', 'moneda', 'tipoCambio', 'lugarExpedicion']),
    exportacion: c.exportacion ?? '01',
    // Uses of 3.3 that are no more are asked for again.
    ...(c.version === '4.0' ? { usoCFDI: c.receptor.usoCFDI } : {}),
    ...pick(c, ['informacionGlobal']),
    cfdiRelacionados: c.cfdiRelacionados.filter(({ tipoRelacion }) => RELATION.test(tipoRelacion)),
    lines: c.conceptos.map((concepto) => lineOf(concepto)),
    impuestosLocales: complements.flatMap((each) => (each.kind === 'implocal' ? each.items.map(localOf) : [])),
    leyendas: complements.flatMap((each) => (each.kind === 'leyendasFisc' ? each.leyendas : [])),
    complementosXml: complements.flatMap((each) => (each.kind === 'opaque' ? [writeElement(each.element)] : [])),
  };
  const read = invoiceDraft.safeParse(candidate);
  return read.success ? read.data : undefined;
}

function lineOf(c: Concepto): object {
  const { traslados = [], retenciones = [] } = c.impuestos ?? {};
  const tax = (tipo: 'traslado' | 'retencion') => (of: (typeof traslados)[number] | (typeof retenciones)[number]) => ({
    tipo,
    impuesto: of.impuesto,
    tipoFactor: of.tipoFactor,
    ...(of.tasaOCuota === undefined ? {} : { tasaOCuota: of.tasaOCuota }),
    // Whatever the base was computed from, this is what it was.
    ...(of.tipoFactor === 'Cuota' ? { base: of.base } : {}),
  });
  return {
    ...pick(c, ['claveProdServ', 'noIdentificacion', 'cantidad', 'claveUnidad', 'unidad', 'descripcion', 'objetoImp']),
    precioUnitario: c.valorUnitario,
    ...(c.descuento === undefined ? {} : { descuento: { tipo: 'importe', valor: c.descuento } }),
    impuestos: [...traslados.map(tax('traslado')), ...retenciones.map(tax('retencion'))],
    ...pick(c, ['aCuentaTerceros', 'informacionAduanera', 'cuentaPredial', 'parte']),
    complementoConceptoXml: (c.complementoConcepto ?? []).map((element) => writeElement(element)),
  };
}

type Local = Extract<Comprobante['complementos'][number][number], { kind: 'implocal' }>['items'][number];

function localOf(item: Local): object {
  return item.tipo === 'traslado'
    ? { tipo: item.tipo, nombre: item.impLocTrasladado, tasa: item.tasadeTraslado, importe: item.importe }
    : { tipo: item.tipo, nombre: item.impLocRetenido, tasa: item.tasadeRetencion, importe: item.importe };
}

/** Of these properties those that are there. */
function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Partial<
    Pick<T, K>
  >;
}
