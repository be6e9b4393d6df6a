import { beforeEach, describe, expect, test } from 'vitest';
import { starterCatalogs, type BigCatalogs } from '#domain/catalogs/index.ts';
import { memoryDesk } from '../../../tests/support/desk.ts';
import { createCompaniesService } from '../companies/service.ts';
import { createClientChecks, type ClientFields } from './check.ts';
import { createClientsService } from './service.ts';

let desk: ReturnType<typeof memoryDesk>;
let checks: ReturnType<typeof createClientChecks>;
let clients: ReturnType<typeof createClientsService>;
let companyId: string;
/** A whole list of postal codes that has one. */
const whole: BigCatalogs = {
  ...starterCatalogs,
  codigoPostal: (key) => (key === '86991' || key === '42501' ? { key, texto: '', estado: 'HID' } : 'unknown'),
};
let catalogs: BigCatalogs;

beforeEach(() => {
  desk = memoryDesk();
  catalogs = starterCatalogs;
  const companies = createCompaniesService({ ...desk, lastFolio: () => undefined });
  clients = createClientsService(desk);
  checks = createClientChecks({ ...desk, catalogs: () => catalogs, companyOf: (id) => companies.get(id) });
  companyId = companies.create(
    { rfc: 'EKU9003173C9', legalName: 'ESCUELA KEMPER URGATE', regimenFiscal: '601', postalCode: '42501' },
    'ana',
  ).id;
});

const good = {
  rfc: 'URE180429TM6',
  legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
  regimenFiscal: '601',
  postalCode: '86991',
  defaultUsoCfdi: 'G03',
};
const check = (fields: ClientFields, clientId?: string) =>
  checks.check({ companyId, ...(clientId === undefined ? {} : { clientId }), ...fields }, 'es-MX');
const codes = (fields: ClientFields) =>
  check(fields).map(({ code, severity, field }) => `${field} ${severity} ${code}`);

test('a client in order has no findings, and neither has an empty form', () => {
  expect(codes(good)).toEqual([]);
  expect(codes({})).toEqual([]);
  expect(codes({ rfc: ' ', legalName: '', postalCode: '' })).toEqual([]);
});

describe('each field alone', () => {
  test.each<[ClientFields, string[]]>([
    [{ rfc: 'URE180429' }, ['rfc error RFC-FORMA']],
    [{ rfc: 'URE180429TM7' }, ['rfc warning RFC-DIGITO']],
    [{ rfc: 'URE180231TM6' }, ['rfc warning RFC-FECHA', 'rfc warning RFC-DIGITO']],
    [{ legalName: 'Universidad' }, ['legalName warning NOMBRE-MINUSCULAS']],
    [{ legalName: 'UNIVERSIDAD  ROBOTICA' }, ['legalName warning NOMBRE-ESPACIOS']],
    [{ legalName: 'UNIVERSIDAD ROBÓTICA' }, ['legalName warning NOMBRE-ACENTOS']],
    [{ legalName: 'PINGÜINO ESPAÑOL' }, []],
    [{ regimenFiscal: '602' }, ['regimenFiscal error CFDI40157']],
    [{ defaultUsoCfdi: 'P01' }, ['defaultUsoCfdi error CFDI40160']],
    [{ postalCode: '6991' }, ['postalCode error CP-FORMA']],
    [{ residenciaFiscal: 'MEX' }, ['residenciaFiscal error CFDI40152']],
    [{ numRegIdTrib: '123456789' }, ['residenciaFiscal error CFDI40153']],
  ])('%o', (fields, expected) => {
    expect(codes(fields)).toEqual(expected);
  });
});

describe('fields that must go together', () => {
  test.each<[ClientFields, string[]]>([
    [{ ...good, regimenFiscal: '612' }, ['regimenFiscal error CFDI40158']],
    [{ rfc: 'CACX7605101P8', regimenFiscal: '601' }, ['regimenFiscal error CFDI40158']],
    [{ ...good, defaultUsoCfdi: 'D01' }, ['defaultUsoCfdi error CFDI40161']],
    [{ rfc: 'CACX7605101P8', regimenFiscal: '605', defaultUsoCfdi: 'G03' }, ['defaultUsoCfdi error CFDI40161']],
    [{ ...good, legalName: 'UNIVERSIDAD ROBOTICA SA DE CV' }, ['legalName warning NOMBRE-REGIMEN-CAPITAL']],
    [
      { ...good, legalName: 'ROBOTICA, S. de R.L. de C.V.' },
      ['legalName warning NOMBRE-MINUSCULAS', 'legalName warning NOMBRE-REGIMEN-CAPITAL'],
    ],
    [{ ...good, legalName: 'PUBLICO EN GENERAL' }, ['rfc error CFDI40146']],
    [{ ...good, residenciaFiscal: 'USA' }, ['residenciaFiscal error CFDI40151']],
    [
      {
        rfc: 'XAXX010101000',
        legalName: 'PUBLICO EN GENERAL',
        regimenFiscal: '616',
        postalCode: '42501',
        defaultUsoCfdi: 'S01',
      },
      [],
    ],
    [
      { rfc: 'XEXX010101000', legalName: 'ACME', regimenFiscal: '601', postalCode: '86991', defaultUsoCfdi: 'G03' },
      [
        'regimenFiscal error CFDI40158',
        'regimenFiscal warning GENERICO-REGIMEN',
        'postalCode error CFDI40149',
        'defaultUsoCfdi warning GENERICO-USO',
      ],
    ],
  ])('%o', (fields, expected) => {
    expect(codes(fields)).toEqual(expected);
  });
});

test('what would settle a finding is offered', () => {
  const suggested = (fields: ClientFields) => check(fields).map(({ field, suggestion }) => [field, suggestion]);
  expect(suggested({ rfc: 'ure-180429 tm6' })).toEqual([['rfc', 'URE180429TM6']]);
  // Any of its digits may be the missing one: nothing is put in its place.
  expect(suggested({ postalCode: '6700' })).toEqual([['postalCode', undefined]]);
  expect(suggested({ ...good, legalName: 'ROBOTICA SA DE CV' })).toEqual([['legalName', 'ROBOTICA']]);
  expect(suggested({ legalName: 'LÓPEZ' })).toEqual([['legalName', 'LOPEZ']]);
  expect(suggested({ rfc: 'XAXX010101000', postalCode: '06700' })).toEqual([['postalCode', '42501']]);
});

test('a postal code outside the whole list warns; outside a partial one nothing can be said', () => {
  expect(codes({ postalCode: '99998' })).toEqual([]);
  catalogs = whole;
  expect(codes({ postalCode: '99998' })).toEqual(['postalCode warning CP-DESCONOCIDO']);
  expect(codes({ postalCode: '86991' })).toEqual([]);
});

test('the same RFC of this company is found, with the client that has it; its own record is no double', () => {
  const made = clients.create({ ...good, companyId, emails: [] }, 'ana');
  expect(check(good)).toMatchObject([
    { code: 'CLIENTE-REPETIDO', record: { id: made.id, name: good.legalName, archived: false } },
  ]);
  expect(check(good, made.id)).toEqual([]);
  clients.archive(made.id, 1, 'ana');
  expect(check(good)).toMatchObject([{ code: 'CLIENTE-ARCHIVADO', record: { id: made.id, archived: true } }]);
  const foreign = { rfc: 'XEXX010101000', regimenFiscal: '616', postalCode: '42501', defaultUsoCfdi: 'S01' };
  clients.create({ ...foreign, legalName: 'ACME', companyId, emails: [] }, 'ana');
  expect(check({ ...foreign, legalName: 'OTHER' })).toEqual([]);
  expect(check({ ...foreign, legalName: 'Acme' }).map(({ code }) => code)).toContain('CLIENTE-REPETIDO');
});

test('the words are in the language of whoever asks', () => {
  const message = (locale: 'es-MX' | 'en') => checks.check({ companyId, postalCode: '1' }, locale)[0]?.message;
  expect(message('es-MX')).toContain('cinco dígitos');
  expect(message('en')).toContain('five digits');
});
