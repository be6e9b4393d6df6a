/** `npm run build`: window and shell into `dist/`, ready for `npx electron-builder`. */
import { join } from 'node:path';
import { buildWindow, windowPaths } from '../../web/build-window.ts';
import { bundleShell } from './bundle.ts';

const root = join(import.meta.dirname, '../../..');
await buildWindow(windowPaths(root));
await bundleShell(root);
