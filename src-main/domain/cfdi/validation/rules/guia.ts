/** What SAT's filling guide and the RMF ask for and no code of the matrix rejects: advice, never a rejection. */
import { rule } from '../rule.ts';

export const ownPueWithoutFormaPago99 = rule(
  {
    code: 'PUE-CON-99',
    severity: 'warning',
    title: 'MetodoPago PUE goes with the real FormaPago, not 99',
    source: 'RMF 2.7.1.29 and 2.7.1.39 as explained by mySuite (2019, 2025-12-23); no code of the matrix rejects it',
    message: 'validation.PUE-CON-99',
    tipos: 'IE',
  },
  ({ c }, report) => {
    if (c.metodoPago === 'PUE' && c.formaPago === '99') report('formaPago');
  },
);

export const ownFormaPagoPresent = rule(
  {
    code: 'FALTA-FORMA-PAGO',
    severity: 'warning',
    title: 'Types I and E carry FormaPago',
    source: 'Filling guide of Anexo 20; an open PAC validator warns too. The schema leaves it optional',
    message: 'validation.FALTA-FORMA-PAGO',
    tipos: 'IE',
  },
  ({ c }, report) => {
    // PPD without it already is CFDI40105.
    if (c.formaPago === undefined && c.metodoPago !== 'PPD') report('formaPago', { tipo: c.tipoDeComprobante });
  },
);

export const ownMetodoPagoPresent = rule(
  {
    code: 'FALTA-METODO-PAGO',
    severity: 'warning',
    title: 'Types I and E carry MetodoPago',
    source: 'Filling guide of Anexo 20; CFF 29-A VII. The schema leaves it optional',
    message: 'validation.FALTA-METODO-PAGO',
    tipos: 'IE',
  },
  ({ c }, report) => {
    if (c.metodoPago === undefined) report('metodoPago', { tipo: c.tipoDeComprobante });
  },
);
