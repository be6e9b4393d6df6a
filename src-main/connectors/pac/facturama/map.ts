/**
 * A document as Facturama's JSON (`CfdiMulti`): pure, and every figure the exact text that the document
 * has. What JSON has no certain place for is told by {@link inexpressible}, and nothing is sent then.
 */
import type { Comprobante, Concepto, ConceptoRetencion, ConceptoTraslado } from '#domain/cfdi/model.ts';
import { addDecimals, formatDecimal, parseDecimal, subtractDecimals } from '#domain/money/decimal.ts';

type Json = Record<string, unknown>;

/** Names that Facturama gives the federal taxes of a line; any other name is a local tax to it. */
const TRANSFER: Readonly<Record<string, string>> = { '002': 'IVA', '003': 'IEPS' };
const RETENTION: Readonly<Record<string, string>> = { '001': 'ISR', '002': 'IVA RET' };
/** Its catalog of names that its PDF shows. */
const NAME_ID: Readonly<Record<string, string>> = { I: '1', E: '2' };

/** Fields of a document that cannot be told to Facturama; empty when all of it can. */
export function inexpressible(comprobante: Comprobante): string[] {
  const { tipoDeComprobante, cfdiRelacionados, complementos, addenda, emisor, confirmacion, folio } = comprobante;
  const found: string[] = [];
  const unless = (fine: boolean, field: string): void => void (fine || found.push(field));
  unless(['I', 'E', 'T'].includes(tipoDeComprobante) && comprobante.version === '4.0', 'tipoDeComprobante');
  // Its list finds a document by its number: without one it could never be asked for.
  unless(folio !== undefined && /^\d{1,18}$/.test(folio), 'folio');
  unless(cfdiRelacionados.length <= 1, 'cfdiRelacionados');
  unless(confirmacion === undefined, 'confirmacion');
  unless(emisor.facAtrAdquirente === undefined, 'emisor.facAtrAdquirente');
  unless(complementos.flat().length === 0, 'complementos');
  unless(addenda === undefined || addenda.length === 0, 'addenda');
  for (const [index, concepto] of comprobante.conceptos.entries()) {
    for (const field of inexpressibleIn(concepto)) found.push(`conceptos[${index}].${field}`);
  }
  return found;
}

function inexpressibleIn(concepto: Concepto): string[] {
  const { impuestos, aCuentaTerceros, cuentaPredial, complementoConcepto, parte } = concepto;
  const found: string[] = [];
  const traslados = impuestos?.traslados ?? [];
  const retenciones = impuestos?.retenciones ?? [];
  const known =
    traslados.every(
      (tax) => TRANSFER[tax.impuesto] !== undefined && (tax.tipoFactor !== 'Exento' || tax.impuesto === '002'),
    ) && retenciones.every((tax) => RETENTION[tax.impuesto] !== undefined && tax.tipoFactor === 'Tasa');
  if (!known) found.push('impuestos');
  if (aCuentaTerceros !== undefined) found.push('aCuentaTerceros');
  if (cuentaPredial.length > 1) found.push('cuentaPredial');
  if (complementoConcepto !== undefined && complementoConcepto.length > 0) found.push('complementoConcepto');
  if (parte.length > 0) found.push('parte');
  return found;
}

/**
 * The body of `POST /api-lite/3/cfdis`.
 * @param reference ours, for a person who looks for the document in Facturama's portal
 */
export function toFacturama(comprobante: Comprobante, reference: string): Json {
  const { emisor, receptor, informacionGlobal, cfdiRelacionados } = comprobante;
  const [relation] = cfdiRelacionados;
  return {
    ...optional('NameId', NAME_ID[comprobante.tipoDeComprobante]),
    CfdiType: comprobante.tipoDeComprobante,
    ...optional('Serie', comprobante.serie),
    ...optional('Folio', comprobante.folio),
    Date: comprobante.fecha,
    OrderNumber: reference.slice(0, 36),
    ExpeditionPlace: comprobante.lugarExpedicion,
    ...optional('PaymentForm', comprobante.formaPago),
    ...optional('PaymentMethod', comprobante.metodoPago),
    ...optional('PaymentConditions', comprobante.condicionesDePago),
    Currency: comprobante.moneda,
    ...optional('CurrencyExchangeRate', comprobante.tipoCambio),
    ...optional('Exportation', comprobante.exportacion),
    ...(informacionGlobal === undefined
      ? {}
      : {
          GlobalInformation: {
            Periodicity: informacionGlobal.periodicidad,
            Months: informacionGlobal.meses,
            Year: informacionGlobal.anio,
          },
        }),
    ...(relation === undefined
      ? {}
      : { Relations: { Type: relation.tipoRelacion, Cfdis: relation.uuids.map((Uuid) => ({ Uuid })) } }),
    Issuer: { Rfc: emisor.rfc, ...optional('Name', emisor.nombre), FiscalRegime: emisor.regimenFiscal },
    Receiver: {
      Rfc: receptor.rfc,
      ...optional('Name', receptor.nombre),
      CfdiUse: receptor.usoCFDI,
      ...optional('FiscalRegime', receptor.regimenFiscalReceptor),
      ...optional('TaxZipCode', receptor.domicilioFiscalReceptor),
      ...optional('TaxResidence', receptor.residenciaFiscal),
      ...optional('TaxRegistrationNumber', receptor.numRegIdTrib),
    },
    Items: comprobante.conceptos.map(itemOf),
  };
}

function itemOf(concepto: Concepto): Json {
  const taxes = [
    ...(concepto.impuestos?.traslados ?? []).map(transferOf),
    ...(concepto.impuestos?.retenciones ?? []).map(retentionOf),
  ];
  const [predial] = concepto.cuentaPredial;
  const pedimentos = concepto.informacionAduanera.map((each) => each.numeroPedimento);
  return {
    ProductCode: concepto.claveProdServ,
    ...optional('IdentificationNumber', concepto.noIdentificacion),
    Description: concepto.descripcion,
    ...optional('Unit', concepto.unidad),
    UnitCode: concepto.claveUnidad,
    UnitPrice: concepto.valorUnitario,
    Quantity: concepto.cantidad,
    Subtotal: concepto.importe,
    ...optional('Discount', concepto.descuento),
    ...optional('TaxObject', concepto.objetoImp),
    ...(taxes.length === 0 ? {} : { Taxes: taxes }),
    ...optional('CuentaPredial', predial?.numero),
    ...(pedimentos.length === 0 ? {} : { NumerosPedimento: pedimentos }),
    Total: totalOf(concepto),
  };
}

function transferOf({ impuesto, tipoFactor, tasaOCuota, base, importe }: ConceptoTraslado): Json {
  const name = TRANSFER[impuesto] ?? impuesto;
  return {
    Name: tipoFactor === 'Exento' ? `${name} Exento` : name,
    Base: base,
    Rate: tasaOCuota ?? '0',
    Total: importe ?? '0',
    IsRetention: false,
    IsQuota: tipoFactor === 'Cuota',
    IsFederalTax: true,
  };
}

function retentionOf({ impuesto, tasaOCuota, base, importe }: ConceptoRetencion): Json {
  const Name = RETENTION[impuesto] ?? impuesto;
  return { Name, Base: base, Rate: tasaOCuota, Total: importe, IsRetention: true, IsQuota: false, IsFederalTax: true };
}

/** What the line comes to: its amount less its discount, plus what is transferred, less what is withheld. */
function totalOf({ importe, descuento, impuestos }: Concepto): string {
  let total = parseDecimal(importe);
  if (descuento !== undefined) total = subtractDecimals(total, parseDecimal(descuento));
  for (const tax of impuestos?.traslados ?? []) total = addDecimals(total, parseDecimal(tax.importe ?? '0'));
  for (const tax of impuestos?.retenciones ?? []) total = subtractDecimals(total, parseDecimal(tax.importe));
  return formatDecimal(total, 2);
}

function optional(name: string, value: string | undefined): Json {
  return value === undefined ? {} : { [name]: value };
}
