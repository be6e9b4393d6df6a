import type Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { Secret } from '#domain/secret.ts';
import { fixedClock } from '#ports/clock.ts';
import { memoryKeychain, type MemoryKeychain } from '../../../tests/support/keychain.ts';
import { createSecurity } from '../security.ts';
import { canonicalJson } from './canonical.ts';
import { hashOf } from './chain.ts';
import type { AuditEntryRow } from './tables.ts';

const clock = fixedClock('2026-03-01T12:00:00.000Z');
let database: OpenedDatabase;
let keychain: MemoryKeychain;
let security: ReturnType<typeof createSecurity>;

/** The same data after a restart. */
function restart(): typeof security {
  const { db, id } = database;
  security = createSecurity({ db, databaseId: id, keychain, clock, scrypt: { n: 1024, r: 8, p: 1 } });
  return security;
}

beforeEach(async () => {
  database = openDatabase({ path: ':memory:', now: () => clock.now() });
  keychain = memoryKeychain();
  restart();
  await security.vault.setUp({}, 'ana');
  for (let index = 2; index <= 10; index++) append(index);
  return () => database.close();
});

function append(index: number): void {
  security.audit.append(database.db, {
    actor: 'ana',
    action: 'thing.changed',
    record: `thing:${index % 3}`,
    before: { total: index },
    after: { total: index + 1 },
  });
}

/** What someone with another program does to the file: no triggers stop them. */
function tamper(work: (raw: Database.Database) => void): void {
  const triggers = database.raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) database.raw.exec(`DROP TRIGGER ${name}`);
  work(database.raw);
  for (const { sql } of triggers) database.raw.exec(sql);
}

/** Makes every hash from `seq` on again, and the head's, as someone who knows the format could. */
function rechain(raw: Database.Database): void {
  const rows = raw
    .prepare('SELECT seq, at_utc AS atUtc, actor, action, record, before, after, hash FROM audit_entries ORDER BY seq')
    .all() as AuditEntryRow[];
  let previous: Buffer = Buffer.alloc(32);
  for (const row of rows) {
    previous = hashOf(previous, row);
    raw.prepare('UPDATE audit_entries SET hash = ? WHERE seq = ?').run(previous, row.seq);
  }
  raw.prepare('UPDATE audit_head SET seq = ?, hash = ?').run(rows.at(-1)?.seq ?? 0, previous);
}

const problem = async () => (await security.audit.verify()).problem;

describe('appending', () => {
  it('belongs to the transaction of the change', async () => {
    expect(() =>
      database.db.transaction((tx) => {
        security.audit.append(tx, { actor: 'ana', action: 'thing.lost', record: 'thing:1' });
        throw new Error('undo');
      }),
    ).toThrow('undo');
    expect(await security.audit.verify()).toMatchObject({ ok: true, entries: 10, authenticatedSeq: 10 });
  });

  it('is the only thing the database lets anyone do', () => {
    for (const statement of [
      "UPDATE audit_entries SET actor = 'x' WHERE seq = 3",
      'DELETE FROM audit_entries WHERE seq = 10',
      'INSERT INTO audit_entries SELECT 12, at_utc, actor, action, record, before, after, hash FROM audit_entries WHERE seq = 1',
      'DELETE FROM audit_head',
      'UPDATE audit_head SET seq = 3',
    ]) {
      expect(() => database.raw.exec(statement)).toThrow(/audit log/);
    }
  });

  it('works while the vault is locked, and is covered again afterwards', async () => {
    security.vault.lock();
    append(11);
    append(12);
    expect(await security.audit.verify()).toEqual(expect.objectContaining({ ok: true, entries: 12 }));
    expect((await security.audit.verify()).authenticatedSeq).toBeUndefined();
    await security.vault.unlock();
    expect((await security.audit.verify()).authenticatedSeq).toBe(10);
    append(13);
    expect(await security.audit.verify()).toMatchObject({ ok: true, authenticatedSeq: 13 });
  });

  it('goes on through a rotation and a restart', async () => {
    await security.vault.rotate({}, 'ana');
    await restart().vault.unlock();
    append(12);
    expect(await security.audit.verify()).toMatchObject({ ok: true, entries: 12, authenticatedSeq: 12 });
  });
});

describe('verify points at the first broken entry', () => {
  it.each(['at_utc', 'actor', 'action', 'record', 'before', 'after', 'hash'])('when %s was altered', async (column) => {
    const other = column === 'hash' ? 'zeroblob(32)' : "'[1]'";
    tamper((raw) => raw.exec(`UPDATE audit_entries SET ${column} = ${other} WHERE seq = 4`));
    expect(await problem()).toMatchObject({ kind: 'altered', seq: 4 });
  });

  it('when one was taken out', async () => {
    tamper((raw) => raw.exec('DELETE FROM audit_entries WHERE seq = 5'));
    expect(await problem()).toMatchObject({ kind: 'removed', seq: 5 });
  });

  it('when one was taken out and the rest moved up', async () => {
    tamper((raw) => {
      raw.exec('DELETE FROM audit_entries WHERE seq = 5');
      for (let seq = 6; seq <= 10; seq++) raw.exec(`UPDATE audit_entries SET seq = ${seq - 1} WHERE seq = ${seq}`);
    });
    expect(await problem()).toMatchObject({ kind: 'altered', seq: 5 });
  });

  it('when the first was taken out', async () => {
    tamper((raw) => raw.exec('DELETE FROM audit_entries WHERE seq = 1'));
    expect(await problem()).toMatchObject({ kind: 'removed', seq: 1 });
  });

  it('when two changed places', async () => {
    tamper((raw) =>
      raw.exec(`UPDATE audit_entries SET seq = 1001 WHERE seq = 3; UPDATE audit_entries SET seq = 3 WHERE seq = 7;
        UPDATE audit_entries SET seq = 7 WHERE seq = 1001;`),
    );
    expect(await problem()).toMatchObject({ kind: 'altered', seq: 3 });
  });

  it('when the end was cut off', async () => {
    tamper((raw) => raw.exec('DELETE FROM audit_entries WHERE seq > 7'));
    expect(await problem()).toMatchObject({ kind: 'truncated', seq: 8 });
  });

  it('when the end was cut off and the desk worked on over it', async () => {
    tamper((raw) => raw.exec('DELETE FROM audit_entries WHERE seq > 7'));
    // Other words than before: the same ones at the same time would be the same entries.
    append(108);
    expect(await problem()).toMatchObject({ kind: 'truncated', seq: 9 });
    for (let index = 109; index <= 112; index++) append(index);
    expect(await problem()).toMatchObject({ kind: 'head-forged', seq: 12 });
  });

  it('when everything was emptied', async () => {
    tamper((raw) => raw.exec('DELETE FROM audit_entries'));
    expect(await problem()).toMatchObject({ kind: 'truncated', seq: 1 });
  });

  it('when the end was cut off and the head moved back', async () => {
    tamper((raw) => {
      raw.exec('DELETE FROM audit_entries WHERE seq > 7');
      rechain(raw);
    });
    expect(await problem()).toMatchObject({ kind: 'head-forged', seq: 10 });
  });

  it('when one was altered and every later hash made again', async () => {
    tamper((raw) => {
      raw.exec("UPDATE audit_entries SET actor = 'nobody' WHERE seq = 4");
      rechain(raw);
    });
    expect(await problem()).toMatchObject({ kind: 'head-forged', seq: 10 });
  });

  it('and goes on pointing there after more was written over it', async () => {
    tamper((raw) => {
      raw.exec("UPDATE audit_entries SET actor = 'nobody' WHERE seq = 4");
      rechain(raw);
    });
    append(11);
    append(12);
    expect(await problem()).toMatchObject({ kind: 'head-forged', seq: 10 });
  });

  it.each([
    [
      'its code was taken away',
      'UPDATE audit_head SET mac = NULL, authenticated_seq = 0, authenticated_hash = zeroblob(32)',
    ],
    ['it was taken away', 'DELETE FROM audit_head'],
    ["the vault's key for it was taken away", "DELETE FROM vault_envelopes WHERE table_name = 'audit_head'"],
    ['its code was changed', 'UPDATE audit_head SET mac = zeroblob(32)'],
  ])('when the head is not genuine: %s', async (_what, statement) => {
    tamper((raw) => raw.exec(statement));
    await restart().vault.unlock();
    append(11);
    expect(await problem()).toMatchObject({ kind: 'head-forged' });
  });

  it('for any one entry altered anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10 }), fc.string({ minLength: 1 }), async (seq, text) => {
        const actor = database.raw.prepare('SELECT actor FROM audit_entries WHERE seq = ?').pluck().get(seq);
        fc.pre(text !== actor);
        const set = (raw: Database.Database, value: unknown): unknown =>
          raw.prepare('UPDATE audit_entries SET actor = ? WHERE seq = ?').run(value, seq);
        tamper((raw) => set(raw, text));
        expect(await problem()).toMatchObject({ kind: 'altered', seq });
        tamper((raw) => set(raw, actor));
      }),
      { numRuns: 25 },
    );
    expect(await security.audit.verify()).toMatchObject({ ok: true });
  });

  it('in words of the reader', async () => {
    tamper((raw) => raw.exec('DELETE FROM audit_entries WHERE seq = 5'));
    expect((await security.audit.verify()).problem?.message).toContain('Falta la entrada 5');
    expect((await security.audit.verify('en')).problem?.message).toContain('Entry 5');
  });
});

describe('the anchor in the keychain', () => {
  it('tells when the whole database was replaced by an older copy of itself', async () => {
    const copy = database.raw.serialize();
    append(11);
    expect(await security.audit.anchor()).toBe(11);
    expect(await security.audit.verify()).toMatchObject({ ok: true, anchoredSeq: 11 });

    await replaceBy(copy);
    expect(await problem()).toMatchObject({ kind: 'truncated', seq: 11 });
    // Written over in the meantime: what the anchor saw is not what is there.
    for (let index = 20; index < 25; index++) append(index);
    expect(await problem()).toMatchObject({ kind: 'anchor-mismatch', seq: 11 });
    expect(await security.audit.anchor()).toBeUndefined();
    expect(await problem()).toMatchObject({ kind: 'anchor-mismatch', seq: 11 });
  });

  it('accepts a restored copy when a person says so, and writes that down', async () => {
    const copy = database.raw.serialize();
    append(11);
    await security.audit.anchor();
    await replaceBy(copy);
    expect(await security.audit.reanchor('ana')).toMatchObject({ ok: true, anchoredSeq: 11 });
    const [entry] = security.audit.list({ limit: 1 }).rows;
    expect(entry).toMatchObject({ actor: 'ana', action: 'audit.re-anchored', before: { seq: 11 } });
  });

  it('does not accept a log that is broken in itself', async () => {
    tamper((raw) => raw.exec('DELETE FROM audit_entries WHERE seq = 5'));
    await expect(security.audit.reanchor('ana')).rejects.toThrow(expect.objectContaining({ code: 'AUDIT_BROKEN' }));
  });

  it('is no obstacle where there is no keychain', async () => {
    await security.audit.anchor();
    keychain.mood = 'absent';
    expect(await security.audit.verify()).toMatchObject({ ok: true });
    expect((await security.audit.verify()).anchoredSeq).toBeUndefined();
    await expect(security.audit.anchor()).resolves.not.toThrow();
  });

  async function replaceBy(copy: Buffer): Promise<void> {
    const { default: Sqlite } = await import('better-sqlite3');
    const { drizzle } = await import('drizzle-orm/better-sqlite3');
    const raw = new Sqlite(copy);
    database = { ...database, raw, db: drizzle({ client: raw }), close: () => raw.close() };
    await restart().vault.unlock();
  }
});

describe('list', () => {
  it('pages through all entries, newest first, and by record', () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = security.audit.list({ limit: 4, cursor });
      seen.push(...page.rows.map((row) => row.seq));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(security.audit.list({ limit: 9, record: 'thing:1' }).rows.map((row) => row.seq)).toEqual([10, 7, 4]);
  });

  it('refuses a cursor that is not its own', () => {
    expect(() => security.audit.list({ limit: 4, cursor: 'e30' })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});

describe('canonical JSON', () => {
  const digest = (octets: Uint8Array): string => `d${octets.length}`;

  it('gives one text for one value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value, digest) ?? 'null';
        const reversed = (_key: string, inner: unknown): unknown =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).toReversed())
            : inner;
        expect(canonicalJson(JSON.parse(JSON.stringify(value, reversed)), digest)).toBe(text);
      }),
    );
  });

  it('takes secrets out and keeps what only tells of them', () => {
    const value = {
      zeta: 1n,
      password: 'hunter2',
      hasPassword: true,
      apiKey: { id: 'hunter2' },
      recoveryKey: new Secret('hunter2'),
      nested: [{ secretToken: 'hunter2', note: new Secret('hunter2') }],
      logo: Buffer.from('png'),
      at: new Date('2026-01-01T00:00:00Z'),
      none: undefined,
      passphrase: null,
    };
    const text = canonicalJson(value, digest);
    expect(text).not.toContain('hunter2');
    expect(JSON.parse(text ?? '')).toEqual({
      apiKey: '[secreto]',
      at: '2026-01-01T00:00:00.000Z',
      hasPassword: true,
      logo: { bytes: 3, sha256: 'd3' },
      nested: [{ note: '[secreto]', secretToken: '[secreto]' }],
      passphrase: null,
      password: '[secreto]',
      recoveryKey: '[secreto]',
      zeta: '1',
    });
  });
});
