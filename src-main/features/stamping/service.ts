/** Stamping as the rest of the program and the operator see it. */
import type { StatusOutcome } from '#connectors/pac/types.ts';
import type { StampingState } from '#contract/stamping.ts';
import type { Db } from '#db/types.ts';
import type { PrintedFacts } from '#domain/cfdi/qr.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { findJobByKey } from '../jobs/repository.ts';
import type { JobsService } from '../jobs/service.ts';
import { acceptReply, type AcceptDeps } from './accept.ts';
import type { PacConnections } from './connections.ts';
import * as repository from './repository.ts';
import { STAMP_JOB, type StampPayload } from './stamp-job.ts';
import type { StampAttemptRow } from './tables.ts';
import { STAMPING_WINDOW_MS } from './verify-reply.ts';
import { wordsOf } from './words.ts';

export interface StampingDeps extends AcceptDeps {
  readonly connections: PacConnections;
  readonly queue: JobQueue;
  readonly jobs: Pick<JobsService, 'get' | 'retry'>;
}

export type StampingService = ReturnType<typeof createStampingService>;

/** The same sealed document is the same work for ever. */
const keyOf = ({ invoiceId, sealedSha256 }: StampPayload): string => `${invoiceId}:${sealedSha256}`;

export function createStampingService(deps: StampingDeps) {
  const { db, clock, queue, jobs, connections, records } = deps;
  function mustFind(tx: Db, id: string): repository.StampableInvoice {
    const invoice = repository.findInvoice(tx, id);
    if (invoice === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'invoices.name', id } });
    return invoice;
  }

  /**
   * Queues the stamping of a sealed invoice within the transaction that seals it. A document that was
   * sealed before with the very same bytes (issued again within its second) goes through its job anew.
   */
  function enqueue(tx: Db, invoice: { id: string; companyId: string; sealedSha256: string }): void {
    const payload: StampPayload = { invoiceId: invoice.id, sealedSha256: invoice.sealedSha256 };
    const job = queue.enqueue(tx, {
      kind: STAMP_JOB,
      payload,
      idempotencyKey: keyOf(payload),
      companyId: invoice.companyId,
    });
    if (!job.created) queue.requeue(tx, job.id);
  }

  function jobOf(tx: Db, invoice: repository.StampableInvoice): string | undefined {
    if (invoice.sealedSha256 === null) return undefined;
    return findJobByKey(tx, STAMP_JOB, keyOf({ invoiceId: invoice.id, sealedSha256: invoice.sealedSha256 }))?.id;
  }

  function state(id: string, locale: Locale): StampingState {
    const invoice = mustFind(db, id);
    const job = jobOf(db, invoice);
    return {
      invoiceId: id,
      status: invoice.status,
      ...(invoice.uuid === null ? {} : { uuid: invoice.uuid }),
      attempts: repository.listAttempts(db, id).map(toAttempt),
      ...(job === undefined ? {} : { job: jobs.get(job, locale) }),
      refusedReplies: repository.listRefusedReplies(db, id),
    };
  }

  return {
    enqueue,
    state,

    /** DER of the certificate that sealed a timbre which was verified here before. */
    timbreCertificate: (number: string): Uint8Array | undefined => repository.findTimbreCertificate(db, number),

    /**
     * Makes sure that a job works at the stamp of a sealed invoice, e.g. after it was cancelled or died.
     * @throws CuadraError NOT_FOUND, STAMP_NOT_WAITING
     */
    queue(id: string, by: RequestContext): StampingState {
      db.transaction(
        (tx) => {
          const invoice = mustFind(tx, id);
          const { status, companyId, sealedSha256 } = invoice;
          if (sealedSha256 === null || !['ready', 'stamping', 'unknown'].includes(status)) {
            throw new CuadraError('STAMP_NOT_WAITING', {
              params: { status: `invoices.status.${status}` },
            });
          }
          enqueue(tx, { id, companyId, sealedSha256 });
        },
        { behavior: 'immediate' },
      );
      return state(id, by.locale);
    },

    /**
     * Asks the PAC at once about an invoice whose stamp is unknown.
     * @throws CuadraError NOT_FOUND, STAMP_NOT_UNKNOWN, JOB_NOT_RETRIABLE while it is being asked
     */
    askNow(id: string, by: RequestContext): StampingState {
      const invoice = mustFind(db, id);
      const job = jobOf(db, invoice);
      if (invoice.status !== 'unknown' || job === undefined) {
        throw new CuadraError('STAMP_NOT_UNKNOWN', {
          params: { status: `invoices.status.${invoice.status}` },
        });
      }
      jobs.retry(job, by);
      return state(id, by.locale);
    },

    /**
     * Asks the PAC that stamped an invoice how it stands with SAT; undefined: it has no account here any more.
     * @throws CuadraError VAULT_LOCKED
     */
    async askStatus(
      id: string,
      { uuid, issuerRfc, receiverRfc, total, sealTail }: PrintedFacts,
      signal: AbortSignal,
    ): Promise<StatusOutcome | undefined> {
      const attempt = repository.findStampedAttempt(db, id);
      const config = attempt === undefined ? undefined : repository.findConfig(db, attempt.pacConfigId);
      if (config === undefined) return undefined;
      const { connector, declaration } = connections.to(config);
      const document = { uuid, issuerRfc, receiverRfc, total, sello: sealTail };
      const outcome = await connections.using(connector, () =>
        deps.call(declaration, declaration.timeoutsMs.recover, signal, (options) =>
          connector.status(document, options),
        ),
      );
      return outcome.kind === 'no-answer' ? { kind: 'unavailable', words: outcome.words } : outcome;
    },

    /**
     * A person settles what no provider answers any more, from what they saw at the PAC or at SAT.
     * With the stamped document: it is verified like a PAC's reply and stored. Without: nothing was
     * stamped, which may be said only when the 72 hours are over and nothing can be any more.
     * @throws CuadraError NOT_FOUND, STAMP_NOT_UNKNOWN, STAMP_REPLY_REFUSED, STAMP_TOO_EARLY, STAMP_STATE
     */
    async resolveUnknown(id: string, stampedXml: Uint8Array | undefined, by: RequestContext): Promise<StampingState> {
      const invoice = mustFind(db, id);
      const attempt = repository.findOpenAttempt(db, id);
      const { companyId, sealedSha256, status } = invoice;
      const sealed = sealedSha256 === null ? undefined : repository.findSealed(db, id, sealedSha256);
      if (status !== 'unknown' || attempt === undefined || sealedSha256 === null || sealed === undefined) {
        throw new CuadraError('STAMP_NOT_UNKNOWN', {
          params: { status: `invoices.status.${status}` },
        });
      }
      // No job's lease stands behind a person's decision; the guards of each step do.
      const work = { invoiceId: id, companyId, sealedSha256, fence: () => undefined, actor: by.actor };
      if (stampedXml === undefined) {
        const sentAt = new Date(attempt.sentAtUtc ?? attempt.intentAtUtc).getTime();
        if (clock.now().getTime() - sentAt <= STAMPING_WINDOW_MS) throw new CuadraError('STAMP_TOO_EARLY');
        records.declaredNotStamped(work, attempt);
      } else {
        const config = repository.findConfig(db, attempt.pacConfigId);
        if (config === undefined) throw new Error(`attempt ${attempt.id} without its account`);
        const { signal } = new AbortController();
        const connection = connections.to(config);
        const reply = { work, attempt, ...connection, sealed, xml: stampedXml, signal };
        const outcome = await connections.using(connection.connector, () => acceptReply(deps, reply));
        if (outcome.outcome !== 'done') throw outcome.error;
      }
      const job = jobOf(db, invoice);
      // The job finds that nothing is left to do, and ends.
      if (job !== undefined && jobs.get(job, by.locale).state === 'unknown') jobs.retry(job, by);
      return state(id, by.locale);
    },
  };
}

function toAttempt(row: StampAttemptRow): StampingState['attempts'][number] {
  const { attempt, provider, environment, sends, asks, intentAtUtc } = row;
  return {
    attempt,
    provider,
    environment,
    state: row.state,
    sends,
    asks,
    intentAtUtc,
    words: wordsOf(provider, row.providerCode, row.providerMessage),
    ...(row.uuid === null ? {} : { uuid: row.uuid }),
    ...(row.sentAtUtc === null ? {} : { sentAtUtc: row.sentAtUtc }),
    ...(row.answeredAtUtc === null ? {} : { answeredAtUtc: row.answeredAtUtc }),
  };
}
