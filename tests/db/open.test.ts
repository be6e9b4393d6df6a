import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listBackups, restoreBackup } from '#db/backup.ts';
import { databaseFiles } from '#db/files.ts';
import { openDatabase, type OpenedDatabase, type OpenOptions } from '#db/open.ts';
import { migrations } from '#db/migrations/index.ts';
import type { Migration } from '#db/types.ts';

const notes: Migration = {
  number: 1,
  name: 'notes',
  sql: 'CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT) STRICT;',
};
const marks: Migration = { number: 2, name: 'marks', sql: 'ALTER TABLE notes ADD COLUMN mark TEXT;' };

let folder: string;
let path: string;
let tick = 0;
const opened: OpenedDatabase[] = [];

/** Every call a millisecond later, so that copies have names of their own. */
const now = (): Date => new Date(Date.UTC(2026, 0, 1) + tick++);

function openWith(options: Partial<OpenOptions> = {}): OpenedDatabase {
  const database = openDatabase({ path, now, migrations: [notes], ...options });
  opened.push(database);
  return database;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-db-'));
  path = join(folder, 'data', 'cuadra.db');
});
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('openDatabase', () => {
  it('creates the folder and the file on a first start, for its owner only', () => {
    const database = openWith();
    expect(database.opening).toMatchObject({ created: true, afterCrash: false, migrated: [1] });
    expect(database.raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.raw.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.raw.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('keeps data and id, and opens fast and silently the second time', () => {
    const first = openWith();
    first.raw.exec("INSERT INTO notes (text) VALUES ('x')");
    const { id } = first;
    first.close();
    first.close();
    expect(readdirSync(join(folder, 'data')).toSorted()).toEqual(['cuadra.db', 'cuadra.db.id', 'cuadra.db.lock']);

    const second = openWith();
    expect(second.opening).toEqual({ created: false, afterCrash: false, migrated: [] });
    expect(second.id).toBe(id);
    expect(second.raw.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(1);
  });

  it('refuses a second engine in the same process and in another', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'hold.ts'), path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => openWith()).toThrow(
      expect.objectContaining({ code: 'DATABASE_LOCKED', params: { path, pid: child.pid } }),
    );
    child.stdin.end();
    await once(child, 'exit');

    openWith({ migrations });
    expect(() => openWith({ migrations })).toThrow(expect.objectContaining({ code: 'DATABASE_LOCKED' }));
  });

  it('notices that the last engine was killed, checks the file and keeps what was committed', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'hold.ts'), path, 'write'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const database = openWith({ migrations });
    expect(database.opening.afterCrash).toBe(true);
    expect(database.raw.prepare('SELECT count(*) FROM companies').pluck().get()).toBe(1);
    database.close();
    expect(openWith({ migrations }).opening.afterCrash).toBe(false);
  });

  it('refuses a file damaged in a crash, naming the newest copy, and goes on refusing it', async () => {
    const database = openWith();
    fill(database);
    const copy = database.backup('manual');
    database.close();
    await scribble(path);
    writeFileSync(databaseFiles(path).running, '{}');

    const refusal = expect.objectContaining({
      code: 'DATABASE_CORRUPT',
      params: expect.objectContaining({ backup: copy.path }),
    });
    expect(() => openWith()).toThrow(refusal);
    expect(() => openWith()).toThrow(refusal);

    const { former } = restoreBackup({ path, backup: copy.path, now: now() });
    expect(former).toBeDefined();
    expect(openWith().raw.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(2000);
  });

  it('checks after a crash that left only a WAL behind, again and again until it is sound', async () => {
    const database = openWith();
    fill(database);
    database.close();
    await scribble(path);
    // A WAL that is not one: SQLite ignores it, we take it as the sign it is.
    writeFileSync(`${path}-wal`, 'x'.repeat(64));
    expect(() => openWith()).toThrow(expect.objectContaining({ code: 'DATABASE_CORRUPT' }));
    expect(() => openWith()).toThrow(expect.objectContaining({ code: 'DATABASE_CORRUPT' }));
  });

  it.each([
    ['an empty file', ''],
    ['a text file', 'this was never a database, whatever its name says '.repeat(100)],
  ])('refuses %s as damaged', (_what, content) => {
    openWith().close();
    writeFileSync(path, content);
    expect(() => openWith()).toThrow(expect.objectContaining({ code: 'DATABASE_CORRUPT' }));
  });

  it('refuses a truncated file', () => {
    const database = openWith();
    fill(database);
    database.close();
    truncateSync(path, 8192);
    writeFileSync(databaseFiles(path).running, '{}');
    expect(() => openWith()).toThrow(expect.objectContaining({ code: 'DATABASE_CORRUPT' }));
  });

  it("refuses another program's SQLite file and leaves it alone", () => {
    openWith().close();
    rmSync(path);
    const foreign = new Database(path);
    foreign.exec('CREATE TABLE theirs (x)');
    foreign.close();
    expect(() => openWith()).toThrow(expect.objectContaining({ code: 'DATABASE_FOREIGN' }));
    const after = new Database(path);
    expect(after.pragma('journal_mode', { simple: true })).toBe('delete');
    after.close();
  });

  it.each([
    ['its id note is there', (): void => {}],
    [
      'a WAL is there',
      (): void => {
        rmSync(databaseFiles(path).identity);
        writeFileSync(`${path}-wal`, 'x');
      },
    ],
    [
      'a running note is there',
      (): void => {
        rmSync(databaseFiles(path).identity);
        writeFileSync(databaseFiles(path).running, '{}');
      },
    ],
  ])('never creates an empty database where one went missing: %s', (_what, arrange) => {
    openWith().close();
    rmSync(path);
    arrange();
    expect(() => openWith()).toThrow(expect.objectContaining({ code: 'DATABASE_MISSING' }));
    expect(existsSync(path)).toBe(false);
  });

  it('never creates one where only copies are left, and restores from them', () => {
    const database = openWith();
    fill(database);
    const copy = database.backup('daily');
    database.close();
    rmSync(path);
    rmSync(databaseFiles(path).identity);
    expect(() => openWith()).toThrow(
      expect.objectContaining({
        code: 'DATABASE_MISSING',
        params: {
          path,
          backup: copy.path,
          command: `npm run cli -- --data "${join(folder, 'data')}" backups restore ${basename(copy.path)}`,
        },
      }),
    );
    expect(restoreBackup({ path, backup: copy.path, now: now() }).former).toBeUndefined();
    const restored = openWith();
    expect(restored.id).toBe(database.id);
    expect(restored.raw.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(2000);
  });

  it('creates nothing when told so', () => {
    expect(() => openWith({ create: 'never' })).toThrow(expect.objectContaining({ code: 'DATABASE_MISSING' }));
  });

  it('starts over where a first creation was cut short', () => {
    openWith().close();
    for (const name of readdirSync(join(folder, 'data'))) rmSync(join(folder, 'data', name));
    writeFileSync(databaseFiles(path).draft, 'half a database');
    expect(openWith().opening.created).toBe(true);
    expect(existsSync(databaseFiles(path).draft)).toBe(false);
  });

  it('explains a folder that cannot be made', () => {
    writeFileSync(join(folder, 'data'), 'a file in the way');
    expect(() => openWith()).toThrow(expect.objectContaining({ code: 'DATABASE_UNUSABLE' }));
  });
});

describe('migrations', () => {
  it('copies the data before changing its schema', () => {
    const before = openWith();
    fill(before);
    before.close();
    const after = openWith({ migrations: [notes, marks] });
    expect(after.opening).toMatchObject({
      created: false,
      migrated: [2],
      backup: { schemaVersion: 1, reason: 'migration' },
    });
    expect(after.schemaVersion).toBe(2);

    const copy = new Database(after.opening.backup?.path ?? '', { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(2000);
    expect(copy.prepare("SELECT count(*) FROM pragma_table_info('notes') WHERE name = 'mark'").pluck().get()).toBe(0);
    copy.close();
  });

  it('undoes all of them when one fails, and says where the copy is', () => {
    const before = openWith();
    fill(before);
    before.close();
    const broken: Migration = {
      number: 3,
      name: 'broken',
      sql: 'UPDATE notes SET text = NULL; INSERT INTO nowhere VALUES (1);',
    };
    expect(() => openWith({ migrations: [notes, marks, broken] })).toThrow(
      expect.objectContaining({
        code: 'DATABASE_MIGRATION_FAILED',
        params: expect.objectContaining({ backup: expect.stringContaining('.v1.migration.bak') }),
      }),
    );
    const after = openWith();
    expect(after.schemaVersion).toBe(1);
    expect(after.raw.prepare('SELECT count(*) FROM notes WHERE text IS NOT NULL').pluck().get()).toBe(2000);
  });

  it('refuses a migration that leaves a broken reference', () => {
    const dangling: Migration = {
      number: 2,
      name: 'dangling',
      sql: 'CREATE TABLE refs (id INTEGER REFERENCES notes (id)) STRICT; INSERT INTO refs VALUES (404);',
    };
    openWith().close();
    expect(() => openWith({ migrations: [notes, dangling] })).toThrow(
      expect.objectContaining({ code: 'DATABASE_MIGRATION_FAILED' }),
    );
    expect(openWith().schemaVersion).toBe(1);
  });

  it('refuses data of a newer program and changes nothing', () => {
    openWith({ migrations: [notes, marks] }).close();
    expect(() => openWith()).toThrow(
      expect.objectContaining({ code: 'DATABASE_TOO_NEW', params: { found: 2, known: 1 } }),
    );
    expect(openWith({ migrations: [notes, marks] }).opening.afterCrash).toBe(false);
  });

  it('refuses a migration whose text was edited, but not one that was only formatted', () => {
    openWith().close();
    openWith({ migrations: [{ ...notes, sql: `\n  ${notes.sql.replaceAll(' ', '\n ')}` }] }).close();
    expect(() => openWith({ migrations: [{ ...notes, sql: notes.sql.replace('text TEXT', 'text BLOB') }] })).toThrow(
      expect.objectContaining({ code: 'DATABASE_SCHEMA_CHANGED', params: { number: 1, name: 'notes' } }),
    );
  });

  it('refuses a list that is out of order', () => {
    expect(() => openWith({ migrations: [marks, notes] })).toThrow(/out of order/);
  });
});

describe('backups', () => {
  it('keeps the newest of each kind', () => {
    const database = openWith();
    const manual = database.backup('manual');
    const daily = Array.from({ length: 4 }, () => database.backup('daily', 2));
    expect(listBackups(databaseFiles(path)).map((copy) => copy.path)).toEqual([
      daily[3]?.path,
      daily[2]?.path,
      manual.path,
    ]);
  });

  it('does not restore a copy that is damaged, foreign or absent', async () => {
    const database = openWith();
    fill(database);
    const copy = database.backup('manual').path;
    database.close();
    await scribble(copy);
    for (const backup of [copy, join(folder, 'absent.bak')]) {
      expect(() => restoreBackup({ path, backup, now: now() })).toThrow(
        expect.objectContaining({ code: 'DATABASE_BACKUP_INVALID' }),
      );
    }
    expect(openWith().raw.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(2000);
  });

  it('does not restore under a running engine', () => {
    const database = openWith();
    const copy = database.backup('manual');
    expect(() => restoreBackup({ path, backup: copy.path, now: now() })).toThrow(
      expect.objectContaining({ code: 'DATABASE_LOCKED' }),
    );
  });

  it('says why a copy could not be made', () => {
    const database = openWith();
    writeFileSync(join(folder, 'data', 'backups'), 'a file in the way');
    expect(() => database.backup('manual')).toThrow(expect.objectContaining({ code: 'DATABASE_BACKUP_FAILED' }));
  });
});

function fill(database: OpenedDatabase): void {
  const insert = database.raw.prepare('INSERT INTO notes (text) VALUES (?)');
  database.raw.transaction(() => {
    for (let index = 0; index < 2000; index++) insert.run(`note ${index} `.repeat(10));
  })();
}

/** Overwrites pages in the middle of a closed database. */
async function scribble(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(4096, 0xa5), 0, 4096, 4096 * 6);
  await handle.close();
}
