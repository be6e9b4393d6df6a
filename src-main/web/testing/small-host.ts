/** A web host over a contract of three procedures and a window of a few files: what its tests talk to. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oc } from '@orpc/contract';
import { eventIterator, implement } from '@orpc/server';
import { z } from 'zod';
import { procedure } from '#contract/common.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { silentLogger } from '#ports/logger.ts';
import type { RequestContext } from '../../rpc/context.ts';
import { startWebHost } from '../server.ts';

export const contract = {
  test: {
    echo: procedure.input(z.strictObject({ text: z.string() })).output(z.object({ text: z.string(), as: z.string() })),
    refuse: procedure.output(z.string()),
    ticks: oc.output(eventIterator(z.object({ tick: z.number() }))),
  },
};

/** A stream that says what it is told, and knows when nobody listens any more. */
function ticking() {
  const waiting: number[] = [];
  let arrived = Promise.withResolvers<void>();
  const ticks = {
    ended: false,
    send(tick: number) {
      waiting.push(tick);
      arrived.resolve();
    },
    async *stream(signal: AbortSignal | undefined): AsyncGenerator<{ tick: number }> {
      signal?.addEventListener('abort', () => {
        ticks.ended = true;
      });
      for (;;) {
        await arrived.promise;
        arrived = Promise.withResolvers();
        for (const tick of waiting.splice(0)) yield { tick };
      }
    },
  };
  return ticks;
}

export async function startSmallHost() {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-web-'));
  const built = join(folder, 'renderer');
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(
    join(built, 'index.html'),
    '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  writeFileSync(join(built, 'assets', 'main-Ab12Cd34.js'), 'export {};');
  writeFileSync(join(built, 'assets', 'main-Ab12Cd34.js.map'), '{}');
  writeFileSync(join(built, 'icon.svg'), '<svg/>');
  writeFileSync(join(built, '.hidden.json'), '{}');
  writeFileSync(join(folder, 'outside.txt'), 'secret');
  symlinkSync(join(folder, 'outside.txt'), join(built, 'link.txt'));
  const ticks = ticking();
  const os = implement(contract).$context<RequestContext>();
  const host = await startWebHost({
    router: os.router({
      test: {
        echo: os.test.echo.handler(({ input, context }) => ({
          text: input.text,
          as: `${context.actor} ${context.locale}`,
        })),
        refuse: os.test.refuse.handler(() => {
          throw new CuadraError('NOT_FOUND', { params: { what: 'invoices.name', id: '7' } });
        }),
        ticks: os.test.ticks.handler(({ signal }) => ticks.stream(signal)),
      },
    }),
    logger: silentLogger,
    context: { actor: 'desktop:ana', locale: 'es-MX' },
    rendererFolder: built,
    rpcLimitBytes: 4096,
  });
  return {
    host,
    ticks,
    async close() {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
