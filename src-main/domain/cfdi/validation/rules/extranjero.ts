/** Receptor abroad: ResidenciaFiscal and NumRegIdTrib. "Registered RFC" is any but the foreign generic one. */
import { RFC_EXTRANJERO } from '#domain/rfc/rfc.ts';
import { lookup } from '#domain/catalogs/index.ts';
import { rule } from '../rule.ts';
import { entryAt } from '../subject.ts';

export const cfdi40150ResidenciaInCatalog = rule(
  {
    code: 'CFDI40150',
    severity: 'error',
    title: 'ResidenciaFiscal is in c_Pais',
    source: 'Matrix copy; c_Pais',
    message: 'validation.CFDI40150',
  },
  (subject, report) => {
    const value = subject.c.receptor.residenciaFiscal;
    if (value !== undefined && entryAt(subject, 'c_Pais', value) === undefined) {
      report('receptor.residenciaFiscal', { value });
    }
  },
);

export const cfdi40151ResidenciaOnlyForForeigner = rule(
  {
    code: 'CFDI40151',
    severity: 'error',
    title: 'A registered RFC, or XAXX010101000, carries no ResidenciaFiscal',
    source: 'Matrix copy; the same rule ran in 3.3 (CFDI33134)',
    message: 'validation.CFDI40151',
  },
  ({ c }, report) => {
    const { rfc, residenciaFiscal } = c.receptor;
    if (residenciaFiscal !== undefined && rfc !== RFC_EXTRANJERO) {
      report('receptor.residenciaFiscal', { value: residenciaFiscal, rfc });
    }
  },
);

export const cfdi40152ResidenciaNotMexico = rule(
  {
    code: 'CFDI40152',
    severity: 'error',
    title: 'ResidenciaFiscal ≠ MEX',
    source: 'Matrix copy',
    message: 'validation.CFDI40152',
  },
  ({ c }, report) => {
    if (c.receptor.residenciaFiscal === 'MEX') report('receptor.residenciaFiscal');
  },
);

export const cfdi40153NumRegIdTribNeedsResidencia = rule(
  {
    code: 'CFDI40153',
    severity: 'error',
    title: 'NumRegIdTrib needs ResidenciaFiscal',
    source: 'Matrix copy; cfdv40.xsd (documentation of ResidenciaFiscal)',
    message: 'validation.CFDI40153',
  },
  ({ c }, report) => {
    const { numRegIdTrib, residenciaFiscal } = c.receptor;
    if (numRegIdTrib !== undefined && residenciaFiscal === undefined) {
      report('receptor.residenciaFiscal', { value: numRegIdTrib });
    }
  },
);

export const cfdi40154NumRegIdTribOnlyForForeigner = rule(
  {
    code: 'CFDI40154',
    severity: 'error',
    title: 'A registered RFC, or XAXX010101000, carries no NumRegIdTrib',
    source: 'Matrix copy; the same rule ran in 3.3 (CFDI33137)',
    message: 'validation.CFDI40154',
  },
  ({ c }, report) => {
    const { rfc, numRegIdTrib } = c.receptor;
    if (numRegIdTrib !== undefined && rfc !== RFC_EXTRANJERO) {
      report('receptor.numRegIdTrib', { value: numRegIdTrib, rfc });
    }
  },
);

export const cfdi40155NumRegIdTribWithComercioExterior = rule(
  {
    code: 'CFDI40155',
    severity: 'warning',
    title: 'XEXX010101000 with Comercio Exterior ⇔ NumRegIdTrib',
    source: 'Matrix copy, gncys: rule and message state opposite halves and PACs differ, so both warn',
    message: 'validation.CFDI40155',
  },
  (subject, report) => {
    const { rfc, numRegIdTrib } = subject.c.receptor;
    if (rfc !== RFC_EXTRANJERO) return;
    if (subject.comercioExterior && numRegIdTrib === undefined) {
      report('receptor.numRegIdTrib', {}, { message: 'validation.CFDI40155.falta' });
    }
    if (!subject.comercioExterior && numRegIdTrib !== undefined) {
      report('receptor.numRegIdTrib', { value: numRegIdTrib });
    }
  },
);

const patterns = new Map<string, RegExp>();

function wholePattern(source: string): RegExp {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = new RegExp(`^(?:${source})$`, 'u');
    patterns.set(source, pattern);
  }
  return pattern;
}

export const cfdi40156NumRegIdTribOfItsCountry = rule(
  {
    code: 'CFDI40156',
    severity: 'error',
    title: 'NumRegIdTrib has the form that c_Pais states for ResidenciaFiscal',
    source: 'Matrix copy; c_Pais (formato de registro de identidad tributaria)',
    message: 'validation.CFDI40156',
  },
  ({ c }, report) => {
    const { numRegIdTrib, residenciaFiscal } = c.receptor;
    if (numRegIdTrib === undefined || residenciaFiscal === undefined) return;
    const country = lookup('c_Pais', residenciaFiscal);
    const source = country?.patronIdentidadTributaria;
    if (source !== undefined && !wholePattern(source).test(numRegIdTrib)) {
      report('receptor.numRegIdTrib', {
        value: numRegIdTrib,
        pais: country?.texto ?? residenciaFiscal,
        pattern: source,
      });
    }
  },
);
