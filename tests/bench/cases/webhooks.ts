/**
 * A minute of webhooks at more than the asked pace, over real sockets into a real database, each read again from its
 * gateway over HTTP and settled meanwhile. The gateway is a process of its own, off this one's core where there is
 * another. None may be lost and none may have its effect twice.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttp } from '#platform/http.ts';
import { GATEWAY_ID, openWebhookDesk } from '../../webhooks/desk.ts';
import type { LoadReport } from '../support/webhook-load.ts';
import type { Figure, Goal } from '../types.ts';

export const ids = ['webhooks_per_s', 'webhooks_p99_ms', 'webhooks_lost'] as const;
export const goals: readonly Goal[] = [
  { id: 'webhooks_per_s', is: '>=', value: 500 },
  { id: 'webhooks_p99_ms', is: '<', value: 50 },
  { id: 'webhooks_lost', is: '<=', value: 0 },
];

/** Somewhat more than the goal, so that a pace that is kept reaches it. */
const PER_SECOND = 510;
const SECONDS = Number(process.env['CUADRA_BENCH_WEBHOOK_SECONDS'] ?? 60);
/** Longest wait for what is still being worked on when the last one was answered. */
const DRAIN_MS = 120_000;

export async function run(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-bench-hooks-'));
  const load = startLoad();
  const http = createHttp();
  try {
    const [{ api }] = (await once(load, 'message')) as [{ api: number }];
    const desk = openWebhookDesk({
      path: join(folder, 'cuadra.db'),
      async look(event, effect) {
        const answer = await http.request({
          method: 'GET',
          url: `http://127.0.0.1:${api}/v1/payments/${event.objectId}`,
        });
        const { status } = JSON.parse(await answer.text()) as { status: string };
        if (status !== 'paid') throw new Error(`the gateway of the bench said ${status}`);
        return { kind: 'apply', apply: effect };
      },
    });
    try {
      desk.runner.start();
      const port = await desk.webhooks.listener.open();
      load.send({ port, path: `/payments/webhook/${GATEWAY_ID}`, perSecond: PER_SECOND, seconds: SECONDS });
      const [{ report }] = (await once(load, 'message')) as [{ report: LoadReport }];
      const left = desk.raw.prepare("SELECT count(*) FROM webhook_events WHERE state <> 'done'").pluck();
      for (const endMs = performance.now() + DRAIN_MS; left.get() !== 0 && performance.now() < endMs;) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const effects = desk.effects();
      // Acknowledged and not worked on exactly once.
      const lost = report.acknowledged.filter((id) => effects.get(`pay-${id}`) !== 1).length;
      const sorted = report.latenciesMs.toSorted((a, b) => a - b);
      return [
        { id: 'webhooks_per_s', value: (report.acknowledged.length / report.tookMs) * 1000, unit: '1/s' },
        { id: 'webhooks_p99_ms', value: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN, unit: 'ms' },
        { id: 'webhooks_lost', value: lost, unit: '' },
      ];
    } finally {
      await desk.close();
    }
  } finally {
    load.disconnect();
    await http.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bench's process is bound to one core, and so would be its children. */
function startLoad() {
  const script = join(import.meta.dirname, '..', 'support', 'webhook-load.ts');
  const stdio: ['ignore', 'inherit', 'inherit', 'ipc'] = ['ignore', 'inherit', 'inherit', 'ipc'];
  const free = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0;
  const all = `0-${cpus().length - 1}`;
  const command = free ? 'taskset' : process.execPath;
  const args = free ? ['-c', all, process.execPath, script] : [script];
  return spawn(command, args, { stdio });
}
