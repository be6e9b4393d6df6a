/**
 * The durable job that brings a sealed invoice to its one stamp. Each round reads what is known, takes
 * the next step ({@link nextStep}), writes down before the call that it will be made and after it what
 * came of it. Killed anywhere, it goes on from what is written.
 */
import { z } from 'zod';
import { findingOf, isTimeDependent } from '#connectors/pac/codes.ts';
import { carriesTimbre, type PacDeclaration, type SealedRequest, type StampOutcome } from '#connectors/pac/types.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { instantOfFecha } from '#domain/time/zone.ts';
import { CuadraError, isCuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { JobContext, JobHandler, JobOutcome } from '../jobs/types.ts';
import { acceptReply } from './accept.ts';
import type { Accounts } from './accounts.ts';
import type { PacCalls } from './call.ts';
import type { PacConnections } from './connections.ts';
import { mayLeave, nextStep, type StampFacts } from './plan.ts';
import { cancelledFinding, tooOldFinding } from './findings.ts';
import type { RecordsDeps, StampingRecords, Work } from './records.ts';
import * as repository from './repository.ts';
import { requestFor } from './request.ts';
import type { PacConfigRow, StampAttemptRow } from './tables.ts';

export const STAMP_JOB = 'stamping.stamp';

const payload = z.object({ invoiceId: z.uuid(), sealedSha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type StampPayload = z.infer<typeof payload>;

export interface StampJobDeps extends Pick<RecordsDeps, 'db' | 'clock' | 'logger'> {
  readonly connections: PacConnections;
  readonly accounts: Accounts;
  readonly records: StampingRecords;
  readonly call: PacCalls;
}

/** What one run of the job has done so far. */
interface Run {
  readonly work: Work;
  readonly context: JobContext;
  readonly request: SealedRequest;
  readonly tried: Set<string>;
  readonly asked: Set<string>;
  readonly sent: Set<string>;
  /** Why the last thing that was tried did not work. */
  error: CuadraError | undefined;
}

/** undefined: look again. */
type Ended = JobOutcome | undefined;

export function stampJob(deps: StampJobDeps): JobHandler<StampPayload> {
  const { db, clock, logger, connections, accounts, records, call } = deps;

  const unknownError = ({ provider }: StampAttemptRow, words: ProviderWords = { provider }): CuadraError =>
    new CuadraError('STAMP_UNKNOWN', {
      params: { provider: connections.displayNameOf(provider) },
      provider: words,
      retriable: true,
    });
  const nowMs = (): number => clock.now().getTime();
  const inMs = (ms: number): string => new Date(nowMs() + ms).toISOString();

  async function run({ invoiceId, sealedSha256 }: StampPayload, context: JobContext): Promise<JobOutcome> {
    const invoice = repository.findInvoice(db, invoiceId);
    const xml = repository.findSealed(db, invoiceId, sealedSha256);
    if (invoice === undefined || xml === undefined) {
      return { outcome: 'dead', error: new CuadraError('STAMP_NO_DOCUMENT', { params: { id: invoiceId } }) };
    }
    const state: Run = {
      work: { invoiceId, companyId: invoice.companyId, sealedSha256, fence: (tx) => context.fence(tx) },
      context,
      request: { kind: 'sealed', xml, sha256: sealedSha256, comprobante: parseCfdi(xml), reference: invoiceId },
      tried: new Set(),
      asked: new Set(),
      sent: new Set(),
      error: undefined,
    };
    for (;;) {
      const ended = await advance(state);
      if (ended !== undefined) return ended;
    }
  }

  async function advance(state: Run): Promise<Ended> {
    const { work, context } = state;
    const invoice = repository.findInvoice(db, work.invoiceId);
    const open = repository.findOpenAttempt(db, work.invoiceId);
    if (open !== undefined && open.sealedSha256 !== work.sealedSha256) {
      // Cannot be: a document is sealed anew only when no attempt of the one before is open.
      return { outcome: 'dead', error: new CuadraError('STAMP_STATE', { params: { step: 'other document' } }) };
    }
    const configs = repository.listConfigs(db, work.companyId);
    const step = nextStep(factsOf(state, invoice, open, configs));

    if (step.step === 'nothing') {
      const { status, uuid } = invoice ?? {};
      return { outcome: 'done', result: { status, ...(typeof uuid === 'string' ? { uuid } : {}) } };
    }
    if (step.step === 'expire') return expire(work);
    if (step.step === 'wait') return accounts.waitFor(configs, state.error, state.request.comprobante);
    if (context.signal.aborted) return stopped(open);
    if (step.step === 'begin') {
      const config = configs.find((c) => c.id === step.configId);
      if (config !== undefined && connect(state, config) !== undefined) records.begin(work, config);
      return undefined;
    }
    if (open === undefined) throw new Error(`step ${step.step} without an open attempt`);
    if (step.step === 'stay-unknown') return unknownYet(state.error ?? unknownError(open));
    const config = repository.findConfig(db, open.pacConfigId);
    const connection = config && connect(state, config);
    if (config === undefined || connection === undefined) return cannotConnect(state, open);
    return connections.using(connection.connector, () =>
      step.step === 'ask' ? ask(state, open, connection) : send(state, open, config, connection, step.again),
    );
  }

  function factsOf(
    state: Run,
    invoice: repository.StampableInvoice | undefined,
    open: StampAttemptRow | undefined,
    configs: readonly PacConfigRow[],
  ): StampFacts {
    const { comprobante } = state.request;
    const issuedAt = instantOfFecha(comprobante.fecha, invoice?.zone ?? 'America/Mexico_City');
    return {
      wanted:
        invoice?.sealedSha256 === state.work.sealedSha256 && ['ready', 'stamping', 'unknown'].includes(invoice.status),
      ageMs: nowMs() - issuedAt.getTime(),
      usable: accounts.usable(configs, comprobante).filter((id) => !state.tried.has(id)),
      ...(open === undefined
        ? {}
        : {
            open: {
              state: open.state,
              capabilities: capabilitiesOf(open.provider),
              asked: state.asked.has(open.id),
              sent: state.sent.has(open.id),
            },
          }),
    };
  }

  /** A provider that this version no longer knows can neither be asked nor sent anything. */
  function capabilitiesOf(provider: string): Pick<PacDeclaration['capabilities'], 'recoverBy' | 'repeatIsSafe'> {
    try {
      return connections.declarationOf(provider).capabilities;
    } catch (error) {
      if (!isCuadraError(error, 'PAC_UNKNOWN_PROVIDER')) throw error;
      return { recoverBy: [], repeatIsSafe: false };
    }
  }

  function connect(state: Run, config: PacConfigRow): ReturnType<PacConnections['to']> | undefined {
    try {
      return connections.to(config);
    } catch (error) {
      // A locked vault, credentials of an older form, a provider this version lacks: nothing was sent.
      logger.warn({ err: error, provider: config.provider }, 'no connection to a PAC');
      state.error = isCuadraError(error)
        ? error
        : new CuadraError('PAC_CANNOT_CONNECT', { params: { provider: config.provider }, cause: error });
      state.tried.add(config.id);
      return undefined;
    }
  }

  function cannotConnect(state: Run, open: StampAttemptRow): JobOutcome {
    const error = state.error ?? unknownError(open);
    return open.state === 'intent' ? { outcome: 'retry', error } : unknownYet(error);
  }

  function stopped(open: StampAttemptRow | undefined): JobOutcome {
    const error = new CuadraError('STAMP_STOPPED');
    return open === undefined || open.state === 'intent' ? { outcome: 'retry', error } : unknownYet(error);
  }

  async function ask(state: Run, open: StampAttemptRow, connection: ReturnType<PacConnections['to']>): Promise<Ended> {
    const { connector, declaration } = connection;
    const { work, request } = state;
    records.asking(work, open);
    state.asked.add(open.id);
    const sentAtUtc = open.sentAtUtc ?? open.intentAtUtc;
    const document = requestFor(request, declaration);
    const question = { document, sentAtUtc, ...(open.uuid === null ? {} : { uuid: open.uuid }) };
    const outcome = await call(declaration, declaration.timeoutsMs.recover, state.context.signal, (options) =>
      connector.recover(question, options),
    );
    if (outcome.kind === 'found') return accept(state, open, connection, outcome.xml);
    if (outcome.kind === 'unsupported') return undefined;
    if (outcome.kind !== 'not-found') {
      records.unknown(work, open, outcome.kind, outcome.words);
      const retryAfterMs = 'retryAfterMs' in outcome ? outcome.retryAfterMs : undefined;
      return unknownYet(unknownError(open, outcome.words), retryAfterMs === undefined ? undefined : inMs(retryAfterMs));
    }
    // A request that timed out may still be at work there: "not found" counts once it cannot be.
    const quiet = nowMs() - new Date(sentAtUtc).getTime() >= 2 * declaration.timeoutsMs.stamp;
    if (outcome.certain && quiet) {
      records.notStamped(work, open, 'not-found', outcome.words);
      return undefined;
    }
    state.error = unknownError(open, outcome.words);
    if (outcome.retryAfterMs === undefined) return undefined;
    records.unknown(work, open, 'not-found-yet', outcome.words);
    return unknownYet(state.error, inMs(outcome.retryAfterMs));
  }

  async function send(
    state: Run,
    open: StampAttemptRow,
    config: PacConfigRow,
    connection: ReturnType<PacConnections['to']>,
    again: boolean,
  ): Promise<Ended> {
    const { connector, declaration } = connection;
    const { work, context, request } = state;
    const outcome = await connections.inTurn(declaration, async () => {
      // Its turn may have come late: after the operator or the end of the program stopped it.
      if (context.signal.aborted) return 'stopped';
      // Or after the vault was locked: nothing is sent with credentials that were opened before.
      if (!connections.isOpen(config, connector)) return 'closed';
      records.sending(work, open);
      state.sent.add(open.id);
      return call(declaration, declaration.timeoutsMs.stamp, context.signal, (options) =>
        connector.stamp(requestFor(request, declaration), options),
      );
    });
    if (outcome === 'stopped') return stopped(open);
    if (outcome === 'closed') return undefined;

    if (outcome.kind === 'stamped') return accept(state, open, connection, outcome.xml);
    if (outcome.kind === 'already-stamped') {
      const { xml, words, uuid } = outcome;
      if (xml === undefined && carriesTimbre(request.comprobante)) {
        return rejected(state, open, { kind: 'rejected', code: '307', words, findings: [] }, again);
      }
      return xml === undefined ? withoutDocument(state, open, words, uuid) : accept(state, open, connection, xml);
    }
    if (outcome.kind === 'rejected') return rejected(state, open, outcome, again);
    if (outcome.kind === 'unknown' || outcome.kind === 'no-answer') {
      records.unknown(work, open, outcome.reason, outcome.words);
      return unknownYet(unknownError(open, outcome.words));
    }
    accounts.noteProblem(config, outcome);
    state.error = accounts.errorOf(outcome);
    state.tried.add(config.id);
    if (!mayLeave(outcome.kind, again)) {
      // This send had no effect; an earlier one may have had.
      records.unknown(work, open, outcome.kind, outcome.words);
      return unknownYet(unknownError(open, outcome.words));
    }
    records.notStamped(work, open, outcome.kind, outcome.words);
    return undefined;
  }

  /** It has a stamp and did not give it: to be asked for. */
  function withoutDocument(state: Run, open: StampAttemptRow, words: ProviderWords, uuid?: string): undefined {
    records.unknown(state.work, open, 'already-stamped', words, uuid);
    state.error = unknownError(open, words);
  }

  function accept(
    state: Run,
    attempt: StampAttemptRow,
    connection: ReturnType<PacConnections['to']>,
    xml: Uint8Array,
  ): Promise<JobOutcome> {
    const { work, request, context } = state;
    return acceptReply(deps, { work, attempt, ...connection, sealed: request.xml, xml, signal: context.signal });
  }

  function rejected(
    state: Run,
    open: StampAttemptRow,
    outcome: Extract<StampOutcome, { kind: 'rejected' }>,
    again: boolean,
  ): Ended {
    const { code, words, findings } = outcome;
    // No PAC stamps what carries a timbre: then this document was never stamped, and never will be.
    const carried = code === '307' && carriesTimbre(state.request.comprobante);
    if (code === '307' && !carried) return withoutDocument(state, open, words);
    if (again && !carried && isTimeDependent(code)) {
      // "Too old now" says nothing of the send that was not answered.
      records.unknown(state.work, open, 'rejected-again', words);
      return unknownYet(unknownError(open, words));
    }
    const own = carried ? { ...findingOf('707'), code } : findingOf(code);
    const explained = findings.length > 0 && !carried ? findings : [own];
    records.rejected(state.work, open, { code, words, findings: explained });
    return { outcome: 'done', result: { status: 'rejected', code } };
  }

  function expire(work: Work): JobOutcome {
    db.transaction(
      (tx) => {
        work.fence(tx);
        const nowUtc = clock.now().toISOString();
        records.giveBack(tx, work, nowUtc, { event: 'needs_reseal', findings: [tooOldFinding], actor: 'system' });
      },
      { behavior: 'immediate' },
    );
    return { outcome: 'done', result: { status: 'needs-reseal' } };
  }

  return {
    kind: STAMP_JOB,
    payload,
    concurrency: 4,
    // Ends by itself when the 72 hours are over: far fewer tries than this.
    maxAttempts: 5000,
    backoff: { baseMs: 1500, factor: 3, maxMs: 5 * 60 * 1000, jitter: 0.2 },
    // What was sent is in stamp_attempts, which says more than the job's state: simply go on.
    afterCrash: 'queued',
    run,
    about(tx, { invoiceId }) {
      const label = repository.findNumber(tx, invoiceId);
      return label === undefined ? undefined : { invoiceId, label };
    },
    onCancel(tx, { invoiceId, sealedSha256 }, actor) {
      const invoice = repository.findInvoice(tx, invoiceId);
      const open = repository.findOpenAttempt(tx, invoiceId);
      if (open !== undefined && open.state !== 'intent') throw new CuadraError('JOB_CANCEL_UNKNOWN');
      if (invoice?.sealedSha256 !== sealedSha256 || !['ready', 'stamping'].includes(invoice.status)) return;
      records.giveBack(tx, { invoiceId, companyId: invoice.companyId, sealedSha256 }, clock.now().toISOString(), {
        event: 'stamp_cancelled',
        findings: [cancelledFinding],
        actor,
      });
    },
  };
}

function unknownYet(error: CuadraError, atUtc?: string): JobOutcome {
  return atUtc === undefined ? { outcome: 'unknown', error } : { outcome: 'unknown', error, atUtc };
}
