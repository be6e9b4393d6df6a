/**
 * The attributes of each node as the schemas demand them, in the order of Anexo 20. Left out are those
 * whose form has a code of the matrix of its own: Fecha (40101), TipoCambio (40117), LugarExpedicion
 * (40126), FacAtrAdquirente (40142), NumeroPedimento (40194, 40199) and every key of a catalog.
 * Sources: cfdv40.xsd, tdCFDI.xsd, implocal.xsd, leyendasFisc.xsd, TimbreFiscalDigitalv11.xsd.
 */
import type {
  ACuentaTerceros,
  Comprobante,
  Concepto,
  ConceptoRetencion,
  ConceptoTraslado,
  CuentaPredial,
  Emisor,
  Impuestos,
  ImpuestosLocales,
  InformacionGlobal,
  LeyendasFiscales,
  Parte,
  Receptor,
  Retencion,
  TimbreFiscalDigital,
  Traslado,
} from '../../model.ts';
import {
  anio,
  anything,
  base64,
  codigoPostal,
  decimal2,
  decimal6,
  fechaHora,
  importe,
  pattern,
  positivo,
  rfc,
  someText,
  text,
  uuid,
  veinteDigitos,
  type Facet,
} from './facets.ts';

export interface AttributeSpec<Node> {
  /** Property of the model. */
  readonly key: keyof Node & string;
  /** The attribute's own name. */
  readonly name: string;
  readonly facet: Facet;
  readonly required: boolean;
}

function required<Node>(key: keyof Node & string, name: string, facet: Facet): AttributeSpec<Node> {
  return { key, name, facet, required: true };
}

function optional<Node>(key: keyof Node & string, name: string, facet: Facet): AttributeSpec<Node> {
  return { key, name, facet, required: false };
}

export const COMPROBANTE: readonly AttributeSpec<Comprobante>[] = [
  optional('serie', 'Serie', text(25)),
  optional('folio', 'Folio', text(40)),
  optional('condicionesDePago', 'CondicionesDePago', text(1000)),
  required('subTotal', 'SubTotal', importe),
  optional('descuento', 'Descuento', importe),
  required('total', 'Total', importe),
  required('exportacion', 'Exportacion', anything),
  optional('confirmacion', 'Confirmacion', pattern(/^[0-9a-zA-Z]{5}$/, 'validation.301.confirmacion')),
];

/** Only of a sealed document: before that the three are empty. */
export const SEAL: readonly AttributeSpec<Comprobante>[] = [
  required('sello', 'Sello', base64),
  required('noCertificado', 'NoCertificado', veinteDigitos),
  required('certificado', 'Certificado', base64),
];

export const INFORMACION_GLOBAL: readonly AttributeSpec<InformacionGlobal>[] = [required('anio', 'Año', anio)];

export const EMISOR: readonly AttributeSpec<Emisor>[] = [
  required('rfc', 'Rfc', rfc),
  required('nombre', 'Nombre', text(300)),
];

export const RECEPTOR: readonly AttributeSpec<Receptor>[] = [
  required('rfc', 'Rfc', rfc),
  required('nombre', 'Nombre', text(300)),
  required('domicilioFiscalReceptor', 'DomicilioFiscalReceptor', codigoPostal),
  optional('numRegIdTrib', 'NumRegIdTrib', text(40)),
  required('regimenFiscalReceptor', 'RegimenFiscalReceptor', anything),
];

export const CONCEPTO: readonly AttributeSpec<Concepto>[] = [
  optional('noIdentificacion', 'NoIdentificacion', text(100)),
  required('cantidad', 'Cantidad', positivo),
  optional('unidad', 'Unidad', text(20)),
  required('descripcion', 'Descripcion', text(1000)),
  required('valorUnitario', 'ValorUnitario', importe),
  required('importe', 'Importe', importe),
  optional('descuento', 'Descuento', importe),
  required('objetoImp', 'ObjetoImp', anything),
];

export const CONCEPTO_TRASLADO: readonly AttributeSpec<ConceptoTraslado>[] = [
  required('base', 'Base', decimal6),
  optional('tasaOCuota', 'TasaOCuota', decimal6),
  optional('importe', 'Importe', importe),
];

export const CONCEPTO_RETENCION: readonly AttributeSpec<ConceptoRetencion>[] = [
  required('base', 'Base', decimal6),
  required('tasaOCuota', 'TasaOCuota', decimal6),
  required('importe', 'Importe', importe),
];

export const A_CUENTA_TERCEROS: readonly AttributeSpec<ACuentaTerceros>[] = [
  required('rfcACuentaTerceros', 'RfcACuentaTerceros', rfc),
  required('nombreACuentaTerceros', 'NombreACuentaTerceros', text(300)),
  required('domicilioFiscalACuentaTerceros', 'DomicilioFiscalACuentaTerceros', codigoPostal),
];

export const CUENTA_PREDIAL: readonly AttributeSpec<CuentaPredial>[] = [
  required('numero', 'Numero', pattern(/^[0-9a-zA-Z]{1,150}$/, 'validation.301.predial')),
];

export const PARTE: readonly AttributeSpec<Parte>[] = [
  optional('noIdentificacion', 'NoIdentificacion', text(100)),
  required('cantidad', 'Cantidad', positivo),
  optional('unidad', 'Unidad', text(20)),
  required('descripcion', 'Descripcion', text(1000)),
  optional('valorUnitario', 'ValorUnitario', importe),
  optional('importe', 'Importe', importe),
];

export const IMPUESTOS: readonly AttributeSpec<Impuestos>[] = [
  optional('totalImpuestosRetenidos', 'TotalImpuestosRetenidos', importe),
  optional('totalImpuestosTrasladados', 'TotalImpuestosTrasladados', importe),
];

export const RETENCION: readonly AttributeSpec<Retencion>[] = [required('importe', 'Importe', importe)];

export const TRASLADO: readonly AttributeSpec<Traslado>[] = [
  required('base', 'Base', importe),
  optional('tasaOCuota', 'TasaOCuota', decimal6),
  optional('importe', 'Importe', importe),
];

const version10 = pattern(/^1\.0$/, 'validation.301.version');

export const IMPUESTOS_LOCALES: readonly AttributeSpec<ImpuestosLocales>[] = [
  required('version', 'version', version10),
  required('totaldeRetenciones', 'TotaldeRetenciones', decimal2),
  required('totaldeTraslados', 'TotaldeTraslados', decimal2),
];

export const RETENCION_LOCAL: readonly AttributeSpec<
  Extract<ImpuestosLocales['items'][number], { tipo: 'retencion' }>
>[] = [
  required('impLocRetenido', 'ImpLocRetenido', someText),
  required('tasadeRetencion', 'TasadeRetencion', decimal2),
  required('importe', 'Importe', decimal2),
];

export const TRASLADO_LOCAL: readonly AttributeSpec<
  Extract<ImpuestosLocales['items'][number], { tipo: 'traslado' }>
>[] = [
  required('impLocTrasladado', 'ImpLocTrasladado', someText),
  required('tasadeTraslado', 'TasadeTraslado', decimal2),
  required('importe', 'Importe', decimal2),
];

export const LEYENDAS_FISCALES: readonly AttributeSpec<LeyendasFiscales>[] = [
  required('version', 'version', version10),
];

export const LEYENDA: readonly AttributeSpec<LeyendasFiscales['leyendas'][number]>[] = [
  optional('disposicionFiscal', 'disposicionFiscal', someText),
  optional('norma', 'norma', someText),
  required('textoLeyenda', 'textoLeyenda', someText),
];

export const TIMBRE: readonly AttributeSpec<TimbreFiscalDigital>[] = [
  required('version', 'Version', pattern(/^1\.1$/, 'validation.301.version')),
  required('uuid', 'UUID', uuid),
  required('fechaTimbrado', 'FechaTimbrado', fechaHora),
  required(
    'rfcProvCertif',
    'RfcProvCertif',
    pattern(/^[A-Z&Ñ]{3}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[A-Z0-9]{2}[0-9A]$/, 'validation.301.rfc'),
  ),
  optional(
    'leyenda',
    'Leyenda',
    pattern(/^[A-Za-z0-9 Ññ!"%&'´\-:;>=<@_,{}`~áéíóúÁÉÍÓÚüÜ]{12,150}$/, 'validation.301.leyendaTimbre'),
  ),
  required('selloCFD', 'SelloCFD', someText),
  required('noCertificadoSAT', 'NoCertificadoSAT', veinteDigitos),
  required('selloSAT', 'SelloSAT', someText),
];
