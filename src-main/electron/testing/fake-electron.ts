/** An Electron that only remembers: its parts have the types of the real ones, so that a test cannot drift from them. */
import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessagePortMain,
  WebFrameMain,
} from 'electron';
import type { ShellElectron, ShellIpcEvent, ShellWindow } from '../electron-api.ts';
import type { FromEngine, ToEngine } from '../engine-messages.ts';
import type { EngineProcess } from '../engine-supervisor.ts';
import { HOME } from '../scheme.ts';

/** A started engine: what it was told, and how to make it speak and die. */
export interface FakeEngine {
  readonly told: ToEngine[];
  readonly ports: MessagePortMain[];
  killed: boolean;
  say(message: FromEngine): void;
  exit(code: number): void;
}

export function fakeElectron() {
  const appEvents = new EventEmitter();
  const windowEvents = new EventEmitter();
  const contentsEvents = new EventEmitter();
  const sessionEvents = new EventEmitter();
  const userData = mkdtempSync(join(tmpdir(), 'cuadra-shell-'));
  const seen = {
    quits: 0,
    exits: [] as number[],
    sent: [] as { channel: string; value: unknown }[],
    posted: [] as { channel: string; ports: readonly MessagePortMain[] }[],
    menus: [] as MenuItemConstructorOptions[][],
    errors: [] as { title: string; text: string }[],
    opened: [] as string[],
    windowOptions: [] as BrowserWindowConstructorOptions[],
    engines: [] as FakeEngine[],
    reloads: 0,
    loaded: [] as string[],
    shown: 0,
    focused: 0,
    maximized: false,
    sandboxed: false,
    protocols: new Map<string, (request: Request) => Response | Promise<Response>>(),
    requestHandler: undefined as Parameters<ShellElectron['session']['setPermissionRequestHandler']>[0] | undefined,
    checkHandler: undefined as Parameters<ShellElectron['session']['setPermissionCheckHandler']>[0] | undefined,
  };
  const control = {
    ready: false,
    hasLock: true,
    minimized: false,
    destroyed: false,
    saveTo: undefined as string | undefined,
  };
  const listeners = new Map<string, (event: ShellIpcEvent, ...args: unknown[]) => unknown>();
  const mainFrame = { url: HOME } as WebFrameMain;

  const window: ShellWindow = {
    loadURL: (url) => Promise.resolve(void seen.loaded.push(url)),
    show: () => void (seen.shown += 1),
    focus: () => void (seen.focused += 1),
    restore: () => void (control.minimized = false),
    isMinimized: () => control.minimized,
    isMaximized: () => seen.maximized,
    maximize: () => void (seen.maximized = true),
    getNormalBounds: () => ({ x: 10, y: 20, width: 1200, height: 700 }),
    isDestroyed: () => control.destroyed,
    close() {
      windowEvents.emit('close');
      control.destroyed = true;
      windowEvents.emit('closed');
    },
    on: (event, listener) => windowEvents.on(event, listener),
    once: (event, listener) => windowEvents.once(event, listener),
    webContents: {
      mainFrame,
      reload: () => void (seen.reloads += 1),
      executeJavaScript: () => Promise.resolve(undefined),
      send: (channel, value) => void seen.sent.push({ channel, value }),
      postMessage: (channel, _message, ports) => void seen.posted.push({ channel, ports: ports ?? [] }),
      on: (event, listener) => contentsEvents.on(event, listener),
    },
  };

  const mustBeReady = (): void => {
    if (!control.ready) throw new Error('the app is not ready');
  };
  const session: ShellElectron['session'] = {
    protocol: {
      handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
        void seen.protocols.set(scheme, handler),
    } as ShellElectron['session']['protocol'],
    fetch: () => Promise.reject(new Error('not here')),
    setPermissionRequestHandler: (handler) => void (seen.requestHandler = handler),
    setPermissionCheckHandler: (handler) => void (seen.checkHandler = handler),
    setDevicePermissionHandler: () => undefined,
    on: (event, listener) => sessionEvents.on(event, listener),
  };

  const electron: ShellElectron = {
    app: {
      isPackaged: false,
      requestSingleInstanceLock: () => control.hasLock,
      whenReady: () => Promise.resolve(void (control.ready = true)),
      enableSandbox: () => void (seen.sandboxed = true),
      getPath: () => userData,
      exit: (code) => void seen.exits.push(code ?? 0),
      // As the real one: it asks first, and whoever prevents it quits later.
      quit() {
        let prevented = false;
        appEvents.emit('before-quit', { preventDefault: () => (prevented = true) });
        if (!prevented) seen.quits += 1;
      },
      on: (event: string, listener: (...args: never[]) => void) =>
        appEvents.on(event, listener as (...args: unknown[]) => void),
    },
    ipc: {
      on: (channel, listener) => listeners.set(channel, listener),
      handle: (channel, listener) => void listeners.set(channel, listener),
    },
    // As the real ones: neither is there before the app is ready.
    get session() {
      mustBeReady();
      return session;
    },
    displays() {
      mustBeReady();
      return [{ x: 0, y: 0, width: 1920, height: 1080 }];
    },
    dark: () => false,
    createWindow(options) {
      seen.windowOptions.push(options);
      return window;
    },
    setMenu: (template) => void seen.menus.push(template),
    createChannel() {
      const { port1, port2 } = new MessageChannel();
      return { port1: port1 as unknown as MessagePortMain, port2: port2 as unknown as MessagePortMain };
    },
    forkEngine() {
      mustBeReady();
      return fakeEngine(seen.engines);
    },
    askWhereToSave: () => Promise.resolve(control.saveTo),
    openExternal: (url) => Promise.resolve(void seen.opened.push(url)),
    showError: (title, text) => void seen.errors.push({ title, text }),
  };

  return {
    electron,
    window,
    seen,
    control,
    userData,
    app: appEvents,
    windowEvents,
    contents: contentsEvents,
    session: sessionEvents,
    mainFrame,
    /** A message on a channel, as if from `senderFrame`; our own page's unless told. */
    message: (channel: string, args: readonly unknown[], senderFrame: ShellIpcEvent['senderFrame'] = mainFrame) =>
      listeners.get(channel)?.({ senderFrame }, ...args),
  };
}

function fakeEngine(engines: FakeEngine[]): EngineProcess {
  const events = new EventEmitter();
  const engine: FakeEngine = {
    told: [],
    ports: [],
    killed: false,
    say: (message) => void events.emit('message', message),
    exit: (code) => void events.emit('exit', code),
  };
  engines.push(engine);
  return {
    kill() {
      engine.killed = true;
      engine.exit(1);
      return true;
    },
    tell(message, ports = []) {
      engine.told.push(message);
      engine.ports.push(...ports);
    },
    onMessage: (listener) => events.on('message', listener),
    onExit: (listener) => events.on('exit', listener),
  };
}
