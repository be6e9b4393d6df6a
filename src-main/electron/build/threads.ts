/** Programs of threads in a bundle. */
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** `new URL('./x.ts', import.meta.url)`, the program of a thread: it becomes an entry of its own. */
const THREAD = /new URL\(\s*'(\.\/[\w-]+\.ts)',\s*import\.meta\.url\s*\)/g;
/** The same in another way of writing, which would be missing from the package, and only there. */
const MISSED = /new URL\([^)]*\.ts['"`]/;

/** Makes an entry of its own of every thread's program, beside the code that starts it. */
export function threads(): Plugin {
  return {
    name: 'cuadra:threads',
    // The sources as they were written, before anything turns them into JavaScript.
    enforce: 'pre',
    transform: {
      filter: { id: /src-main\/.*\.ts$/, code: THREAD },
      handler(code, id) {
        return code.replaceAll(THREAD, (_whole, path: string) => {
          const reference = this.emitFile({ type: 'chunk', id: resolve(dirname(id), path) });
          return `new URL(import.meta.ROLLUP_FILE_URL_${reference})`;
        });
      },
    },
    renderChunk(code, { name }) {
      if (MISSED.test(code)) this.error(`${name}: the program of a thread was not found`);
      return null;
    },
    // Beside the code that asks for it; Vite would make it an address of a web server.
    resolveFileUrl: ({ relativePath }) => `new URL('${relativePath}', import.meta.url).href`,
  };
}
