import { expect, test } from 'vitest';
import type { ConstanciaView } from '#contract/constancia.ts';
import { checkOf, FOREIGN_RFC, genericValues, saidOfValues, valuesOf, wrongFields } from './client-values.ts';
import { constanciaValues, contradicts, differences } from './constancia-values.ts';

const COMPANY = '0197d000-0000-7000-8000-000000000002';
const BLANK = valuesOf(undefined);
const WRITTEN = {
  ...BLANK,
  rfc: 'ure-180429-tm6',
  legalName: ' UNIVERSIDAD ROBOTICA ESPAÑOLA ',
  regimenFiscal: '601',
  postalCode: '86991',
  residenciaFiscal: 'USA',
  numRegIdTrib: '123456789',
};
const FOUND: ConstanciaView = {
  rfc: 'URE180429TM6',
  legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
  regimes: [{ clave: '601', name: 'General de Ley Personas Morales' }],
  postalCode: '86991',
  findings: [],
};

test('names the fields that cannot be kept', () => {
  expect(wrongFields(BLANK)).toEqual(['rfc', 'legalName', 'regimenFiscal', 'postalCode']);
  expect(wrongFields({ ...WRITTEN, emails: ['a@b.mx', 'not an address'] })).toEqual(['emails']);
});

test('an RFC is tidied, and a residence abroad is kept only with the generic RFC of foreigners', () => {
  expect(saidOfValues(WRITTEN)).toMatchObject({
    rfc: 'URE180429TM6',
    legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
    options: { residenciaFiscal: '', numRegIdTrib: '' },
  });
  expect(saidOfValues({ ...WRITTEN, rfc: FOREIGN_RFC }).options.residenciaFiscal).toBe('USA');
});

test('only what was written is judged', () => {
  expect(checkOf({ ...BLANK, rfc: 'URE180429TM6' }, COMPANY, undefined)).toEqual({
    companyId: COMPANY,
    rfc: 'URE180429TM6',
    defaultUsoCfdi: 'G03',
  });
});

test('the general public is written down with one press', () => {
  expect(wrongFields({ ...BLANK, ...genericValues('public', '06600') })).toEqual([]);
});

test('a constancia says nothing new to who is up to date', () => {
  const before = { ...WRITTEN, rfc: 'URE180429TM6' };
  const all = differences(before, constanciaValues(FOUND, before));
  expect(contradicts(all)).toBe(false);
  expect(all.map(({ field }) => field)).toEqual(['rfc', 'legalName', 'regimenFiscal', 'postalCode']);
});

test('a constancia fills a blank form without contradicting it, and contradicts another postal code', () => {
  expect(contradicts(differences(BLANK, constanciaValues(FOUND, BLANK)))).toBe(false);
  const moved = { ...WRITTEN, postalCode: '06600' };
  expect(differences(moved, constanciaValues(FOUND, moved)).find(({ field }) => field === 'postalCode')).toEqual({
    field: 'postalCode',
    before: '06600',
    found: '86991',
  });
});

test('among several regimes the client’s own stays, and otherwise nobody chooses for the person', () => {
  const several = { ...FOUND, regimes: [...FOUND.regimes, { clave: '626', name: 'RESICO' }, { name: 'Desconocido' }] };
  expect(constanciaValues(several, { ...WRITTEN, regimenFiscal: '626' }).regimenFiscal).toBe('626');
  expect(constanciaValues(several, BLANK)).not.toHaveProperty('regimenFiscal');
});
