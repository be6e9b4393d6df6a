/**
 * Providers that seal by themselves: the operator's consent that one of them keeps a CSD, the hand-over,
 * and taking it back. The consent is written down before anything leaves this machine, and an account is
 * used only while one is in force and the provider is known to have that CSD.
 */
import { v7 as uuidv7 } from 'uuid';
import type { CsdOutcome } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { CsdHandOver } from '../csds/hand-over.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Accounts } from './accounts.ts';
import type { NoAnswer, PacCalls } from './call.ts';
import type { PacConnections } from './connections.ts';
import * as consents from './consents-repository.ts';
import * as repository from './repository.ts';
import { STAMP_JOB } from './stamp-job.ts';
import type { PacConfigRow, PacConsentRow } from './tables.ts';

export interface ConsentsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly connections: PacConnections;
  readonly call: PacCalls;
  readonly accounts: Pick<Accounts, 'errorOf'>;
  /** A CSD's files; throws where it may not seal. */
  readonly handOver: (tx: Db, csdId: string) => CsdHandOver;
}

export type Consents = ReturnType<typeof createConsents>;

export function createConsents(deps: ConsentsDeps) {
  const { db, clock, audit, queue, connections, call, accounts } = deps;
  const now = (): string => clock.now().toISOString();

  function mustFind(tx: Db, id: string): PacConfigRow {
    const row = repository.findConfig(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'stamping.pac', id } });
    return row;
  }

  /** Writes the consent down; the same CSD again goes on with the one there is. */
  function give(tx: Db, config: PacConfigRow, files: CsdHandOver, by: RequestContext): PacConsentRow {
    const { csdId, rfc, number, validToUtc, cer } = files;
    const before = consents.findConsent(tx, config.id);
    if (before?.csdId === csdId) return before;
    if (before !== undefined) consents.withdraw(tx, config.id, by.actor, now());
    const row: PacConsentRow = {
      id: uuidv7(),
      pacConfigId: config.id,
      csdId,
      rfc,
      number,
      validToUtc,
      certificate: Buffer.from(cer),
      givenBy: by.actor,
      givenAtUtc: now(),
      storedAtUtc: null,
      withdrawnBy: null,
      withdrawnAtUtc: null,
      removedAtUtc: null,
    };
    consents.insertConsent(tx, row);
    note(tx, config, by.actor, 'csd-consented', row);
    return row;
  }

  function note(tx: Db, config: PacConfigRow, actor: string, what: string, consent: PacConsentRow): void {
    const { csdId, rfc, number, givenBy, givenAtUtc } = consent;
    const after = {
      provider: config.provider,
      environment: config.environment,
      csdId,
      rfc,
      number,
      givenBy,
      givenAtUtc,
    };
    audit(tx, { actor, action: `pac.${what}`, record: `pac:${config.id}`, after });
  }

  /** What a call came to that was not done, as an error. */
  function failed(config: PacConfigRow, outcome: Exclude<CsdOutcome, { kind: 'done' }> | NoAnswer): CuadraError {
    const { words } = outcome;
    const params = { provider: connections.displayNameOf(config.provider) };
    switch (outcome.kind) {
      case 'refused':
        return new CuadraError('PAC_CSD_REFUSED', { params, provider: words });
      case 'unknown':
      case 'no-answer':
        return new CuadraError('PAC_CSD_UNKNOWN', { params, provider: words, retriable: true });
      case 'unavailable':
      case 'credentials':
      case 'no-credits':
      case 'rate-limited':
      default:
        return accounts.errorOf(outcome);
    }
  }

  return {
    /**
     * Hands a CSD over to a provider that seals, after the operator consented (`consent: true` in the
     * contract). Repeating it is harmless: there is one CSD for each RFC there.
     * @throws CuadraError NOT_FOUND, PAC_SEALS_LOCALLY, PAC_CSD_OTHER_COMPANY, those of the CSD and the vault,
     *   PAC_CSD_REFUSED, PAC_CSD_UNKNOWN, and the account's (STAMP_CREDENTIALS…)
     */
    async upload({ id, csdId }: { id: string; csdId: string }, by: RequestContext): Promise<void> {
      const config = mustFind(db, id);
      const connection = connections.to(config);
      const { connector, declaration } = connection;
      const { csds } = connector;
      if (csds === undefined) {
        throw new CuadraError('PAC_SEALS_LOCALLY', { params: { provider: declaration.displayName }, field: 'id' });
      }
      const files = deps.handOver(db, csdId);
      if (files.companyId !== config.companyId) throw new CuadraError('PAC_CSD_OTHER_COMPANY', { field: 'csdId' });
      const consent = db.transaction((tx) => give(tx, config, files, by), { behavior: 'immediate' });
      const outcome = await connections.using(connector, () =>
        call(declaration, declaration.timeoutsMs.cancel, new AbortController().signal, (options) =>
          csds.store(files, options),
        ),
      );
      if (outcome.kind !== 'done') throw failed(config, outcome);
      db.transaction(
        (tx) => {
          consents.markStored(tx, consent, now());
          note(tx, config, by.actor, 'csd-stored', consent);
          queue.makeDue(tx, STAMP_JOB, config.companyId);
        },
        { behavior: 'immediate' },
      );
    },

    /**
     * Takes the consent back: from now on the account stamps nothing. Then the provider is asked to remove
     * the CSD, which can be repeated until it says that it did.
     * @throws CuadraError NOT_FOUND, PAC_NO_CSD, PAC_CSD_NOT_REMOVED
     */
    async withdraw(id: string, by: RequestContext): Promise<void> {
      const config = mustFind(db, id);
      const consent = consents.findConsent(db, id) ?? consents.findUnremoved(db, id);
      const params = { provider: connections.displayNameOf(config.provider) };
      if (consent === undefined) throw new CuadraError('PAC_NO_CSD', { params, field: 'id' });
      if (consent.withdrawnAtUtc === null) {
        db.transaction(
          (tx) => {
            consents.withdraw(tx, id, by.actor, now());
            note(tx, config, by.actor, 'csd-withdrawn', consent);
          },
          { behavior: 'immediate' },
        );
      }
      const { connector, declaration } = connections.to(config);
      const outcome = await connections.using(connector, () =>
        call(declaration, declaration.timeoutsMs.cancel, new AbortController().signal, async (options) =>
          connector.csds === undefined ? { kind: 'done' as const } : connector.csds.remove(consent.rfc, options),
        ),
      );
      if (outcome.kind !== 'done') {
        throw new CuadraError('PAC_CSD_NOT_REMOVED', { params, provider: outcome.words, retriable: true });
      }
      db.transaction(
        (tx) => {
          consents.removeWithdrawn(tx, id, now());
          note(tx, config, by.actor, 'csd-removed', consent);
        },
        { behavior: 'immediate' },
      );
    },
  };
}
