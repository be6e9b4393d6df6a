/**
 * What a cancellation writes down, one transaction each: the request, its signature, that it left, what came of it and
 * what SAT says. The one place that moves an invoice between `stamped`, `cancel_requested` and `cancelled`.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '#db/types.ts';
import { afterAnswer, isOver, type Followed, type SatAnswer } from '#domain/cfdi/cancelacion/index.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import { insertEvent } from '../invoices/repository.ts';
import type { PacConfigRow } from '../stamping/tables.ts';
import { observeCancellation } from './alerts.ts';
import type { Asked } from './ask-sat.ts';
import { FOLLOW_JOB, SEND_JOB } from './kinds.ts';
import { recordParts, type By, type RecordsDeps } from './record-parts.ts';
import * as repository from './repository.ts';
import type { CancellationAttemptRow, CancellationReason, CancellationRow } from './tables.ts';

export type { By, RecordsDeps } from './record-parts.ts';

type Answered = Pick<Extract<Asked, { kind: 'answer' }>, 'answer' | 'said'>;

export type CancellationRecords = ReturnType<typeof createCancellationRecords>;

export function createCancellationRecords(deps: RecordsDeps) {
  const { clock, faultPoints } = deps;
  const { write, change, enqueue, tell, entry, queueRequest, end, keepFile, settleAttempt, wordColumns } =
    recordParts(deps);

  /** What an answer of SAT's makes of a request. */
  function apply(
    tx: Db,
    row: CancellationRow,
    answer: SatAnswer,
    by: By,
    nowUtc: string,
    baseline: boolean,
  ): CancellationRow {
    const seen: Partial<CancellationRow> = {
      satEstado: answer.estado,
      satCancelable: answer.cancelable ?? null,
      satCancelacion: answer.cancelacion ?? null,
      satCheckedAtUtc: nowUtc,
      asks: row.asks + 1,
      ...(baseline && answer.cancelacion === 'rechazada' ? { rejectedBefore: true } : {}),
    };
    const { state, route } = afterAnswer(followed(row, clock.now()), answer);
    if (state === 'cancelled' || state === 'rejected' || state === 'refused') {
      const reason = state === 'refused' ? { reason: 'not-cancelable' as const } : {};
      return end(tx, row, state, { ...seen, ...reason, route: route ?? null }, by.actor, nowUtc);
    }
    if (state !== 'in_process') return change(tx, row, seen, nowUtc);
    const first = row.state !== 'in_process';
    const columns = { ...seen, state, seenInProcess: true, takenAtUtc: row.takenAtUtc ?? nowUtc };
    const changed = change(tx, row, columns, nowUtc);
    if (first) {
      tell(tx, changed, nowUtc, 'cancel_in_process');
      enqueue(tx, FOLLOW_JOB, changed);
    }
    return changed;
  }

  return {
    /** A request of a person, or the plan of a substitution; what it puts aside (a plan) is taken back. */
    open(row: CancellationRow, by: By): void {
      write(by, (tx, nowUtc) => {
        const before = repository.findOpen(tx, row.invoiceId);
        if (before?.state === 'planned') {
          end(tx, before, 'withdrawn', { reason: 'superseded' }, by.actor, nowUtc);
        }
        repository.insertCancellation(tx, row);
        if (row.state === 'queued') {
          queueRequest(tx, row, by.actor, nowUtc);
          return;
        }
        const detail = { replacementId: row.replacementId };
        tell(tx, row, nowUtc, 'cancel_planned', detail);
        if (row.replacementId !== null) {
          insertEvent(tx, row.replacementId, nowUtc, 'substitutes', { invoiceId: row.invoiceId, uuid: row.uuid });
        }
        entry(tx, row, by.actor, 'cancel-planned', detail);
      });
      faultPoints.hit('cancellation.requested');
    },

    /** What replaces it is stamped: the plan becomes a request. Within the transaction that stores the stamp. */
    beginPlanned(tx: Db, row: CancellationRow, replacementUuid: string, actor: string): void {
      const nowUtc = clock.now().toISOString();
      queueRequest(tx, change(tx, row, { state: 'queued', replacementUuid }, nowUtc), actor, nowUtc);
    },

    withdraw(tx: Db, row: CancellationRow, reason: CancellationReason, actor: string): void {
      end(tx, row, 'withdrawn', { reason }, actor, clock.now().toISOString());
    },

    /** The signed request, before anything leaves. */
    signed(row: CancellationRow, xml: Uint8Array, by: By): CancellationRow {
      const after = write(by, (tx, nowUtc) => {
        const requestSha256 = keepFile(tx, row, 'request', xml, nowUtc);
        return change(tx, row, { requestSha256, signedAtUtc: nowUtc }, nowUtc);
      });
      faultPoints.hit('cancellation.signed');
      return after;
    },

    /** Written just before the call: from here on the request may be at SAT. */
    sending(
      row: CancellationRow,
      config: PacConfigRow,
      form: CancellationAttemptRow['form'],
      by: By,
    ): { row: CancellationRow; attempt: CancellationAttemptRow } {
      const made = write(by, (tx, nowUtc) => {
        const attempt: CancellationAttemptRow = {
          id: uuidv7(),
          cancellationId: row.id,
          attempt: repository.lastAttemptNumber(tx, row.id) + 1,
          pacConfigId: config.id,
          provider: config.provider,
          form,
          requestSha256: form === 'signed-request' ? row.requestSha256 : null,
          state: 'sent',
          outcome: null,
          providerCode: null,
          providerMessage: null,
          sentAtUtc: nowUtc,
          answeredAtUtc: null,
        };
        repository.insertAttempt(tx, attempt);
        // A doubt stays a doubt while it is sent again.
        const state = row.state === 'unknown' ? ('unknown' as const) : ('sending' as const);
        const after = change(tx, row, { state, provider: config.provider, sends: row.sends + 1 }, nowUtc);
        if (row.sends === 0) tell(tx, after, nowUtc, 'cancel_sent', { provider: config.provider });
        return { row: after, attempt };
      });
      faultPoints.hit('cancellation.sending');
      return made;
    },

    /** Nobody knows whether it arrived. */
    unknown(
      row: CancellationRow,
      attempts: readonly CancellationAttemptRow[],
      reason: string,
      words: ProviderWords,
      by: By,
    ): CancellationRow {
      const after = write(by, (tx, nowUtc) => {
        for (const attempt of attempts) settleAttempt(tx, attempt, 'unknown', reason, words, nowUtc);
        // The same answer as before, perhaps for hours, is no new event.
        const isNews = row.state !== 'unknown' || row.providerMessage !== (words.message ?? null);
        const changed = change(tx, row, { state: 'unknown', ...wordColumns(words) }, nowUtc);
        if (isNews) tell(tx, changed, nowUtc, 'cancel_unknown', { reason, words });
        return changed;
      });
      faultPoints.hit('cancellation.unknown');
      return after;
    },

    /** The call surely had no effect; `doubt`: an earlier one may have had. */
    notSent(
      row: CancellationRow,
      attempt: CancellationAttemptRow,
      outcome: string,
      words: ProviderWords,
      doubt: boolean,
      by: By,
    ): CancellationRow {
      const after = write(by, (tx, nowUtc) => {
        settleAttempt(tx, attempt, 'failed', outcome, words, nowUtc);
        return change(tx, row, { state: doubt ? 'unknown' : 'queued', ...wordColumns(words) }, nowUtc);
      });
      faultPoints.hit('cancellation.not-sent');
      return after;
    },

    /** SAT has the request: the answer, its receipt, and the job that follows it, all or nothing. */
    taken(
      row: CancellationRow,
      attempt: CancellationAttemptRow | undefined,
      answer: { kind: 'accepted' | 'in_process'; words: ProviderWords; acuse?: Uint8Array | undefined },
      by: By,
    ): CancellationRow {
      faultPoints.hit('cancellation.before-store');
      const after = write(by, (tx, nowUtc) => {
        const { kind, words, acuse } = answer;
        if (attempt !== undefined) settleAttempt(tx, attempt, kind, kind, words, nowUtc);
        const acuseSha256 = acuse === undefined ? undefined : keepFile(tx, row, 'acuse', acuse, nowUtc);
        // SAT may have said meanwhile that it is over: the receipt is kept all the same.
        const now = repository.findCancellation(tx, row.id) ?? row;
        if (isOver(now.state)) return now;
        const changed = change(
          tx,
          now,
          { state: 'requested', takenAtUtc: row.takenAtUtc ?? nowUtc, ...wordColumns(words) },
          nowUtc,
        );
        const detail = { words, ...(acuseSha256 === undefined ? {} : { acuseSha256 }) };
        tell(tx, changed, nowUtc, 'cancel_taken', detail);
        entry(tx, changed, by.actor, 'cancel-taken', detail);
        enqueue(tx, FOLLOW_JOB, changed);
        return changed;
      });
      faultPoints.hit('cancellation.stored');
      return after;
    },

    /** A receipt that is not about this document is kept as it came, and whether SAT took the request is unknown. */
    refusedAcuse(
      row: CancellationRow,
      attempt: CancellationAttemptRow,
      acuse: Uint8Array,
      reason: string,
      words: ProviderWords,
      by: By,
    ): CancellationRow {
      const after = write(by, (tx, nowUtc) => {
        settleAttempt(tx, attempt, 'unknown', `acuse:${reason}`, words, nowUtc);
        const sha256 = keepFile(tx, row, 'refused_acuse', acuse, nowUtc);
        const changed = change(tx, row, { state: 'unknown', ...wordColumns(words) }, nowUtc);
        const detail = { reason, sha256, provider: attempt.provider };
        tell(tx, changed, nowUtc, 'acuse_refused', detail);
        entry(tx, changed, by.actor, 'acuse-refused', detail);
        return changed;
      });
      faultPoints.hit('cancellation.refused-acuse');
      return after;
    },

    /** SAT or the PAC will not do it: the document stays valid. */
    refused(
      row: CancellationRow,
      attempt: CancellationAttemptRow,
      reason: CancellationReason,
      words: ProviderWords,
      by: By,
    ): CancellationRow {
      const after = write(by, (tx, nowUtc) => {
        settleAttempt(tx, attempt, 'refused', reason, words, nowUtc);
        return end(tx, row, 'refused', { reason, ...wordColumns(words) }, by.actor, nowUtc);
      });
      faultPoints.hit('cancellation.refused');
      return after;
    },

    /** The call was refused because the request was there already. */
    attemptRefused(attempt: CancellationAttemptRow, outcome: string, words: ProviderWords, by: By): void {
      write(by, (tx, nowUtc) => settleAttempt(tx, attempt, 'refused', outcome, words, nowUtc));
    },

    /**
     * What SAT says now. Before the first send (`baseline`) it only says what an answer may be left over from.
     * @returns the row as it then is
     */
    answered(row: CancellationRow, { answer, said }: Answered, by: By, baseline = false): CancellationRow {
      const after = write(by, (tx, nowUtc) => {
        // Somebody else may have got an answer while this one was on its way.
        const now = repository.findCancellation(tx, row.id) ?? row;
        const changed = isOver(now.state) ? now : apply(tx, now, answer, by, nowUtc, baseline);
        deps.keepAnswer(tx, row.invoiceId, said);
        return changed;
      });
      faultPoints.hit('cancellation.answered');
      return after;
    },

    /** An answer that somebody else got, within the transaction that keeps it. */
    overheard(tx: Db, row: CancellationRow, answer: SatAnswer): void {
      if (afterAnswer(followed(row, clock.now()), answer).state === row.state) return;
      apply(tx, row, answer, { actor: 'system' }, clock.now().toISOString(), false);
    },

    /** Still in process: after so long a person should look. */
    waits(row: CancellationRow, by: By): void {
      write(by, (tx) => observeCancellation(tx, deps.alerts, row, clock.now()));
    },

    /** SAT has no trace of a request that was taken: it is sent again. */
    sendAgain(row: CancellationRow, by: By): void {
      write(by, (tx, nowUtc) => {
        const changed = change(tx, row, { state: 'unknown', takenAtUtc: null }, nowUtc);
        tell(tx, changed, nowUtc, 'cancel_no_trace');
        enqueue(tx, SEND_JOB, changed);
      });
    },
  };
}

function followed(row: CancellationRow, now: Date): Followed {
  const { state, rejectedBefore, seenInProcess, takenAtUtc } = row;
  return {
    state,
    rejectedBefore,
    seenInProcess,
    takenForMs: takenAtUtc === null ? undefined : now.getTime() - new Date(takenAtUtc).getTime(),
  };
}
