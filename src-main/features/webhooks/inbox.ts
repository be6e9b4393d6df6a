/**
 * Storing what came. Deliveries that wait for the disk share one commit: while it is being written others gather, so
 * that the disk is waited for once for all of them. Nobody is answered before the commit that has his delivery; when
 * it fails (a full disk), none of them is told that it was taken.
 */
import { v7 as uuidv7 } from 'uuid';
import type { GatewayEvent } from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { InboxGateway } from './ports.ts';
import * as repository from './repository.ts';
import type { WebhookEventRow } from './tables.ts';

/** Deliveries of one commit; more wait for the next, so that others have their turn. */
const BATCH = 256;

export interface Delivery {
  readonly gateway: Pick<InboxGateway, 'id' | 'companyId' | 'provider'>;
  readonly via: WebhookEventRow['via'];
  readonly trust: WebhookEventRow['trust'];
  readonly events: readonly GatewayEvent[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** How many of a delivery's events were new, and how many had come before. */
export interface Kept {
  readonly stored: number;
  readonly repeated: number;
}

export interface InboxDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly faultPoints: FaultPoints;
  /** Called in the transaction that stored something new of a gateway. */
  readonly onStored: (tx: Db, gateway: Delivery['gateway']) => void;
}

export type Inbox = ReturnType<typeof createInbox>;

export function createInbox({ db, clock, faultPoints, onStored }: InboxDeps) {
  let waiting: { readonly delivery: Delivery; resolve(kept: Kept): void; reject(error: unknown): void }[] = [];
  let scheduled = false;

  /** In the caller's transaction. */
  function storeWithin(tx: Db, deliveries: readonly Delivery[]): Kept[] {
    const nowUtc = clock.now().toISOString();
    const fresh = new Map<string, Delivery['gateway']>();
    const kept = deliveries.map((delivery) => {
      const isNew = delivery.events.map((event) => repository.insertEvent(tx, rowOf(delivery, event, nowUtc)));
      const stored = isNew.filter(Boolean).length;
      if (stored > 0) fresh.set(delivery.gateway.id, delivery.gateway);
      return { stored, repeated: isNew.length - stored };
    });
    for (const gateway of fresh.values()) onStored(tx, gateway);
    return kept;
  }

  function flush(): void {
    scheduled = false;
    const batch = waiting.slice(0, BATCH);
    waiting = waiting.slice(BATCH);
    if (waiting.length > 0) schedule();
    try {
      faultPoints.hit('webhooks.before-commit');
      const deliveries = batch.map(({ delivery }) => delivery);
      const kept = db.transaction((tx) => storeWithin(tx, deliveries), { behavior: 'immediate' });
      faultPoints.hit('webhooks.committed');
      for (const [index, one] of batch.entries()) one.resolve(kept[index] ?? { stored: 0, repeated: 0 });
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    // After everything that has already arrived was read.
    setImmediate(flush);
  }

  return {
    storeWithin,

    /** Resolves when it is on the disk. @throws whatever kept it from being stored */
    store(delivery: Delivery): Promise<Kept> {
      return new Promise((resolve, reject) => {
        waiting.push({ delivery, resolve, reject });
        schedule();
      });
    },
  };
}

function rowOf(delivery: Delivery, event: GatewayEvent, nowUtc: string): repository.NewEvent {
  const { gateway, via, trust, headers, body } = delivery;
  return {
    id: uuidv7(),
    gatewayId: gateway.id,
    companyId: gateway.companyId,
    provider: gateway.provider,
    providerEventId: event.providerEventId,
    via,
    trust,
    type: event.type,
    providerType: event.providerType,
    objectId: event.objectId,
    objectKind: event.objectKind,
    state: 'pending',
    runAtUtc: nowUtc,
    occurredAtUtc: event.occurredAt,
    receivedAtUtc: nowUtc,
    event,
    headers,
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  };
}
