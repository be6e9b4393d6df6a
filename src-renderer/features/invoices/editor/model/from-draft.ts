/** From a stored draft to the fields of the editor. */
import type { DraftLineInput, InvoiceDraft } from '#contract/invoices.ts';
import { BLANK_GLOBAL, blankForm, blankLine, type EditorForm, type FormLine } from './form.ts';

/** @param clientName shown until the client is read */
export function formOf(draft: InvoiceDraft, clientName: string): EditorForm {
  return blankForm({
    type: draft.type,
    clientId: draft.clientId,
    clientName,
    serie: draft.serie ?? null,
    usoCFDI: draft.usoCFDI ?? '',
    formaPago: draft.formaPago ?? '',
    metodoPago: draft.metodoPago ?? '',
    condicionesDePago: draft.condicionesDePago ?? '',
    moneda: draft.moneda,
    tipoCambio: draft.tipoCambio ?? '',
    exportacion: draft.exportacion,
    lugarExpedicion: draft.lugarExpedicion ?? '',
    facAtrAdquirente: draft.facAtrAdquirente ?? '',
    confirmacion: draft.confirmacion ?? '',
    global: draft.informacionGlobal ?? BLANK_GLOBAL,
    relacionados: draft.cfdiRelacionados,
    lines: draft.lines.map(formLineOf),
    locales: draft.impuestosLocales.map(({ tipo, nombre, tasa, importe = '' }) => ({ tipo, nombre, tasa, importe })),
    leyendas: draft.leyendas.map(({ disposicionFiscal = '', norma = '', textoLeyenda }) => ({
      disposicionFiscal,
      norma,
      textoLeyenda,
    })),
    complementosXml: draft.complementosXml,
    addendaXml: draft.addendaXml,
    mailOn: draft.mailTo !== undefined,
    mailTo: draft.mailTo ?? [],
  });
}

export function formLineOf(line: DraftLineInput): FormLine {
  const tercero = line.aCuentaTerceros;
  return blankLine({
    productId: line.productId ?? '',
    sku: line.noIdentificacion ?? '',
    descripcion: line.descripcion ?? '',
    claveProdServ: line.claveProdServ ?? '',
    claveUnidad: line.claveUnidad ?? '',
    unidad: line.unidad ?? '',
    cantidad: line.cantidad,
    precioUnitario: line.precioUnitario ?? '',
    incluyeImpuestos: line.precioIncluyeImpuestos ?? false,
    descuento: line.descuento?.valor ?? '',
    descuentoTipo: line.descuento?.tipo ?? 'importe',
    objetoImp: line.objetoImp ?? '',
    impuestos: line.impuestos ?? [],
    tercero:
      tercero === undefined
        ? null
        : {
            rfc: tercero.rfcACuentaTerceros,
            nombre: tercero.nombreACuentaTerceros,
            regimenFiscal: tercero.regimenFiscalACuentaTerceros,
            postalCode: tercero.domicilioFiscalACuentaTerceros,
          },
    pedimentos: line.informacionAduanera.map(({ numeroPedimento }) => numeroPedimento),
    prediales: line.cuentaPredial.map(({ numero }) => numero),
    complementosXml: line.complementoConceptoXml,
    partes: line.parte.map((part) => ({
      claveProdServ: part.claveProdServ,
      noIdentificacion: part.noIdentificacion ?? '',
      cantidad: part.cantidad,
      unidad: part.unidad ?? '',
      descripcion: part.descripcion,
      valorUnitario: part.valorUnitario ?? '',
      importe: part.importe ?? '',
      pedimentos: part.informacionAduanera.map(({ numeroPedimento }) => numeroPedimento),
    })),
  });
}

/** What a product gives to a line; quantity and discount stay as they are. */
export interface LineGift {
  readonly id: string;
  readonly sku?: string | undefined;
  readonly description: string;
  readonly claveProdServ: string;
  readonly claveUnidad: string;
  readonly unitName?: string | undefined;
  readonly unitPrice: string;
  readonly priceIncludesTaxes: boolean;
  readonly currency: string;
  readonly objetoImp: string;
  readonly taxes: FormLine['impuestos'];
}

/** @param moneda of the invoice: a price in another currency is not taken over as if it were in this one */
export function withProduct(product: LineGift, moneda: string): Partial<FormLine> {
  return {
    productId: product.id,
    sku: product.sku ?? '',
    descripcion: product.description,
    claveProdServ: product.claveProdServ,
    claveUnidad: product.claveUnidad,
    unidad: product.unitName ?? '',
    precioUnitario: product.currency === moneda || moneda === 'XXX' ? product.unitPrice : '',
    incluyeImpuestos: product.priceIncludesTaxes,
    objetoImp: product.objetoImp,
    impuestos: product.taxes,
    perfil: '',
  };
}
