/** The child as one file: hundreds of starts would otherwise read the same few hundred sources each. */
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { threads } from '../../src-main/electron/build/threads.ts';

const root = resolve(import.meta.dirname, '../..');

/** Bundles a child and gives the path of the file to run; each suite has a `name` of its own. */
export async function buildChild(child = join(import.meta.dirname, 'child.ts'), name = 'kill'): Promise<string> {
  // Inside the project, so that the native packages beside it are found.
  const outDir = join(root, 'node_modules/.cache', `cuadra-${name}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [threads()],
    // Its node_modules are bundled too; only native addons cannot be.
    ssr: { noExternal: true, external: ['better-sqlite3', '@napi-rs/keyring', '@ngrok/ngrok'] },
    build: {
      ssr: child,
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'child.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  return join(outDir, 'child.mjs');
}
