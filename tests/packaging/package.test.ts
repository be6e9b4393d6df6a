/**
 * The package, as far as it can be made without Electron's binary: the configuration is one that
 * electron-builder knows, a directory package is built around a stand-in for the binary, and what is in it
 * is what must be, with the fuses as they must be. That the program starts is for `npm start -- --smoke`.
 */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
  appendFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleShell } from '../../src-main/electron/build/bundle.ts';

const ROOT = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const run = promisify(execFile);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-package-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

interface FileSet {
  readonly from?: string;
  readonly to?: string;
  readonly filter: readonly string[];
}
interface Config extends Record<string, unknown> {
  readonly files: readonly FileSet[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly directories: object;
}
/** electron-builder's own reading of its configuration; there is no public way to it. */
const { getConfig, validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as {
  readonly getConfig: (project: string, path: string | null, options: null) => Promise<Config>;
  readonly validateConfiguration: (
    config: Record<string, unknown>,
    log: { isEnabled: boolean; add: () => void },
  ) => Promise<void>;
};

describe('the configuration', () => {
  const log = { isEnabled: false, add: () => undefined };

  test('is one that electron-builder knows, word for word', async () => {
    const config = await getConfig(ROOT, null, null);
    await validateConfiguration(config, log);
    const misspelt = [
      { ...config, asarUnpak: [] },
      { ...config, electronFuses: { ...config.electronFuses, runAsNod: false } },
      { ...config, nsis: { oneClik: true } },
    ];
    for (const wrong of misspelt) {
      await expect(validateConfiguration(wrong, log)).rejects.toThrow('does not match the API schema');
    }
  });
});

/** As much of an Electron as electron-builder looks at: a program with a fuse wire, and a few files around it. */
function standIn(): string {
  const dist = join(folder, 'electron');
  mkdirSync(join(dist, 'resources'), { recursive: true });
  mkdirSync(join(dist, 'locales'));
  for (const locale of ['es', 'es-419', 'en-US', 'fr']) writeFileSync(join(dist, 'locales', `${locale}.pak`), '');
  const program = join(dist, 'electron');
  copyFileSync('/bin/true', program);
  // Sentinel, version, length, and a wire on which every fuse is as Electron ships it.
  appendFileSync(program, Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9])]));
  appendFileSync(program, '101100011');
  chmodSync(program, 0o755);
  writeFileSync(join(dist, 'version'), '45.4.1');
  return dist;
}

/** A window as the builder leaves it, with things beside it that must not get into a package. */
function builtWindow(output: string): void {
  mkdirSync(join(output, 'assets'), { recursive: true });
  writeFileSync(join(output, 'index.html'), '<!doctype html><title>Cuadra</title>');
  writeFileSync(join(output, 'assets', 'main-Ab12Cd34.js'), 'export {};');
  writeFileSync(join(output, 'assets', 'main-Ab12Cd34.js.map'), '{}');
  writeFileSync(join(output, 'assets', 'main.test.js'), '');
  writeFileSync(join(output, 'assets', 'main.ts'), '');
}

describe.runIf(process.platform === 'linux')('a directory package', () => {
  let files: string[];
  let unpacked: string;
  let archive: string;

  beforeAll(async () => {
    const dist = join(folder, 'dist');
    await bundleShell(ROOT, join(dist, 'electron'));
    builtWindow(join(dist, 'renderer'));
    // The same configuration, with the two bundles taken from here: other runs may be building the checkout's.
    const configFile = join(folder, 'electron-builder.json');
    const config = await getConfig(ROOT, null, null);
    const [ours, ...others] = config.files;
    const never = ours?.filter.filter((pattern) => pattern.startsWith('!')) ?? [];
    const bundles = ['electron', 'renderer'].map((name) => ({
      from: join(dist, name),
      to: `dist/${name}`,
      filter: ['**/*', ...never],
    }));
    writeFileSync(
      configFile,
      JSON.stringify({
        ...config,
        files: [{ filter: ['package.json', ...never] }, ...others, ...bundles],
        electronDist: standIn(),
        directories: { ...config.directories, output: join(folder, 'release') },
      }),
    );
    await run(
      process.execPath,
      [require.resolve('electron-builder/cli.js'), '--dir', '--linux', '--config', configFile, '--publish', 'never'],
      { cwd: ROOT, timeout: 120_000, maxBuffer: 1 << 26 },
    );
    unpacked = join(folder, 'release', 'linux-unpacked');
    archive = join(unpacked, 'resources', 'app.asar');
    files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  }, 180_000);

  test('has the shell, the window and what carries machine code', () => {
    for (const file of [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/electron/engine.js',
      '/dist/electron/icon.png',
      '/dist/renderer/index.html',
      '/dist/renderer/assets/main-Ab12Cd34.js',
      '/node_modules/better-sqlite3/package.json',
      `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
      '/node_modules/@napi-rs/keyring/package.json',
      '/node_modules/@ngrok/ngrok/package.json',
      '/node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
      '/node_modules/@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
    ]) {
      expect(files).toContain(file);
    }
    expect(files.filter((file) => /^\/dist\/electron\/chunks\/backup-worker-.*\.js$/.test(file))).toHaveLength(1);
  });

  test('has no sources, maps, tests, nor what belongs to other systems or to building', () => {
    expect(files.filter((file) => /\.map$|\.tsx?$|\.test\.|^\/(?:src-|tests|resources|release)/.test(file))).toEqual(
      [],
    );
    const modules = files
      .map((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(file)?.[1])
      .filter((name) => name !== undefined);
    // Both bring one package more for each system, and only this one's is installed.
    const ours = (name: string): boolean => !/^@(?:napi-rs\/keyring|ngrok\/ngrok)-/.test(name);
    expect(modules.filter(ours).toSorted()).toEqual([
      '@expo-google-fonts/inter',
      '@napi-rs/keyring',
      '@ngrok/ngrok',
      'better-sqlite3',
    ]);
    expect(files.filter((file) => file.endsWith('.node')).every((file) => file.includes('linux'))).toBe(true);
    expect(files.filter((file) => /better-sqlite3\/(?:deps|src)\//.test(file))).toEqual([]);
    expect(files.length).toBeLessThan(200);
  });

  test('machine code lies beside the archive, where a system can load it', () => {
    const native = files.filter((file) => file.endsWith('.node'));
    expect(
      native.map((file) => /^\/node_modules\/((?:@[^/]+\/)?[a-z0-9]+)/.exec(file)?.[1] ?? file).toSorted(),
    ).toEqual(['@napi-rs/keyring', '@ngrok/ngrok', 'better']);
    for (const file of native) expect(existsSync(join(`${archive}.unpacked`, file))).toBe(true);
  });

  test('has the fuses as they must be', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'cuadra'));
    const on = Object.fromEntries(
      Object.entries(FuseV1Options)
        .filter(([, index]) => typeof index === 'number')
        .map(([name, index]) => [name, wire[index as FuseV1Options] === FuseState.ENABLE]),
    );
    expect(on).toMatchObject({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    });
  });

  test('has an engine that works with nothing but what is in the package', { timeout: 60_000 }, async () => {
    const out = join(folder, 'extracted');
    extractAll(archive, out);
    const harness = join(folder, 'harness.mjs');
    writeFileSync(harness, HARNESS);
    const { stdout } = await run(
      process.execPath,
      [harness, join(out, 'dist', 'electron', 'engine.js'), join(folder, 'desk')],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', HOME: folder },
      },
    );
    const messages = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { type: string; checks?: { ok: boolean }[] });
    expect(messages.map((message) => message.type)).toEqual(['ready', 'checked']);
    expect(messages[1]?.checks?.filter((check) => !check.ok)).toEqual([]);
    expect(messages[1]?.checks).toHaveLength(5);
  });

  test('brings only the languages that are spoken', async () => {
    const { stdout } = await run('ls', [join(unpacked, 'locales')]);
    expect(stdout.trim().split('\n').toSorted()).toEqual(['en-US.pak', 'es-419.pak', 'es.pak']);
  });
});

/** Stands for Electron around the engine's process: a parent that asks for the checks, then for the end. */
const HARNESS = `
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
const [, , engine, data] = process.argv;
const parent = new EventEmitter();
parent.postMessage = (message) => {
  console.log(JSON.stringify(message));
  const next = { ready: 'check', checked: 'close' }[message.type];
  if (next !== undefined) parent.emit('message', { data: { type: next }, ports: [] });
};
process.parentPort = parent;
process.argv.splice(2, 2, '--locale=en', '--data=' + data);
await import(pathToFileURL(engine).href);
`;
