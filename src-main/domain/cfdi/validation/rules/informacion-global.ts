/** InformacionGlobal: the invoice of what was sold to the general public. */
import { RFC_PUBLICO_EN_GENERAL } from '#domain/rfc/rfc.ts';
import { rule } from '../rule.ts';
import { entryAt } from '../subject.ts';

/** Name that SAT asks for, letter by letter. */
export const PUBLICO_EN_GENERAL = 'PUBLICO EN GENERAL';
const BIMESTRAL = '05';
const INCORPORACION_FISCAL = '621';

export const cfdi40130InformacionGlobalGoesWithPublicoEnGeneral = rule(
  {
    code: 'CFDI40130',
    severity: 'error',
    title:
      'InformacionGlobal present ⇔ Receptor is XAXX010101000, PUBLICO EN GENERAL, in type I. A node in another type warns',
    source:
      'Matrix (PAC tests: node with another name). The reverse for type I: text of an open PAC validator and three projects that report the rejection by their PAC (2026). Other types: one report, so it warns',
    message: 'validation.CFDI40130',
    tipos: 'IET',
  },
  ({ c }, report) => {
    const toPublic = c.receptor.rfc === RFC_PUBLICO_EN_GENERAL && c.receptor.nombre === PUBLICO_EN_GENERAL;
    if (c.informacionGlobal === undefined) {
      if (toPublic && c.tipoDeComprobante === 'I') {
        report('informacionGlobal', {}, { message: 'validation.CFDI40130.falta' });
      }
      return;
    }
    if (!toPublic) {
      const field = c.receptor.rfc === RFC_PUBLICO_EN_GENERAL ? 'receptor.nombre' : 'receptor.rfc';
      report(field, { rfc: c.receptor.rfc, nombre: c.receptor.nombre ?? '—' });
    }
    if (c.tipoDeComprobante !== 'I') {
      const words = { message: 'validation.CFDI40130.tipo', severity: 'warning' } as const;
      report('informacionGlobal', { tipo: c.tipoDeComprobante }, words);
    }
  },
);

export const cfdi40131PeriodicidadInCatalog = rule(
  {
    code: 'CFDI40131',
    severity: 'error',
    title: 'Periodicidad is in c_Periodicidad',
    source: 'Matrix (PAC tests); c_Periodicidad',
    message: 'validation.CFDI40131',
  },
  (subject, report) => {
    const periodicidad = subject.c.informacionGlobal?.periodicidad;
    if (periodicidad !== undefined && entryAt(subject, 'c_Periodicidad', periodicidad) === undefined) {
      report('informacionGlobal.periodicidad', { value: periodicidad });
    }
  },
);

export const cfdi40132BimestralNeedsIncorporacionFiscal = rule(
  {
    code: 'CFDI40132',
    severity: 'error',
    title: 'Periodicidad 05 (bimestral) only from RegimenFiscal 621',
    source: 'Matrix (PAC tests); filling guide of the global CFDI',
    message: 'validation.CFDI40132',
  },
  ({ c }, report) => {
    if (c.informacionGlobal?.periodicidad === BIMESTRAL && c.emisor.regimenFiscal !== INCORPORACION_FISCAL) {
      report('informacionGlobal.periodicidad', { regimen: c.emisor.regimenFiscal });
    }
  },
);

export const cfdi40133MesesInCatalog = rule(
  {
    code: 'CFDI40133',
    severity: 'error',
    title: 'Meses is in c_Meses',
    source: 'Matrix (PAC tests); c_Meses',
    message: 'validation.CFDI40133',
  },
  (subject, report) => {
    const meses = subject.c.informacionGlobal?.meses;
    if (meses !== undefined && entryAt(subject, 'c_Meses', meses) === undefined) {
      report('informacionGlobal.meses', { value: meses });
    }
  },
);

/** 13–18 are the pairs of months. */
function isBimestre(meses: string): boolean {
  return /^1[3-8]$/.test(meses);
}

export const cfdi40134MesesOfOneMonth = rule(
  {
    code: 'CFDI40134',
    severity: 'error',
    title: 'Periodicidad other than 05: Meses 01–12',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40134',
  },
  ({ c }, report) => {
    const info = c.informacionGlobal;
    if (info !== undefined && info.periodicidad !== BIMESTRAL && isBimestre(info.meses)) {
      report('informacionGlobal.meses', { value: info.meses, periodicidad: info.periodicidad });
    }
  },
);

export const cfdi40135MesesOfTwoMonths = rule(
  {
    code: 'CFDI40135',
    severity: 'error',
    title: 'Periodicidad 05: Meses 13–18',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40135',
  },
  (subject, report) => {
    const info = subject.c.informacionGlobal;
    if (info?.periodicidad !== BIMESTRAL || isBimestre(info.meses)) return;
    if (entryAt(subject, 'c_Meses', info.meses) !== undefined) {
      report('informacionGlobal.meses', { value: info.meses });
    }
  },
);

export const cfdi40136AnioOfFechaOrBefore = rule(
  {
    code: 'CFDI40136',
    severity: 'error',
    title: 'Año is the year of Fecha or the year before; an older one warns',
    source:
      'Matrix (PAC tests) and the guide; one validator quotes a text with up to five earlier years, so only a future year rejects',
    message: 'validation.CFDI40136',
  },
  ({ c, dia }, report) => {
    const anio = c.informacionGlobal?.anio;
    if (anio === undefined || !/^\d{4}$/.test(anio)) return;
    const year = Number(dia.slice(0, 4));
    const params = { value: anio, year, before: year - 1 };
    if (Number(anio) > year) report('informacionGlobal.anio', params);
    if (Number(anio) < year - 1) report('informacionGlobal.anio', params, { severity: 'warning' });
  },
);
