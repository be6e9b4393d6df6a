import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseFiles } from '#db/files.ts';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import type { Logger } from '#ports/logger.ts';
import { silentLogger } from '#ports/logger.ts';
import { fakeTime, type FakeTime } from '../../../tests/support/fake-time.ts';
import type { AuditEntry } from '../audit/port.ts';
import { createBackupsService, type BackupsService, type BackupStore } from './service.ts';

const HOUR = 60 * 60 * 1000;

let folder: string;
let time: FakeTime;
let database: OpenedDatabase;
let service: BackupsService;
let audited: AuditEntry[];
let alerts: object[];

function serve(store: BackupStore = database): BackupsService {
  const logger: Logger = { ...silentLogger, error: (fields) => void alerts.push(fields) };
  const { clock, timers } = time;
  const audit = (_tx: unknown, entry: AuditEntry): void => void audited.push(entry);
  return createBackupsService({ db: database.db, clock, timers, logger, audit, store });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-backups-'));
  time = fakeTime();
  audited = [];
  alerts = [];
  database = openDatabase({ path: join(folder, 'cuadra.db'), now: () => time.clock.now() });
  service = serve();
});
afterEach(async () => {
  await service.close();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const names = (): string[] => service.list().rows.map((row) => row.name);

test('a daily copy at the start, then one a day, seven of them, each with its audit entry', async () => {
  service.start();
  await service.idle();
  expect(service.list()).toEqual({
    rows: [
      {
        name: 'cuadra.2026-03-02T18-00-00-000Z.v10.daily.bak'.replace('v10', `v${database.schemaVersion}`),
        takenAtUtc: '2026-03-02T18:00:00.000Z',
        reason: 'daily',
        schemaVersion: database.schemaVersion,
        bytes: expect.any(Number),
      },
    ],
  });
  expect(audited).toEqual([
    expect.objectContaining({ actor: 'system', action: 'backup.taken', record: `backup:${names()[0]}` }),
  ]);
  await time.settle();
  // 23 hours later it is not due; at the 24th it is.
  await time.advance(23 * HOUR);
  await service.idle();
  expect(names()).toHaveLength(1);
  await time.advance(HOUR);
  await service.idle();
  expect(names()).toHaveLength(2);
  for (let day = 0; day < 7; day += 1) {
    await time.settle();
    await time.advance(24 * HOUR);
    await service.idle();
  }
  expect(names()).toHaveLength(7);
  expect(audited).toHaveLength(9);
  expect(alerts).toEqual([]);
});

test('the first copy may wait until the window is there', async () => {
  service.start(10_000);
  await time.advance(9_999);
  await service.idle();
  expect(names()).toEqual([]);
  await time.advance(1);
  await service.idle();
  expect(names()).toHaveLength(1);
});

test('a copy of less than a day ago serves; one from the future does not', async () => {
  database.backup('daily');
  service.start();
  await service.idle();
  expect(names()).toHaveLength(1);
  await service.close();

  const before = fakeTime('2026-01-01T00:00:00.000Z');
  time = { ...time, clock: before.clock };
  service = serve({
    backups: () => database.backups(),
    backupInBackground: (reason, keep) => database.backupInBackground(reason, keep),
  });
  service.start();
  await service.idle();
  // The one just made stays although the other's name is newer.
  expect(names()).toHaveLength(2);
});

test('a copy that cannot be made is an alert in the log and in the list, and is tried again within the hour', async () => {
  writeFileSync(databaseFiles(join(folder, 'cuadra.db')).backups, 'a file in the way');
  const store: BackupStore = {
    backups: () => [],
    backupInBackground: (reason, keep) => database.backupInBackground(reason, keep),
  };
  service = serve(store);
  service.start();
  await service.idle();
  await time.settle();
  expect(alerts).toEqual([expect.objectContaining({ alert: true })]);
  expect(service.list('en').failure).toMatchObject({
    atUtc: '2026-03-02T18:00:00.000Z',
    code: 'DATABASE_BACKUP_FAILED',
    message: expect.stringContaining('could not be written'),
  });
  expect(audited).toEqual([]);
  await expect(service.create({ actor: 'ana' })).rejects.toMatchObject({ code: 'DATABASE_BACKUP_FAILED' });

  rmSync(databaseFiles(join(folder, 'cuadra.db')).backups);
  await time.advance(HOUR);
  await service.idle();
  expect(service.list().failure).toBeUndefined();
  expect(database.backups()).toHaveLength(1);
});

test('on request, one after the other, under who asked; closing waits for the one in the making', async () => {
  const made = [service.create({ actor: 'ana' }), service.create({ actor: 'ana' })];
  // Time moves between them, or they would have one name.
  const [first] = await Promise.all([made[0], service.close()]);
  expect(first).toMatchObject({ reason: 'manual', takenAtUtc: '2026-03-02T18:00:00.000Z' });
  expect(database.raw.open).toBe(true);
  expect(audited.map((entry) => entry.actor)).toEqual(['ana', 'ana']);
  expect(
    readdirSync(databaseFiles(join(folder, 'cuadra.db')).backups).filter((name) => name.endsWith('.part')),
  ).toEqual([]);
});

test('the thread that asked goes on while a large copy is made', async () => {
  database.raw.exec('CREATE TABLE filler (x BLOB)');
  const insert = database.raw.prepare('INSERT INTO filler VALUES (randomblob(100000))');
  database.raw.transaction(() => {
    for (let row = 0; row < 600; row += 1) insert.run();
  })();
  let turns = 0;
  const made = service.create({ actor: 'ana' });
  const turn = (): Promise<'turn'> => new Promise((resolve) => setImmediate(() => resolve('turn')));
  while ((await Promise.race([made, turn()])) === 'turn') {
    // Writing goes on too.
    if (turns === 10) insert.run();
    turns += 1;
  }
  expect((await made).bytes).toBeGreaterThan(60_000_000);
  expect(turns).toBeGreaterThan(100);
});
