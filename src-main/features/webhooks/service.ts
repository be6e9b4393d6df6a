/** The inbox as a person sees it: what came, what became of it, and another try. */
import type { WebhookEvent, WebhookEventRow, WebhookGatewayState, WebhookStatus } from '#contract/webhooks.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { toStoredError } from '../jobs/settle.ts';
import type { StoredError } from '../jobs/tables.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { wakeCatchUp } from './catch-up.ts';
import { WEBHOOK_PATH, type Counts } from './door.ts';
import type { ListenerState } from './listener.ts';
import { shownBody, shownHeaders } from './mask.ts';
import type { InboxGateway, InboxGateways } from './ports.ts';
import { wakeProcess } from './process-job.ts';
import * as repository from './repository.ts';
import type { WebhookEventRow as WebhookEventRowOfTable } from './tables.ts';
import { refusalWords } from './words.ts';

/** Dead ones replayed in one transaction. */
const REPLAY_BATCH = 500;

export interface WebhooksServiceDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly gateways: Pick<InboxGateways, 'all'>;
  readonly listener: { state(): ListenerState };
  readonly counts: () => Readonly<Counts>;
  /** In the transaction in which a gateway's events changed. */
  readonly changed: (tx: Db, gatewayId: string) => void;
}

export type WebhooksService = ReturnType<typeof createWebhooksService>;

export function createWebhooksService(deps: WebhooksServiceDeps) {
  const { db, clock, audit, queue, gateways } = deps;

  function mustFind(tx: Db, id: string) {
    const row = repository.findEvent(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'webhooks.name', id } });
    return row;
  }

  function gatewayState(gateway: InboxGateway, locale: Locale): WebhookGatewayState {
    const { id, companyId, name, provider, sends } = gateway;
    const lastCameAtUtc = repository.lastCame(db, id);
    const poll = repository.findPoll(db, id);
    return {
      gatewayId: id,
      companyId,
      name,
      provider,
      sends,
      path: `${WEBHOOK_PATH}${id}`,
      ...(lastCameAtUtc === undefined ? {} : { lastCameAtUtc }),
      byState: {
        ...Object.fromEntries(repository.countOpen(db, id).map(({ state, count }) => [state, count])),
        dead: repository.countDead(db, id),
      },
      refusals: repository.listRefusals(db, id).map(({ reason, count, lastAtUtc }) => ({
        reason,
        message: translate(refusalWords(reason), {}, locale),
        count,
        lastAtUtc,
      })),
      ...(poll === undefined
        ? {}
        : {
            poll: {
              sinceUtc: poll.sinceUtc,
              ...(poll.polledAtUtc === null ? {} : { polledAtUtc: poll.polledAtUtc }),
              ...(poll.error === null ? {} : { error: shownError(poll.error, locale) }),
            },
          }),
    };
  }

  return {
    list({ cursor, limit, ...filter }: repository.EventFilter & Page, locale: Locale) {
      const before = cursor === undefined ? undefined : decodeCursor(cursor, ['id']).id;
      const gatewayIds = filter.query === undefined ? [] : gateways.all().map(({ id }) => id);
      const rows = repository.listEvents(db, filter, limit + 1, before, gatewayIds);
      return toPage(
        rows,
        limit,
        ({ id }) => ({ id }),
        (row) => toRow(row, locale),
      );
    },

    /** @throws CuadraError NOT_FOUND */
    get(id: string, locale: Locale): WebhookEvent {
      const row = mustFind(db, id);
      return {
        ...toRow(listedOf(row), locale),
        headers: shownHeaders(row.headers),
        body: row.body.length === 0 ? '' : shownBody(row.body),
        bodyBytes: row.body.length,
      };
    },

    /** @throws CuadraError NOT_FOUND */
    replay(id: string, by: RequestContext): WebhookEventRow {
      return db.transaction(
        (tx) => {
          const { gatewayId, companyId, state } = mustFind(tx, id);
          repository.reopen(tx, id, clock.now().toISOString());
          wakeProcess(tx, queue, { id: gatewayId, companyId });
          deps.changed(tx, gatewayId);
          audit(tx, { actor: by.actor, action: 'webhook.replayed', record: `webhook:${id}`, before: { state } });
          return toRow(listedOf(mustFind(tx, id)), by.locale);
        },
        { behavior: 'immediate' },
      );
    },

    replayDead(gatewayId: string | undefined, by: RequestContext): { replayed: number } {
      let replayed = 0;
      for (;;) {
        const now = db.transaction(
          (tx) => {
            const dead = repository.listEvents(tx, { gatewayId, states: ['dead'] }, REPLAY_BATCH);
            const touched = new Map(dead.map((row) => [row.gatewayId, row.companyId]));
            for (const { id } of dead) repository.reopen(tx, id, clock.now().toISOString());
            for (const [id, companyId] of touched) {
              wakeProcess(tx, queue, { id, companyId });
              deps.changed(tx, id);
            }
            if (dead.length > 0) {
              const record = `gateway:${gatewayId ?? 'all'}`;
              audit(tx, { actor: by.actor, action: 'webhook.replayed-dead', record, after: { count: dead.length } });
            }
            return dead.length;
          },
          { behavior: 'immediate' },
        );
        replayed += now;
        if (now < REPLAY_BATCH) return { replayed };
      }
    },

    catchUp(gatewayId: string | undefined): { jobIds: string[] } {
      const asked = gateways.all().filter(({ id }) => gatewayId === undefined || id === gatewayId);
      return db.transaction((tx) => ({ jobIds: asked.map((gateway) => wakeCatchUp(tx, queue, gateway)) }), {
        behavior: 'immediate',
      });
    },

    status(companyId: string | undefined, locale: Locale): WebhookStatus {
      const { error, ...listener } = deps.listener.state();
      const shown = gateways.all().filter((gateway) => companyId === undefined || gateway.companyId === companyId);
      return {
        listener: {
          ...listener,
          ...(listener.port === undefined ? {} : { address: `http://127.0.0.1:${listener.port}` }),
          ...(error === undefined ? {} : { error: shownError(toStoredError(error), locale) }),
        },
        counts: { ...deps.counts() },
        gateways: shown.map((gateway) => gatewayState(gateway, locale)),
      };
    },
  };
}

/** An error that was kept, in the reader's language. */
export function shownError({ code, message, params, provider }: StoredError, locale: Locale) {
  const key = `error.${code}`;
  return {
    code,
    message: hasMessage(key) ? translate(key, params, locale) : message,
    ...(provider === undefined ? {} : { provider }),
  };
}

function toRow(row: repository.ListedEvent, locale: Locale): WebhookEventRow {
  const { settledAtUtc, error, ...facts } = row;
  return {
    ...facts,
    ...(settledAtUtc === null ? {} : { settledAtUtc }),
    ...(error === null ? {} : { error: shownError(error, locale) }),
  };
}

/** What the list shows of a whole row. */
function listedOf({ body: _body, headers: _headers, event: _event, ...listed }: WebhookEventRowOfTable) {
  return listed;
}
