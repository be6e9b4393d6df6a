/**
 * The gateway of the bench, in a process of its own: it answers what is read from it, and delivers at a steady pace,
 * whether or not answers come. An answer's time counts from when its delivery was due, so that a listener that stops
 * for a while does not look faster than it is. `node webhook-load.ts`; told by messages of its parent.
 */
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signed } from '../../webhooks/desk.ts';

export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  readonly perSecond: number;
  readonly seconds: number;
}
export interface LoadReport {
  readonly acknowledged: readonly string[];
  readonly refused: number;
  readonly latenciesMs: readonly number[];
  readonly tookMs: number;
}

const api = createServer((incoming, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({ id: incoming.url?.split('/').at(-1), status: 'paid', amount: 11_600, currency: 'MXN' }),
  );
});
api.listen(0, '127.0.0.1', () => process.send?.({ api: (api.address() as AddressInfo).port }));

process.on('message', (order: LoadOrder) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const total = order.perSecond * order.seconds;
  const acknowledged: string[] = [];
  const latenciesMs: number[] = [];
  let refused = 0;
  let sent = 0;
  let answered = 0;
  const startMs = performance.now();

  function deliver(n: number, dueMs: number): void {
    const id = `evt-${n}`;
    const { body, headers } = signed({ providerEventId: id });
    const call = request(
      {
        agent,
        host: '127.0.0.1',
        port: order.port,
        path: order.path,
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.on('end', () => done(response.statusCode === 200 ? id : undefined));
      },
    );
    call.on('error', () => done(undefined));
    call.end(body);
    function done(taken: string | undefined): void {
      answered += 1;
      if (taken === undefined) refused += 1;
      else {
        acknowledged.push(taken);
        latenciesMs.push(performance.now() - dueMs);
      }
      if (answered === total) {
        const report: LoadReport = { acknowledged, refused, latenciesMs, tookMs: performance.now() - startMs };
        process.send?.({ report });
      }
    }
  }

  const ticking = setInterval(() => {
    const due = Math.min(total, Math.floor(((performance.now() - startMs) / 1000) * order.perSecond));
    for (; sent < due; sent += 1) deliver(sent, startMs + (sent / order.perSecond) * 1000);
    if (sent === total) clearInterval(ticking);
  }, 2);
});
process.on('disconnect', () => process.exit());
