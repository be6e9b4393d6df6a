import { beforeEach, expect, test } from 'vitest';
import { memoryDesk } from '../../../tests/support/desk.ts';
import * as repository from './repository.ts';
import { createCompaniesService } from './service.ts';

const input = { rfc: 'EKU9003173C9', legalName: 'ESCUELA KEMPER URGATE', regimenFiscal: '601', postalCode: '42501' };
let desk: ReturnType<typeof memoryDesk>;
let service: ReturnType<typeof createCompaniesService>;

beforeEach(() => {
  desk = memoryDesk();
  service = createCompaniesService(desk);
});

test('a company comes with a default series for each kind of document', () => {
  const company = service.create(input, 'ana');
  expect(
    service.listSeries(company.id).map(({ type, serie, nextFolio, isDefault }) => [type, serie, nextFolio, isDefault]),
  ).toEqual([
    ['E', 'NC', 1, true],
    ['I', 'A', 1, true],
    ['T', 'T', 1, true],
  ]);
  expect(desk.audited).toMatchObject([{ actor: 'ana', action: 'company.created', record: `company:${company.id}` }]);
});

test('the same RFC twice is refused and changes nothing', () => {
  service.create(input, 'ana');
  expect(() => service.create(input, 'ana')).toThrowError(expect.objectContaining({ code: 'COMPANY_RFC_TAKEN' }));
  expect(service.list({ limit: 10 }).rows).toHaveLength(1);
});

test('an update with an old version never overwrites what somebody else saved', () => {
  const { id } = service.create(input, 'ana');
  service.update({ id, version: 1, tradeName: 'Kemper' }, 'ana');
  expect(() => service.update({ id, version: 1, tradeName: 'Otro' }, 'luis')).toThrowError(
    expect.objectContaining({ code: 'STALE_VERSION' }),
  );
  expect(service.get(id)).toMatchObject({ tradeName: 'Kemper', version: 2, legalName: input.legalName });
  expect(desk.audited.at(-1)).toMatchObject({
    action: 'company.updated',
    before: { version: 1 },
    after: { tradeName: 'Kemper' },
  });
});

test('only one series of a type is the default', () => {
  const { id: companyId } = service.create(input, 'ana');
  service.createSeries({ companyId, serie: 'B', type: 'I', nextFolio: 101, isDefault: true }, 'ana');
  expect(
    service
      .listSeries(companyId)
      .filter((s) => s.type === 'I' && s.isDefault)
      .map((s) => s.serie),
  ).toEqual(['B']);
  expect(() =>
    service.createSeries({ companyId, serie: 'B', type: 'I', nextFolio: 1, isDefault: false }, 'ana'),
  ).toThrowError(expect.objectContaining({ code: 'SERIES_TAKEN' }));
});

test('a folio taken in a transaction that fails is not lost', () => {
  const { id } = service.create(input, 'ana');
  const series = repository.findDefaultSeries(desk.db, id, 'I');
  const take = (): number => repository.takeFolio(desk.db, series?.id ?? '', '2026-11-23T18:00:00.000Z');
  expect(take()).toBe(1);
  expect(() =>
    desk.db.transaction((tx) => {
      expect(repository.takeFolio(tx, series?.id ?? '', '2026-11-23T18:00:00.000Z')).toBe(2);
      throw new Error('refused');
    }),
  ).toThrowError('refused');
  expect(take()).toBe(2);
});

test('pages follow one another without gap or repeat', () => {
  for (const letter of 'ABCDEFG')
    service.create({ ...input, rfc: `AA${letter}010101AA1`, legalName: `EMPRESA ${letter}` }, 'ana');
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = service.list({ limit: 3, cursor });
    seen.push(...page.rows.map((row) => row.legalName));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(seen).toEqual('ABCDEFG'.split('').map((letter) => `EMPRESA ${letter}`));
});

test('a logo must really be an image', () => {
  const { id } = service.create(input, 'ana');
  expect(() => service.setLogo(id, 1, Buffer.from('<svg/>').toString('base64'), 'ana')).toThrowError(
    expect.objectContaining({ code: 'COMPANY_LOGO_INVALID' }),
  );
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
  expect(service.setLogo(id, 1, png.toString('base64'), 'ana').hasLogo).toBe(true);
  expect(service.logoOf(id)).toEqual(png);
});
