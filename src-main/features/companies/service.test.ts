import { beforeEach, expect, test } from 'vitest';
import { memoryDesk } from '../../../tests/support/desk.ts';
import * as repository from './repository.ts';
import { createCompaniesService } from './service.ts';

const input = { rfc: 'EKU9003173C9', legalName: 'ESCUELA KEMPER URGATE', regimenFiscal: '601', postalCode: '42501' };
let desk: ReturnType<typeof memoryDesk>;
let service: ReturnType<typeof createCompaniesService>;
let used: Map<string, number>;

beforeEach(() => {
  desk = memoryDesk();
  used = new Map();
  service = createCompaniesService({ ...desk, lastFolio: (_tx, { serie }) => used.get(serie) });
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
  expect(service.logo(id)).toEqual({ contentType: 'image/png', imageBase64: png.toString('base64') });
  expect(service.setLogo(id, 2, null, 'ana').hasLogo).toBe(false);
  expect(service.logo(id)).toBeNull();
});

test('an archived company leaves the list and comes back', () => {
  const { id } = service.create(input, 'ana');
  service.archive(id, 1, 'ana');
  expect(service.list({ limit: 10 }).rows).toEqual([]);
  expect(service.list({ limit: 10, archived: true }).rows.map((row) => row.id)).toEqual([id]);
  expect(service.restore(id, 2, 'ana').archivedAtUtc).toBeUndefined();
  expect(service.list({ limit: 10 }).rows).toHaveLength(1);
  expect(service.list({ limit: 10, archived: true }).rows).toEqual([]);
});

/** The company's series with this name. */
function seriesOf(companyId: string, serie: string) {
  const found = service.listSeries(companyId).find((row) => row.serie === serie);
  if (found === undefined) throw new Error(`no series ${serie}`);
  return found;
}

test('the next folio moves forward or back, never to one that was used', () => {
  const { id: companyId } = service.create(input, 'ana');
  const { id } = seriesOf(companyId, 'A');
  expect(service.updateSeries({ id, version: 1, nextFolio: 500 }, 'ana')).toMatchObject({ nextFolio: 500, version: 2 });
  used.set('A', 120);
  expect(() => service.updateSeries({ id, version: 2, nextFolio: 120 }, 'ana')).toThrowError(
    expect.objectContaining({ code: 'SERIES_FOLIO_USED', params: { serie: 'A', folio: 120, least: 121 } }),
  );
  expect(service.updateSeries({ id, version: 2, nextFolio: 121 }, 'ana').nextFolio).toBe(121);
  expect(() => service.updateSeries({ id, version: 2, nextFolio: 130 }, 'ana')).toThrowError(
    expect.objectContaining({ code: 'STALE_VERSION' }),
  );
});

test('a removed series that documents used does not begin again at 1', () => {
  const { id: companyId } = service.create(input, 'ana');
  used.set('B', 7);
  const again = { companyId, serie: 'B', type: 'I' as const, isDefault: false };
  expect(() => service.createSeries({ ...again, nextFolio: 1 }, 'ana')).toThrowError(
    expect.objectContaining({ code: 'SERIES_FOLIO_USED' }),
  );
  expect(service.createSeries({ ...again, nextFolio: 8 }, 'ana').nextFolio).toBe(8);
});

test('each type keeps one default series', () => {
  const { id: companyId } = service.create(input, 'ana');
  const b = service.createSeries({ companyId, serie: 'B', type: 'I', nextFolio: 1, isDefault: false }, 'ana');
  const a = seriesOf(companyId, 'A');
  const needed = expect.objectContaining({ code: 'SERIES_DEFAULT_NEEDED' });
  expect(() => service.updateSeries({ id: a.id, version: 1, isDefault: false }, 'ana')).toThrowError(needed);
  expect(() => service.removeSeries(a.id, 1, 'ana')).toThrowError(needed);
  expect(service.updateSeries({ id: b.id, version: 1, isDefault: true }, 'ana').isDefault).toBe(true);
  expect(seriesOf(companyId, 'A').isDefault).toBe(false);
  expect(service.removeSeries(a.id, a.version, 'ana')).toEqual({ removed: true });
  expect(desk.audited.at(-1)).toMatchObject({ action: 'series.removed', before: { serie: 'A' } });
});

test('a series with documents is never removed', () => {
  const { id: companyId } = service.create(input, 'ana');
  const b = service.createSeries({ companyId, serie: 'B', type: 'I', nextFolio: 1, isDefault: false }, 'ana');
  used.set('B', 1);
  expect(() => service.removeSeries(b.id, 1, 'ana')).toThrowError(expect.objectContaining({ code: 'SERIES_USED' }));
  expect(seriesOf(companyId, 'B').id).toBe(b.id);
});
