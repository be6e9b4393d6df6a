/** `npm run dev`: the window from its sources, with Vite's hot replacement, behind the same door. */
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createServer } from 'vite';
import { developmentPolicy } from './csp.ts';
import { authorityOf } from './guards.ts';
import type { WindowSource } from './server.ts';

/** Vite as a part of our server: its own WebSocket too goes over our port. */
export function developmentWindow(root: string): (server: Server) => Promise<WindowSource> {
  return async (server) => {
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const policy = developmentPolicy(authorityOf(port));
    const vite = await createServer({
      configFile: join(root, 'vite.config.ts'),
      appType: 'custom',
      server: { middlewareMode: true, hmr: { server }, cors: false },
    });
    return {
      handle(request, response) {
        response.setHeader('content-security-policy', policy);
        vite.middlewares(request, response, () => {
          const give = async (): Promise<void> => {
            const path = (request.url ?? '/').replace(/[?#].*$/, '');
            if (path !== '/' && path !== '/index.html') {
              response.writeHead(404).end();
              return;
            }
            const html = await vite.transformIndexHtml(
              path,
              await readFile(join(vite.config.root, 'index.html'), 'utf8'),
            );
            response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
          };
          give().catch((error: unknown) => {
            if (error instanceof Error) vite.ssrFixStacktrace(error);
            response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
            response.end(error instanceof Error ? error.stack : String(error));
          });
        });
      },
      close: () => vite.close(),
    };
  };
}
