import { expect, test } from 'vitest';
import { personOf, rfcProblem, tidyRfc, withoutCompanyKind } from './taxpayer.ts';

test('an RFC is read as people write it', () => {
  expect(tidyRfc(' eku-900317 3c9 ')).toBe('EKU9003173C9');
  expect(rfcProblem('EKU9003173C9')).toBeUndefined();
  expect(rfcProblem('EKU9013173C9')).toBe('form');
  expect(rfcProblem('XAXX010101000')).toBe('generic');
});

test('its length tells the kind of person', () => {
  expect(personOf('EKU9003173C9')).toBe('moral');
  expect(personOf('CACX7605101P8')).toBe('fisica');
  expect(personOf('CACX76')).toBeUndefined();
});

test.each([
  ['Escuela Kemper Urgate S.A. de C.V.', 'ESCUELA KEMPER URGATE'],
  ['FERRETERIA NUÑEZ, SA DE CV', 'FERRETERIA NUÑEZ'],
  ['GRUPO NORTE S DE RL DE CV', 'GRUPO NORTE'],
  ['DESPACHO RUIZ SC', 'DESPACHO RUIZ'],
  ['AMIGOS DEL LAGO A.C.', 'AMIGOS DEL LAGO'],
])('the kind of company is no part of the name: %s', (name, plain) => {
  expect(withoutCompanyKind(name)).toBe(plain);
});

test.each(['ESCUELA KEMPER URGATE', 'CASA', 'XOCHILT CASAS CHAVEZ'])('%s keeps its name', (name) => {
  expect(withoutCompanyKind(name)).toBeUndefined();
});

test('what might be a surname is asked about too: nothing changes by itself', () => {
  expect(withoutCompanyKind('JUAN SA')).toBe('JUAN');
});
