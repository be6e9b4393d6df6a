import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { boundsOn, SMALLEST, type WindowState } from './window-state.ts';

export interface WindowFacts {
  readonly preload: string;
  readonly icon: string | undefined;
  readonly state: WindowState | undefined;
  readonly displays: readonly Rectangle[];
  readonly development: boolean;
  readonly dark: boolean;
}

/** The one window: a sandboxed page that reaches the outside through the preload's bridge and nothing else. */
export function windowOptions({ preload, icon, state, displays, development, dark }: WindowFacts) {
  return {
    ...boundsOn(displays, state),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Cuadra',
    // Shown when it has been drawn, in the colour that it will have: no white flash.
    show: false,
    backgroundColor: dark ? '#1b1b1a' : '#ffffff',
    ...(icon === undefined ? {} : { icon }),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: development,
    },
  } satisfies BrowserWindowConstructorOptions;
}
