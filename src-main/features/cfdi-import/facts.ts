/** What the desk keeps of a document in columns: parties, dates, amounts, taxes. Pure. */
import type { ReceivedTax } from '#contract/received.ts';
import { lookup } from '#domain/catalogs/index.ts';
import type { Comprobante, Retencion, TimbreFiscalDigital, Traslado } from '#domain/cfdi/model.ts';
import { addDecimals, parseDecimal, roundDecimal, type Decimal } from '#domain/money/decimal.ts';
import { CuadraError } from '#errors/cuadra-error.ts';

/** Amounts in minor units of the currency. */
export interface DocumentAmounts {
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly transferredMinor: number;
  readonly withheldMinor: number;
  readonly localMinor: number;
  readonly totalMinor: number;
  readonly ivaTransferredMinor: number;
  readonly iepsTransferredMinor: number;
  readonly ivaWithheldMinor: number;
  readonly isrWithheldMinor: number;
  readonly iepsWithheldMinor: number;
}

export interface DocumentFacts extends DocumentAmounts {
  readonly cfdiVersion: string;
  readonly type: Comprobante['tipoDeComprobante'];
  /** In capital letters. */
  readonly uuid: string;
  readonly serie: string | null;
  readonly folio: string | null;
  readonly fecha: string;
  /** FechaTimbrado: local time of central Mexico. */
  readonly stampedAt: string;
  readonly placeOfIssue: string;
  readonly issuerRfc: string;
  readonly issuerName: string;
  readonly issuerRegimen: string;
  readonly receiverRfc: string;
  readonly receiverName: string;
  readonly receiverRegimen: string | null;
  readonly usoCfdi: string;
  readonly formaPago: string | null;
  readonly metodoPago: string | null;
  readonly currency: string;
  readonly currencyDecimals: number;
  readonly exchangeRate: string | null;
  readonly taxes: readonly ReceivedTax[];
  readonly totalText: string;
  readonly sealTail: string;
  readonly csdNumber: string;
  readonly pacRfc: string;
}

/** SAT's catalog says how many decimals a currency has; one that it does not know has two. */
export function decimalsOfCurrency(moneda: string): number {
  return lookup('c_Moneda', moneda)?.decimales ?? 2;
}

/** @throws CuadraError MONEY_MALFORMED, MONEY_OVERFLOW */
export function factsOf(c: Comprobante, timbre: TimbreFiscalDigital): DocumentFacts {
  const currencyDecimals = decimalsOfCurrency(c.moneda);
  return {
    cfdiVersion: c.version,
    type: c.tipoDeComprobante,
    uuid: timbre.uuid.toUpperCase(),
    serie: c.serie ?? null,
    folio: c.folio ?? null,
    fecha: c.fecha,
    stampedAt: timbre.fechaTimbrado,
    placeOfIssue: c.lugarExpedicion,
    issuerRfc: c.emisor.rfc,
    issuerName: c.emisor.nombre ?? c.emisor.rfc,
    issuerRegimen: c.emisor.regimenFiscal,
    receiverRfc: c.receptor.rfc,
    receiverName: c.receptor.nombre ?? c.receptor.rfc,
    receiverRegimen: c.receptor.regimenFiscalReceptor ?? null,
    usoCfdi: c.receptor.usoCFDI,
    formaPago: c.formaPago ?? null,
    metodoPago: c.metodoPago ?? null,
    currency: c.moneda,
    currencyDecimals,
    exchangeRate: c.tipoCambio ?? null,
    taxes: taxesOf(c),
    totalText: c.total,
    sealTail: c.sello.slice(-8),
    csdNumber: c.noCertificado,
    pacRfc: timbre.rfcProvCertif,
    ...amountsOf(c, currencyDecimals),
  };
}

const ZERO: Decimal = { units: 0, scale: 0 };

/** Sum of what is written; what is absent is nothing. */
function sum(texts: readonly (string | undefined)[]): Decimal {
  return texts.reduce((total, text) => (text === undefined ? total : addDecimals(total, parseDecimal(text))), ZERO);
}

/**
 * As the document states them. Other systems write more decimals than the currency has, old ones in totals too: what
 * is beyond is rounded here, and the text stays in the XML.
 */
function amountsOf(c: Comprobante, decimals: number): DocumentAmounts {
  const minor = (...texts: readonly (string | undefined)[]): number => toMinor(sum(texts), decimals);
  const { totalImpuestosTrasladados, totalImpuestosRetenidos, traslados = [], retenciones = [] } = c.impuestos ?? {};
  const transferred = (tax: string): number =>
    minor(...traslados.filter(({ impuesto }) => impuesto === tax).map(({ importe }) => importe));
  const withheld = (tax: string): number =>
    minor(...retenciones.filter(({ impuesto }) => impuesto === tax).map(({ importe }) => importe));
  const local = localTexts(c);
  return {
    subtotalMinor: minor(c.subTotal),
    discountMinor: minor(c.descuento),
    transferredMinor:
      totalImpuestosTrasladados === undefined
        ? minor(...traslados.map(({ importe }) => importe))
        : minor(totalImpuestosTrasladados),
    withheldMinor:
      totalImpuestosRetenidos === undefined
        ? minor(...retenciones.map(({ importe }) => importe))
        : minor(totalImpuestosRetenidos),
    localMinor: minor(...local.transferred) - minor(...local.withheld),
    totalMinor: minor(c.total),
    ivaTransferredMinor: transferred('002'),
    iepsTransferredMinor: transferred('003'),
    ivaWithheldMinor: withheld('002'),
    isrWithheldMinor: withheld('001'),
    iepsWithheldMinor: withheld('003'),
  };
}

function toMinor(value: Decimal, decimals: number): number {
  const minor = roundDecimal(value, decimals);
  if (typeof minor === 'number') return minor;
  throw new CuadraError('MONEY_OVERFLOW', { params: { text: String(minor).slice(0, 40) } });
}

/** Amounts of the local taxes, as written. */
export function localTexts(c: Comprobante): { readonly transferred: string[]; readonly withheld: string[] } {
  const items = c.complementos.flat().flatMap((each) => (each.kind === 'implocal' ? each.items : []));
  const of = (tipo: 'traslado' | 'retencion'): string[] =>
    items.filter((item) => item.tipo === tipo).map(({ importe }) => importe);
  return { transferred: of('traslado'), withheld: of('retencion') };
}

function taxesOf({ impuestos }: Comprobante): ReceivedTax[] {
  return [...(impuestos?.traslados ?? []).map(transferredOf), ...(impuestos?.retenciones ?? []).map(withheldOf)];
}

function transferredOf({ impuesto, tipoFactor, tasaOCuota, base, importe }: Traslado): ReceivedTax {
  return {
    kind: 'transferred',
    tax: impuesto,
    factor: tipoFactor,
    ...(tasaOCuota === undefined ? {} : { rate: tasaOCuota }),
    ...(base === undefined ? {} : { base }),
    ...(importe === undefined ? {} : { amount: importe }),
  };
}

function withheldOf({ impuesto, importe }: Retencion): ReceivedTax {
  return { kind: 'withheld', tax: impuesto, amount: importe };
}
