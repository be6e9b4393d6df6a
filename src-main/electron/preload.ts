/**
 * The bridge, all of it. It runs sandboxed beside the page and hands over functions, never Electron's own
 * objects: the page can neither name a channel nor see an event.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { PORT_MESSAGE, type DesktopBridge } from '#contract/desktop.ts';
import { CHANNELS, type PreloadFacts } from './channels.ts';

/** As much of the page as the preload touches; the rest of the main process's code knows no DOM. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: string, origin: string, ports: IpcRendererEvent['ports']): void;
};

/** Ports cannot go over the bridge; the window's own message can carry them. */
ipcRenderer.on(CHANNELS.port, (event) => window.postMessage(PORT_MESSAGE, window.location.origin, event.ports));

function listen(channel: string, listener: (value: never) => void): () => void {
  const heard = (_event: IpcRendererEvent, value: unknown): void => listener(value as never);
  ipcRenderer.on(channel, heard);
  return () => ipcRenderer.off(channel, heard);
}

const facts: PreloadFacts = { sandboxed: process.sandboxed, isolated: process.contextIsolated };

const bridge = {
  kind: 'electron',
  platform: process.platform as DesktopBridge['platform'],
  portMessage: PORT_MESSAGE,
  requestPort: () => ipcRenderer.send(CHANNELS.requestPort, facts),
  onEngineState: (listener) => listen(CHANNELS.engineState, listener),
  onCommand: (listener) => listen(CHANNELS.command, listener),
  saveFile: (name, bytes) => ipcRenderer.invoke(CHANNELS.saveFile, name, bytes) as Promise<string | undefined>,
  openExternal: (url) => ipcRenderer.invoke(CHANNELS.openExternal, url) as Promise<boolean>,
  setLocale: (locale) => ipcRenderer.send(CHANNELS.setLocale, locale),
} satisfies DesktopBridge;

contextBridge.exposeInMainWorld('cuadra', bridge);
