/** Emisor: regime, name, FacAtrAdquirente. */
import { rule } from '../rule.ts';
import { entryAt } from '../subject.ts';

export const cfdi40139EmisorNombreAsRegistered = rule(
  {
    code: 'CFDI40139',
    severity: 'warning',
    title: "Emisor.Nombre equals SAT's, where we know it",
    source: "Matrix (PAC tests). SAT's own list decides; what we know may be out of date, so it warns",
    message: 'validation.CFDI40139',
  },
  ({ c, context }, report) => {
    const known = context.knownRfcNames?.get(c.emisor.rfc);
    if (known !== undefined && c.emisor.nombre !== undefined && c.emisor.nombre !== known) {
      report('emisor.nombre', { value: c.emisor.nombre, expected: known, rfc: c.emisor.rfc });
    }
  },
);

export const cfdi40140EmisorRegimenInCatalog = rule(
  {
    code: 'CFDI40140',
    severity: 'error',
    title: 'Emisor.RegimenFiscal is in c_RegimenFiscal',
    source: 'Matrix (PAC tests); c_RegimenFiscal of 4.0',
    message: 'validation.CFDI40140',
  },
  (subject, report) => {
    const { regimenFiscal } = subject.c.emisor;
    if (entryAt(subject, 'c_RegimenFiscal', regimenFiscal) === undefined) {
      report('emisor.regimenFiscal', { value: regimenFiscal });
    }
  },
);

export const cfdi40141EmisorRegimenFitsPersona = rule(
  {
    code: 'CFDI40141',
    severity: 'error',
    title: 'Emisor.RegimenFiscal is one of its kind of person',
    source: 'Matrix (PAC tests); columns Física and Moral of c_RegimenFiscal',
    message: 'validation.CFDI40141.fisica',
  },
  (subject, report) => {
    const { regimenFiscal } = subject.c.emisor;
    const entry = entryAt(subject, 'c_RegimenFiscal', regimenFiscal);
    if (entry === undefined || subject.emisor === undefined) return;
    if (!entry[subject.emisor.persona]) {
      const persona = subject.emisor.persona;
      const words = { message: `validation.CFDI40141.${persona}` } as const;
      report('emisor.regimenFiscal', { value: regimenFiscal, texto: entry.texto, rfc: subject.emisor.value }, words);
    }
  },
);

export const cfdi40142FacAtrAdquirenteForm = rule(
  {
    code: 'CFDI40142',
    severity: 'error',
    title: 'FacAtrAdquirente is an operation number of ten digits',
    source: 'Matrix (PAC tests); cfdv40.xsd. Whether SAT gave that number only the PAC knows',
    message: 'validation.CFDI40142',
  },
  ({ c }, report) => {
    const value = c.emisor.facAtrAdquirente;
    if (value !== undefined && !/^\d{10}$/.test(value)) report('emisor.facAtrAdquirente', { value });
  },
);
