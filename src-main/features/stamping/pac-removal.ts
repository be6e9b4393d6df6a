/**
 * Removing an account. It stays, out of sight, for the attempts that name it. Its credentials are erased when the
 * time is over in which the removal can be taken back: ten minutes later, or at the first look after that.
 */
import type { PacConfig, PacRemoval } from '#contract/stamping.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { secretScope, type PacConnections, type PacSecrets } from './connections.ts';
import * as consents from './consents-repository.ts';
import { otherEnvironment } from './one-environment.ts';
import { PAC_JOBS } from './pac-configs.ts';
import { configView } from './pac-views.ts';
import { healthy } from './records.ts';
import * as repository from './repository.ts';

const TAKE_BACK_MS = 10 * 60 * 1000;

export interface PacRemovalDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly secrets: Pick<PacSecrets, 'forget'>;
  readonly connections: Pick<PacConnections, 'displayNameOf' | 'close'>;
}

export type PacRemovals = ReturnType<typeof createPacRemoval>;

export function createPacRemoval({ db, clock, timers, audit, queue, secrets, connections }: PacRemovalDeps) {
  const timersUnderWay = new Set<CancelTimer>();
  const now = (): string => clock.now().toISOString();
  const endOf = (archivedAtUtc: string): string =>
    new Date(new Date(archivedAtUtc).getTime() + TAKE_BACK_MS).toISOString();
  const notFound = (id: string): CuadraError => new CuadraError('NOT_FOUND', { params: { what: 'stamping.pac', id } });

  /** Erases the credentials of the accounts whose removal can no longer be taken back. */
  function forget(): void {
    db.transaction(
      (tx) => {
        for (const { id, archivedAtUtc } of repository.listRemoved(tx)) {
          if (archivedAtUtc !== null && endOf(archivedAtUtc) <= now()) secrets.forget(tx, secretScope(id));
        }
      },
      { behavior: 'immediate' },
    );
  }

  return {
    forget,

    /**
     * @throws CuadraError NOT_FOUND, STALE_VERSION, PAC_IN_USE (stamps are asked for there), PAC_KEEPS_CSD (its
     *   provider has, or may have, a CSD)
     */
    remove({ id, version }: { id: string; version: number }, by: RequestContext): PacRemoval {
      const archivedAtUtc = now();
      db.transaction(
        (tx) => {
          const row = repository.findConfig(tx, id);
          if (row === undefined) throw notFound(id);
          const params = { provider: connections.displayNameOf(row.provider) };
          if (row.version !== version) throw new CuadraError('STALE_VERSION');
          const count = repository.countOpenAttempts(tx, id);
          if (count > 0) throw new CuadraError('PAC_IN_USE', { params: { ...params, count } });
          if (consents.findUnremoved(tx, id) !== undefined) throw new CuadraError('PAC_KEEPS_CSD', { params });
          repository.updateConfigAtVersion(tx, id, version, { ...healthy, archivedAtUtc, updatedAtUtc: archivedAtUtc });
          repository.reorder(tx, row.companyId);
          const before = configView(tx, connections, row, by.locale);
          audit(tx, { actor: by.actor, action: 'pac.removed', record: `pac:${id}`, before });
        },
        { behavior: 'immediate' },
      );
      connections.close(id);
      const cancel = timers.after(TAKE_BACK_MS, () => {
        timersUnderWay.delete(cancel);
        forget();
      });
      timersUnderWay.add(cancel);
      return { id, restorableUntilUtc: endOf(archivedAtUtc) };
    },

    /**
     * Takes a removal back: at its old place, with its credentials. Paused where an account of another environment
     * is in use meanwhile.
     * @throws CuadraError NOT_FOUND, PAC_FORGOTTEN when it was removed too long ago
     */
    restore(id: string, by: RequestContext): PacConfig {
      return db.transaction(
        (tx) => {
          const row = repository.findRemoved(tx, id);
          if (row === undefined || row.archivedAtUtc === null) throw notFound(id);
          const { companyId, environment, rank, version } = row;
          if (endOf(row.archivedAtUtc) <= now()) {
            const params = { provider: connections.displayNameOf(row.provider) };
            throw new CuadraError('PAC_FORGOTTEN', { params });
          }
          const mixed = otherEnvironment(repository.listConfigs(tx, companyId), environment) !== undefined;
          const columns = { archivedAtUtc: null, updatedAtUtc: now(), ...(mixed ? { state: 'paused' as const } : {}) };
          repository.updateConfigAtVersion(tx, id, version, columns);
          repository.reorder(tx, companyId, id, rank);
          const found = repository.findConfig(tx, id);
          if (found === undefined) throw notFound(id);
          const after = configView(tx, connections, found, by.locale);
          audit(tx, { actor: by.actor, action: 'pac.restored', record: `pac:${id}`, after });
          for (const kind of PAC_JOBS) queue.makeDue(tx, kind, companyId);
          return after;
        },
        { behavior: 'immediate' },
      );
    },

    close(): void {
      for (const cancel of timersUnderWay) cancel();
      timersUnderWay.clear();
    },
  };
}
