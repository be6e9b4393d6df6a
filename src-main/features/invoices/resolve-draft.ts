/**
 * From what the person said to what the totals engine needs: the company's, the client's and the
 * products' values fill what was left out. Pure: `documents.ts` reads the records.
 */
import type { Client } from '#contract/clients.ts';
import type { Company } from '#contract/companies.ts';
import type { DraftLineInput, InvoiceDraft } from '#contract/invoices.ts';
import type { Product } from '#contract/products.ts';
import type { CfdiDraft, DraftLine } from '#domain/cfdi/draft.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { CuadraError } from '#errors/cuadra-error.ts';

export interface DraftRecords {
  readonly company: Company;
  readonly client: Client;
}

export interface IssueMoment {
  /** Local time of the place of issue. */
  readonly fecha: string;
  readonly serie?: string | undefined;
  readonly folio?: number | undefined;
}

/**
 * A draft that no longer depends on its products: what each line takes from its product is written into it,
 * so that what is issued is what was shown, whatever becomes of the product meanwhile.
 * @throws CuadraError INVOICE_PRICE_CURRENCY
 */
export function withProducts(draft: InvoiceDraft, products: ReadonlyMap<string, Product>): InvoiceDraft {
  return {
    ...draft,
    lines: draft.lines.map((line, index) => {
      const product = line.productId === undefined ? undefined : products.get(line.productId);
      return product === undefined ? line : withProduct(line, product, draft, `lines[${index}]`);
    }),
  };
}

function withProduct(line: DraftLineInput, product: Product, draft: InvoiceDraft, field: string): DraftLineInput {
  // A price in another currency is not converted behind anybody's back.
  if (line.precioUnitario === undefined && product.currency !== draft.moneda) {
    throw new CuadraError('INVOICE_PRICE_CURRENCY', {
      params: { product: product.description, priced: product.currency, invoiced: draft.moneda },
      field: `${field}.precioUnitario`,
    });
  }
  return {
    ...line,
    claveProdServ: line.claveProdServ ?? product.claveProdServ,
    noIdentificacion: line.noIdentificacion ?? product.sku,
    claveUnidad: line.claveUnidad ?? product.claveUnidad,
    unidad: line.unidad ?? product.unitName,
    descripcion: line.descripcion ?? product.description,
    precioUnitario: line.precioUnitario ?? product.unitPrice,
    precioIncluyeImpuestos: line.precioIncluyeImpuestos ?? product.priceIncludesTaxes,
    // The product's ObjetoImp goes with the product's taxes, not with others.
    objetoImp: line.objetoImp ?? (line.impuestos === undefined ? product.objetoImp : undefined),
    impuestos: line.impuestos ?? product.taxes,
  };
}

/** @throws CuadraError INVOICE_XML_PART_INVALID when a complement or addenda is not one XML element */
export function resolveDraft(draft: InvoiceDraft, records: DraftRecords, moment: IssueMoment): CfdiDraft {
  const { company, client } = records;
  return {
    version: '4.0',
    tipoDeComprobante: draft.type,
    ...optional('serie', moment.serie === '' ? undefined : moment.serie),
    ...optional('folio', moment.folio === undefined ? undefined : String(moment.folio)),
    fecha: moment.fecha,
    ...optional('formaPago', draft.formaPago),
    ...optional('metodoPago', draft.metodoPago),
    ...optional('condicionesDePago', draft.condicionesDePago),
    moneda: draft.moneda,
    ...optional('tipoCambio', draft.tipoCambio),
    exportacion: draft.exportacion,
    lugarExpedicion: draft.lugarExpedicion ?? company.postalCode,
    ...optional('confirmacion', draft.confirmacion),
    ...optional('informacionGlobal', draft.informacionGlobal),
    cfdiRelacionados: draft.cfdiRelacionados,
    emisor: {
      rfc: company.rfc,
      nombre: company.legalName,
      regimenFiscal: company.regimenFiscal,
      ...optional('facAtrAdquirente', draft.facAtrAdquirente),
    },
    receptor: {
      rfc: client.rfc,
      nombre: client.legalName,
      domicilioFiscalReceptor: client.postalCode,
      ...optional('residenciaFiscal', client.residenciaFiscal),
      ...optional('numRegIdTrib', client.numRegIdTrib),
      regimenFiscalReceptor: client.regimenFiscal,
      usoCFDI: draft.usoCFDI ?? client.defaultUsoCfdi,
    },
    lines: draft.lines.map((line, index) => resolveLine(line, index, draft)),
    impuestosLocales: draft.impuestosLocales.map(({ tipo, nombre, tasa, importe }) => ({
      tipo,
      nombre,
      tasa,
      ...optional('importe', importe),
    })),
    leyendas: draft.leyendas,
    complementos: draft.complementosXml.map((xml, index) => complementPart(xml, `complementosXml[${index}]`)),
    ...(draft.addendaXml.length === 0
      ? {}
      : { addenda: draft.addendaXml.map((xml, index) => addendaPart(xml, `addendaXml[${index}]`)) }),
  };
}

function resolveLine(line: DraftLineInput, index: number, draft: InvoiceDraft): DraftLine {
  const field = `lines[${index}]`;
  return {
    claveProdServ: required(line.claveProdServ, `${field}.claveProdServ`),
    ...optional('noIdentificacion', line.noIdentificacion),
    cantidad: line.cantidad,
    claveUnidad: required(line.claveUnidad, `${field}.claveUnidad`),
    ...optional('unidad', line.unidad),
    descripcion: required(line.descripcion, `${field}.descripcion`),
    precioUnitario: required(line.precioUnitario, `${field}.precioUnitario`),
    precioIncluyeImpuestos: line.precioIncluyeImpuestos ?? false,
    ...optional('descuento', line.descuento),
    // A transfer document (type T) carries no taxes, whatever the product usually has.
    ...optional('objetoImp', draft.type === 'T' ? '01' : line.objetoImp),
    impuestos: draft.type === 'T' ? [] : (line.impuestos ?? []),
    ...optional('aCuentaTerceros', line.aCuentaTerceros),
    informacionAduanera: line.informacionAduanera,
    cuentaPredial: line.cuentaPredial,
    ...(line.complementoConceptoXml.length === 0
      ? {}
      : {
          complementoConcepto: line.complementoConceptoXml.map((xml, at) =>
            complementPart(xml, `${field}.complementoConceptoXml[${at}]`),
          ),
        }),
    parte: line.parte,
  };
}

/** Namespaces that Cuadra fills itself, or that no invoice may carry. */
const OWN_NAMESPACES = new Set([
  'http://www.sat.gob.mx/cfd/4',
  'http://www.sat.gob.mx/cfd/3',
  'http://www.sat.gob.mx/TimbreFiscalDigital',
  'http://www.sat.gob.mx/implocal',
  'http://www.sat.gob.mx/leyendasFiscales',
  'http://www.sat.gob.mx/Pagos',
  'http://www.sat.gob.mx/Pagos20',
  'http://www.sat.gob.mx/nomina12',
]);

/**
 * A complement is one of SAT's: the schema admits no other element there (strict wildcard), and a PAC
 * refuses what it does not know.
 */
function complementPart(xml: string, field: string): XmlElement {
  const element = xmlPart(xml, field);
  if (element.namespace.startsWith('http://www.sat.gob.mx/') && !OWN_NAMESPACES.has(element.namespace)) return element;
  throw refusedPart(element, field);
}

/** An addenda is anybody's, but never a piece of the fiscal document itself. */
function addendaPart(xml: string, field: string): XmlElement {
  const element = xmlPart(xml, field);
  if (!element.namespace.startsWith('http://www.sat.gob.mx/')) return element;
  throw refusedPart(element, field);
}

function refusedPart({ name, namespace }: XmlElement, field: string): CuadraError {
  return new CuadraError('INVOICE_COMPLEMENT_REFUSED', { params: { node: name, namespace }, field });
}

function xmlPart(xml: string, field: string): XmlElement {
  try {
    return parseXml(xml);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CuadraError('INVOICE_XML_PART_INVALID', { params: { field, detail }, field, cause });
  }
}

function required<T>(value: T | undefined, field: string): T {
  if (value === undefined) throw new CuadraError('INPUT_INVALID', { params: { detail: field }, field });
  return value;
}

/** `{ key: value }`, or nothing: the model's optional properties are absent, never undefined. */
function optional<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
}
