import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CuadraError } from '#errors/cuadra-error.ts';
import { list } from '#domain/catalogs/index.ts';
import { regimenByName } from '#domain/catalogs/regimen-by-name.ts';
import { parseConstancia } from './parse.ts';
import type { TextItem } from './text.ts';

/** Lines of text as items, one below the other. */
function lines(...texts: string[]): TextItem[] {
  return texts.map((text, at) => ({ page: 1, text, x: 40, y: 40 + at * 12, width: text.length * 4, height: 8 }));
}

const HEAD = ['CÉDULA DE IDENTIFICACIÓN FISCAL', 'CONSTANCIA DE SITUACIÓN FISCAL'];

test('whole lines with several labels, with and without space after the colon', () => {
  const found = parseConstancia(
    lines(
      ...HEAD,
      'RFC:PEGM850101AB1 CURP: PEGM850101MGTRMR09',
      'Nombre (s): MARIA Primer Apellido: PEREZ Segundo Apellido:',
      'Código Postal:37000 Tipo de Vialidad: CALLE',
      'Número Interior: Nombre de la Colonia: CENTRO',
      'Regímenes:',
      'Régimen Fecha Inicio Fecha Fin',
      'Régimen Simplificado de Confianza 01/01/2022',
      'Régimen de Incorporación Fiscal 01/01/2014 31/12/2021',
      'Obligaciones:',
      'Declaración de algo 01/01/2023',
    ),
  );
  expect(found).toEqual({
    rfc: 'PEGM850101AB1',
    legalName: 'MARIA PEREZ',
    curp: 'PEGM850101MGTRMR09',
    postalCode: '37000',
    address: { neighbourhood: 'CENTRO' },
    regimes: [{ clave: '626', name: 'Régimen Simplificado de Confianza', since: '2022-01-01' }],
  });
});

test('a value below its label, and one that goes on in the next line', () => {
  const found = parseConstancia(
    lines(
      ...HEAD,
      'RFC:',
      'EEJ200101AB1',
      'Denominación/Razón Social:',
      'COMERCIALIZADORA DE EJEMPLOS',
      'DEL BAJIO',
      'Régimen Capital:',
      'SOCIEDAD ANONIMA',
      'Código Postal:',
      '37000',
    ),
  );
  expect(found).toMatchObject({
    rfc: 'EEJ200101AB1',
    legalName: 'COMERCIALIZADORA DE EJEMPLOS DEL BAJIO',
    capital: 'SOCIEDAD ANONIMA',
    postalCode: '37000',
  });
});

test.each([
  ['accents lost', 'Codigo Postal: 37000', 'Denominacion/Razon Social: EMPRESA'],
  ['letters replaced', 'C\uFFFDdigo Postal: 37000', 'Denominaci\uFFFDn/Raz\uFFFDn Social: EMPRESA'],
  ['letters gone', 'Cdigo Postal: 37000', 'Denominacin/Razn Social: EMPRESA'],
  ['spaces that do not break', 'Código\u00A0Postal:\u00A037000', 'Denominación/Razón\u00A0Social:\u00A0EMPRESA'],
  ['composed otherwise', 'Co\u0301digo Postal: 37000', 'Denominacio\u0301n/Razo\u0301n Social: EMPRESA'],
  ['another wording', 'Código Postal: 37000', 'Denominación o Razón Social: EMPRESA'],
  ['upper case', 'CÓDIGO POSTAL: 37000', 'DENOMINACIÓN / RAZÓN SOCIAL: EMPRESA'],
])('%s', (_what, postal, name) => {
  const found = parseConstancia(lines(...HEAD, 'RFC: EEJ200101AB1', name, postal));
  expect(found).toMatchObject({ legalName: 'EMPRESA', postalCode: '37000' });
});

test('a value is no label, however alike it sounds', () => {
  const found = parseConstancia(
    lines(...HEAD, 'RFC: EEJ200101AB1', 'Nombre de Vialidad: CALLE NOMBRE COMERCIAL', 'Y Calle: OTRA'),
  );
  expect(found.address).toEqual({ street: 'CALLE NOMBRE COMERCIAL' });
});

test('the régimen de capital never stays at the end of the name', () => {
  const capital = 'SOCIEDAD ANONIMA DE CAPITAL VARIABLE';
  const found = parseConstancia(
    lines(
      ...HEAD,
      'RFC: EEJ200101AB1',
      `Denominación/Razón Social: EMPRESA, ${capital}`,
      `Régimen Capital: ${capital}`,
    ),
  );
  expect(found).toMatchObject({ legalName: 'EMPRESA', capital });
});

test('without its label the RFC is the one that the document repeats', () => {
  const found = parseConstancia(
    lines(
      ...HEAD,
      'PEGM850101AB1',
      'Domicilio de XAXX010101000',
      'PEGM850101AB1',
      '||2026/10/02 10:00:00|PEGM850101AB1|',
    ),
  );
  expect(found).toMatchObject({ rfc: 'PEGM850101AB1', issuedAt: '2026-10-02' });
});

test.each([
  ['CONSTANCIA_SCANNED', []],
  ['CONSTANCIA_SCANNED', ['1', '2']],
  ['CONSTANCIA_OTHER_DOCUMENT', ['Opinión del cumplimiento de obligaciones fiscales', 'RFC: EEJ200101AB1']],
  ['CONSTANCIA_NO_RFC', [...HEAD, 'RFC: ILEGIBLE']],
])('%s', (code, texts) => {
  expect(() => parseConstancia(lines(...texts))).toThrowError(expect.objectContaining({ code }));
});

test('every regime of the catalog is known by its name and by that of the constancia', () => {
  for (const { key, texto } of list('c_RegimenFiscal')) {
    expect([texto, regimenByName(texto)]).toEqual([texto, key]);
    expect(regimenByName(`Régimen de los ${texto.toUpperCase()}.`)).toBe(key);
  }
  expect(regimenByName('Régimen de pequeños contribuyentes')).toBeUndefined();
  expect(regimenByName(' ')).toBeUndefined();
});

test('whatever text stands wherever, there is an answer or an error that says what to do', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('RFC:', 'Código Postal:', 'Regímenes:', 'Régimen', '01/01/2020', '31/02/2020', 'EEJ200101AB1'),
    fc.constantFrom(...HEAD, 'Nombre (s):', 'Obligaciones:', 'A 99 DE ENERO DE 2020', '||2020/99/99|'),
  );
  const number = fc.oneof(fc.double({ min: -1000, max: 1000, noNaN: true }), fc.constantFrom(0, Number.NaN, 1e308));
  const item = fc.record({
    page: fc.integer({ min: 1, max: 3 }),
    text: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    x: number,
    y: number,
    width: number,
    height: number,
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), (items) => {
      expect(outcomeOf(items)).toMatch(/^(?:[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}(?: \d{4}-\d{2}-\d{2})*|CONSTANCIA_\w+)$/);
    }),
    { numRuns: 500 },
  );
});

/** RFC and first days of the regimes, or the code of the error; anything else that is thrown is a failure. */
function outcomeOf(items: readonly TextItem[]): string {
  try {
    const { rfc, regimes } = parseConstancia(items);
    return [rfc, ...regimes.map(({ since }) => since)].join(' ');
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    return error.code;
  }
}
