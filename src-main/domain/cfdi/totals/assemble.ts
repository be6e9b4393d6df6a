/** Draft and computed amounts into the nodes of the model; what 3.3 does not have. */
import type { CfdiDraft } from '#domain/cfdi/draft.ts';
import type { Concepto, ConceptoImpuestos, ConceptoRetencion, ConceptoTraslado, Receptor } from '#domain/cfdi/model.ts';
import { decimalPlaces, formatUnits } from '#domain/money/decimal.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { SCALE, type ComputedLine, type TaxAmount } from './amounts.ts';

type Building<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A Concepto with its texts: amounts with at least the currency's decimals, and Importe with at least
 * those of Descuento (40168).
 * @param objetoImp absent in 3.3
 * @param decimals decimals of the currency
 */
export function conceptoOf(line: ComputedLine, objetoImp: string | undefined, decimals: number): Concepto {
  const { draft } = line;
  const concepto: Building<Concepto> = {
    claveProdServ: draft.claveProdServ,
    cantidad: line.cantidad,
    claveUnidad: draft.claveUnidad,
    descripcion: draft.descripcion,
    valorUnitario: line.valorUnitario,
    importe: '',
    informacionAduanera: draft.informacionAduanera ?? [],
    cuentaPredial: draft.cuentaPredial ?? [],
    parte: draft.parte ?? [],
  };
  if (line.descuento === 0) {
    concepto.importe = formatUnits(line.importe, SCALE, decimals);
  } else {
    concepto.descuento = formatUnits(line.descuento, SCALE, decimals);
    concepto.importe = formatUnits(line.importe, SCALE, decimalPlaces(concepto.descuento));
  }
  if (draft.noIdentificacion !== undefined) concepto.noIdentificacion = draft.noIdentificacion;
  if (draft.unidad !== undefined) concepto.unidad = draft.unidad;
  if (objetoImp !== undefined) concepto.objetoImp = objetoImp;
  if (line.taxes.length > 0) concepto.impuestos = conceptoImpuestos(line.taxes, decimals);
  if (draft.aCuentaTerceros !== undefined) concepto.aCuentaTerceros = draft.aCuentaTerceros;
  if (draft.complementoConcepto !== undefined && draft.complementoConcepto.length > 0) {
    concepto.complementoConcepto = draft.complementoConcepto;
  }
  return concepto;
}

function conceptoImpuestos(taxes: readonly TaxAmount[], decimals: number): ConceptoImpuestos {
  const traslados: ConceptoTraslado[] = [];
  const retenciones: ConceptoRetencion[] = [];
  for (const { tipo, impuesto, tipoFactor, rate, base: baseMicros, importe: micros } of taxes) {
    const base = formatUnits(baseMicros, SCALE, decimals);
    if (rate === undefined) {
      traslados.push({ base, impuesto, tipoFactor });
      continue;
    }
    const tax = { base, impuesto, tipoFactor, tasaOCuota: rate.text, importe: formatUnits(micros, SCALE, decimals) };
    if (tipo === 'traslado') traslados.push(tax);
    else retenciones.push(tax);
  }
  return { traslados, retenciones };
}

/** The receiver; 3.3 has neither its regime nor its postal code, which a client's record always brings. */
export function receptorOf(draft: CfdiDraft): Receptor {
  if (draft.version === '4.0') return draft.receptor;
  const { domicilioFiscalReceptor: _domicilio, regimenFiscalReceptor: _regimen, ...receptor } = draft.receptor;
  return receptor;
}

/**
 * Refuses what a 3.3 document cannot say (cfdv33.xsd): leaving it out silently would change the document.
 * @throws CuadraError DRAFT_NOT_IN_33
 */
export function checkVersion(draft: CfdiDraft): void {
  if (draft.version !== '3.3') return;
  const refuse = (what: string, field: string): never => {
    throw new CuadraError('DRAFT_NOT_IN_33', { field, params: { what } });
  };
  if (draft.informacionGlobal !== undefined) refuse('InformacionGlobal', 'informacionGlobal');
  if (draft.exportacion !== undefined && draft.exportacion !== '01') refuse('Exportacion', 'exportacion');
  if (draft.emisor.facAtrAdquirente !== undefined) refuse('FacAtrAdquirente', 'emisor.facAtrAdquirente');
  if ((draft.cfdiRelacionados?.length ?? 0) > 1) refuse('CfdiRelacionados', 'cfdiRelacionados[1]');
  for (const [index, line] of draft.lines.entries()) {
    if (line.aCuentaTerceros !== undefined) refuse('ACuentaTerceros', `lines[${index}].aCuentaTerceros`);
    if ((line.cuentaPredial?.length ?? 0) > 1) refuse('CuentaPredial', `lines[${index}].cuentaPredial[1]`);
  }
}
