/** The bridge: what the page gets, and what it does not. */
import { EventEmitter } from 'node:events';
import type { ContextBridge, IpcRenderer } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { PORT_MESSAGE, type DesktopBridge } from '#contract/desktop.ts';
import { CHANNELS } from './channels.ts';

const fake = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  sent: [] as unknown[][],
  invoked: [] as unknown[][],
  ipc: undefined as EventEmitter | undefined,
}));

vi.mock('electron', () => {
  fake.ipc = new EventEmitter();
  const contextBridge: Pick<ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld: (name, api) => void fake.exposed.set(name, api),
  };
  const ipcRenderer: Pick<IpcRenderer, 'send' | 'invoke'> & { on: unknown; off: unknown } = {
    send: (...args) => void fake.sent.push(args),
    invoke: (...args) => Promise.resolve(void fake.invoked.push(args)),
    on: fake.ipc.on.bind(fake.ipc),
    off: fake.ipc.off.bind(fake.ipc),
  };
  return { contextBridge, ipcRenderer };
});

const posted: unknown[][] = [];
let bridge: DesktopBridge;

beforeEach(async () => {
  posted.length = 0;
  fake.sent.length = 0;
  vi.stubGlobal('window', {
    location: { origin: 'app://cuadra' },
    postMessage: (...args: unknown[]) => void posted.push(args),
  });
  await import('./preload.ts');
  bridge = fake.exposed.get('cuadra') as DesktopBridge;
});

test('is all there is: functions and a few words, no way to name a channel', () => {
  expect([...fake.exposed.keys()]).toEqual(['cuadra']);
  expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
    ['kind', 'string'],
    ['platform', 'string'],
    ['portMessage', 'string'],
    ['requestPort', 'function'],
    ['onEngineState', 'function'],
    ['onCommand', 'function'],
    ['saveFile', 'function'],
    ['openExternal', 'function'],
    ['setLocale', 'function'],
  ]);
});

test('passes the port on to this very page, and to no other origin', () => {
  const port = {};
  fake.ipc?.emit(CHANNELS.port, { ports: [port] });
  expect(posted).toEqual([[PORT_MESSAGE, 'app://cuadra', [port]]]);
});

test('says what its cage is when it asks for the engine', () => {
  bridge.requestPort();
  // Plain Node has neither: exactly what main refuses.
  expect(fake.sent).toEqual([[CHANNELS.requestPort, { sandboxed: undefined, isolated: undefined }]]);
});

test('gives what the shell says without the event it came with, until nobody listens', () => {
  const heard: unknown[][] = [];
  const stop = bridge.onCommand((...args) => void heard.push(args));
  fake.ipc?.emit(CHANNELS.command, { sender: 'secret' }, 'palette');
  stop();
  fake.ipc?.emit(CHANNELS.command, { sender: 'secret' }, 'search');
  expect(heard).toEqual([['palette']]);
});

test('asks the shell to save and to open', async () => {
  const bytes = new Uint8Array(2);
  await bridge.saveFile('a.pdf', bytes);
  await bridge.openExternal('https://sat.gob.mx');
  expect(fake.invoked).toEqual([
    [CHANNELS.saveFile, 'a.pdf', bytes],
    [CHANNELS.openExternal, 'https://sat.gob.mx'],
  ]);
});
