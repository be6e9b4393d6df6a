import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

/** The window: one bundle, shown by Electron (`app://`) and by the web host alike. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src-renderer'),
  // Relative addresses, so that both hosts serve the same files.
  base: './',
  plugins: [react(), mantineStyles()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: (id, context) => (isOfFirstScreen(id, context) ? 'first' : null) }] },
      },
    },
  },
});

/** The window and its first screen: what they import of ours is loaded as one file instead of a hundred small ones. */
const FIRST_SCREEN = ['main.tsx', 'app/frame/frame.tsx', 'features/home/home.tsx'];
const OURS = /[\\/]src-(?:renderer|shared)[\\/]/;
const ICON = /[\\/](Icon\w+)\.m?js$/;
let firstScreen: { readonly modules: ReadonlySet<string>; readonly icons: ReadonlySet<string> } | undefined;

function isOfFirstScreen(id: string, context: Rolldown.ChunkingContext): boolean {
  if (firstScreen === undefined) {
    const modules = new Set(FIRST_SCREEN.map((file) => resolve(import.meta.dirname, 'src-renderer', file)));
    const icons = new Set<string>();
    for (const module of modules) {
      const info = context.getModuleInfo(module);
      // A library's index names everything that the library has; of it only what is used is kept, later.
      for (const imported of info?.importedIds ?? []) if (OURS.test(imported)) modules.add(imported);
      for (const [icon] of info?.code?.matchAll(/\bIcon[A-Z]\w+/g) ?? []) icons.add(icon);
    }
    firstScreen = { modules, icons };
  }
  return firstScreen.modules.has(id) || firstScreen.icons.has(ICON.exec(id)?.[1] ?? '');
}

/**
 * `import 'mantine.css'`: Mantine's styles, those of a component loaded with its script (all of them are twice what the
 * window uses, and most of that is not for its first screen). Each component has a cascade layer of its own and the
 * order of the layers is said first, so that it does not matter which chunk comes when; our own rules stand outside of
 * the layers and win over every one, but for those in the layer `ground`, which lie below.
 */
function mantineStyles(): Plugin {
  const whole = createRequire(import.meta.url).resolve('@mantine/core/styles.css');
  const folder = join(dirname(whole), 'styles');
  const GENERAL = ['baseline', 'default-css-variables', 'global'];
  let dev = false;
  const styleOf = (name: string): string => readFileSync(join(folder, `${name}.css`), 'utf8');
  const layered = (name: string): string => `@layer mantine.${name} {\n${styleOf(name)}\n}\n`;
  /** Names of the components in the order that Mantine's whole stylesheet has them. */
  const inOrder = (): string[] => {
    const text = readFileSync(whole, 'utf8');
    const names = readdirSync(folder).flatMap((file) => /^([\w-]+)\.css$/.exec(file)?.[1] ?? []);
    const placed = names.map((name) => ({ name, at: text.indexOf(styleOf(name).trim().slice(0, 60)) }));
    const lost = placed.find(({ at }) => at < 0);
    if (lost !== undefined) throw new Error(`${lost.name} is not part of Mantine's styles.css`);
    return placed.toSorted((a, b) => a.at - b.at).map(({ name }) => name);
  };
  const layers = (): { name: string; text: string } => {
    const names = inOrder().map((name) => `mantine.${name}`);
    const text = `@layer ground, ${names.join(', ')};\n`;
    const hash = createHash('sha256').update(text).digest('base64url').slice(0, 8);
    return { name: `assets/layers-${hash}.css`, text };
  };
  return {
    name: 'mantine-styles',
    enforce: 'pre',
    configResolved: ({ command }) => {
      dev = command === 'serve';
    },
    resolveId: (id) => (/^mantine(\/\w+)?\.css$/.test(id) ? `/${id}` : undefined),
    load(id) {
      const component = /^\/mantine\/(\w+)\.css$/.exec(id)?.[1];
      if (component !== undefined) return layered(component);
      if (id !== '/mantine.css') return undefined;
      return dev ? `@layer ground, mantine;\n@import '@mantine/core/styles.layer.css';` : GENERAL.map(layered).join('');
    },
    // First of all, and a file of its own: the style of a shared chunk may stand before that of the entry.
    transformIndexHtml: () =>
      dev ? [] : [{ tag: 'link', attrs: { rel: 'stylesheet', href: `./${layers().name}` }, injectTo: 'head-prepend' }],
    generateBundle() {
      const { name, text } = layers();
      this.emitFile({ type: 'asset', fileName: name, source: text });
    },
    transform(code, id) {
      const component = /[\\/]@mantine[\\/]core[\\/]esm[\\/].*[\\/](\w+)\.module\.mjs$/.exec(id)?.[1];
      return component === undefined || dev
        ? undefined
        : { code: `import 'mantine/${component}.css';\n${code}`, map: null };
    },
  };
}
