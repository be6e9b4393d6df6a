/**
 * The cadena original of the standard's own nodes, read from the typed model: the hot path of sealing.
 * Order and optionality: SAT's cadenaoriginal_4_0.xslt and cadenaoriginal_3_3.xslt (Anexo 20, I.B).
 */
import type { Comprobante, Concepto, Impuestos, InformacionAduanera, Parte } from '../model.ts';
import { cadenaImplocal } from '../complements/implocal.ts';
import { cadenaLeyendas } from '../complements/leyendas.ts';
import { applyTemplates, partesInside } from './interpret.ts';
import { rulesOf, type Rules } from './rules.ts';
import { field, optionalField as optional } from './text.ts';

/** Everything between the opening `|` and the closing `||`. */
export function fieldsOf(c: Comprobante): string {
  const is40 = c.version === '4.0';
  let out = field(c.version) + optional(c.serie) + optional(c.folio) + field(c.fecha) + optional(c.formaPago);
  out += field(c.noCertificado) + optional(c.condicionesDePago) + field(c.subTotal) + optional(c.descuento);
  out += field(c.moneda) + optional(c.tipoCambio) + field(c.total) + field(c.tipoDeComprobante);
  if (is40) out += field(c.exportacion ?? '');
  out += optional(c.metodoPago) + field(c.lugarExpedicion) + optional(c.confirmacion);
  if (is40 && c.informacionGlobal !== undefined) {
    const { periodicidad, meses, anio } = c.informacionGlobal;
    out += field(periodicidad) + field(meses) + field(anio);
  }
  for (const { tipoRelacion, uuids } of c.cfdiRelacionados) {
    out += field(tipoRelacion);
    for (const uuid of uuids) out += field(uuid);
  }
  const { emisor, receptor } = c;
  out +=
    field(emisor.rfc) + (is40 ? field(emisor.nombre ?? '') : optional(emisor.nombre)) + field(emisor.regimenFiscal);
  if (is40) out += optional(emisor.facAtrAdquirente);
  out += field(receptor.rfc) + (is40 ? field(receptor.nombre ?? '') : optional(receptor.nombre));
  if (is40) out += field(receptor.domicilioFiscalReceptor ?? '');
  out += optional(receptor.residenciaFiscal) + optional(receptor.numRegIdTrib);
  if (is40) out += field(receptor.regimenFiscalReceptor ?? '');
  out += field(receptor.usoCFDI);
  const rules = rulesOf(c.version);
  for (const concepto of c.conceptos) out += conceptoFields(concepto, is40, rules);
  if (c.impuestos !== undefined) out += impuestosFields(c.impuestos, is40);
  for (const group of c.complementos) {
    for (const complemento of group) {
      if (complemento.kind === 'implocal') out += cadenaImplocal(complemento);
      else if (complemento.kind === 'leyendasFisc') out += cadenaLeyendas(complemento);
      else if (complemento.kind === 'opaque') out += applyTemplates(complemento.element, rules);
      // No template matches a timbre, and it has no text: it adds nothing.
    }
  }
  return out;
}

function conceptoFields(c: Concepto, is40: boolean, rules: Rules): string {
  let out = field(c.claveProdServ) + optional(c.noIdentificacion) + field(c.cantidad) + field(c.claveUnidad);
  out += optional(c.unidad) + field(c.descripcion) + field(c.valorUnitario) + field(c.importe) + optional(c.descuento);
  if (is40) out += field(c.objetoImp ?? '');
  if (c.impuestos !== undefined) {
    for (const t of c.impuestos.traslados) {
      out += field(t.base) + field(t.impuesto) + field(t.tipoFactor) + optional(t.tasaOCuota) + optional(t.importe);
    }
    for (const r of c.impuestos.retenciones) {
      out += field(r.base) + field(r.impuesto) + field(r.tipoFactor) + field(r.tasaOCuota) + field(r.importe);
    }
  }
  if (is40 && c.aCuentaTerceros !== undefined) {
    const t = c.aCuentaTerceros;
    out += field(t.rfcACuentaTerceros) + field(t.nombreACuentaTerceros);
    out += field(t.regimenFiscalACuentaTerceros) + field(t.domicilioFiscalACuentaTerceros);
  }
  out += aduanaFields(c.informacionAduanera);
  for (const { numero } of c.cuentaPredial) out += field(numero);
  if (c.complementoConcepto !== undefined) {
    for (const element of c.complementoConcepto) out += applyTemplates(element, rules);
    // The stylesheet looks for Parte at any depth below the concept.
    for (const element of c.complementoConcepto) out += partesInside(element, rules);
  }
  for (const parte of c.parte) out += parteFields(parte);
  return out;
}

function aduanaFields(items: readonly InformacionAduanera[]): string {
  let out = '';
  for (const { numeroPedimento } of items) out += field(numeroPedimento);
  return out;
}

function parteFields(p: Parte): string {
  return (
    field(p.claveProdServ) +
    optional(p.noIdentificacion) +
    field(p.cantidad) +
    optional(p.unidad) +
    field(p.descripcion) +
    optional(p.valorUnitario) +
    optional(p.importe) +
    aduanaFields(p.informacionAduanera)
  );
}

function impuestosFields(i: Impuestos, is40: boolean): string {
  let out = '';
  for (const r of i.retenciones) out += field(r.impuesto) + field(r.importe);
  out += optional(i.totalImpuestosRetenidos);
  for (const t of i.traslados) {
    if (is40) {
      out +=
        field(t.base ?? '') + field(t.impuesto) + field(t.tipoFactor) + optional(t.tasaOCuota) + optional(t.importe);
    } else out += field(t.impuesto) + field(t.tipoFactor) + field(t.tasaOCuota ?? '') + field(t.importe ?? '');
  }
  return out + optional(i.totalImpuestosTrasladados);
}
