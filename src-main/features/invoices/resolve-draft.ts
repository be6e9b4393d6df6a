/**
 * From what the person said to what the totals engine needs: the company's, the client's and the
 * products' values fill what was left out. Pure: the records are read by the service.
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
  /** Every product that a line names. */
  readonly products: ReadonlyMap<string, Product>;
}

export interface IssueMoment {
  /** Local time of the place of issue. */
  readonly fecha: string;
  readonly serie?: string | undefined;
  readonly folio?: number | undefined;
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
    lines: draft.lines.map((line, index) => resolveLine(line, index, draft, records.products)),
    impuestosLocales: draft.impuestosLocales.map(({ tipo, nombre, tasa, importe }) => ({
      tipo,
      nombre,
      tasa,
      ...optional('importe', importe),
    })),
    leyendas: draft.leyendas,
    complementos: draft.complementosXml.map((xml, index) => xmlPart(xml, `complementosXml[${index}]`)),
    ...(draft.addendaXml.length === 0
      ? {}
      : { addenda: draft.addendaXml.map((xml, index) => xmlPart(xml, `addendaXml[${index}]`)) }),
  };
}

function resolveLine(
  line: DraftLineInput,
  index: number,
  draft: InvoiceDraft,
  products: ReadonlyMap<string, Product>,
): DraftLine {
  const product = line.productId === undefined ? undefined : products.get(line.productId);
  const field = `lines[${index}]`;
  // A price in another currency is not converted behind anybody's back.
  if (product !== undefined && line.precioUnitario === undefined && product.currency !== draft.moneda) {
    throw new CuadraError('INVOICE_PRICE_CURRENCY', {
      params: { product: product.description, priced: product.currency, invoiced: draft.moneda },
      field: `${field}.precioUnitario`,
    });
  }
  const precioUnitario = line.precioUnitario ?? required(product?.unitPrice, `${field}.precioUnitario`);
  return {
    claveProdServ: line.claveProdServ ?? required(product?.claveProdServ, `${field}.claveProdServ`),
    ...optional('noIdentificacion', line.noIdentificacion ?? product?.sku),
    cantidad: line.cantidad,
    claveUnidad: line.claveUnidad ?? required(product?.claveUnidad, `${field}.claveUnidad`),
    ...optional('unidad', line.unidad ?? product?.unitName),
    descripcion: line.descripcion ?? required(product?.description, `${field}.descripcion`),
    precioUnitario,
    precioIncluyeImpuestos: line.precioIncluyeImpuestos ?? product?.priceIncludesTaxes ?? false,
    ...optional('descuento', line.descuento),
    ...optional('objetoImp', line.objetoImp ?? product?.objetoImp),
    // A transfer document (type T) carries no taxes, whatever the product usually has.
    impuestos: draft.type === 'T' ? [] : (line.impuestos ?? product?.taxes ?? []),
    ...optional('aCuentaTerceros', line.aCuentaTerceros),
    informacionAduanera: line.informacionAduanera,
    cuentaPredial: line.cuentaPredial,
    ...(line.complementoConceptoXml.length === 0
      ? {}
      : {
          complementoConcepto: line.complementoConceptoXml.map((xml, at) =>
            xmlPart(xml, `${field}.complementoConceptoXml[${at}]`),
          ),
        }),
    parte: line.parte,
  };
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
