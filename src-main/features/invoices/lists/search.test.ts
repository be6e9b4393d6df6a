/** What a person types, and the invoices that it finds. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMPANIES, invoiceRow, listDesk, put } from '../../../../tests/support/listed-invoices.ts';

const desk = listDesk();
afterAll(() => desk.close());

const INVOICES = {
  school: { receiverName: 'UNIVERSIDAD ROBÓTICA ESPAÑOLA', receiverRfc: 'URE180429TM6', serie: 'A', folio: 12 },
  next: { receiverName: 'ASOCIACION NACIONAL', receiverRfc: 'ANA010101AB1', serie: 'A', folio: 123 },
  other: { receiverName: 'ABASTOS 12 DE MAYO', receiverRfc: 'ADM010101AB1', serie: 'NC', folio: 777 },
  dashed: { receiverName: 'NÚÑEZ & HIJOS', receiverRfc: 'N&H010101AB1', serie: 'FAC-2026', folio: 88 },
  cola: { receiverName: 'COCA-COLA FEMSA', receiverRfc: 'CCF010101AB1', serie: '', folio: 4500 },
  words: { receiverName: 'AND OR NOT NEAR LTD', receiverRfc: 'AON010101AB1', serie: 'B', folio: 1 },
  unseen: { receiverName: 'SIN TIMBRE', receiverRfc: 'XAXX010101000', status: 'draft', serie: null, folio: null },
  long: { receiverName: 'ELECTROENCEFALOGRAFISTAS UNIDOS', receiverRfc: 'EUN010101AB1', serie: 'C', folio: 2 },
} as const;
type Name = keyof typeof INVOICES;
const UUIDS: Partial<Record<Name, string>> = {
  school: '6F1A2B3C-4D5E-4678-9ABC-DEF012345678',
  next: 'ABCDEF01-2345-4678-9ABC-DEF012345678',
};
const nameOf = new Map<string, Name>();

beforeAll(() => {
  for (const [at, [name, said]] of Object.entries(INVOICES).entries()) {
    const uuid = UUIDS[name as Name] ?? `0000000${at}-0000-4000-8000-000000000000`;
    const row = invoiceRow({ ...said, uuid: name === 'unseen' ? null : uuid });
    put(desk, [row]);
    nameOf.set(row.id, name as Name);
  }
  // The same words in another company, which must never be found.
  put(desk, [invoiceRow({ ...INVOICES.school, companyId: COMPANIES[1] })]);
});

/** Names in the order of the table above. */
async function find(query: string): Promise<Name[]> {
  const { rows } = await desk.lists.list({ companyId: COMPANIES[0], query, limit: 100 });
  const found = new Set(rows.map(({ id }) => nameOf.get(id)));
  return Object.keys(INVOICES).filter((name) => found.has(name as Name)) as Name[];
}

test.each<[string, Name[]]>([
  ['universidad', ['school']],
  ['Robotica', ['school']],
  ['robótica espa', ['school']],
  ['española', ['school']],
  ['ESPANOLA', ['school']],
  ['espan\u0303ola', ['school']],
  ['nunez', ['dashed']],
  ['núñez hijos', ['dashed']],
  ['idad', []],
  ['electroencefalogr', ['long']],
  ['electroencefalografistasx', []],
])('words of the name: %s', async (query, expected) => {
  expect(await find(query)).toEqual(expected);
});

test.each<[string, Name[]]>([
  ['A-12', ['school', 'next']],
  ['a12', ['school', 'next']],
  ['A 123', ['next']],
  ['A-123', ['next']],
  ['a/123', ['next']],
  ['123', ['next']],
  ['4500', ['cola']],
  ['NC-777', ['other']],
  ['NC777', ['other']],
  ['777', ['other']],
  ['FAC-2026-88', ['dashed']],
  ['fac202688', ['dashed']],
  ['88', ['dashed']],
  // Drafts have no folio, which is not folio 0.
  ['0', []],
  // Neither "ABASTOS" with its 12 nor "ASOCIACION" with 123 is what `A-124` says.
  ['A-124', []],
])('series and folio: %s', async (query, expected) => {
  expect(await find(query)).toEqual(expected);
});

test.each<[string, Name[]]>([
  ['URE180429TM6', ['school']],
  ['ure18', ['school']],
  ['N&H010101AB1', ['dashed']],
  ['n&h01', ['dashed']],
  ['6f1a', ['school']],
  ['6F1A2B3C-4D5E', ['school']],
  ['6f1a2b3c-', ['school']],
  ['6F1A2B3C-4D5E-4678-9ABC-DEF012345678', ['school']],
  ['6F1A2B3C4D5E46789ABCDEF012345678', ['school']],
  ['6F1A2B3C-4D5F', []],
  // Three digits of a UUID say nothing yet.
  ['6f1', []],
  ['abcdef01', ['next']],
  ['ure18 universidad a-12 6f1a2b', ['school']],
  ['ure18 nacional', []],
])('RFC, UUID and any of them together: %s', async (query, expected) => {
  expect(await find(query)).toEqual(expected);
});

test.each<[string, Name[]]>([
  ['and', ['words']],
  ['AND OR', ['words']],
  ['NEAR(', ['words']],
  ['NOT near', ['words']],
  ['"near"', ['words']],
  ['"near', ['words']],
  ["near'", ['words']],
  ['near*', ['words']],
  ['words:near', []],
  ['ltd^', ['words']],
  ['+ltd - {near}', ['words']],
  ['coca-cola', ['cola']],
  ['coca cola', ['cola']],
  ['coc-col', ['cola']],
])('signs of the index are letters like others: %s', async (query, expected) => {
  expect(await find(query)).toEqual(expected);
});

test('the invoice that is named comes before those whose folio begins so, and is not shown twice', async () => {
  const asked = { companyId: COMPANIES[0], query: 'a-12', limit: 6 };
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => nameOf.get(id));
  expect(ids((await desk.lists.list(asked)).rows)).toEqual(['school', 'next']);
  expect(ids((await desk.lists.list({ ...asked, query: '12' })).rows)).toEqual(['school', 'other', 'next']);
  expect(ids((await desk.lists.list({ ...asked, query: '12', offset: 1 })).rows)).toEqual(['other', 'next']);
  expect(ids((await desk.lists.list({ ...asked, query: '12', statuses: ['draft'] })).rows)).toEqual([]);
  const newest = { by: 'created', direction: 'desc' } as const;
  expect(ids((await desk.lists.list({ ...asked, sort: newest })).rows)).toEqual(['next', 'school']);
});

test('what has neither letter nor digit leaves nothing out', async () => {
  for (const query of ['', '   ', '***', '" "', '—', '\uE000', '🧾']) {
    expect(await find(query)).toHaveLength(nameOf.size);
  }
});

test('facts of the index cannot be typed', async () => {
  expect(await find('\uE000sdraft')).toEqual(await find('sdraft'));
  expect(await find('sdraft')).toEqual([]);
});

test('no text at all breaks the search', async () => {
  const odd = fc.string({ unit: 'binary', maxLength: 100 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(odd, fc.string({ maxLength: 100 })), async (query) => {
      const request = { companyId: COMPANIES[0], query };
      const { rows } = await desk.lists.list({ ...request, limit: 100 });
      expect((await desk.lists.totals(request)).count).toBe(rows.length);
    }),
    { numRuns: 500 },
  );
});

test('what is stamped, renamed or deleted is found as it is now', async () => {
  const row = invoiceRow({ receiverName: 'ANTES', status: 'draft', serie: null, folio: null });
  put(desk, [row]);
  const ids = async (query: string): Promise<string[]> =>
    (await desk.lists.list({ companyId: COMPANIES[0], query, limit: 10 })).rows.map(({ id }) => id);
  expect(await ids('antes')).toEqual([row.id]);
  const change = (sql: string): unknown => desk.raw.prepare(`UPDATE invoices SET ${sql} WHERE id = ?`).run(row.id);
  change("receiver_name = 'Después', serie = 'ZZ', folio = 9, status = 'stamped', uuid = 'FEDC0000-0000-4000-8000-0'");
  expect(await ids('antes')).toEqual([]);
  expect(await ids('despues zz-9 fedc')).toEqual([row.id]);
  change(`company_id = '${COMPANIES[1]}'`);
  expect(await ids('despues')).toEqual([]);
  change(`company_id = '${COMPANIES[0]}'`);
  desk.raw.prepare('DELETE FROM invoices WHERE id = ?').run(row.id);
  expect(await ids('despues')).toEqual([]);
  desk.raw.exec("INSERT INTO invoice_search (invoice_search, rank) VALUES ('integrity-check', 1)");
});
