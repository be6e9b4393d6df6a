/** What Electron's utility process runs. */
import type { ParentPort } from 'electron';
import type { ToEngine } from './engine-messages.ts';
import { runEngineProcess } from './engine-process.ts';

declare const process: NodeJS.Process & { readonly parentPort: ParentPort };

const { parentPort } = process;
await runEngineProcess(
  {
    onMessage: (listener) => parentPort.on('message', ({ data, ports }) => listener(data as ToEngine, ports)),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process's port, not a window
    tell: (message) => parentPort.postMessage(message),
  },
  process.argv.slice(2),
  (code) => process.exit(code),
);
