/** The entry itself, over an Electron that is as strict about order as the real one. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const fake = vi.hoisted(() => ({
  ready: false,
  makeReady: (): void => undefined,
  log: [] as string[],
  appData: '',
  forks: [] as string[][],
  windows: [] as { webPreferences?: { preload?: string } }[],
}));

vi.mock('electron', () => {
  const whenReady = new Promise<void>((resolve) => {
    fake.makeReady = () => {
      fake.ready = true;
      resolve();
    };
  });
  const afterReady = <T>(name: string, value: T): T => {
    if (!fake.ready) throw new Error(`${name} before the app is ready`);
    fake.log.push(name);
    return value;
  };
  const beforeReady = (name: string): void => {
    if (fake.ready) throw new Error(`${name} after the app is ready`);
    fake.log.push(name);
  };
  const nothing = (): void => undefined;
  class BrowserWindow {
    readonly webContents = { on: nothing, send: nothing, mainFrame: {} };
    constructor(options: { webPreferences?: { preload?: string } }) {
      afterReady('window', fake.windows.push(options));
    }
    readonly loadURL = (url: string): Promise<void> => Promise.resolve(void fake.log.push(url));
    readonly once = nothing;
    readonly on = nothing;
    readonly isDestroyed = (): boolean => false;
  }
  return {
    app: {
      isPackaged: false,
      setName: nothing,
      getPath: (name: string) => (name === 'appData' ? fake.appData : join(fake.appData, name)),
      setPath(name: string, path: string) {
        beforeReady('setPath');
        if (!existsSync(path)) throw new Error(`${name}: there is no ${path}`);
      },
      requestSingleInstanceLock: () => true,
      enableSandbox: () => beforeReady('enableSandbox'),
      whenReady: () => whenReady,
      on: nothing,
      quit: nothing,
      exit: (code: number) => fake.log.push(`exit ${code}`),
    },
    protocol: { registerSchemesAsPrivileged: () => beforeReady('schemes') },
    session: {
      get defaultSession() {
        return afterReady('session', {
          protocol: { handle: nothing },
          setPermissionRequestHandler: nothing,
          setPermissionCheckHandler: nothing,
          setDevicePermissionHandler: nothing,
          on: nothing,
        });
      },
    },
    screen: { getAllDisplays: () => afterReady('screen', [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }]) },
    utilityProcess: {
      fork: (_path: string, args: string[]) =>
        afterReady('fork', { on: nothing, kill: nothing, postMessage: nothing, n: fake.forks.push(args) }),
    },
    Menu: { buildFromTemplate: () => ({}), setApplicationMenu: nothing },
    nativeTheme: { shouldUseDarkColors: false },
    ipcMain: { on: nothing, handle: nothing },
    MessageChannelMain: nothing,
    BrowserWindow,
    dialog: {},
    shell: {},
  };
});

const argv = [...process.argv];
beforeEach(() => {
  fake.appData = mkdtempSync(join(tmpdir(), 'cuadra-main-'));
});
afterEach(() => {
  process.argv = argv;
  rmSync(fake.appData, { recursive: true, force: true });
});

test('does before Electron is ready what must be before, and the rest after', async () => {
  process.argv = ['electron', 'main.js', '--data', '/datos', '--locale', 'en', '--no-sandbox'];
  await import('./main.ts');
  expect(fake.log).toEqual(['schemes', 'setPath', 'enableSandbox']);
  fake.makeReady();
  await vi.waitFor(() => expect(fake.log).toContain('app://cuadra/'));
  expect(fake.log.filter((entry) => entry.startsWith('exit'))).toEqual([]);
  expect(fake.forks).toEqual([['--locale=en', '--data=/datos']]);
  expect(fake.windows[0]?.webPreferences?.preload).toMatch(/preload\.cjs$/);
});
