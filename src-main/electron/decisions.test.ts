/** The shell's decisions, one by one. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SHELL_COMMANDS, type ShellCommand } from '#contract/desktop.ts';
import { findElectron, type FindDeps } from './find-electron.ts';
import { menuTemplate } from './menu.ts';
import { externalAddress, keepContents, keepPowers, mayDo, safeFileName, type Preventable } from './policy.ts';
import { pauseBeforeRestart } from './restart-policy.ts';
import { isOwn } from './scheme.ts';
import { fakeElectron } from './testing/fake-electron.ts';
import { boundsOn, readWindowState, writeWindowState } from './window-state.ts';

describe('addresses', () => {
  test.each(['app://cuadra/', 'app://cuadra/index.html#/facturas'])('%s is ours', (url) => {
    expect(isOwn(url)).toBe(true);
  });
  test.each([
    'app://cuadra.evil.example/',
    'app://evil/cuadra/',
    'app://cuadra:81/',
    'app://ana@cuadra/',
    'https://cuadra/',
    'file:///cuadra/',
    'about:blank',
    'cuadra',
    '',
  ])('%s is not', (url) => {
    expect(isOwn(url)).toBe(false);
  });
});

describe('a page', () => {
  test('goes nowhere, opens nothing, embeds nothing', () => {
    const listeners = new Map<string, (event: Preventable) => void>();
    let answer: unknown;
    keepContents({
      on: (event: string, listener: (event: Preventable) => void) => listeners.set(event, listener),
      setWindowOpenHandler: (handler) => {
        answer = handler({} as Parameters<typeof handler>[0]);
      },
    });
    expect(answer).toEqual({ action: 'deny' });
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = 0;
      listeners.get(event)?.({ preventDefault: () => (prevented += 1) });
      expect([event, prevented]).toEqual([event, 1]);
    }
  });

  test('is granted nothing but writing to the clipboard, and downloads nothing', () => {
    const fake = fakeElectron();
    fake.control.ready = true;
    keepPowers(fake.electron.session);
    const answers: boolean[] = [];
    const details = { requestingUrl: 'app://cuadra/', isMainFrame: true };
    for (const permission of ['media', 'notifications', 'clipboard-read', 'clipboard-sanitized-write'] as const) {
      fake.seen.requestHandler?.({} as never, permission, (granted) => answers.push(granted), details);
    }
    expect(answers).toEqual([false, false, false, true]);
    expect(mayDo('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
    expect(fake.seen.checkHandler?.(null, 'geolocation', 'app://cuadra', {} as never)).toBe(false);
    let prevented = 0;
    fake.session.emit('will-download', { preventDefault: () => (prevented += 1) });
    expect(prevented).toBe(1);
    rmSync(fake.userData, { recursive: true, force: true });
  });

  test('opens outside what is plainly https', () => {
    expect(externalAddress('HTTPS://SAT.gob.mx')).toBe('https://sat.gob.mx/');
    expect(externalAddress(`https://a.mx/${'x'.repeat(2000)}`)).toBeUndefined();
  });

  test.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\a\\b.pdf', 'C__a_b.pdf'],
    ['factura\u0000\n.pdf', 'factura__.pdf'],
    ['Ñandú 7.xml', 'Ñandú 7.xml'],
    [' .. ', 'cuadra'],
  ])('proposes %j as a plain name', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });
});

describe('a place for the window', () => {
  const state = { x: 3000, y: 100, width: 1400, height: 900, maximized: false };
  test('is the remembered one while its screen is there', () => {
    const screen = { x: 1920, y: 0, width: 1920, height: 1080 };
    expect(boundsOn([screen], state)).toEqual({ x: 3000, y: 100, width: 1400, height: 900 });
  });
  test('is chosen anew when it is gone, or when too little of it would be seen', () => {
    const screen = { x: 0, y: 0, width: 1920, height: 1080 };
    expect(boundsOn([screen], state)).toEqual({ width: 1400, height: 900 });
    expect(boundsOn([screen], { ...state, x: 1900 })).toEqual({ width: 1400, height: 900 });
    expect(boundsOn([screen], { ...state, x: 0, width: 10, height: 10 })).toMatchObject({ width: 1024, height: 640 });
  });
  test('is remembered; what cannot be read is as if there were none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cuadra-state-'));
    const path = join(folder, 'window.json');
    expect(readWindowState(path)).toBeUndefined();
    writeWindowState(path, state);
    expect(readWindowState(path)).toEqual(state);
    writeFileSync(path, '{"x":1');
    expect(readWindowState(path)).toBeUndefined();
    rmSync(folder, { recursive: true });
  });
});

describe('the menu', () => {
  type Item = MenuItemConstructorOptions;
  const items = (template: readonly Item[]): Item[] =>
    template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);

  test.each(['darwin', 'linux', 'win32'] as const)(
    'on %s sends every command, and each accelerator is one',
    (platform) => {
      const sent: ShellCommand[] = [];
      const template = menuTemplate({ locale: 'es-MX', platform, development: false, send: (c) => sent.push(c) });
      const all = items(template);
      for (const item of all) item.click?.({} as never, undefined, {});
      expect(sent.toSorted()).toEqual([...SHELL_COMMANDS].toSorted());
      const accelerators = all.flatMap((item) => (item.accelerator === undefined ? [] : [item.accelerator]));
      expect(new Set(accelerators).size).toBe(accelerators.length);
      expect(all.filter((item) => item.type !== 'separator' && (item.label ?? '') === '')).toEqual([]);
      expect(template[0]?.label).toBe(platform === 'darwin' ? 'Cuadra' : 'Archivo');
      for (const role of ['quit', 'copy', 'paste', 'about']) expect(all.map((item) => item.role)).toContain(role);
    },
  );

  test('has developer tools only in development, and speaks English', () => {
    const roles = (development: boolean) =>
      items(menuTemplate({ locale: 'en', platform: 'linux', development, send: () => undefined })).map((i) => i.role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
    expect(roles(true)).toContain('toggleDevTools');
    expect(menuTemplate({ locale: 'en', platform: 'linux', development: false, send: () => undefined })[0]?.label).toBe(
      'File',
    );
  });
});

describe('a crash', () => {
  test('is answered later each time, until five in two minutes', () => {
    expect(pauseBeforeRestart([0], 0)).toBe(250);
    expect(pauseBeforeRestart([0, 1000, 2000, 3000], 3000)).toBe(2000);
    expect(pauseBeforeRestart([0, 1000, 2000, 3000, 4000], 4000)).toBeUndefined();
    expect(pauseBeforeRestart([0, 1000, 2000, 3000, 200_000], 200_000)).toBe(250);
  });
});

describe('finding Electron', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cuadra-electron-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function deps(changes: Partial<FindDeps> = {}): FindDeps & { asked: string[] } {
    const asked: string[] = [];
    return {
      env: {},
      packageFolder: folder,
      probe: (url) => Promise.resolve(asked.push(url) < 0),
      download: () => Promise.resolve(false),
      onDownload: () => asked.push('downloading'),
      asked,
      ...changes,
    };
  }
  function install(): void {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'path.txt'), 'electron');
    writeFileSync(join(folder, 'dist', 'electron'), '');
  }

  test('takes the one that is there, and asks nobody', async () => {
    install();
    const given = deps();
    expect(await findElectron(given)).toBe(join(folder, 'dist', 'electron'));
    expect(given.asked).toEqual([]);
  });

  test('takes an own copy before it', async () => {
    install();
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'electron'), '');
    expect(await findElectron(deps({ env: { ELECTRON_OVERRIDE_DIST_PATH: own } }))).toBe(join(own, 'electron'));
  });

  test('does not try to download from who does not answer', async () => {
    const given = deps({ env: { ELECTRON_MIRROR: 'https://mirror.example/' } });
    expect(await findElectron(given)).toBeUndefined();
    expect(given.asked).toEqual(['https://mirror.example/']);
  });

  test('downloads it where it can, and goes without where that fails', async () => {
    const given = deps({
      probe: () => Promise.resolve(true),
      download: () => {
        install();
        return Promise.resolve(true);
      },
    });
    expect(await findElectron(given)).toBe(join(folder, 'dist', 'electron'));
    expect(given.asked).toEqual(['downloading']);
    rmSync(join(folder, 'path.txt'));
    expect(await findElectron(deps({ probe: () => Promise.resolve(true) }))).toBeUndefined();
  });
});
