/** Receptor: name, address, regime and use. */
import { isGenericRfc, RFC_PUBLICO_EN_GENERAL } from '#domain/rfc/rfc.ts';
import { rule } from '../rule.ts';
import { entryAt } from '../subject.ts';
import { PUBLICO_EN_GENERAL } from './informacion-global.ts';

export const cfdi40145ReceptorNombreAsRegistered = rule(
  {
    code: 'CFDI40145',
    severity: 'warning',
    title: "Receptor.Nombre equals SAT's, where we know it",
    source: "Matrix (PAC tests). SAT's own list decides; what we know may be out of date, so it warns",
    message: 'validation.CFDI40145',
  },
  ({ c, context }, report) => {
    const known = context.knownRfcNames?.get(c.receptor.rfc);
    if (known !== undefined && c.receptor.nombre !== undefined && c.receptor.nombre !== known) {
      report('receptor.nombre', { value: c.receptor.nombre, expected: known, rfc: c.receptor.rfc });
    }
  },
);

export const cfdi40146PublicoEnGeneralNeedsGenericRfc = rule(
  {
    code: 'CFDI40146',
    severity: 'error',
    title: 'Nombre PUBLICO EN GENERAL only with XAXX010101000',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40146',
  },
  ({ c }, report) => {
    if (c.receptor.nombre === PUBLICO_EN_GENERAL && c.receptor.rfc !== RFC_PUBLICO_EN_GENERAL) {
      report('receptor.rfc', { value: c.receptor.rfc });
    }
  },
);

export const cfdi40149GenericRfcLivesWhereIssued = rule(
  {
    code: 'CFDI40149',
    severity: 'error',
    title: 'Generic RFC: DomicilioFiscalReceptor = LugarExpedicion',
    source: 'Matrix copy; four codebases and an Odoo module agree',
    message: 'validation.CFDI40149',
  },
  ({ c }, report) => {
    const { rfc, domicilioFiscalReceptor } = c.receptor;
    if (domicilioFiscalReceptor === undefined || !isGenericRfc(rfc)) return;
    if (domicilioFiscalReceptor !== c.lugarExpedicion) {
      report('receptor.domicilioFiscalReceptor', { value: domicilioFiscalReceptor, expected: c.lugarExpedicion, rfc });
    }
  },
);

export const cfdi40157RegimenReceptorInCatalog = rule(
  {
    code: 'CFDI40157',
    severity: 'error',
    title: 'RegimenFiscalReceptor is in c_RegimenFiscal',
    source: 'Matrix copy; c_RegimenFiscal of 4.0',
    message: 'validation.CFDI40157',
  },
  (subject, report) => {
    const value = subject.c.receptor.regimenFiscalReceptor;
    if (value !== undefined && entryAt(subject, 'c_RegimenFiscal', value) === undefined) {
      report('receptor.regimenFiscalReceptor', { value });
    }
  },
);

export const cfdi40158RegimenReceptorFitsPersona = rule(
  {
    code: 'CFDI40158',
    severity: 'error',
    title: 'RegimenFiscalReceptor is one of its kind of person',
    source: 'Matrix copy; PAC message seen in a log; columns Física and Moral of c_RegimenFiscal',
    message: 'validation.CFDI40158.fisica',
  },
  (subject, report) => {
    const value = subject.c.receptor.regimenFiscalReceptor;
    const entry = value === undefined ? undefined : entryAt(subject, 'c_RegimenFiscal', value);
    if (value === undefined || entry === undefined || subject.receptor === undefined) return;
    const { persona } = subject.receptor;
    if (!entry[persona]) {
      const words = { message: `validation.CFDI40158.${persona}` } as const;
      report('receptor.regimenFiscalReceptor', { value, texto: entry.texto, rfc: subject.receptor.value }, words);
    }
  },
);

export const cfdi40160UsoInCatalog = rule(
  {
    code: 'CFDI40160',
    severity: 'error',
    title: 'UsoCFDI is in c_UsoCFDI',
    source: 'Matrix copy; c_UsoCFDI of 4.0 (P01 was of 3.3)',
    message: 'validation.CFDI40160',
  },
  (subject, report) => {
    const { usoCFDI } = subject.c.receptor;
    if (entryAt(subject, 'c_UsoCFDI', usoCFDI) === undefined) report('receptor.usoCFDI', { value: usoCFDI });
  },
);

export const cfdi40161UsoFitsPersonaAndRegimen = rule(
  {
    code: 'CFDI40161',
    severity: 'error',
    title: 'UsoCFDI is allowed for the kind of person and for RegimenFiscalReceptor',
    source: 'Matrix copy, Odoo forum; columns Física, Moral and Régimen Fiscal Receptor of c_UsoCFDI',
    message: 'validation.CFDI40161',
  },
  (subject, report) => {
    const { usoCFDI, regimenFiscalReceptor } = subject.c.receptor;
    const uso = entryAt(subject, 'c_UsoCFDI', usoCFDI);
    if (uso === undefined) return;
    const params = { value: usoCFDI, texto: uso.texto, regimen: regimenFiscalReceptor ?? '' };
    if (subject.receptor !== undefined && !uso[subject.receptor.persona]) {
      report('receptor.usoCFDI', params, { message: `validation.CFDI40161.${subject.receptor.persona}` });
      return;
    }
    if (regimenFiscalReceptor === undefined || uso.regimenes.has(regimenFiscalReceptor)) return;
    if (entryAt(subject, 'c_RegimenFiscal', regimenFiscalReceptor) === undefined) return;
    report('receptor.usoCFDI', params);
  },
);

export const ownGenericRfcRegimen = rule(
  {
    code: 'GENERICO-REGIMEN',
    severity: 'warning',
    title: 'Generic RFC: RegimenFiscalReceptor 616',
    source: 'Filling guide as cited by 2gr.com.mx and mySuite; c_UsoCFDI',
    message: 'validation.GENERICO-REGIMEN',
  },
  ({ c }, report) => {
    const { rfc, regimenFiscalReceptor } = c.receptor;
    if (isGenericRfc(rfc) && regimenFiscalReceptor !== undefined && regimenFiscalReceptor !== '616') {
      report('receptor.regimenFiscalReceptor', { value: regimenFiscalReceptor, rfc });
    }
  },
);

export const ownGenericRfcUso = rule(
  {
    code: 'GENERICO-USO',
    severity: 'warning',
    title: 'Generic RFC in types I, E, T: UsoCFDI S01',
    source: 'Filling guide as cited by 2gr.com.mx; what c_UsoCFDI leaves to regime 616',
    message: 'validation.GENERICO-USO',
    tipos: 'IET',
  },
  ({ c }, report) => {
    const { rfc, usoCFDI } = c.receptor;
    if (isGenericRfc(rfc) && usoCFDI !== 'S01') report('receptor.usoCFDI', { value: usoCFDI, rfc });
  },
);
