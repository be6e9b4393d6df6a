/** An inbox on a database of its own, with a made-up gateway that signs with HMAC and shows what a test puts there. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Answer, GatewayEvent, Page, WebhookInput, WebhookVerdict } from '#connectors/gateway/types.ts';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import type { Db } from '#db/types.ts';
import { createHttpListeners } from '#platform/http-listener.ts';
import { systemClock, type Clock } from '#ports/clock.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import { silentLogger } from '#ports/logger.ts';
import { systemTimers, type Timers } from '#ports/timers.ts';
import type { AuditEntry } from '../../src-main/features/audit/port.ts';
import { createAlertsService } from '../../src-main/features/alerts/service.ts';
import { loneInstance } from '../../src-main/features/jobs/instance.ts';
import { createJobQueue } from '../../src-main/features/jobs/queue.ts';
import { createJobRunner } from '../../src-main/features/jobs/runner.ts';
import {
  createWebhooks,
  type InboxGateway,
  type InboxGateways,
  type Look,
  type WebhooksDeps,
} from '../../src-main/features/webhooks/index.ts';

export const SECRET = 'whsec_of_the_test';
export const GATEWAY_ID = 'gw-one';

/** What the made-up gateway posts. */
export function signed(event: Partial<GatewayEvent> & { readonly providerEventId: string }, secret = SECRET) {
  const body = JSON.stringify({
    type: 'paid',
    providerType: 'payment.paid',
    objectId: `pay-${event.providerEventId}`,
    objectKind: 'payment',
    occurredAt: '2026-11-26T18:00:00.000Z',
    ...event,
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { body, headers: { 'content-type': 'application/json', 'x-signature': signature } };
}

function judge({ rawBody, headers }: Omit<WebhookInput, 'secrets'>): WebhookVerdict {
  const expected = Buffer.from(createHmac('sha256', SECRET).update(rawBody).digest('hex'));
  const given = Buffer.from(headers['x-signature'] ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return { kind: 'refused', events: [], reason: given.length === 0 ? 'no-signature' : 'bad-signature' };
  }
  return { kind: 'verified', events: [JSON.parse(Buffer.from(rawBody).toString()) as GatewayEvent] };
}

export interface DeskOptions extends Partial<Pick<WebhooksDeps, 'rate' | 'limits' | 'monotonicMs' | 'reachableSince'>> {
  /** A file, or in memory. */
  readonly path?: string;
  readonly clock?: Clock;
  readonly timers?: Timers;
  readonly faultPoints?: FaultPoints;
  /** How each event's object is, read from the gateway. The default is stored in `effects`. */
  readonly look?: (event: GatewayEvent, effect: (tx: Db) => void) => Look | Promise<Look>;
  readonly eventsSince?: (request: { sinceUtc: string; cursor?: string }) => Promise<Answer<Page<GatewayEvent>>>;
  readonly verify?: (input: Omit<WebhookInput, 'secrets'>) => Promise<WebhookVerdict>;
}

export type WebhookDesk = ReturnType<typeof openWebhookDesk>;

export function openWebhookDesk(options: DeskOptions = {}) {
  const clock = options.clock ?? systemClock;
  const timers = options.timers ?? systemTimers;
  const faultPoints = options.faultPoints ?? noFaultPoints;
  const opened: OpenedDatabase = openDatabase({ path: options.path ?? ':memory:', now: () => clock.now() });
  const { db, raw } = opened;
  const companyId = companyIn(opened, clock);
  // Where the effect of an event is counted, in the transaction that settles it.
  raw.exec('CREATE TABLE IF NOT EXISTS test_effects (object_id TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT');
  const count = raw.prepare(
    'INSERT INTO test_effects VALUES (?, 1) ON CONFLICT (object_id) DO UPDATE SET times = times + 1',
  );
  const gateway: InboxGateway = {
    id: GATEWAY_ID,
    companyId,
    provider: 'made-up',
    name: 'Inventada',
    createdAtUtc: clock.now().toISOString(),
    sends: true,
    maxParallel: 8,
  };
  const state = { gateway: gateway as InboxGateway | undefined, looks: [] as string[] };
  const gateways: InboxGateways = {
    find: (id) => (id === state.gateway?.id ? state.gateway : undefined),
    all: () => (state.gateway === undefined ? [] : [state.gateway]),
    verify: (_id, input) => (options.verify === undefined ? Promise.resolve(judge(input)) : options.verify(input)),
    eventsSince: (_id, request) =>
      options.eventsSince?.(request) ?? Promise.resolve({ kind: 'unsupported', words: { provider: 'made-up' } }),
    // oxlint-disable-next-line require-await -- what it throws rejects
    async look(_id, event) {
      state.looks.push(event.objectId);
      const effect = (): void => void count.run(event.objectId);
      return options.look === undefined ? { kind: 'apply', apply: effect } : options.look(event, effect);
    },
  };
  const audited: AuditEntry[] = [];
  const base = {
    db,
    clock,
    timers,
    logger: silentLogger,
    audit: (_tx: Db, entry: AuditEntry) => void audited.push(entry),
  };
  const queue = createJobQueue({ clock });
  const runner = createJobRunner({ ...base, queue, instance: loneInstance(), faultPoints });
  const alerts = createAlertsService(base);
  const webhooks = createWebhooks({
    ...base,
    ...options,
    queue,
    runner,
    alerts,
    listeners: createHttpListeners({ logger: silentLogger }),
    gateways,
    reachableSince: options.reachableSince ?? (() => undefined),
    faultPoints,
  });

  return {
    ...opened,
    clock,
    companyId,
    webhooks,
    queue,
    runner,
    alerts,
    audited,
    state,
    /** Posts to the listener as the gateway does. */
    async post(
      { body, headers }: { body: string; headers: Record<string, string> },
      path = `/payments/webhook/${GATEWAY_ID}`,
    ) {
      const { port } = webhooks.listener.state();
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers });
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    },
    rows: () => webhooks.service.list({ limit: 500 }, 'es-MX').rows,
    /** How often each object's state was stored. */
    effects: () =>
      new Map(
        (raw.prepare('SELECT object_id, times FROM test_effects').all() as { object_id: string; times: number }[]).map(
          (row) => [row.object_id, row.times],
        ),
      ),
    async close() {
      await runner.stop(2000);
      await webhooks.close();
      opened.close();
    },
  };
}

/** The one company, made the first time. */
function companyIn({ raw }: OpenedDatabase, clock: Clock): string {
  const known = raw.prepare('SELECT id FROM companies').pluck().get() as string | undefined;
  if (known !== undefined) return known;
  const id = uuidv7();
  const now = clock.now().toISOString();
  raw
    .prepare(
      `INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
       VALUES (?, 'EKU9003173C9', 'ESCUELA KEMPER URGATE', '601', '42501', ?, ?)`,
    )
    .run(id, now, now);
  return id;
}
