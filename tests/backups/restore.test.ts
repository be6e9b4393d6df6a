/** From a damaged database back to work, as the error text says: by the command line, on real files. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseFiles } from '#db/files.ts';
import { openEngine, type Engine } from '#engine/engine.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { silentLogger } from '#ports/logger.ts';
import { runCli } from '../../src-main/cli/run.ts';
import { clientOf, ISSUER, RECEIVER } from '../support/engine.ts';

const CLIENTS = 400;

let folder: string;
let path: string;
const keychain = memoryKeychain();

function start(): Engine {
  return openEngine({ dataFolder: folder, ports: { keychain, logger: silentLogger } });
}

async function cuadra(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await runCli(['--data', folder, ...args], {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

/** A desk with a company and hundreds of clients, and the daily copy of it that the engine makes when it starts. */
async function deskWithDailyCopy(): Promise<string> {
  const engine = start();
  try {
    const client = clientOf(engine);
    await client.vault.setUp({});
    const { id: companyId } = await client.companies.create(ISSUER);
    for (let number = 0; number < CLIENTS; number += 1) {
      await client.clients.create({ ...RECEIVER, companyId, legalName: `${RECEIVER.legalName} ${number}` });
    }
    engine.start();
    await engine.features.backups.idle();
    const { rows } = await client.backups.list();
    expect(rows).toMatchObject([{ reason: 'daily' }]);
    return rows[0]?.name ?? '';
  } finally {
    await engine.close();
  }
}

/** Overwrites pages in the middle of a closed database, as a dying disk does, and leaves the sign of a crash. */
async function damage(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  for (let page = 8; page < 40; page += 1) await handle.write(Buffer.alloc(4096, 0xa5), 0, 4096, 4096 * page);
  await handle.close();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-restore-'));
  path = join(folder, 'cuadra.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a damaged database', () => {
  it('is restored by the very command that the error names; every row is there, nothing is deleted', async () => {
    const copy = await deskWithDailyCopy();
    await damage(path);
    writeFileSync(databaseFiles(path).running, '{}');
    const damaged = readFileSync(path);

    const refused = await cuadra('clients', 'list', '--no-wait');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('[DATABASE_CORRUPT]');
    const [, said] = /npm run cli -- --data "[^"]+" (backups restore \S+)/.exec(refused.err) ?? [];
    expect(said).toBe(`backups restore ${copy}`);

    expect((await cuadra('backups', 'list')).out).toContain(copy);
    const listed = await cuadra('--json', 'backups', 'list');
    expect(JSON.parse(listed.out)).toMatchObject({ rows: [{ name: copy, reason: 'daily' }] });

    const restored = await cuadra(...(said ?? '').split(' '));
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain(copy);
    expect(restored.out).toContain('siguiente folio');

    const former = readdirSync(folder).filter((name) => name.startsWith('damaged-'));
    expect(former).toHaveLength(1);
    expect(restored.out).toContain(former[0]);
    expect(readFileSync(join(folder, former[0] ?? '', 'cuadra.db')).equals(damaged)).toBe(true);

    const engine = start();
    try {
      await engine.features.vault.unlock({});
      const count = (table: string): unknown => engine.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
      expect(count('clients')).toBe(CLIENTS);
      expect(count('companies')).toBe(1);
      expect(engine.raw.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(existsSync(databaseFiles(path).backups)).toBe(true);
    } finally {
      await engine.close();
    }
  });

  it('that is missing is put back too', async () => {
    const copy = await deskWithDailyCopy();
    rmSync(path);
    const refused = await cuadra('clients', 'list');
    expect(refused.err).toContain('[DATABASE_MISSING]');
    expect(refused.err).toContain(`backups restore ${copy}`);
    const restored = await cuadra('--json', 'backups', 'restore', copy);
    expect(JSON.parse(restored.out)).toMatchObject({ restored: { name: copy } });
    const engine = start();
    expect(engine.raw.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(CLIENTS);
    await engine.close();
  });

  it('stays where it is when the copy is damaged too, unknown, or an engine runs', async () => {
    const copy = await deskWithDailyCopy();
    const backup = join(databaseFiles(path).backups, copy);
    const engine = start();
    const locked = await cuadra('backups', 'restore', copy);
    await engine.close();
    expect(locked).toMatchObject({ code: 1, err: expect.stringContaining('[DATABASE_LOCKED]') });

    const before = readFileSync(path);
    await damage(backup);
    for (const [name, code] of [
      [basename(backup), 'DATABASE_BACKUP_INVALID'],
      ['../cuadra.db', 'NOT_FOUND'],
    ] as const) {
      const refused = await cuadra('backups', 'restore', name);
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`[${code}]`) });
      expect(readFileSync(path).equals(before)).toBe(true);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('damaged-'))).toEqual([]);
  });

  it('without copies names the command that would list them', async () => {
    const engine = start();
    await engine.close();
    rmSync(path);
    const refused = await cuadra('--locale', 'en', 'clients', 'list');
    expect(refused.err).toContain('backups list');
    expect((await cuadra('backups', 'list')).out).toBe('—\n');
  });
});

it('a copy that a crash cut short is cleaned up at the next start', async () => {
  const engine = start();
  await engine.close();
  const { backups } = databaseFiles(path);
  expect(existsSync(backups)).toBe(false);
  const next = start();
  await next.features.backups.create({ actor: 'test' });
  await next.close();
  writeFileSync(join(backups, 'cuadra.2026-01-01T00-00-00-000Z.v1.daily.bak.part'), 'half');
  const last = start();
  expect(readdirSync(backups)).toHaveLength(1);
  await last.close();
});
