/** CfdiRelacionados: the catalog, and whether the relation fits the document. */
import { rule } from '../rule.ts';
import { entryAt } from '../subject.ts';

export const cfdi40137TipoRelacionInCatalog = rule(
  {
    code: 'CFDI40137',
    severity: 'error',
    title: 'TipoRelacion is in c_TipoRelacion (01–07)',
    source: 'Matrix (PAC tests); c_TipoRelacion of 4.0 (08 and 09 were of 3.3)',
    message: 'validation.CFDI40137',
  },
  (subject, report) => {
    for (const [index, group] of subject.c.cfdiRelacionados.entries()) {
      if (entryAt(subject, 'c_TipoRelacion', group.tipoRelacion) === undefined) {
        report(`cfdiRelacionados[${index}].tipoRelacion`, { value: group.tipoRelacion });
      }
    }
  },
);

export const ownEgresoRelatesToSomething = rule(
  {
    code: 'EGRESO-SIN-RELACION',
    severity: 'warning',
    title: 'Type E says which CFDI it corrects',
    source:
      'Filling guide, credit notes: type E with CfdiRelacionados (01, 03, 07 …). No code of the matrix asks for it',
    message: 'validation.EGRESO-SIN-RELACION',
    tipos: 'E',
  },
  ({ c }, report) => {
    if (c.cfdiRelacionados.length === 0) report('cfdiRelacionados');
  },
);

/** Types in which the description of each TipoRelacion makes sense; 04 (substitution) fits all. */
const FITS: ReadonlyMap<string, string> = new Map([
  ['01', 'E'],
  ['02', 'I'],
  ['03', 'E'],
  ['05', 'T'],
  ['06', 'I'],
  ['07', 'IE'],
]);

export const ownRelacionFitsType = rule(
  {
    code: 'RELACION-IMPROPIA',
    severity: 'warning',
    title: 'TipoRelacion fits TipoDeComprobante (01, 03: E; 02, 06: I; 05: T; 07: I or E)',
    source: 'Descriptions of c_TipoRelacion and the filling guide; no code of the matrix asks for it',
    message: 'validation.RELACION-IMPROPIA',
    tipos: 'IET',
  },
  (subject, report) => {
    for (const [index, group] of subject.c.cfdiRelacionados.entries()) {
      const fits = FITS.get(group.tipoRelacion);
      if (fits === undefined || fits.includes(subject.c.tipoDeComprobante)) continue;
      report(`cfdiRelacionados[${index}].tipoRelacion`, {
        value: group.tipoRelacion,
        texto: entryAt(subject, 'c_TipoRelacion', group.tipoRelacion)?.texto ?? '',
        tipo: subject.c.tipoDeComprobante,
      });
    }
  },
);

export const ownRelatedOnce = rule(
  {
    code: 'RELACION-REPETIDA',
    severity: 'warning',
    title: 'A UUID stands once in each group of CfdiRelacionados',
    source: 'Our own: a repeated folio fiscal is a slip of capture',
    message: 'validation.RELACION-REPETIDA',
  },
  ({ c }, report) => {
    for (const [index, group] of c.cfdiRelacionados.entries()) {
      const seen = new Set<string>();
      for (const [position, uuid] of group.uuids.entries()) {
        if (seen.has(uuid.toUpperCase())) report(`cfdiRelacionados[${index}].uuids[${position}]`, { value: uuid });
        seen.add(uuid.toUpperCase());
      }
    }
  },
);
