/** What preload and main process say to each other. Main listens to no other channel, the window sees none. */
export const CHANNELS = {
  /** window → main, with {@link PreloadFacts}: a port to the engine, please. */
  requestPort: 'cuadra:request-port',
  /** main → window, with a port. */
  port: 'cuadra:port',
  /** main → window. */
  engineState: 'cuadra:engine-state',
  /** main → window. */
  command: 'cuadra:command',
  /** window → main: `(name, bytes)`; answers the chosen name. */
  saveFile: 'cuadra:save-file',
  /** window → main: `(url)`; answers whether it was opened. */
  openExternal: 'cuadra:open-external',
  /** window → main: `(locale)`. */
  setLocale: 'cuadra:set-locale',
} as const;

/** What only the preload knows of the page's cage. */
export interface PreloadFacts {
  readonly sandboxed: boolean;
  readonly isolated: boolean;
}
