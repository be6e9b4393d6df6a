/** On POSIX systems nobody but its owner reads what the engine keeps. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEngine, type Engine } from '#engine/engine.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { buildPack } from '#features/catalogs/pack/build.ts';
import { install } from '#features/catalogs/installed.ts';
import { openDemoBooks } from '#connectors/pac/demo/books.ts';
import { FEW, writePhpcfdi } from '../catalogs/synthetic.ts';

let folder: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-private-'));
  data = join(folder, 'data');
  // With a stricter umask these tests would prove nothing.
  if ((process.umask() & 0o044) !== 0) throw new Error('run the tests with umask 022');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Everything below (and the folder itself) that others may read, enter or write. */
function open(path: string): string[] {
  const stat = lstatSync(path);
  const below = stat.isDirectory() ? readdirSync(path).flatMap((name) => open(join(path, name))) : [];
  return (stat.mode & 0o077) === 0 ? below : [path, ...below];
}

/** An engine with its real log, a pack, the demo PAC's books and a copy; then what is asked about it while it runs. */
async function useEverything(look: (engine: Engine) => void): Promise<void> {
  writePhpcfdi(join(folder, 'catalogs.db'));
  const engine = openEngine({ dataFolder: data, ports: { keychain: memoryKeychain() } });
  const books = openDemoBooks(join(data, 'demo-pac.sqlite'), new Date());
  try {
    await engine.features.vault.setUp({}, 'test');
    engine.logger.info({}, 'a line');
    await engine.features.backups.create({ actor: 'test' });
    const catalogs = join(data, 'catalogs');
    mkdirSync(catalogs, { recursive: true, mode: 0o700 });
    const target = join(catalogs, 'building-1.sqlite');
    const built = await buildPack(
      { source: join(folder, 'catalogs.db'), target, today: '2026-11-23', minimums: FEW },
      () => {},
    );
    install(catalogs, target, built, { name: 'x', at: new Date(), origin: {} });
    look(engine);
  } finally {
    books.close();
    await engine.close();
  }
}

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it('is made for its owner only, with all that is in it, while it is used and afterwards', async () => {
    await useEverything(() => {
      const names = readdirSync(data);
      for (const name of ['cuadra.db', 'cuadra.db-wal', 'cuadra.db.lock', 'demo-pac.sqlite', 'demo-pac.sqlite-wal'])
        expect(names).toContain(name);
      expect(readdirSync(join(data, 'backups'))).toHaveLength(1);
      expect(readdirSync(join(data, 'catalogs'))).toHaveLength(2);
      expect(readdirSync(join(data, 'logs'))).toEqual(['cuadra.log']);
      expect(open(data)).toEqual([]);
    });
    expect(open(data)).toEqual([]);
  });

  it('is closed to others where it was open, and the log says so; other files are not ours to touch', async () => {
    await useEverything(() => {});
    const names = readdirSync(data, { recursive: true, encoding: 'utf8' });
    for (const name of ['.', ...names]) {
      const path = join(data, name);
      chmodSync(path, lstatSync(path).isDirectory() ? 0o755 : 0o644);
    }
    writeFileSync(join(data, 'notas.txt'), 'of the person', { mode: 0o644 });
    expect(open(data).length).toBeGreaterThan(8);

    const engine = openEngine({ dataFolder: data, ports: { keychain: memoryKeychain() } });
    try {
      expect(open(data)).toEqual([join(data, 'notas.txt')]);
      const log = readFileSync(join(data, 'logs', 'cuadra.log'), 'utf8');
      expect(log).toContain('only the owner can now');
      expect(log).toContain('demo-pac.sqlite');
    } finally {
      await engine.close();
    }
  });

  it('that everybody shares stays as it is, and the log says so', async () => {
    mkdirSync(data);
    chmodSync(data, 0o1777);
    const engine = openEngine({ dataFolder: data, ports: { keychain: memoryKeychain() } });
    try {
      expect(lstatSync(data).mode & 0o7777).toBe(0o1777);
      expect(open(data)).toEqual([data]);
      expect(readFileSync(join(data, 'logs', 'cuadra.log'), 'utf8')).toContain('not ours to close');
    } finally {
      await engine.close();
    }
  });
});
