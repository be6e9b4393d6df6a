/**
 * What the desktop shell gives the window beyond the contract: `window.cuadra`, put there by the preload.
 * The web host has no bridge; the window then speaks over `fetch` and saves files as downloads.
 */

/** What the shell's menu asks of the window; `open:` goes to a section. */
export const SHELL_COMMANDS = [
  'new-invoice',
  'palette',
  'search',
  'shortcuts',
  'open:home',
  'open:invoices',
  'open:transactions',
  'open:received',
  'open:clients',
  'open:products',
  'open:jobs',
  'open:alerts',
  'open:settings',
  'open:guide',
] as const;
export type ShellCommand = (typeof SHELL_COMMANDS)[number];

/**
 * The only message that the preload posts to its own window, and only with a port of the engine beside it:
 * `event.source === window && event.data === window.cuadra.portMessage`, the port is `event.ports[0]`.
 */
export const PORT_MESSAGE = 'cuadra:engine-port';

/** Whether the engine runs: after a crash it is `restarting`, then a new port comes by itself, or `failed`. */
export type EngineState = 'running' | 'restarting' | 'failed';

export interface DesktopBridge {
  readonly kind: 'electron';
  readonly platform: 'darwin' | 'linux' | 'win32';
  readonly portMessage: typeof PORT_MESSAGE;
  /** Asks for a port to the engine; it comes as a {@link PORT_MESSAGE}, and so does a new one after a restart. */
  requestPort(): void;
  /** Calls `listener` when the engine stops or comes back; returns how to stop listening. */
  onEngineState(listener: (state: EngineState) => void): () => void;
  /** Calls `listener` for what was chosen in the menu; returns how to stop listening. */
  onCommand(listener: (command: ShellCommand) => void): () => void;
  /**
   * Asks where to save and writes there.
   * @param name proposed name, never a path
   * @returns the name that was chosen, or undefined when the person changed their mind
   */
  saveFile(name: string, bytes: Uint8Array): Promise<string | undefined>;
  /** Opens an `https:` address in the browser; false when the shell refuses it. */
  openExternal(url: string): Promise<boolean>;
  /** The language of the menu and of the shell's own dialogs. */
  setLocale(locale: 'es-MX' | 'en'): void;
}
