/**
 * The durable job that brings a request to SAT. Before the first call SAT is asked how the document stands, so that an
 * old answer is not taken for a new one; what left and was not answered is asked for before anything is sent again, and
 * sent again it does no harm (SAT says 202). Killed anywhere, it goes on from what is written.
 */
import type { CancelOutcome, CancelRequest } from '#connectors/pac/types.ts';
import { isOver } from '#domain/cfdi/cancelacion/index.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { CuadraError, isCuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { Logger } from '#ports/logger.ts';
import type { JobContext, JobHandler, JobOutcome } from '../jobs/types.ts';
import type { Accounts } from '../stamping/accounts.ts';
import type { NoAnswer, PacCalls } from '../stamping/call.ts';
import type { PacConnections } from '../stamping/connections.ts';
import * as stamps from '../stamping/repository.ts';
import type { PacConfigRow } from '../stamping/tables.ts';
import { candidates, formOf, waitFor } from './accounts.ts';
import type { AskSat } from './ask-sat.ts';
import { faultOfAcuse } from './judge-acuse.ts';
import { cancellationPayload, SEND_JOB, subjectOf, type CancellationPayload } from './kinds.ts';
import type { By, CancellationRecords } from './records.ts';
import * as repository from './repository.ts';
import { createRequestDocuments, type RequestDocumentDeps } from './request-document.ts';
import { NOT_KNOWN_YET_MS } from './schedule.ts';
import type { CancellationAttemptRow, CancellationReason, CancellationRow } from './tables.ts';

export interface SendJobDeps extends Omit<RequestDocumentDeps, 'records'> {
  readonly logger: Logger;
  readonly connections: PacConnections;
  readonly accounts: Pick<Accounts, 'noteProblem'>;
  readonly call: PacCalls;
  readonly records: CancellationRecords;
  readonly askSat: AskSat;
}

/** Not an answer about the document: it was not found, and may be yet. */
const NOT_FOUND = '205';

/** A request that left in one of these may be at SAT. */
const MAY_HAVE_ARRIVED: ReadonlySet<CancellationAttemptRow['state']> = new Set([
  'sent',
  'unknown',
  'accepted',
  'in_process',
]);

/** What one run of the job has done so far. */
interface Run {
  row: CancellationRow;
  readonly by: By;
  readonly context: JobContext;
  readonly comprobante: Comprobante;
  readonly stamp: { readonly pacConfigId: string };
  readonly tried: Set<string>;
  /** SAT was asked since the last call to a PAC. */
  asked: boolean;
  error: CuadraError | undefined;
}

/** undefined: go on. */
type Ended = JobOutcome | undefined;

export function sendJob(deps: SendJobDeps): JobHandler<CancellationPayload> {
  const { db, clock, logger, connections, accounts, call, records, askSat } = deps;
  const documentFor = createRequestDocuments(deps);

  const nowMs = (): number => clock.now().getTime();
  const inDoubt = (row: CancellationRow): CancellationAttemptRow[] =>
    repository.listAttempts(db, row.id).filter(({ state }) => MAY_HAVE_ARRIVED.has(state));
  const failure = (code: 'CANCEL_UNKNOWN' | 'CANCEL_PAC_UNAVAILABLE', words: ProviderWords): CuadraError =>
    new CuadraError(code, {
      params: { provider: connections.displayNameOf(words.provider) },
      provider: words,
      retriable: true,
    });

  async function run({ cancellationId }: CancellationPayload, context: JobContext): Promise<JobOutcome> {
    const row = repository.findCancellation(db, cancellationId);
    const xml = row === undefined ? undefined : repository.findStampedXml(db, row.invoiceId);
    const stamp = row === undefined ? undefined : repository.findStamp(db, row.invoiceId);
    if (row === undefined || xml === undefined || stamp === undefined) {
      return { outcome: 'dead', error: new CuadraError('CANCEL_NO_DOCUMENT', { params: { id: cancellationId } }) };
    }
    const state: Run = {
      row,
      by: { actor: 'system', fence: (tx) => context.fence(tx) },
      context,
      comprobante: parseCfdi(xml, { bom: 'skip' }),
      stamp,
      tried: new Set(),
      asked: false,
      error: undefined,
    };
    for (;;) {
      const ended = await advance(state);
      if (ended !== undefined) return ended;
    }
  }

  async function advance(state: Run): Promise<Ended> {
    const { row } = state;
    if (isOver(row.state) || ['planned', 'requested', 'in_process'].includes(row.state)) {
      return { outcome: 'done', result: { state: row.state } };
    }
    if (state.context.signal.aborted) return stopped(row);
    const doubts = inDoubt(row);
    if (!state.asked && (row.satCheckedAtUtc === null || doubts.length > 0)) return ask(state, doubts);
    const configs = stamps.listConfigs(db, row.companyId);
    const able = candidates(configs, row.environment, state.stamp.pacConfigId, clock.now());
    const config = able.find(({ id, provider }) => !state.tried.has(id) && mayBeSent(state, id, provider));
    if (config === undefined) {
      const outcome = waitFor(configs, row.environment, state.stamp.pacConfigId, state.error, clock.now());
      return doubts.length > 0 ? { ...outcome, outcome: 'unknown' } : outcome;
    }
    return send(state, config, doubts);
  }

  /** Another PAC than that of the stamp is no keeper of the CSD: it takes what is signed here, or nothing. */
  function mayBeSent({ stamp }: Run, configId: string, provider: string): boolean {
    if (configId === stamp.pacConfigId) return true;
    try {
      return formOf(connections.declarationOf(provider)) === 'signed-request';
    } catch (error) {
      if (isCuadraError(error, 'PAC_UNKNOWN_PROVIDER')) return false;
      throw error;
    }
  }

  function stopped(row: CancellationRow): JobOutcome {
    const error = new CuadraError('CANCEL_STOPPED');
    return inDoubt(row).length > 0 ? { outcome: 'unknown', error } : { outcome: 'retry', error };
  }

  /** How the document stands at SAT: before the first send, and about every send that was not answered. */
  async function ask(state: Run, doubts: readonly CancellationAttemptRow[]): Promise<undefined> {
    state.asked = true;
    const { row, by, comprobante, context } = state;
    const onItsWay = doubts.filter((attempt) => attempt.state === 'sent');
    const last = onItsWay.at(-1);
    // The process died, or was stopped, while it was on its way.
    if (last !== undefined) state.row = records.unknown(row, onItsWay, 'interrupted', { provider: last.provider }, by);
    const { companyId, environment } = row;
    const asked = await askSat(
      { uuid: row.uuid, comprobante },
      { companyId, environment, ...state.stamp },
      context.signal,
    );
    if (asked.kind === 'answer') state.row = records.answered(state.row, asked, by, row.sends === 0);
  }

  async function send(state: Run, config: PacConfigRow, doubts: readonly CancellationAttemptRow[]): Promise<Ended> {
    let request: CancelRequest;
    let connection: ReturnType<PacConnections['to']>;
    let form: CancellationAttemptRow['form'];
    try {
      connection = connections.to(config);
      form = formOf(connection.declaration);
      const made = documentFor({ ...state, doubt: doubts.length > 0 }, form);
      request = made.request;
      state.row = made.row;
    } catch (error) {
      // A locked vault, no CSD in use, credentials of an older form: nothing was sent.
      logger.warn({ err: error, provider: config.provider }, 'a cancellation could not be prepared');
      state.error = isCuadraError(error)
        ? error
        : new CuadraError('PAC_CANNOT_CONNECT', { params: { provider: config.provider }, cause: error });
      state.tried.add(config.id);
      return undefined;
    }
    const { connector, declaration } = connection;
    return connections.using(connector, async () => {
      const sent = await connections.inTurn(declaration, async () => {
        // Its turn may have come late: after the end of the program, or after the vault was locked.
        if (state.context.signal.aborted) return 'stopped';
        if (!connections.isOpen(config, connector)) return 'closed';
        const made = records.sending(state.row, config, form, state.by);
        state.row = made.row;
        state.asked = false;
        const outcome = await call(declaration, declaration.timeoutsMs.cancel, state.context.signal, (options) =>
          connector.cancel(request, options),
        );
        return { outcome, attempt: made.attempt };
      });
      if (sent === 'stopped') return stopped(state.row);
      if (sent === 'closed') return undefined;
      return settle(state, config, sent.attempt, sent.outcome, doubts.length > 0);
    });
  }

  async function settle(
    state: Run,
    config: PacConfigRow,
    attempt: CancellationAttemptRow,
    outcome: CancelOutcome | NoAnswer,
    doubt: boolean,
  ): Promise<Ended> {
    const { by, row } = state;
    if (outcome.kind === 'accepted') {
      const { uuid } = row;
      const { acuse } = outcome;
      const issuerRfc = state.comprobante.emisor.rfc;
      const fault = acuse === undefined ? undefined : faultOfAcuse(acuse, { uuid, issuerRfc });
      if (acuse === undefined || fault === undefined) {
        state.row = records.taken(row, attempt, outcome, by);
        return undefined;
      }
      logger.error({ invoice: row.invoiceId, provider: config.provider, fault }, 'receipt of a cancellation refused');
      state.row = records.refusedAcuse(row, attempt, acuse, fault, outcome.words, by);
      return unknownYet(outcome.words);
    }
    if (outcome.kind === 'in-process') {
      state.row = records.taken(row, attempt, { kind: 'in_process', words: outcome.words }, by);
      return undefined;
    }
    if (outcome.kind === 'refused') return refused(state, config, attempt, outcome, doubt);
    if (outcome.kind === 'unknown' || outcome.kind === 'no-answer') {
      state.row = records.unknown(row, [attempt], outcome.reason, outcome.words, by);
      return unknownYet(outcome.words);
    }
    accounts.noteProblem(config, outcome);
    state.row = records.notSent(row, attempt, outcome.kind, outcome.words, doubt, by);
    state.error = failure('CANCEL_PAC_UNAVAILABLE', outcome.words);
    state.tried.add(config.id);
    // It surely did nothing: what SAT said before is still what it says.
    state.asked = true;
    return undefined;
  }

  function unknownYet(words: ProviderWords): JobOutcome {
    return { outcome: 'unknown', error: failure('CANCEL_UNKNOWN', words) };
  }

  /** A refusal is judged beside what SAT itself says: codes differ from PAC to PAC, SAT's status does not. */
  async function refused(
    state: Run,
    config: PacConfigRow,
    attempt: CancellationAttemptRow,
    { code, words }: Extract<CancelOutcome, { kind: 'refused' }>,
    doubt: boolean,
  ): Promise<Ended> {
    const { by, comprobante, context, row } = state;
    const { companyId, environment } = row;
    const asked = await askSat(
      { uuid: row.uuid, comprobante },
      { companyId, environment, ...state.stamp },
      context.signal,
    );
    const answer = asked.kind === 'answer' ? asked.answer : undefined;
    if (asked.kind === 'answer') {
      const said = records.answered(row, asked, by);
      state.row = said;
      // Somebody had asked for it before, and that is what the PAC refused a second time.
      if (isOver(said.state) || said.state === 'in_process') {
        records.attemptRefused(attempt, `refused:${code}`, words, by);
        return undefined;
      }
    }
    if (code === NOT_FOUND || answer?.estado === 'no-encontrado') {
      return notFound(state, config, attempt, { code, words }, doubt);
    }
    if (doubt && answer === undefined) {
      // An earlier call may have been heard, and SAT could not be asked about it.
      state.row = records.notSent(state.row, attempt, `refused:${code}`, words, true, by);
      return unknownYet(words);
    }
    const reason: CancellationReason = answer?.cancelable === 'no-cancelable' ? 'not-cancelable' : 'code';
    state.row = records.refused(state.row, attempt, reason, words, by);
    return undefined;
  }

  /** Just after its stamp SAT does not know a document yet; another PAC than its own may never know it. */
  function notFound(
    state: Run,
    config: PacConfigRow,
    attempt: CancellationAttemptRow,
    { words }: { code: string; words: ProviderWords },
    doubt: boolean,
  ): Ended {
    const stampedAtUtc = repository.findInvoice(db, state.row.invoiceId)?.stampedAtUtc ?? state.row.requestedAtUtc;
    const young = nowMs() - new Date(stampedAtUtc).getTime() < NOT_KNOWN_YET_MS;
    if (!young && config.id === state.stamp.pacConfigId) {
      state.row = records.refused(state.row, attempt, 'not-found', words, state.by);
      return undefined;
    }
    state.row = records.notSent(state.row, attempt, 'not-found', words, doubt, state.by);
    state.error = new CuadraError('CANCEL_NOT_KNOWN_YET', { provider: words, retriable: true });
    state.tried.add(config.id);
    state.asked = true;
    return undefined;
  }

  return {
    kind: SEND_JOB,
    payload: cancellationPayload,
    concurrency: 4,
    // A PAC may be away for days; what SAT or a PAC refuses ends it long before.
    maxAttempts: 5000,
    backoff: { baseMs: 2000, factor: 3, maxMs: 15 * 60 * 1000, jitter: 0.2 },
    // What left is in cancellation_attempts, which says more than the job's state: simply go on.
    afterCrash: 'queued',
    run,
    about(tx, { cancellationId }) {
      return subjectOf(tx, cancellationId);
    },
    onCancel(tx, { cancellationId }, actor) {
      const row = repository.findCancellation(tx, cancellationId);
      if (row === undefined || isOver(row.state)) return;
      if (row.state !== 'queued' || inDoubt(row).length > 0) throw new CuadraError('JOB_CANCEL_UNKNOWN');
      records.withdraw(tx, row, 'operator', actor);
    },
  };
}
