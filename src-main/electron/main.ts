/** Electron's main process: gives the shell the real Electron, and nothing more. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { defaultDataFolder } from '#engine/data-folder.ts';
import { optionsOrEnd, type LaunchOptions } from '../web/options.ts';
import type { ShellElectron, ShellWindow } from './electron-api.ts';
import type { EngineProcess } from './engine-supervisor.ts';
import { SCHEMES } from './scheme.ts';
import { openShell } from './shell.ts';
import { runSmoke } from './smoke.ts';

/** Options that Chromium takes for itself. */
const CHROMIUM_OWN =
  /^--(?:no-sandbox|disable-|enable-|inspect|remote-debugging|force-|lang=|ozone-|password-store=|original-process-start-time)/;
const BUILT = import.meta.dirname;

interface Start {
  readonly smoke: boolean;
  readonly options: LaunchOptions;
}

const start = readStart();
protocol.registerSchemesAsPrivileged(SCHEMES);
app.setName('Cuadra');
// Chromium's own files: apart from the desk's, and one folder a desk, for one window a desk.
const ownFiles = join(app.getPath('appData'), 'Cuadra-window', deskName(start.options));
mkdirSync(ownFiles, { recursive: true, mode: 0o700 });
app.setPath('userData', ownFiles);
// Never awaited here: Electron is not ready before this module has ended.
run(start).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  app.exit(1);
});

async function run({ smoke, options }: Start): Promise<void> {
  const electron = realElectron(options);
  const opened = await openShell({
    electron,
    locale: options.locale,
    platform: process.platform,
    files: {
      preload: join(BUILT, 'preload.cjs'),
      renderer: join(BUILT, '..', 'renderer'),
      icon: process.platform === 'linux' ? join(BUILT, 'icon.png') : undefined,
      log: join(options.dataFolder ?? defaultDataFolder(), 'logs'),
    },
    development: !app.isPackaged,
    logger: { warn: (...said: unknown[]) => process.stderr.write(`${JSON.stringify(said)}\n`) },
  });
  if (!smoke) return;
  app.exit(opened === undefined ? 1 : await runSmoke(electron, opened, (line) => process.stdout.write(`${line}\n`)));
}

/** What a person wrote: after the program, and in a checkout after the path of this file too. */
function readStart(): Start {
  const written = process.argv.slice(app.isPackaged ? 1 : 2);
  const ours = written.filter((argument) => !CHROMIUM_OWN.test(argument));
  const smoke = ours.includes('--smoke');
  const options = optionsOrEnd(
    ours.filter((argument) => argument !== '--smoke'),
    (text) => process.stderr.write(`${text}\n`),
  );
  if (typeof options === 'number') return process.exit(options);
  // The smoke test never touches the person's desk.
  return { smoke, options: smoke ? { ...options, dataFolder: mkdtempSync(join(tmpdir(), 'cuadra-smoke-')) } : options };
}

/** One desk, one window: a second launch on the same desk shows the first one's. */
function deskName({ demo, dataFolder }: LaunchOptions): string {
  if (demo) return 'demo';
  return dataFolder === undefined
    ? 'desk'
    : createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16);
}

function realElectron(options: LaunchOptions): ShellElectron {
  const windows = new Map<ShellWindow, BrowserWindow>();
  return {
    app,
    ipc: ipcMain,
    get session() {
      return session.defaultSession;
    },
    displays: () => screen.getAllDisplays().map((display) => display.workArea),
    dark: () => nativeTheme.shouldUseDarkColors,
    createWindow(windowOptions) {
      const window = new BrowserWindow(windowOptions);
      windows.set(window, window);
      return window;
    },
    setMenu: (template) => Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
    createChannel: () => new MessageChannelMain(),
    forkEngine: () => forkEngine(options),
    async askWhereToSave(asking, defaultPath, buttonLabel) {
      const window = windows.get(asking);
      if (window === undefined) return undefined;
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, buttonLabel });
      return canceled ? undefined : filePath;
    },
    openExternal: (url) => shell.openExternal(url),
    showError: (title, text) => dialog.showErrorBox(title, text),
  };
}

function forkEngine({ dataFolder, demo, locale }: LaunchOptions): EngineProcess {
  const args = [
    `--locale=${locale}`,
    ...(demo ? ['--demo'] : []),
    ...(dataFolder === undefined ? [] : [`--data=${dataFolder}`]),
  ];
  const child = utilityProcess.fork(join(BUILT, 'engine.js'), args, { serviceName: 'Cuadra engine', stdio: 'inherit' });
  return {
    kill: () => child.kill(),
    tell: (message, ports) => child.postMessage(message, ports),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
  };
}
