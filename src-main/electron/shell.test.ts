/** The shell as a whole, over an Electron that only remembers. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShellCommand } from '#contract/desktop.ts';
import { fakeTime, type FakeTime } from '../../tests/support/fake-time.ts';
import { CHANNELS } from './channels.ts';
import { EXIT_REFUSED } from './exit-codes.ts';
import { openShell, type Shell } from './shell.ts';
import { fakeElectron } from './testing/fake-electron.ts';

const CAGED = { sandboxed: true, isolated: true };

let fake: ReturnType<typeof fakeElectron>;
let time: FakeTime;
let warnings: unknown[];

beforeEach(() => {
  fake = fakeElectron();
  time = fakeTime();
  warnings = [];
  const renderer = join(fake.userData, 'renderer');
  mkdirSync(renderer);
  writeFileSync(join(renderer, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
});
afterEach(() => rmSync(fake.userData, { recursive: true, force: true }));

const open = (): Promise<Shell | undefined> =>
  openShell({
    electron: fake.electron,
    locale: 'es-MX',
    platform: 'linux',
    files: {
      preload: '/p/preload.cjs',
      renderer: join(fake.userData, 'renderer'),
      icon: undefined,
      log: '/datos/logs',
    },
    development: false,
    logger: { warn: (...said: unknown[]) => void warnings.push(said) },
    timers: time.timers,
  });
const newest = () => {
  const engine = fake.seen.engines.at(-1);
  if (engine === undefined) throw new Error('no engine was started');
  return engine;
};

describe('the window', () => {
  test('is caged, and serves itself from its own address with the policy of the web host', async () => {
    await open();
    expect(fake.seen.sandboxed).toBe(true);
    expect(fake.seen.windowOptions[0]).toMatchObject({
      show: false,
      webPreferences: {
        preload: '/p/preload.cjs',
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        devTools: false,
      },
    });
    expect(fake.seen.loaded).toEqual(['app://cuadra/']);
    const serve = fake.seen.protocols.get('app');
    const page = await serve?.(new Request('app://cuadra/'));
    expect(page?.headers.get('content-security-policy')).toMatch(/default-src 'none'.*'nonce-/);
    expect(await page?.text()).not.toContain('__CSP_NONCE__');
    expect((await serve?.(new Request('app://elsewhere/')))?.status).toBe(403);
    expect((await serve?.(new Request('app://cuadra/..%2fwindow.json')))?.status).toBe(404);
  });

  test('is shown when it is drawn, where it was left', async () => {
    writeFileSync(
      join(fake.userData, 'window.json'),
      JSON.stringify({ x: 5, y: 6, width: 1300, height: 800, maximized: true }),
    );
    await open();
    expect(fake.seen.windowOptions[0]).toMatchObject({ x: 5, y: 6, width: 1300, height: 800 });
    expect(fake.seen.shown).toBe(0);
    fake.windowEvents.emit('ready-to-show');
    expect([fake.seen.shown, fake.seen.maximized]).toEqual([1, true]);
    fake.window.close();
    expect(JSON.parse(readFileSync(join(fake.userData, 'window.json'), 'utf8'))).toEqual({
      x: 10,
      y: 20,
      width: 1200,
      height: 700,
      maximized: true,
    });
  });

  test('is one: a second launch shows the first one’s', async () => {
    await open();
    fake.control.minimized = true;
    fake.app.emit('second-instance');
    expect([fake.control.minimized, fake.seen.shown, fake.seen.focused]).toEqual([false, 1, 1]);
    fake.control.hasLock = false;
    expect(await open()).toBeUndefined();
    expect(fake.seen.windowOptions).toHaveLength(1);
  });

  test('comes back when its process crashed', async () => {
    await open();
    fake.contents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(fake.seen.reloads).toBe(0);
    fake.contents.emit('render-process-gone', {}, { reason: 'oom' });
    expect(fake.seen.reloads).toBe(1);
  });

  test('gets the menu’s commands, and its language', async () => {
    await open();
    const file = fake.seen.menus[0]?.[0];
    expect(file?.label).toBe('Archivo');
    const items = (file?.submenu ?? []) as { click?: () => void }[];
    items[0]?.click?.();
    expect(fake.seen.sent).toContainEqual({ channel: CHANNELS.command, value: 'new-invoice' satisfies ShellCommand });
    fake.message(CHANNELS.setLocale, ['en']);
    expect(fake.seen.menus.at(-1)?.[0]?.label).toBe('File');
    fake.message(CHANNELS.setLocale, ['fr']);
    expect(fake.seen.menus).toHaveLength(2);
  });
});

describe('the engine', () => {
  test('is reached over a port, handed over once it runs and the page has asked', async () => {
    await open();
    fake.message(CHANNELS.requestPort, [CAGED]);
    expect(fake.seen.posted).toEqual([]);
    newest().say({ type: 'ready' });
    expect(newest().told).toEqual([{ type: 'port' }]);
    expect(newest().ports).toHaveLength(1);
    expect(fake.seen.posted).toEqual([{ channel: CHANNELS.port, ports: [expect.anything()] }]);
    expect(fake.seen.posted[0]?.ports[0]).not.toBe(newest().ports[0]);
    // A page that was loaded again asks again.
    fake.message(CHANNELS.requestPort, [CAGED]);
    expect(fake.seen.posted).toHaveLength(2);
  });

  test.each([
    ['another frame at our address', { url: 'app://cuadra/' }, CAGED],
    ['no frame any more', null, CAGED],
  ])('is not reached from %s', async (_who, frame, facts) => {
    await open();
    newest().say({ type: 'ready' });
    fake.message(CHANNELS.requestPort, [facts], frame);
    expect(fake.seen.posted).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  test('is not reached from our own frame at another address, or from a page whose cage is open', async () => {
    await open();
    newest().say({ type: 'ready' });
    fake.message(CHANNELS.requestPort, [{ sandboxed: false, isolated: true }]);
    fake.message(CHANNELS.requestPort, []);
    Object.assign(fake.mainFrame, { url: 'https://evil.example/' });
    fake.message(CHANNELS.requestPort, [CAGED]);
    expect(fake.seen.posted).toEqual([]);
    expect(warnings).toHaveLength(3);
  });

  test('is started again after a crash, later each time, and the page gets a new port', async () => {
    await open();
    fake.message(CHANNELS.requestPort, [CAGED]);
    newest().say({ type: 'ready' });
    newest().exit(1);
    expect(fake.seen.sent.at(-1)).toEqual({ channel: CHANNELS.engineState, value: 'restarting' });
    expect(fake.seen.engines).toHaveLength(1);
    await time.advance(250);
    expect(fake.seen.engines).toHaveLength(2);
    newest().say({ type: 'ready' });
    expect(fake.seen.sent.at(-1)).toEqual({ channel: CHANNELS.engineState, value: 'running' });
    expect(fake.seen.posted).toHaveLength(2);
    newest().exit(1);
    await time.advance(499);
    expect(fake.seen.engines).toHaveLength(2);
    await time.advance(1);
    expect(fake.seen.engines).toHaveLength(3);
  });

  test('that crashes again and again is given up, and the person is told where to look', async () => {
    await open();
    for (let crash = 0; crash < 5; crash += 1) {
      newest().exit(1);
      await time.advance(10_000);
    }
    expect(fake.seen.engines).toHaveLength(5);
    expect(fake.seen.sent.at(-1)).toEqual({ channel: CHANNELS.engineState, value: 'failed' });
    expect(fake.seen.errors).toEqual([{ title: 'Cuadra', text: expect.stringContaining('/datos/logs') }]);
  });

  test('that cannot open the desk says why, once, and the program ends', async () => {
    await open();
    newest().say({ type: 'refused', code: 'DATABASE_LOCKED', message: 'Otro programa la tiene abierta.' });
    newest().exit(1);
    await time.advance(60_000);
    expect(fake.seen.errors).toEqual([{ title: expect.any(String), text: 'Otro programa la tiene abierta.' }]);
    expect(fake.seen.exits).toEqual([EXIT_REFUSED]);
    expect(fake.seen.engines).toHaveLength(1);
  });

  test('ends before the program does, by force when it takes too long', async () => {
    await open();
    newest().say({ type: 'ready' });
    fake.app.emit('window-all-closed');
    fake.electron.app.quit();
    expect(newest().told).toEqual([{ type: 'close' }]);
    expect(fake.seen.quits).toBe(0);
    newest().exit(0);
    await time.settle();
    expect(fake.seen.quits).toBe(1);
    expect(fake.seen.engines).toHaveLength(1);
  });

  test('that does not end is ended', async () => {
    await open();
    fake.electron.app.quit();
    await time.advance(29_999);
    expect(newest().killed).toBe(false);
    await time.advance(1);
    expect([newest().killed, fake.seen.quits]).toEqual([true, 1]);
  });
});

describe('what the window asks of the shell', () => {
  test('a file is written where the person says, and nowhere when they change their mind', async () => {
    await open();
    const bytes = new Uint8Array([37, 80, 68, 70]);
    expect(await fake.message(CHANNELS.saveFile, ['factura.pdf', bytes])).toBeUndefined();
    fake.control.saveTo = join(fake.userData, 'elegida.pdf');
    expect(await fake.message(CHANNELS.saveFile, ['factura.pdf', bytes])).toBe('elegida.pdf');
    expect(readFileSync(fake.control.saveTo)).toEqual(Buffer.from(bytes));
  });

  test('what is no file, or comes from elsewhere, is not even asked about', async () => {
    await open();
    fake.control.saveTo = join(fake.userData, 'never.pdf');
    for (const args of [[], ['a'], ['a', 'text'], [7, new Uint8Array()], ['a', new Uint8Array(), 'more']]) {
      expect(await fake.message(CHANNELS.saveFile, args)).toBeUndefined();
    }
    expect(await fake.message(CHANNELS.saveFile, ['a', new Uint8Array()], null)).toBeUndefined();
    expect(() => readFileSync(join(fake.userData, 'never.pdf'))).toThrow('ENOENT');
  });

  test('only https addresses are opened outside', async () => {
    await open();
    expect(await fake.message(CHANNELS.openExternal, ['https://sat.gob.mx/a?b=c'])).toBe(true);
    for (const url of ['http://sat.gob.mx', 'file:///etc/passwd', 'javascript:1', 'https://a:b@c.mx/', 7, undefined]) {
      expect(await fake.message(CHANNELS.openExternal, [url])).toBe(false);
    }
    expect(await fake.message(CHANNELS.openExternal, ['https://sat.gob.mx'], null)).toBe(false);
    expect(fake.seen.opened).toEqual(['https://sat.gob.mx/a?b=c']);
  });
});
