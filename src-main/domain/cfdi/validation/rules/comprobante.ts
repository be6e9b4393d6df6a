/** Attributes of Comprobante: form, catalogs, and what its type admits. */
import { isEntry } from '#domain/catalogs/index.ts';
import { rule } from '../rule.ts';
import { entryAt, isFecha } from '../subject.ts';

export const cfdi40101FechaForm = rule(
  {
    code: 'CFDI40101',
    severity: 'error',
    title: 'Fecha is AAAA-MM-DDThh:mm:ss, without zone, of a day that exists',
    source: 'Matrix; t_FechaH of tdCFDI.xsd (2010 or later)',
    message: 'validation.CFDI40101',
  },
  ({ c }, report) => {
    if (!isFecha(c.fecha)) report('fecha', { value: c.fecha });
  },
);

export const cfdi40103FormaPagoAbsentInTNP = rule(
  {
    code: 'CFDI40103',
    severity: 'error',
    title: 'Types T, N and P carry no FormaPago',
    source: 'Matrix (PAC tests, gncys)',
    message: 'validation.CFDI40103',
    tipos: 'TNP',
  },
  ({ c }, report) => {
    if (c.formaPago !== undefined) report('formaPago', { tipo: c.tipoDeComprobante, value: c.formaPago });
  },
);

export const cfdi40104FormaPagoInCatalog = rule(
  {
    code: 'CFDI40104',
    severity: 'error',
    title: 'FormaPago is in c_FormaPago',
    source: 'Matrix (PAC tests); c_FormaPago',
    message: 'validation.CFDI40104',
  },
  (subject, report) => {
    const { formaPago } = subject.c;
    if (formaPago !== undefined && entryAt(subject, 'c_FormaPago', formaPago) === undefined) {
      report('formaPago', { value: formaPago });
    }
  },
);

export const cfdi40105PpdNeedsFormaPago99 = rule(
  {
    code: 'CFDI40105',
    severity: 'error',
    title: 'MetodoPago PPD goes with FormaPago 99',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40105',
  },
  ({ c }, report) => {
    if (c.metodoPago === 'PPD' && c.formaPago !== '99') report('formaPago', { value: c.formaPago ?? '—' });
  },
);

export const cfdi40113MonedaInCatalog = rule(
  {
    code: 'CFDI40113',
    severity: 'error',
    title: 'Moneda is in c_Moneda',
    source: 'Matrix (PAC tests); c_Moneda',
    message: 'validation.CFDI40113',
  },
  (subject, report) => {
    const { moneda } = subject.c;
    if (entryAt(subject, 'c_Moneda', moneda) === undefined) report('moneda', { value: moneda });
  },
);

export const cfdi40121TipoDeComprobanteInCatalog = rule(
  {
    code: 'CFDI40121',
    severity: 'error',
    title: 'TipoDeComprobante is I, E, T, N or P',
    source: 'Matrix (PAC tests); c_TipoDeComprobante',
    message: 'validation.CFDI40121',
  },
  (subject, report) => {
    const { tipoDeComprobante } = subject.c;
    if (entryAt(subject, 'c_TipoDeComprobante', tipoDeComprobante) === undefined) {
      report('tipoDeComprobante', { value: tipoDeComprobante });
    }
  },
);

export const cfdi40122ExportacionDefinitivaNeedsComercioExterior = rule(
  {
    code: 'CFDI40122',
    severity: 'error',
    title: 'Exportacion 02 needs the complement Comercio Exterior',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40122',
  },
  (subject, report) => {
    if (subject.c.exportacion === '02' && !subject.comercioExterior) report('exportacion');
  },
);

export const cfdi40222ComercioExteriorNeedsExportacionDefinitiva = rule(
  {
    code: 'CFDI40222',
    severity: 'warning',
    title: 'The complement Comercio Exterior goes with Exportacion 02',
    source: 'Known only as the pair of CFDI40122 (a PAC reseller); wording not reached, so it warns',
    message: 'validation.CFDI40222',
  },
  (subject, report) => {
    const { exportacion } = subject.c;
    if (subject.comercioExterior && exportacion !== '02') report('exportacion', { value: exportacion ?? '—' });
  },
);

export const cfdi40123ExportacionInCatalog = rule(
  {
    code: 'CFDI40123',
    severity: 'error',
    title: 'Exportacion is in c_Exportacion',
    source: 'Matrix (PAC tests); c_Exportacion',
    message: 'validation.CFDI40123',
  },
  (subject, report) => {
    const { exportacion } = subject.c;
    if (exportacion !== undefined && entryAt(subject, 'c_Exportacion', exportacion) === undefined) {
      report('exportacion', { value: exportacion });
    }
  },
);

export const cfdi40124MetodoPagoInCatalog = rule(
  {
    code: 'CFDI40124',
    severity: 'error',
    title: 'MetodoPago is PUE or PPD',
    source: 'Matrix (PAC tests); c_MetodoPago',
    message: 'validation.CFDI40124',
  },
  (subject, report) => {
    const { metodoPago } = subject.c;
    if (metodoPago !== undefined && entryAt(subject, 'c_MetodoPago', metodoPago) === undefined) {
      report('metodoPago', { value: metodoPago });
    }
  },
);

export const cfdi40125MetodoPagoAbsentInTP = rule(
  {
    code: 'CFDI40125',
    severity: 'error',
    title: 'Types T and P carry no MetodoPago',
    source: 'Matrix (PAC tests, gncys)',
    message: 'validation.CFDI40125',
    tipos: 'TP',
  },
  ({ c }, report) => {
    if (c.metodoPago !== undefined) report('metodoPago', { tipo: c.tipoDeComprobante, value: c.metodoPago });
  },
);

export const cfdi40126LugarExpedicion = rule(
  {
    code: 'CFDI40126',
    severity: 'error',
    title: 'LugarExpedicion is a postal code of c_CodigoPostal',
    source:
      'Matrix (PAC tests). Only the form rejects: stamped documents carry codes that every list at hand lacks, so a code not in the list warns',
    message: 'validation.CFDI40126',
  },
  ({ c, context, dia }, report) => {
    const { lugarExpedicion } = c;
    if (!/^\d{5}$/.test(lugarExpedicion)) {
      report('lugarExpedicion', { value: lugarExpedicion });
      return;
    }
    const answer = context.catalogs.codigoPostal(lugarExpedicion);
    const known = answer === 'not-verified' || (isEntry(answer) && (answer.vigenteHasta ?? '9') >= dia);
    if (!known) {
      report(
        'lugarExpedicion',
        { value: lugarExpedicion },
        { message: 'validation.CFDI40126.lista', severity: 'warning' },
      );
    }
  },
);
