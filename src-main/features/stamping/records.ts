/**
 * What stamping writes down, one transaction each: the intent before a call, that it was sent, and
 * what came of it. Every one of them first makes sure that this process still holds the job.
 */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { PacFinding } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import type { Comprobante, TimbreFiscalDigital } from '#domain/cfdi/model.ts';
import { CuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { Logger } from '#ports/logger.ts';
import type { AuditAppend } from '../audit/port.ts';
import { insertEvent, insertFile } from '../invoices/repository.ts';
import * as documentState from './document-state.ts';
import { tooOldFinding } from './findings.ts';
import { tellOthers, type OnStamped } from './on-stamped.ts';
import * as repository from './repository.ts';
import type { PacConfigRow, StampAttemptRow } from './tables.ts';

export interface RecordsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly audit: AuditAppend;
  readonly faultPoints: FaultPoints;
  readonly onStamped: readonly OnStamped[];
}

/** Who writes, about what. */
export interface Work {
  readonly invoiceId: string;
  readonly companyId: string;
  readonly sealedSha256: string;
  /** Throws when another process has taken the job over. */
  readonly fence: (tx: Db) => void;
  /** Who decides, where it is not the program. */
  readonly actor?: string;
}

export type StampingRecords = ReturnType<typeof createStampingRecords>;

export function createStampingRecords(deps: RecordsDeps) {
  const { db, clock, audit, faultPoints } = deps;

  function write<T>(work: Work, body: (tx: Db, nowUtc: string) => T): T {
    return db.transaction(
      (tx) => {
        work.fence(tx);
        const result = body(tx, clock.now().toISOString());
        faultPoints.hit('stamping.before-commit');
        return result;
      },
      { behavior: 'immediate' },
    );
  }

  const subjectOf = ({ invoiceId, sealedSha256 }: Work, nowUtc: string): documentState.Subject => ({
    invoiceId,
    sealedSha256,
    nowUtc,
  });

  /** @throws CuadraError STAMP_STATE when the attempt is not as the caller thinks */
  function changeAttempt(
    tx: Db,
    attempt: StampAttemptRow,
    from: readonly StampAttemptRow['state'][],
    columns: Partial<StampAttemptRow>,
  ): void {
    if (!repository.updateAttempt(tx, attempt.id, from, columns)) {
      throw new CuadraError('STAMP_STATE', { params: { step: `attempt ${columns.state ?? ''}` } });
    }
  }

  const answered = (nowUtc: string, outcome: string, words: ProviderWords): Partial<StampAttemptRow> => ({
    outcome,
    providerCode: words.code ?? null,
    providerMessage: words.message ?? null,
    answeredAtUtc: nowUtc,
    updatedAtUtc: nowUtc,
  });

  /** Closes what was never sent and hands the invoice back for a new seal. */
  function giveBack(
    tx: Db,
    work: Omit<Work, 'fence'>,
    nowUtc: string,
    refusal: { event: 'needs_reseal' | 'stamp_cancelled'; findings: readonly PacFinding[]; actor: string },
  ): void {
    const open = repository.findOpenAttempt(tx, work.invoiceId);
    if (open !== undefined) {
      changeAttempt(tx, open, ['intent'], { state: 'failed', outcome: refusal.event, updatedAtUtc: nowUtc });
    }
    const { invoiceId, sealedSha256 } = work;
    documentState.markRejected(tx, { invoiceId, sealedSha256, nowUtc }, refusal);
    audit(tx, {
      actor: refusal.actor,
      action: `invoice.${refusal.event === 'needs_reseal' ? 'needs-reseal' : 'stamp-cancelled'}`,
      record: `invoice:${invoiceId}`,
      after: { sealedSha256 },
    });
  }

  return {
    /** The intent: which provider will be asked for the stamp of which bytes. */
    begin(work: Work, config: PacConfigRow): void {
      write(work, (tx, nowUtc) => {
        const attempt = repository.lastAttemptNumber(tx, work.invoiceId) + 1;
        repository.insertAttempt(tx, {
          id: uuidv7(),
          invoiceId: work.invoiceId,
          attempt,
          pacConfigId: config.id,
          provider: config.provider,
          environment: config.environment,
          sealedSha256: work.sealedSha256,
          state: 'intent',
          sends: 0,
          asks: 0,
          uuid: null,
          outcome: null,
          providerCode: null,
          providerMessage: null,
          intentAtUtc: nowUtc,
          sentAtUtc: null,
          answeredAtUtc: null,
          updatedAtUtc: nowUtc,
        });
        documentState.markStamping(tx, subjectOf(work, nowUtc), {
          provider: config.provider,
          environment: config.environment,
          attempt,
        });
      });
      faultPoints.hit('stamping.intent');
    },

    /** Written just before the bytes leave: from here on a stamp may exist. */
    sending(work: Work, attempt: StampAttemptRow): void {
      write(work, (tx, nowUtc) => {
        changeAttempt(tx, attempt, ['intent', 'sent', 'unknown'], {
          // A doubt stays a doubt while the bytes are sent again.
          state: attempt.state === 'intent' ? 'sent' : 'unknown',
          sends: attempt.sends + 1,
          sentAtUtc: nowUtc,
          updatedAtUtc: nowUtc,
        });
      });
      faultPoints.hit('stamping.sending');
    },

    /** About to ask: whatever was sent before is in doubt, and everybody may see it. */
    asking(work: Work, attempt: StampAttemptRow): void {
      write(work, (tx, nowUtc) => {
        changeAttempt(tx, attempt, ['sent', 'unknown'], {
          state: 'unknown',
          asks: attempt.asks + 1,
          updatedAtUtc: nowUtc,
        });
        if (attempt.state !== 'unknown') {
          const words = { provider: attempt.provider };
          documentState.markUnknown(tx, subjectOf(work, nowUtc), 'interrupted', words);
        }
      });
      faultPoints.hit('stamping.asking');
    },

    unknown(work: Work, attempt: StampAttemptRow, reason: string, words: ProviderWords, uuid?: string): void {
      write(work, (tx, nowUtc) => {
        changeAttempt(tx, attempt, ['sent', 'unknown'], {
          ...answered(nowUtc, reason, words),
          state: 'unknown',
          ...(uuid === undefined ? {} : { uuid }),
        });
        // The same answer as before, perhaps every five minutes for days, is no new event.
        const isNews =
          attempt.state !== 'unknown' ||
          attempt.outcome !== reason ||
          attempt.providerCode !== (words.code ?? null) ||
          attempt.providerMessage !== (words.message ?? null);
        if (isNews) documentState.markUnknown(tx, subjectOf(work, nowUtc), reason, words);
      });
      faultPoints.hit('stamping.unknown');
    },

    /** A reply that is not believed is kept as it came; whether a stamp exists is as unknown as before. */
    refusedReply(
      work: Work,
      attempt: StampAttemptRow,
      reply: Uint8Array,
      refusal: { reason: string; detail: string },
    ): void {
      write(work, (tx, nowUtc) => {
        const content = Buffer.from(reply);
        const sha256 = createHash('sha256').update(content).digest('hex');
        insertFile(tx, {
          invoiceId: work.invoiceId,
          kind: 'refused_reply',
          sha256,
          content,
          createdAtUtc: nowUtc,
        });
        const words = { provider: attempt.provider };
        changeAttempt(tx, attempt, ['sent', 'unknown'], {
          ...answered(nowUtc, `refused:${refusal.reason}`, words),
          state: 'unknown',
        });
        documentState.markUnknown(tx, subjectOf(work, nowUtc), `refused:${refusal.reason}`, words);
        insertEvent(tx, work.invoiceId, nowUtc, 'reply_refused', { ...refusal, sha256, provider: attempt.provider });
        audit(tx, {
          actor: 'system',
          action: 'invoice.reply-refused',
          record: `invoice:${work.invoiceId}`,
          after: { ...refusal, sha256, provider: attempt.provider },
        });
      });
      faultPoints.hit('stamping.refused-reply');
    },

    /** Surely no stamp was made: the attempt is over and the invoice waits for the next. */
    notStamped(work: Work, attempt: StampAttemptRow, outcome: string, words: ProviderWords): void {
      write(work, (tx, nowUtc) => {
        changeAttempt(tx, attempt, ['intent', 'sent', 'unknown'], {
          ...answered(nowUtc, outcome, words),
          state: 'failed',
        });
        documentState.markPostponed(tx, subjectOf(work, nowUtc), outcome, words);
      });
      faultPoints.hit('stamping.not-stamped');
    },

    rejected(
      work: Work,
      attempt: StampAttemptRow,
      { code, words, findings }: { code: string; words: ProviderWords; findings: readonly PacFinding[] },
    ): void {
      write(work, (tx, nowUtc) => {
        changeAttempt(tx, attempt, ['sent', 'unknown'], { ...answered(nowUtc, 'rejected', words), state: 'rejected' });
        documentState.markRejected(tx, subjectOf(work, nowUtc), { event: 'rejected', findings, words });
        audit(tx, {
          actor: 'system',
          action: 'invoice.rejected',
          record: `invoice:${work.invoiceId}`,
          after: { code, words },
        });
      });
      faultPoints.hit('stamping.rejected');
    },

    /** A person found out that nothing was stamped, and nothing can be any more. */
    declaredNotStamped(work: Work, attempt: StampAttemptRow): void {
      write(work, (tx, nowUtc) => {
        const outcome = 'declared-not-stamped';
        changeAttempt(tx, attempt, ['sent', 'unknown'], { state: 'failed', outcome, updatedAtUtc: nowUtc });
        const findings = [tooOldFinding];
        const { actor = 'system' } = work;
        giveBack(tx, work, nowUtc, { event: 'needs_reseal', findings, actor });
      });
    },

    giveBack,

    /** The stamped document, its UUID, its status, its history and what follows from it: all or nothing. */
    stamped(
      work: Work,
      attempt: StampAttemptRow,
      stamp: {
        xml: Uint8Array;
        timbre: TimbreFiscalDigital;
        timbreSeal: 'valid' | 'not-checked';
        timbreCertificate: Uint8Array | undefined;
        /** What was stamped: a provider that seals chooses its CSD, and Fecha within bounds. */
        document: Pick<Comprobante, 'fecha' | 'noCertificado'>;
      },
    ): void {
      faultPoints.hit('stamping.before-store');
      write(work, (tx, nowUtc) => {
        const { xml, timbre, timbreSeal, timbreCertificate, document } = stamp;
        const { environment, provider } = attempt;
        if (timbreSeal === 'valid' && timbreCertificate !== undefined) {
          repository.keepTimbreCertificate(tx, timbre.noCertificadoSAT, timbreCertificate, provider, nowUtc);
        }
        changeAttempt(tx, attempt, ['sent', 'unknown'], {
          state: 'stamped',
          uuid: timbre.uuid,
          outcome: 'stamped',
          providerCode: null,
          providerMessage: null,
          answeredAtUtc: nowUtc,
          updatedAtUtc: nowUtc,
        });
        const content = Buffer.from(xml);
        const sha256 = createHash('sha256').update(content).digest('hex');
        insertFile(tx, { invoiceId: work.invoiceId, kind: 'stamped', sha256, content, createdAtUtc: nowUtc });
        const facts = {
          uuid: timbre.uuid,
          fecha: document.fecha,
          csdNumber: document.noCertificado,
          fechaTimbrado: timbre.fechaTimbrado,
          noCertificadoSAT: timbre.noCertificadoSAT,
          timbreSeal,
          provider,
          environment,
        };
        documentState.markStamped(tx, subjectOf(work, nowUtc), facts);
        const config = repository.findConfig(tx, attempt.pacConfigId);
        if (config !== undefined) {
          repository.updateConfigHealth(tx, config.id, config.version, { ...healthy, lastOkAtUtc: nowUtc });
        }
        audit(tx, {
          actor: work.actor ?? 'system',
          action: 'invoice.stamped',
          record: `invoice:${work.invoiceId}`,
          after: { ...facts, sha256 },
        });
        tellOthers(tx, deps, {
          invoiceId: work.invoiceId,
          companyId: work.companyId,
          uuid: timbre.uuid,
          environment,
          stampedAtUtc: nowUtc,
          mailTo: repository.findInvoice(tx, work.invoiceId)?.mailTo ?? undefined,
        });
      });
      faultPoints.hit('stamping.stored');
    },
  };
}

/** Columns of an account that nothing keeps from being used. */
export const healthy = {
  problem: null,
  problemCode: null,
  problemMessage: null,
  problemAtUtc: null,
  blockedUntilUtc: null,
} as const;
