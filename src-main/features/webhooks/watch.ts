/** What is the matter with a gateway's webhooks: dead letters, refused deliveries, and a silence of a day. */
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { AlertsService, Matter } from '../alerts/service.ts';
import type { InboxGateway } from './ports.ts';
import * as repository from './repository.ts';
import { refusalWords } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
export const WEBHOOK_ALERTS = ['webhook.silent', 'webhook.dead', 'webhook.refused'] as const;

export interface WebhookWatchDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly alerts: Pick<AlertsService, 'observe' | 'recordsWith'>;
  /**
   * Since when this gateway has had a way to reach us; undefined where it has none, and silence means nothing.
   */
  readonly reachableSince: (gatewayId: string) => string | undefined;
}

export type WebhookWatch = ReturnType<typeof createWebhookWatch>;

export function createWebhookWatch({ db, clock, alerts, reachableSince }: WebhookWatchDeps) {
  function mattersOf(tx: Db, gateway: InboxGateway): Matter[] {
    const matters: Matter[] = [];
    const params = { gateway: gateway.name };
    const dead = repository.countDead(tx, gateway.id);
    if (dead > 0) matters.push({ kind: 'webhook.dead', severity: 'critical', params: { ...params, count: dead } });
    for (const { reason, count } of repository.listRefusals(tx, gateway.id)) {
      matters.push({
        kind: 'webhook.refused',
        severity: 'warning',
        subject: reason,
        params: { ...params, count, reason: refusalWords(reason) },
      });
    }
    const since = reachableSince(gateway.id);
    if (since !== undefined && gateway.sends) {
      const last = repository.lastCame(tx, gateway.id);
      const quietSince = last !== undefined && last > since ? last : since;
      if (clock.now().getTime() - Date.parse(quietSince) >= DAY_MS) {
        matters.push({
          kind: 'webhook.silent',
          severity: 'warning',
          params: { ...params, since: quietSince.slice(0, 16).replace('T', ' ') },
        });
      }
    }
    return matters;
  }

  /** Puts a gateway's alerts in agreement with how it stands, in the caller's transaction. */
  function observe(tx: Db, gateway: InboxGateway): void {
    const record = { kind: 'gateway', id: gateway.id };
    alerts.observe(tx, {
      record,
      companyId: gateway.companyId,
      watched: WEBHOOK_ALERTS,
      matters: mattersOf(tx, gateway),
    });
  }

  return {
    observe,
    observeAll(gateways: readonly InboxGateway[]): void {
      const there = new Set(gateways.map(({ id }) => id));
      db.transaction(
        (tx) => {
          for (const gateway of gateways) observe(tx, gateway);
          // Of one that is gone nothing is the matter any more.
          for (const id of alerts.recordsWith('gateway').filter((known) => !there.has(known))) {
            alerts.observe(tx, { record: { kind: 'gateway', id }, watched: WEBHOOK_ALERTS, matters: [] });
          }
        },
        { behavior: 'immediate' },
      );
    },
  };
}
