/**
 * Bundles the desktop shell into `dist/electron`: main process, preload and engine, each in the form that
 * Electron wants. Only the native modules stay outside; everything else is inside, so that the package
 * carries no dependencies but those.
 */
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { threads } from './threads.ts';

/** Stays outside: Electron itself, and what carries machine code. */
const EXTERNAL = [/^electron$/, /^better-sqlite3$/, /^@napi-rs\//, /^@ngrok\//];

/** Writes `output`, made anew; the old one is there until the new one is complete. */
export async function bundleShell(root: string, output = join(root, 'dist', 'electron')): Promise<void> {
  const fresh = `${output}-${process.pid}`;
  const old = `${fresh}-old`;
  const source = (name: string): string => join(root, 'src-main', 'electron', name);
  try {
    await build(config(root, fresh, 'es', { main: source('main.ts'), engine: source('engine-entry.ts') }));
    // A sandboxed preload is one CommonJS file.
    await build(config(root, fresh, 'cjs', { preload: source('preload.ts') }));
    await copyFile(join(root, 'resources', 'icon.png'), join(fresh, 'icon.png'));
    await mkdir(dirname(output), { recursive: true });
    await rename(output, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(fresh, output);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

function config(root: string, outDir: string, format: 'es' | 'cjs', input: Record<string, string>): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [threads()],
    ssr: { noExternal: true, target: 'node' },
    resolve: { conditions: ['node', 'import', 'module', 'default'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      // What support reads in a report should say where it was.
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input,
        external: EXTERNAL,
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
        },
      },
    },
  };
}
