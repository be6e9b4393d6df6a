/**
 * The document that Facturama makes of its JSON, written from its guides and not from our mapping: sums
 * are its own, lines come in the order in which they were sent.
 */
import type {
  Comprobante,
  Concepto,
  ConceptoRetencion,
  ConceptoTraslado,
  Impuestos,
  Traslado,
} from '#domain/cfdi/model.ts';
import { addDecimals, formatDecimal, formatRounded, parseDecimal, subtractDecimals } from '#domain/money/decimal.ts';

/** A number, or a number as text; both are taken. */
type Figure = number | string;

interface Tax {
  readonly Name: string;
  readonly Base: Figure;
  readonly Rate: Figure;
  readonly Total: Figure;
  readonly IsRetention: boolean;
  readonly IsQuota?: boolean;
}

interface Item {
  readonly ProductCode: string;
  readonly IdentificationNumber?: string;
  readonly Description: string;
  readonly Unit?: string;
  readonly UnitCode: string;
  readonly UnitPrice: Figure;
  readonly Quantity: Figure;
  readonly Subtotal: Figure;
  readonly Discount?: Figure;
  readonly TaxObject?: string;
  readonly Taxes?: readonly Tax[];
  readonly CuentaPredial?: string;
  readonly NumerosPedimento?: readonly string[];
  readonly Total: Figure;
}

export interface CfdiMulti {
  readonly CfdiType: 'I' | 'E' | 'T';
  readonly Serie?: string;
  readonly Folio?: string;
  readonly Date?: string;
  readonly OrderNumber?: string;
  readonly ExpeditionPlace: string;
  readonly PaymentForm?: string;
  readonly PaymentMethod?: string;
  readonly PaymentConditions?: string;
  readonly Currency: string;
  readonly CurrencyExchangeRate?: Figure;
  readonly Exportation?: string;
  readonly GlobalInformation?: { readonly Periodicity: string; readonly Months: string; readonly Year: Figure };
  readonly Relations?: { readonly Type: string; readonly Cfdis: readonly { readonly Uuid: string }[] };
  readonly Issuer: { readonly Rfc: string; readonly Name: string; readonly FiscalRegime: string };
  readonly Receiver: {
    readonly Rfc: string;
    readonly Name: string;
    readonly CfdiUse: string;
    readonly FiscalRegime: string;
    readonly TaxZipCode: string;
    readonly TaxResidence?: string;
    readonly TaxRegistrationNumber?: string;
  };
  readonly Items: readonly Item[];
}

/** What has to be there before anything is made, as `ModelState` tells it. */
export function missingIn(cfdi: Partial<CfdiMulti>): Record<string, string[]> {
  const state: Record<string, string[]> = {};
  const need = (name: string, value: unknown): void => {
    if (value === undefined || value === '') state[`cfdiToCreate.${name}`] = ['El campo es requerido.'];
  };
  need('Folio', cfdi.Folio);
  need('ExpeditionPlace', cfdi.ExpeditionPlace);
  need('Issuer.Rfc', cfdi.Issuer?.Rfc);
  need('Receiver.Rfc', cfdi.Receiver?.Rfc);
  need('Receiver.Name', cfdi.Receiver?.Name);
  need('Receiver.TaxZipCode', cfdi.Receiver?.TaxZipCode);
  need('Receiver.FiscalRegime', cfdi.Receiver?.FiscalRegime);
  need('Items', cfdi.Items?.[0]);
  return state;
}

/** The document without its seal. @param fecha where the JSON has none */
export function documentOf(cfdi: CfdiMulti, fecha: string): Comprobante {
  const conceptos = cfdi.Items.map(conceptoOf);
  const taxes = conceptos.map((concepto) => concepto.impuestos);
  const traslados = taxes.flatMap((each) => each?.traslados ?? []);
  const retenciones = taxes.flatMap((each) => each?.retenciones ?? []);
  const subTotal = sum(cfdi.Items.map((item) => item.Subtotal));
  const discounts = cfdi.Items.flatMap((item) => item.Discount ?? []);
  const moved = sum(traslados.flatMap((tax) => tax.importe ?? []));
  const kept = sum(retenciones.map((tax) => tax.importe));
  const total = minus(plus(minus(subTotal, sum(discounts)), moved), kept);
  const impuestos = summary(traslados, retenciones, moved, kept);
  return {
    version: '4.0',
    ...given('serie', cfdi.Serie),
    ...given('folio', cfdi.Folio),
    fecha: cfdi.Date ?? fecha,
    sello: '',
    ...given('formaPago', cfdi.PaymentForm),
    noCertificado: '',
    certificado: '',
    ...given('condicionesDePago', cfdi.PaymentConditions),
    subTotal,
    ...(discounts.length === 0 ? {} : { descuento: sum(discounts) }),
    moneda: cfdi.Currency,
    ...given('tipoCambio', cfdi.CurrencyExchangeRate),
    total,
    tipoDeComprobante: cfdi.CfdiType,
    ...given('exportacion', cfdi.Exportation),
    ...given('metodoPago', cfdi.PaymentMethod),
    lugarExpedicion: cfdi.ExpeditionPlace,
    ...(cfdi.GlobalInformation === undefined
      ? {}
      : {
          informacionGlobal: {
            periodicidad: cfdi.GlobalInformation.Periodicity,
            meses: cfdi.GlobalInformation.Months,
            anio: String(cfdi.GlobalInformation.Year),
          },
        }),
    cfdiRelacionados:
      cfdi.Relations === undefined
        ? []
        : [{ tipoRelacion: cfdi.Relations.Type, uuids: cfdi.Relations.Cfdis.map((each) => each.Uuid) }],
    emisor: { rfc: cfdi.Issuer.Rfc, nombre: cfdi.Issuer.Name, regimenFiscal: cfdi.Issuer.FiscalRegime },
    receptor: {
      rfc: cfdi.Receiver.Rfc,
      nombre: cfdi.Receiver.Name,
      domicilioFiscalReceptor: cfdi.Receiver.TaxZipCode,
      ...given('residenciaFiscal', cfdi.Receiver.TaxResidence),
      ...given('numRegIdTrib', cfdi.Receiver.TaxRegistrationNumber),
      regimenFiscalReceptor: cfdi.Receiver.FiscalRegime,
      usoCFDI: cfdi.Receiver.CfdiUse,
    },
    conceptos,
    ...(impuestos === undefined ? {} : { impuestos }),
    complementos: [],
  };
}

function conceptoOf(item: Item): Concepto {
  const all = item.Taxes ?? [];
  const traslados = all.filter((tax) => !tax.IsRetention).map(trasladoOf);
  const retenciones = all.filter((tax) => tax.IsRetention).map(retencionOf);
  return {
    claveProdServ: item.ProductCode,
    ...given('noIdentificacion', item.IdentificationNumber),
    cantidad: String(item.Quantity),
    claveUnidad: item.UnitCode,
    ...given('unidad', item.Unit),
    descripcion: item.Description,
    valorUnitario: String(item.UnitPrice),
    importe: String(item.Subtotal),
    ...given('descuento', item.Discount),
    ...given('objetoImp', item.TaxObject),
    ...(all.length === 0 ? {} : { impuestos: { traslados, retenciones } }),
    informacionAduanera: (item.NumerosPedimento ?? []).map((numeroPedimento) => ({ numeroPedimento })),
    cuentaPredial: item.CuentaPredial === undefined ? [] : [{ numero: item.CuentaPredial }],
    parte: [],
  };
}

const CODES: Readonly<Record<string, string>> = { IVA: '002', 'IVA RET': '002', IEPS: '003', ISR: '001' };

function trasladoOf(tax: Tax): ConceptoTraslado {
  if (tax.Name === 'IVA Exento') return { base: String(tax.Base), impuesto: '002', tipoFactor: 'Exento' };
  return {
    base: String(tax.Base),
    impuesto: CODES[tax.Name] ?? tax.Name,
    tipoFactor: tax.IsQuota === true ? 'Cuota' : 'Tasa',
    tasaOCuota: formatDecimal(parseDecimal(String(tax.Rate)), 6),
    importe: String(tax.Total),
  };
}

function retencionOf(tax: Tax): ConceptoRetencion {
  return {
    base: String(tax.Base),
    impuesto: CODES[tax.Name] ?? tax.Name,
    tipoFactor: 'Tasa',
    tasaOCuota: formatDecimal(parseDecimal(String(tax.Rate)), 6),
    importe: String(tax.Total),
  };
}

/** Taxes of the document: one line for each tax, factor and rate, as SAT's rules want it. */
function summary(
  traslados: readonly ConceptoTraslado[],
  retenciones: readonly ConceptoRetencion[],
  moved: string,
  kept: string,
): Impuestos | undefined {
  if (traslados.length + retenciones.length === 0) return undefined;
  const groups = Map.groupBy(traslados, (tax) => `${tax.impuesto} ${tax.tipoFactor} ${tax.tasaOCuota ?? ''}`);
  const withheld = Map.groupBy(retenciones, (tax) => tax.impuesto);
  const counted = traslados.some((tax) => tax.tipoFactor !== 'Exento');
  return {
    ...(retenciones.length === 0 ? {} : { totalImpuestosRetenidos: kept }),
    ...(counted ? { totalImpuestosTrasladados: moved } : {}),
    retenciones: [...withheld].map(([impuesto, list]) => ({ impuesto, importe: sum(list.map((tax) => tax.importe)) })),
    traslados: [...groups.values()].map(sumOfGroup),
  };
}

function sumOfGroup(list: readonly ConceptoTraslado[]): Traslado {
  const { impuesto, tipoFactor, tasaOCuota } = list[0] as ConceptoTraslado;
  const base = sum(list.map((tax) => tax.base));
  if (tipoFactor === 'Exento' || tasaOCuota === undefined) return { base, impuesto, tipoFactor };
  return { base, impuesto, tipoFactor, tasaOCuota, importe: sum(list.flatMap((tax) => tax.importe ?? [])) };
}

const minus = (a: string, b: string): string => formatRounded(subtractDecimals(parseDecimal(a), parseDecimal(b)), 2);
const plus = (a: string, b: string): string => formatRounded(addDecimals(parseDecimal(a), parseDecimal(b)), 2);

/** Added exactly, and rounded once to the currency's two decimals. */
function sum(figures: readonly Figure[]): string {
  const exact = figures.reduce((total, each) => addDecimals(total, parseDecimal(String(each))), parseDecimal('0'));
  return formatRounded(exact, 2);
}

function given(name: string, value: Figure | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: String(value) };
}
