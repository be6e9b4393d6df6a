/** What the shell uses of Electron, and no more: `main.ts` gives the real thing, tests a fake that these types hold to it. */
import type * as Electron from 'electron';
import type { EngineProcess } from './engine-supervisor.ts';
import type { Preventable } from './policy.ts';

type WebContents = Electron.WebContents;

export type ShellContents = Pick<WebContents, 'send' | 'postMessage' | 'mainFrame' | 'reload' | 'executeJavaScript'> & {
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string }) => void): unknown;
};

export type ShellWindow = Pick<
  Electron.BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'restore'
  | 'isMinimized'
  | 'isMaximized'
  | 'maximize'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'close'
> & {
  readonly webContents: ShellContents;
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
};

export type ShellApp = Pick<
  Electron.App,
  'requestSingleInstanceLock' | 'whenReady' | 'quit' | 'exit' | 'getPath' | 'isPackaged' | 'enableSandbox'
> & {
  on(event: 'second-instance' | 'window-all-closed' | 'activate', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown;
};

/** An event of a message from a window. */
export interface ShellIpcEvent {
  readonly senderFrame: Pick<Electron.WebFrameMain, 'url'> | null;
}

export interface ShellIpc {
  on(channel: string, listener: (event: ShellIpcEvent, ...args: unknown[]) => void): unknown;
  handle(channel: string, listener: (event: ShellIpcEvent, ...args: unknown[]) => unknown): void;
}

export interface ShellElectron {
  readonly app: ShellApp;
  readonly ipc: ShellIpc;
  readonly session: Pick<
    Electron.Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'protocol' | 'fetch'
  > & { on(event: 'will-download', listener: (event: Preventable) => void): unknown };
  readonly displays: () => readonly Electron.Rectangle[];
  readonly dark: () => boolean;
  readonly createWindow: (options: Electron.BrowserWindowConstructorOptions) => ShellWindow;
  readonly setMenu: (template: Electron.MenuItemConstructorOptions[]) => void;
  readonly createChannel: () => Pick<Electron.MessageChannelMain, 'port1' | 'port2'>;
  readonly forkEngine: () => EngineProcess;
  /** Asks where to save; undefined when the person changed their mind. */
  readonly askWhereToSave: (window: ShellWindow, proposed: string, button: string) => Promise<string | undefined>;
  readonly openExternal: (url: string) => Promise<void>;
  readonly showError: (title: string, text: string) => void;
}
