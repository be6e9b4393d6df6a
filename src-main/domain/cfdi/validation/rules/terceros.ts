/** ACuentaTerceros: sales on behalf of somebody else. */
import { isGenericRfc } from '#domain/rfc/rfc.ts';
import { terceroRule } from '../rule.ts';
import { entryAt } from '../subject.ts';

export const cfdi40187TerceroIsATaxpayer = terceroRule(
  {
    code: 'CFDI40187',
    severity: 'warning',
    title: 'RfcACuentaTerceros is in l_LCO: a generic RFC cannot be',
    source: 'Matrix copy. The list is SAT’s: what can be seen without it is that a generic RFC is nobody, so it warns',
    message: 'validation.CFDI40187',
  },
  ({ rfcACuentaTerceros }, report) => {
    if (isGenericRfc(rfcACuentaTerceros)) report('rfcACuentaTerceros', { value: rfcACuentaTerceros });
  },
);

export const cfdi40188TerceroIsNeitherParty = terceroRule(
  {
    code: 'CFDI40188',
    severity: 'error',
    title: 'RfcACuentaTerceros ≠ Emisor.Rfc and ≠ Receptor.Rfc',
    source: 'Matrix copy',
    message: 'validation.CFDI40188',
  },
  ({ rfcACuentaTerceros }, report, { c }) => {
    if (rfcACuentaTerceros === c.emisor.rfc || rfcACuentaTerceros === c.receptor.rfc) {
      report('rfcACuentaTerceros', { value: rfcACuentaTerceros });
    }
  },
);

export const cfdi40190TerceroNombreAsRegistered = terceroRule(
  {
    code: 'CFDI40190',
    severity: 'warning',
    title: "NombreACuentaTerceros equals SAT's, where we know it",
    source: "Matrix copy. SAT's own list decides; what we know may be out of date, so it warns",
    message: 'validation.CFDI40190',
  },
  ({ rfcACuentaTerceros, nombreACuentaTerceros }, report, { context }) => {
    const known = context.knownRfcNames?.get(rfcACuentaTerceros);
    if (known !== undefined && nombreACuentaTerceros !== known) {
      report('nombreACuentaTerceros', { value: nombreACuentaTerceros, expected: known, rfc: rfcACuentaTerceros });
    }
  },
);

export const cfdi40191TerceroRegimenInCatalog = terceroRule(
  {
    code: 'CFDI40191',
    severity: 'error',
    title: 'RegimenFiscalACuentaTerceros is in c_RegimenFiscal',
    source: 'Matrix copy; c_RegimenFiscal of 4.0',
    message: 'validation.CFDI40191',
  },
  ({ regimenFiscalACuentaTerceros }, report, subject) => {
    if (entryAt(subject, 'c_RegimenFiscal', regimenFiscalACuentaTerceros) === undefined) {
      report('regimenFiscalACuentaTerceros', { value: regimenFiscalACuentaTerceros });
    }
  },
);
