/** The desktop shell: one window, one engine, the way between them, and an orderly end. */
import { join } from 'node:path';
import type { EngineState, ShellCommand } from '#contract/desktop.ts';
import { translate, type Locale } from '#i18n/index.ts';
import { systemTimers, type Timers } from '#ports/timers.ts';
import type { Logger } from '#ports/logger.ts';
import { CHANNELS } from './channels.ts';
import type { ShellElectron, ShellWindow } from './electron-api.ts';
import { EXIT_REFUSED } from './exit-codes.ts';
import { createSupervisor, type EngineSupervisor } from './engine-supervisor.ts';
import { listenToWindow } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { keepContents, keepPowers } from './policy.ts';
import { HOME, serveWindow } from './scheme.ts';
import { windowOptions } from './window-options.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

export interface ShellDeps {
  readonly electron: ShellElectron;
  readonly locale: Locale;
  readonly platform: NodeJS.Platform;
  readonly files: {
    readonly preload: string;
    readonly renderer: string;
    readonly icon: string | undefined;
    readonly log: string;
  };
  readonly development: boolean;
  readonly logger: Pick<Logger, 'warn'>;
  readonly timers?: Timers;
}

export interface Shell {
  readonly window: ShellWindow;
  readonly supervisor: EngineSupervisor;
}

/** Opens the window; undefined when another Cuadra has the desk, which shows its own. */
export async function openShell(deps: ShellDeps): Promise<Shell | undefined> {
  const { electron, platform, files, development, logger } = deps;
  const { app } = electron;
  let { locale } = deps;
  let window: ShellWindow | undefined;
  let portWanted = false;

  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return undefined;
  }
  app.enableSandbox();
  app.on('second-instance', () => showAgain(window));
  app.on('activate', () => showAgain(window));
  app.on('window-all-closed', () => app.quit());
  app.on('web-contents-created', (_event, contents) => keepContents(contents));

  const supervisor = createSupervisor({
    fork: electron.forkEngine,
    timers: deps.timers ?? systemTimers,
    nowMs: () => Date.now(),
    onState(state: EngineState) {
      if (window?.isDestroyed() === false) window.webContents.send(CHANNELS.engineState, state);
      if (state === 'running') handOver();
      if (state === 'failed') {
        electron.showError('Cuadra', translate('shell.dialog.engineFailed', { path: files.log }, locale));
      }
    },
    onRefused({ message }) {
      electron.showError(translate('shell.dialog.cannotOpen', {}, locale), message);
      app.exit(EXIT_REFUSED);
    },
  });
  endWell(electron, supervisor, logger);

  /** A new port to the engine for the page that asked, as soon as there is an engine. */
  function handOver(): void {
    if (!portWanted || window === undefined || window.isDestroyed() || supervisor.state() !== 'running') return;
    const { port1, port2 } = electron.createChannel();
    supervisor.serve(port1);
    window.webContents.postMessage(CHANNELS.port, null, [port2]);
  }

  await app.whenReady();
  // There is no session before.
  const { session } = electron;
  session.protocol.handle('app', serveWindow(files.renderer));
  keepPowers(session);
  listenToWindow({
    electron,
    window: () => window,
    locale: () => locale,
    logger,
    onPortWanted() {
      portWanted = true;
      handOver();
    },
    onLocale(next) {
      locale = next;
      drawMenu();
    },
  });

  function drawMenu(): void {
    const send = (command: ShellCommand): void => {
      if (window?.isDestroyed() === false) window.webContents.send(CHANNELS.command, command);
    };
    electron.setMenu(menuTemplate({ locale, platform, development, send }));
  }
  drawMenu();
  supervisor.start();

  const statePath = join(app.getPath('userData'), 'window.json');
  const state = readWindowState(statePath);
  const opened = electron.createWindow(
    windowOptions({
      preload: files.preload,
      icon: files.icon,
      state,
      displays: electron.displays(),
      development,
      dark: electron.dark(),
    }),
  );
  window = opened;
  opened.once('ready-to-show', () => {
    if (state?.maximized === true) opened.maximize();
    opened.show();
  });
  opened.on('close', () => {
    writeWindowState(statePath, { ...opened.getNormalBounds(), maximized: opened.isMaximized() });
  });
  opened.webContents.on('render-process-gone', (_event, { reason }) => {
    logger.warn({ reason }, 'the window’s process ended');
    portWanted = false;
    if (reason !== 'clean-exit') opened.webContents.reload();
  });
  await opened.loadURL(HOME);
  return { window: opened, supervisor };
}

/** Nothing is cut off: the engine ends before the program does. */
function endWell({ app }: ShellElectron, supervisor: EngineSupervisor, logger: Pick<Logger, 'warn'>): void {
  let ended = false;
  let ending = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    if (ending) return;
    ending = true;
    supervisor
      .close()
      .catch((error: unknown) => logger.warn({ err: error }, 'the engine did not end well'))
      .finally(() => {
        ended = true;
        app.quit();
      });
  });
}

function showAgain(window: ShellWindow | undefined): void {
  if (window === undefined || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
