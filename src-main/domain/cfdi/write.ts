/**
 * From the typed model to the XML of a CFDI 4.0 or 3.3: UTF-8 text, nodes in the order of SAT's
 * schema, no white space between nodes. Strings are joined directly because issuing is the hot path:
 * a tree or a builder library costs several times the rest of the work.
 */
import { Scope } from '#domain/xml/scope.ts';
import { escapeAttribute as escape, writeElement } from '#domain/xml/write.ts';
import { XSI } from '#domain/xml/tree-tools.ts';
import { writeComplemento } from './complements/index.ts';
import type {
  ACuentaTerceros,
  Comprobante,
  Concepto,
  ConceptoImpuestos,
  Emisor,
  Impuestos,
  InformacionAduanera,
  Parte,
  Receptor,
} from './model.ts';
import { CFDI_NAMESPACE } from './namespaces.ts';
import { defaultRootAttributes } from './root-attributes.ts';

/**
 * The document as XML, declaration included, without a byte order mark. Reading it back with
 * `parseCfdi` gives an equal value.
 * @throws CuadraError XML_CHARACTER_WRITE when a value has a character that XML 1.0 lacks
 */
export function writeCfdi(c: Comprobante): string {
  const scope = new Scope();
  let out = `<?xml version="1.0" encoding="UTF-8"?><cfdi:Comprobante${rootAttributes(c, scope)}`;
  out += ` Version="${escape(c.version)}"${optional(' Serie="', c.serie)}${optional(' Folio="', c.folio)}`;
  out += ` Fecha="${escape(c.fecha)}" Sello="${escape(c.sello)}"${optional(' FormaPago="', c.formaPago)}`;
  out += ` NoCertificado="${escape(c.noCertificado)}" Certificado="${escapeCertificado(c.certificado)}"`;
  out += optional(' CondicionesDePago="', c.condicionesDePago);
  out += ` SubTotal="${escape(c.subTotal)}"${optional(' Descuento="', c.descuento)}`;
  out += ` Moneda="${escape(c.moneda)}"${optional(' TipoCambio="', c.tipoCambio)} Total="${escape(c.total)}"`;
  out += ` TipoDeComprobante="${escape(c.tipoDeComprobante)}"${optional(' Exportacion="', c.exportacion)}`;
  out += `${optional(' MetodoPago="', c.metodoPago)} LugarExpedicion="${escape(c.lugarExpedicion)}"`;
  out += `${optional(' Confirmacion="', c.confirmacion)}>`;
  if (c.informacionGlobal !== undefined) {
    const { periodicidad, meses, anio } = c.informacionGlobal;
    out += `<cfdi:InformacionGlobal Periodicidad="${escape(periodicidad)}" Meses="${escape(meses)}" Año="${escape(anio)}"/>`;
  }
  for (const { tipoRelacion, uuids } of c.cfdiRelacionados) {
    out += `<cfdi:CfdiRelacionados TipoRelacion="${escape(tipoRelacion)}">`;
    for (const uuid of uuids) out += `<cfdi:CfdiRelacionado UUID="${escape(uuid)}"/>`;
    out += '</cfdi:CfdiRelacionados>';
  }
  out += emisor(c.emisor) + receptor(c.receptor) + '<cfdi:Conceptos>';
  for (const item of c.conceptos) out += concepto(item, scope);
  out += '</cfdi:Conceptos>';
  if (c.impuestos !== undefined) out += impuestos(c.impuestos);
  for (const group of c.complementos) {
    if (group.length === 0) out += '<cfdi:Complemento/>';
    else {
      out += '<cfdi:Complemento>';
      for (const complemento of group) out += writeComplemento(complemento, scope);
      out += '</cfdi:Complemento>';
    }
  }
  if (c.addenda !== undefined) out += addenda(c, scope);
  return out + '</cfdi:Comprobante>';
}

/** The last certificate that needed no escape: a company seals document after document with the same one. */
let plainCertificado = '';

function escapeCertificado(value: string): string {
  if (value === plainCertificado) return value;
  const escaped = escape(value);
  if (escaped === value) plainCertificado = value;
  return escaped;
}

/** ` Name="value"` when there is a value. */
function optional(opening: string, value: string | undefined): string {
  return value === undefined ? '' : `${opening}${escape(value)}"`;
}

/** Declarations and schema locations of the root, told to `scope` too. */
function rootAttributes(c: Comprobante, scope: Scope): string {
  let attributes = c.rootAttributes ?? defaultRootAttributes(c);
  if (attributes['xmlns:cfdi'] === undefined) {
    attributes = { 'xmlns:cfdi': CFDI_NAMESPACE[c.version], ...attributes };
  }
  let out = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns') scope.declare('', value);
    else if (name.startsWith('xmlns:')) scope.declare(name.slice(6), value);
    out += ` ${name}="${escape(value)}"`;
  }
  const usesXsi = Object.keys(attributes).some((name) => name.startsWith('xsi:'));
  if (usesXsi && scope.namespaceOf('xsi') === undefined) {
    scope.declare('xsi', XSI);
    out += ` xmlns:xsi="${XSI}"`;
  }
  return out;
}

function emisor(e: Emisor): string {
  return (
    `<cfdi:Emisor Rfc="${escape(e.rfc)}"${optional(' Nombre="', e.nombre)} RegimenFiscal="${escape(e.regimenFiscal)}"` +
    `${optional(' FacAtrAdquirente="', e.facAtrAdquirente)}/>`
  );
}

function receptor(r: Receptor): string {
  return (
    `<cfdi:Receptor Rfc="${escape(r.rfc)}"${optional(' Nombre="', r.nombre)}` +
    optional(' DomicilioFiscalReceptor="', r.domicilioFiscalReceptor) +
    optional(' ResidenciaFiscal="', r.residenciaFiscal) +
    optional(' NumRegIdTrib="', r.numRegIdTrib) +
    optional(' RegimenFiscalReceptor="', r.regimenFiscalReceptor) +
    ` UsoCFDI="${escape(r.usoCFDI)}"/>`
  );
}

function concepto(c: Concepto, scope: Scope): string {
  let out = `<cfdi:Concepto ClaveProdServ="${escape(c.claveProdServ)}"`;
  out += `${optional(' NoIdentificacion="', c.noIdentificacion)} Cantidad="${escape(c.cantidad)}"`;
  out += ` ClaveUnidad="${escape(c.claveUnidad)}"${optional(' Unidad="', c.unidad)}`;
  out += ` Descripcion="${escape(c.descripcion)}" ValorUnitario="${escape(c.valorUnitario)}"`;
  out += ` Importe="${escape(c.importe)}"${optional(' Descuento="', c.descuento)}`;
  out += optional(' ObjetoImp="', c.objetoImp);
  let content = c.impuestos === undefined ? '' : conceptoImpuestos(c.impuestos);
  if (c.aCuentaTerceros !== undefined) content += aCuentaTerceros(c.aCuentaTerceros);
  content += informacionAduanera(c.informacionAduanera);
  for (const { numero } of c.cuentaPredial) content += `<cfdi:CuentaPredial Numero="${escape(numero)}"/>`;
  if (c.complementoConcepto !== undefined) {
    content += '<cfdi:ComplementoConcepto>';
    for (const element of c.complementoConcepto) content += writeElement(element, scope);
    content += '</cfdi:ComplementoConcepto>';
  }
  for (const part of c.parte) content += parte(part);
  return content === '' ? `${out}/>` : `${out}>${content}</cfdi:Concepto>`;
}

function conceptoImpuestos({ traslados, retenciones }: ConceptoImpuestos): string {
  let out = '<cfdi:Impuestos>';
  if (traslados.length > 0) {
    out += '<cfdi:Traslados>';
    for (const t of traslados) {
      out += `<cfdi:Traslado Base="${escape(t.base)}" Impuesto="${escape(t.impuesto)}"`;
      out += ` TipoFactor="${escape(t.tipoFactor)}"${optional(' TasaOCuota="', t.tasaOCuota)}`;
      out += `${optional(' Importe="', t.importe)}/>`;
    }
    out += '</cfdi:Traslados>';
  }
  if (retenciones.length > 0) {
    out += '<cfdi:Retenciones>';
    for (const r of retenciones) {
      out += `<cfdi:Retencion Base="${escape(r.base)}" Impuesto="${escape(r.impuesto)}"`;
      out += ` TipoFactor="${escape(r.tipoFactor)}" TasaOCuota="${escape(r.tasaOCuota)}" Importe="${escape(r.importe)}"/>`;
    }
    out += '</cfdi:Retenciones>';
  }
  return `${out}</cfdi:Impuestos>`;
}

function aCuentaTerceros(t: ACuentaTerceros): string {
  return (
    `<cfdi:ACuentaTerceros RfcACuentaTerceros="${escape(t.rfcACuentaTerceros)}"` +
    ` NombreACuentaTerceros="${escape(t.nombreACuentaTerceros)}"` +
    ` RegimenFiscalACuentaTerceros="${escape(t.regimenFiscalACuentaTerceros)}"` +
    ` DomicilioFiscalACuentaTerceros="${escape(t.domicilioFiscalACuentaTerceros)}"/>`
  );
}

function informacionAduanera(items: readonly InformacionAduanera[]): string {
  let out = '';
  for (const { numeroPedimento } of items) {
    out += `<cfdi:InformacionAduanera NumeroPedimento="${escape(numeroPedimento)}"/>`;
  }
  return out;
}

function parte(p: Parte): string {
  let out = `<cfdi:Parte ClaveProdServ="${escape(p.claveProdServ)}"${optional(' NoIdentificacion="', p.noIdentificacion)}`;
  out += ` Cantidad="${escape(p.cantidad)}"${optional(' Unidad="', p.unidad)} Descripcion="${escape(p.descripcion)}"`;
  out += optional(' ValorUnitario="', p.valorUnitario) + optional(' Importe="', p.importe);
  const content = informacionAduanera(p.informacionAduanera);
  return content === '' ? `${out}/>` : `${out}>${content}</cfdi:Parte>`;
}

function impuestos(i: Impuestos): string {
  let out = `<cfdi:Impuestos${optional(' TotalImpuestosRetenidos="', i.totalImpuestosRetenidos)}`;
  out += optional(' TotalImpuestosTrasladados="', i.totalImpuestosTrasladados);
  if (i.retenciones.length === 0 && i.traslados.length === 0) return `${out}/>`;
  out += '>';
  if (i.retenciones.length > 0) {
    out += '<cfdi:Retenciones>';
    for (const r of i.retenciones) {
      out += `<cfdi:Retencion Impuesto="${escape(r.impuesto)}" Importe="${escape(r.importe)}"/>`;
    }
    out += '</cfdi:Retenciones>';
  }
  if (i.traslados.length > 0) {
    out += '<cfdi:Traslados>';
    for (const t of i.traslados) {
      out += `<cfdi:Traslado${optional(' Base="', t.base)} Impuesto="${escape(t.impuesto)}"`;
      out += ` TipoFactor="${escape(t.tipoFactor)}"${optional(' TasaOCuota="', t.tasaOCuota)}`;
      out += `${optional(' Importe="', t.importe)}/>`;
    }
    out += '</cfdi:Traslados>';
  }
  return `${out}</cfdi:Impuestos>`;
}

/** The Addenda node; see `parse.ts` for the one that is kept whole. */
function addenda({ addenda: content = [], version }: Comprobante, scope: Scope): string {
  const [first] = content;
  const isWhole = content.length === 1 && first?.local === 'Addenda' && first.namespace === CFDI_NAMESPACE[version];
  if (isWhole) return writeElement(first, scope);
  if (content.length === 0) return '<cfdi:Addenda/>';
  let out = '<cfdi:Addenda>';
  for (const element of content) out += writeElement(element, scope);
  return `${out}</cfdi:Addenda>`;
}
