/** Names and RFCs that look mistyped. SAT compares with its own list; these warn before it does. */
import { parseRfc } from '#domain/rfc/rfc.ts';
import type { Comprobante } from '../../model.ts';
import { rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

/** Every person that the document names, with the path of the node. */
function* personas(c: Comprobante): Generator<{ path: string; nombre: string; nombreField: string; rfc: string }> {
  yield { path: 'emisor', nombre: c.emisor.nombre ?? '', nombreField: 'nombre', rfc: c.emisor.rfc };
  yield { path: 'receptor', nombre: c.receptor.nombre ?? '', nombreField: 'nombre', rfc: c.receptor.rfc };
  for (const [index, concepto] of c.conceptos.entries()) {
    const tercero = concepto.aCuentaTerceros;
    if (tercero === undefined) continue;
    yield {
      path: `conceptos[${index}].aCuentaTerceros`,
      nombre: tercero.nombreACuentaTerceros,
      nombreField: 'nombreACuentaTerceros',
      rfc: tercero.rfcACuentaTerceros,
    };
  }
}

const NAME_SOURCE = 'Matrix 40139, 40145, 40190: the name as SAT registers it, upper case and without company type';

export const ownNombreUpperCase = rule(
  {
    code: 'NOMBRE-MINUSCULAS',
    severity: 'warning',
    title: 'Names are in upper case',
    source: NAME_SOURCE,
    message: 'validation.NOMBRE-MINUSCULAS',
  },
  ({ c }, report) => {
    for (const { path, nombre, nombreField } of personas(c)) {
      if (/\p{Ll}/u.test(nombre)) {
        report(`${path}.${nombreField}`, { value: nombre, expected: nombre.toLocaleUpperCase('es-MX') });
      }
    }
  },
);

export const ownNombreSpaces = rule(
  {
    code: 'NOMBRE-ESPACIOS',
    severity: 'warning',
    title: 'Names have no double spaces and none at the ends',
    source: `${NAME_SOURCE}; the schema collapses white space`,
    message: 'validation.NOMBRE-ESPACIOS',
  },
  ({ c }, report) => {
    for (const { path, nombre, nombreField } of personas(c)) {
      if (/^\s|\s$|\s{2}|[\t\r\n]/.test(nombre)) report(`${path}.${nombreField}`, { value: nombre });
    }
  },
);

/**
 * Company types of the LGSM and their usual abbreviations, at the end of a name. Points and spaces between
 * the letters are how people write them; «SC» and the like need a space before, so that no word is cut.
 */
const COMPANY_TYPE = new RegExp(
  `[ ,](?:${[
    'S\\.?\\s?A\\.?\\s?P\\.?\\s?I\\.?(?:\\s+DE\\s+C\\.?\\s?V\\.?)?',
    'S\\.?\\s?A\\.?\\s?B\\.?(?:\\s+DE\\s+C\\.?\\s?V\\.?)?',
    'S\\.?\\s?A\\.?\\s?S\\.?(?:\\s+DE\\s+C\\.?\\s?V\\.?)?',
    'S\\.?\\s?A\\.?(?:\\s+DE\\s+C\\.?\\s?V\\.?)?',
    'S\\.?\\s?(?:DE\\s)?R\\.?\\s?L\\.?(?:\\s+DE\\s+C\\.?\\s?V\\.?)?(?:\\s+(?:MI|M\\.I\\.))?',
    'S\\.?\\s?C\\.?(?:\\s?L\\.?)?',
    'A\\.?\\s?C\\.?',
    'SOCIEDAD AN[OÓ]NIMA(?:\\s+DE CAPITAL VARIABLE)?',
    'SOCIEDAD CIVIL',
    'ASOCIACI[OÓ]N CIVIL',
  ].join('|')})$`,
  'iu',
);

export const ownNombreWithoutCompanyType = rule(
  {
    code: 'NOMBRE-REGIMEN-CAPITAL',
    severity: 'warning',
    title: 'The name of a persona moral does not end in its company type',
    source: NAME_SOURCE,
    message: 'validation.NOMBRE-REGIMEN-CAPITAL',
  },
  ({ c }, report) => {
    for (const { path, nombre, nombreField, rfc } of personas(c)) {
      const match = rfc.length === 12 ? COMPANY_TYPE.exec(nombre) : null;
      if (match !== null) {
        const expected = nombre.slice(0, match.index).replace(/[\s,]+$/, '');
        report(`${path}.${nombreField}`, { value: nombre, ending: match[0].slice(1).trim(), expected });
      }
    }
  },
);

function* rfcs(subject: Subject): Generator<{ field: string; rfc: string }> {
  yield { field: 'emisor.rfc', rfc: subject.c.emisor.rfc };
  yield { field: 'receptor.rfc', rfc: subject.c.receptor.rfc };
  for (const [index, { aCuentaTerceros }] of subject.c.conceptos.entries()) {
    if (aCuentaTerceros !== undefined) {
      yield {
        field: `conceptos[${index}].aCuentaTerceros.rfcACuentaTerceros`,
        rfc: aCuentaTerceros.rfcACuentaTerceros,
      };
    }
  }
}

export const ownRfcDateExists = rule(
  {
    code: 'RFC-FECHA',
    severity: 'warning',
    title: 'The date inside an RFC exists',
    source: 'Form of the RFC (CFF, RMF); t_RFC only checks 01–12 and 01–31',
    message: 'validation.RFC-FECHA',
  },
  (subject, report) => {
    for (const { field, rfc } of rfcs(subject)) {
      const parsed = parseRfc(rfc);
      if (parsed !== undefined && !parsed.fechaExiste) report(field, { value: rfc, fecha: parsed.fecha });
    }
  },
);

export const ownRfcCheckDigit = rule(
  {
    code: 'RFC-DIGITO',
    severity: 'warning',
    title: 'The last character of an RFC is its check digit',
    source: 'Public algorithm (domain/rfc); SAT has issued exceptions, so it warns',
    message: 'validation.RFC-DIGITO',
  },
  (subject, report) => {
    for (const { field, rfc } of rfcs(subject)) {
      const parsed = parseRfc(rfc);
      if (parsed !== undefined && !parsed.digitoCorrecto) {
        report(field, { value: rfc, expected: parsed.digitoEsperado });
      }
    }
  },
);
