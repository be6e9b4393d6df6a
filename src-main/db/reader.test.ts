/** Reading beside the engine: what is committed is seen, what waits can be called off, and nothing outlives the engine. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type OpenedDatabase } from './open.ts';
import { createReader, type Reader } from './reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuadra-reader-'));
const path = join(folder, 'cuadra.db');
let database: OpenedDatabase;
let reader: Reader;

beforeAll(() => {
  database = openDatabase({ path, now: () => new Date() });
  database.raw.exec('CREATE TABLE numbers (n INTEGER PRIMARY KEY) STRICT');
  reader = createReader(database.raw);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const insert = (n: number): unknown => database.raw.prepare('INSERT INTO numbers VALUES (?)').run(n);
const numbers = { sql: 'SELECT n FROM numbers ORDER BY n', params: [] };
/** Long enough for others to come after it, short enough to wait for. */
const slow = {
  sql: 'WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?) SELECT max(i) AS last FROM c',
  params: [2_000_000],
};

describe('the reading thread', () => {
  test('sees what was committed before the query, and only that', async () => {
    insert(1);
    expect(await reader.all(numbers)).toEqual([{ n: 1 }]);
    database.raw.exec('BEGIN');
    insert(2);
    expect(reader.here(numbers)).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await reader.all(numbers)).toEqual([{ n: 1 }]);
    database.raw.exec('COMMIT');
    expect(await reader.all(numbers)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('writes nothing', async () => {
    await expect(reader.all({ sql: 'DELETE FROM numbers RETURNING n', params: [] })).rejects.toMatchObject({
      code: 'SQLITE_READONLY',
    });
  });

  test('answers each question with its own answer, and an error with its code', async () => {
    const asked = Array.from({ length: 20 }, (_, at) => reader.all({ sql: 'SELECT ? AS at', params: [at] }));
    const wrong = reader.all({ sql: 'SELECT nothing FROM nowhere', params: [] });
    await expect(wrong).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
    expect(await Promise.all(asked)).toEqual(asked.map((_, at) => [{ at }]));
  });

  test('what somebody waits for is not held up by sums, and what nobody waits for is left out', async () => {
    const order: string[] = [];
    const ask = async (name: string, options = {}): Promise<void> => {
      await reader.all({ sql: 'SELECT ? AS name', params: [name] }, options);
      order.push(name);
    };
    const first = reader.all({ ...slow, params: [4_000_000] }).then(() => order.push('slow sums'));
    const controller = new AbortController();
    const asked = [ask('sums'), ask('page', { urgent: true })];
    const dropped = ask('dropped', { signal: controller.signal });
    controller.abort(new Error('nobody waits'));
    await expect(dropped).rejects.toThrow('nobody waits');
    await Promise.all([first, ...asked]);
    expect(order).toEqual(['page', 'slow sums', 'sums']);
    await expect(ask('late', { signal: controller.signal })).rejects.toThrow('nobody waits');
  });

  test('leaves the engine free meanwhile', async () => {
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 5);
    await reader.all({ ...slow, params: [4_000_000] });
    clearInterval(turning);
    expect(turns).toBeGreaterThan(5);
  });

  test('ends with the engine: what waits is refused, and the file is closed', async () => {
    const running = reader.all({ ...slow, params: [1_000_000] });
    const waiting = reader.all(numbers);
    const refused = Promise.allSettled([running, waiting]);
    await reader.close();
    expect((await refused).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(reader.all(numbers)).rejects.toThrow('closed');
    database.close();
    // SQLite removes it when the last connection goes.
    expect(existsSync(`${path}-wal`)).toBe(false);
  });
});

test('a database in memory is read where it is', async () => {
  const memory = openDatabase({ path: ':memory:', now: () => new Date() });
  const here = createReader(memory.raw);
  expect(await here.all({ sql: 'SELECT 1 AS one', params: [] })).toEqual([{ one: 1 }]);
  await here.close();
  memory.close();
});
