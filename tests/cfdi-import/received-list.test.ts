/** The list of received documents: every order in pages, words, filters, and its bytes as they came. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReader } from '#db/reader.ts';
import type { ReceivedSort } from '#contract/received.ts';
import { packXml, unpackXml } from '../../src-main/features/received/codec.ts';
import { createReceivedService } from '../../src-main/features/received/service.ts';
import { judge } from '../../src-main/features/cfdi-import/judge.ts';
import { memoryDesk } from '../support/desk.ts';
import { cfdi, OURS, STRANGER, SUPPLIER } from './documents.ts';

const COMPANY = '01900000-0000-7000-8000-00000000000a';
const RUN = '01900000-0000-7000-8000-00000000000b';
const desk = memoryDesk();
const received = createReceivedService({ ...desk, reader: createReader(desk.raw) });
const list = (more: object = {}) => received.list({ companyId: COMPANY, role: 'received', limit: 100, ...more });
const folios = async (more: object): Promise<(string | undefined)[]> =>
  (await list(more)).rows.map(({ folio }) => folio);

beforeAll(() => {
  desk.raw
    .exec(`INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
    VALUES ('${COMPANY}', '${OURS}', 'EMPRESA', '601', '06000', 'x', 'x');
    INSERT INTO cfdi_import_runs (id, source, options, actor, locale, created_at_utc)
    VALUES ('${RUN}', '{}', '{}', 'ana', 'es-MX', 'x')`);
  for (let n = 1; n <= 25; n += 1) {
    const xml = Buffer.from(
      cfdi(n % 3 === 0 ? STRANGER : SUPPLIER, OURS, `${n}`, {
        fecha: `2026-0${(n % 2) + 2}-0${(n % 9) + 1}T12:00:00`,
        metodoPago: n % 5 === 0 ? 'PPD' : 'PUE',
        ...(n % 5 === 0 ? { formaPago: '99' } : {}),
      }),
    );
    const options = {
      foreignTo: undefined,
      keepInvalid: false,
      takesDemo: true,
      satCertificate: () => undefined,
      authorities: [],
    };
    const judged = judge(xml, { ...options, companies: [{ id: COMPANY, rfc: OURS }] });
    if (judged.outcome !== 'document') throw new Error(JSON.stringify(judged));
    const { facts, findings, timbreSeal, demo, fingerprint, sha256, certificado } = judged;
    const file = { sha256, bytes: xml.length, content: packXml(xml, certificado), certificate: certificado };
    desk.db.transaction((tx) =>
      received.add(tx, {
        companyId: COMPANY,
        role: 'received',
        importRunId: RUN,
        facts,
        findings,
        timbreSeal,
        demo,
        fingerprint,
        file,
      }),
    );
  }
});
afterAll(() => desk.close());

describe('in pages', () => {
  const orders = (['imported', 'fecha', 'total', 'issuer'] as const).flatMap((by) =>
    (['asc', 'desc'] as const).map((direction): ReceivedSort => ({ by, direction })),
  );
  test.each(orders)('by $by $direction: all of them once, and the same as at once', async (sort) => {
    const whole = (await list({ sort })).rows.map(({ id }) => id);
    expect(new Set(whole).size).toBe(25);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ sort, limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole);
    expect((await list({ sort, limit: 7, offset: 20 })).rows.map(({ id }) => id)).toEqual(whole.slice(20));
  });

  test('a cursor of another order is refused', async () => {
    const { nextCursor } = await list({ limit: 5 });
    await expect(list({ cursor: nextCursor, sort: { by: 'total', direction: 'asc' } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});

test('words and filters, and sums of the same', async () => {
  expect(await folios({ query: 'f-12' })).toEqual(['12']);
  expect(await folios({ query: 'empresa 25' })).toEqual(['25']);
  expect(await folios({ query: '…' })).toEqual([]);
  expect((await list({ issuerRfc: STRANGER })).rows).toHaveLength(8);
  expect((await list({ query: STRANGER.toLowerCase() })).rows).toHaveLength(8);
  expect((await list({ metodosPago: ['PPD'], formasPago: ['99'] })).rows).toHaveLength(5);
  const march = { from: '2026-03-01', to: '2026-03-31' };
  const { rows } = await list(march);
  expect(rows.every(({ fecha }) => fecha.startsWith('2026-03'))).toBe(true);
  expect(await received.totals({ companyId: COMPANY, role: 'received', ...march })).toMatchObject({
    count: rows.length,
    byCurrency: [{ currency: 'MXN', totalMinor: rows.reduce((sum, { totalMinor }) => sum + totalMinor, 0) }],
  });
  expect((await list({ doubtful: true })).rows.length + (await list({ doubtful: false })).rows.length).toBe(25);
});

test('what was packed is never given back as something else', () => {
  const xml = Buffer.from(cfdi(SUPPLIER, OURS, 1));
  const kept = { bytes: xml.length, sha256: 'not it' };
  expect(() => unpackXml(packXml(xml, 'A'), 'B', kept)).toThrow(
    expect.objectContaining({ code: 'RECEIVED_FILE_DAMAGED' }),
  );
  expect(() => unpackXml(packXml(xml, 'A'), 'A', kept)).toThrow(
    expect.objectContaining({ code: 'RECEIVED_FILE_DAMAGED' }),
  );
});
