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

export const ownEgresoIsPue = rule(
  {
    code: 'EGRESO-CON-PPD',
    severity: 'warning',
    title: 'Type E carries MetodoPago PUE',
    source: 'Filling guide, Apéndice 5 (CFDI de egresos), as explained by mySuite (2025-12-23)',
    message: 'validation.EGRESO-CON-PPD',
    tipos: 'E',
  },
  ({ c }, report) => {
    if (c.metodoPago === 'PPD') report('metodoPago');
  },
);

export const ownNoCondicionesInTNP = rule(
  {
    code: 'CONDICIONES-DE-PAGO',
    severity: 'warning',
    title: 'Types T, N and P carry no CondicionesDePago',
    source: 'An open PAC validator warns; in type P it is CRP20107. No code of the CFDI matrix rejects it',
    message: 'validation.CONDICIONES-DE-PAGO',
    tipos: 'TNP',
  },
  ({ c }, report) => {
    if (c.condicionesDePago !== undefined) report('condicionesDePago', { tipo: c.tipoDeComprobante });
  },
);

/** Uses that belong to one type only. */
const USO_OF_TIPO: ReadonlyMap<string, string> = new Map([
  ['CP01', 'P'],
  ['CN01', 'N'],
]);

export const ownUsoOfItsType = rule(
  {
    code: 'USO-DE-OTRO-TIPO',
    severity: 'warning',
    title: 'UsoCFDI CP01 (pagos) and CN01 (nómina) only in their types',
    source: 'c_UsoCFDI (descriptions); copies of the matrix tell CP01 for type P and CN01 for type N',
    message: 'validation.USO-DE-OTRO-TIPO',
  },
  ({ c }, report) => {
    const tipo = USO_OF_TIPO.get(c.receptor.usoCFDI);
    if (tipo !== undefined && tipo !== c.tipoDeComprobante) {
      report('receptor.usoCFDI', { value: c.receptor.usoCFDI, expected: tipo, tipo: c.tipoDeComprobante });
    }
  },
);
