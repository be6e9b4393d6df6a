import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window: one bundle, shown by Electron (`app://`) and by the web host alike. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'src-renderer'),
  // Relative addresses, so that both hosts serve the same files.
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
