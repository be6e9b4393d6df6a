/** Cancellation as the operator and the other features see it. */
import { v7 as uuidv7 } from 'uuid';
import type { Cancellation, CancellationDetail, CancellationMotivo, RelatedInvoice } from '#contract/cancellation.ts';
import type { ShownCancellationState } from '#contract/invoices.ts';
import type { ConsultaOutcome } from '#connectors/sat/consulta-cfdi/index.ts';
import type { Db } from '#db/types.ts';
import { isOver, motivoFits } from '#domain/cfdi/cancelacion/index.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import { findJobByKey } from '../jobs/repository.ts';
import type { JobsService } from '../jobs/service.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { documentOf, labelOf, mustFindInvoice, underWay, type Cancellable } from './documents.ts';
import { FOLLOW_JOB, SEND_JOB } from './kinds.ts';
import { satAnswerOf } from './ask-sat.ts';
import { blocks } from './preview.ts';
import type { CancellationRecords } from './records.ts';
import * as repository from './repository.ts';
import type { CancellationRow } from './tables.ts';
import {
  atSatOf,
  invoiceCancellationOf,
  printedCancellationOf,
  replacesOf,
  toAttempt,
  toCancellation,
  toRelated,
} from './views.ts';

export interface CancellationDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly records: CancellationRecords;
  readonly jobs: Pick<JobsService, 'get' | 'retry'>;
  /** Throws what keeps a request from being signed: no CSD in use, a locked vault. */
  readonly checkSigner: (companyId: string, at: Date) => void;
  /** A draft like a document that replaces it: related to it with 04. */
  readonly duplicateToReplace: (invoiceId: string, uuid: string, by: RequestContext) => { readonly id: string };
}

export interface CancellationRequest {
  readonly invoiceId: string;
  readonly motivo: CancellationMotivo;
  readonly replacementId?: string | undefined;
  readonly note?: string | undefined;
  readonly ignoreRelated: boolean;
}

export type CancellationService = ReturnType<typeof createCancellationService>;

export function createCancellationService(deps: CancellationDeps) {
  const { db, clock, records, jobs, checkSigner, duplicateToReplace } = deps;

  function jobOf(tx: Db, row: CancellationRow): string | undefined {
    const waitsForSat = row.state === 'requested' || row.state === 'in_process';
    return findJobByKey(tx, waitsForSat ? FOLLOW_JOB : SEND_JOB, row.id)?.id;
  }

  function state(invoiceId: string, locale: Locale): CancellationDetail {
    const { status } = mustFindInvoice(db, invoiceId);
    const [current, ...earlier] = repository.listOfInvoice(db, invoiceId);
    const job = current === undefined || isOver(current.state) ? undefined : jobOf(db, current);
    const replaces = replacesOf(db, invoiceId);
    return {
      invoiceId,
      status,
      ...(current === undefined ? {} : { current: toCancellation(db, current, locale) }),
      earlier: earlier.map((row) => toCancellation(db, row, locale)),
      attempts: current === undefined ? [] : repository.listAttempts(db, current.id).map(toAttempt),
      ...(job === undefined ? {} : { job: jobs.get(job, locale) }),
      ...(replaces === undefined ? {} : { replaces }),
      ...atSatOf(db, invoiceId),
    };
  }

  /** @throws CuadraError CANCEL_CANCELLED, CANCEL_ALREADY_REQUESTED */
  function refuseUnderWay({ invoice }: Cancellable, open: CancellationRow | undefined): void {
    if (invoice.status === 'cancelled') throw new CuadraError('CANCEL_CANCELLED');
    if (underWay(open) || invoice.status !== 'stamped') throw new CuadraError('CANCEL_ALREADY_REQUESTED');
  }

  /**
   * What replaces a document, if it may.
   * @throws CuadraError CANCEL_REPLACEMENT_NEEDED, CANCEL_REPLACEMENT_UNEXPECTED, CANCEL_REPLACEMENT_NOT_STAMPED,
   *   CANCEL_REPLACEMENT_OTHER, CANCEL_REPLACEMENT_UNRELATED
   */
  function replacementOf(
    { invoice, stamp }: Cancellable,
    { motivo, replacementId }: CancellationRequest,
  ): { id: string; uuid: string } | undefined {
    const field = 'replacementId';
    if (motivo !== '01') {
      if (replacementId !== undefined) throw new CuadraError('CANCEL_REPLACEMENT_UNEXPECTED', { field });
      return undefined;
    }
    if (replacementId === undefined) throw new CuadraError('CANCEL_REPLACEMENT_NEEDED', { field });
    const replacement = mustFindInvoice(db, replacementId);
    const other = replacement.companyId !== invoice.companyId || replacement.id === invoice.id;
    if (other) throw new CuadraError('CANCEL_REPLACEMENT_OTHER', { field });
    const params = { label: labelOf(replacement), status: `invoices.status.${replacement.status}` };
    if (replacement.uuid === null || replacement.status !== 'stamped') {
      throw new CuadraError('CANCEL_REPLACEMENT_NOT_STAMPED', { field, params });
    }
    // A stamp without validity replaces nothing that has it.
    const same = repository.findStamp(db, replacement.id)?.environment === stamp.environment;
    if (!same) throw new CuadraError('CANCEL_REPLACEMENT_OTHER', { field });
    if (!repository.relates(db, replacement.id, invoice.uuid, '04')) {
      throw new CuadraError('CANCEL_REPLACEMENT_UNRELATED', { field, params });
    }
    return { id: replacement.id, uuid: replacement.uuid };
  }

  /** @throws CuadraError CANCEL_RELATED */
  function refuseRelated({ invoice }: Cancellable): void {
    const inTheWay = repository.listRelated(db, invoice.uuid).filter(blocks);
    if (inTheWay.length === 0) return;
    const labels = [...new Set(inTheWay.map(labelOf))].join(', ');
    throw new CuadraError('CANCEL_RELATED', { params: { documents: labels } });
  }

  function rowOf(
    { invoice, stamp }: Cancellable,
    columns: Pick<CancellationRow, 'motivo' | 'replacementId' | 'replacementUuid' | 'note' | 'state'>,
    actor: string,
  ): CancellationRow {
    const nowUtc = clock.now().toISOString();
    return {
      ...NOTHING_YET,
      ...columns,
      id: uuidv7(),
      companyId: invoice.companyId,
      invoiceId: invoice.id,
      uuid: invoice.uuid,
      environment: stamp.environment,
      rejectedBefore: repository.listOfInvoice(db, invoice.id).some((row) => row.state === 'rejected'),
      requestedBy: actor,
      requestedAtUtc: nowUtc,
      createdAtUtc: nowUtc,
      updatedAtUtc: nowUtc,
      version: 1,
    };
  }

  function request(said: CancellationRequest, by: RequestContext): CancellationDetail {
    const { invoiceId, motivo, note } = said;
    const found = documentOf(db, invoiceId);
    const open = repository.findOpen(db, invoiceId);
    if (open !== undefined && underWay(open) && open.motivo === motivo) {
      if (open.replacementId === (said.replacementId ?? null)) return state(invoiceId, by.locale);
    }
    refuseUnderWay(found, open);
    if (!motivoFits(motivo, found.comprobante)) throw new CuadraError('CANCEL_MOTIVO_04', { field: 'motivo' });
    const replacement = replacementOf(found, said);
    if (!said.ignoreRelated) refuseRelated(found);
    checkSigner(found.invoice.companyId, clock.now());
    const columns = {
      motivo,
      state: 'queued' as const,
      replacementId: replacement?.id ?? null,
      replacementUuid: replacement?.uuid ?? null,
      note: note ?? null,
    };
    records.open(rowOf(found, columns, by.actor), by);
    return state(invoiceId, by.locale);
  }

  return {
    state,
    request,

    /**
     * A draft that replaces a document, and the plan to cancel that with motivo 01 once the draft is stamped.
     * @throws CuadraError as {@link request}, and what a duplicate is refused with
     */
    substitute(
      { invoiceId, note }: { readonly invoiceId: string; readonly note?: string | undefined },
      by: RequestContext,
    ): { draftId: string; cancellation: CancellationDetail } {
      const found = documentOf(db, invoiceId);
      refuseUnderWay(found, repository.findOpen(db, invoiceId));
      const draftId = db.transaction(
        () => {
          const { id } = duplicateToReplace(invoiceId, found.invoice.uuid, by);
          const columns = {
            motivo: '01' as const,
            state: 'planned' as const,
            replacementId: id,
            replacementUuid: null,
            note: note ?? null,
          };
          records.open(rowOf(found, columns, by.actor), by);
          return id;
        },
        { behavior: 'immediate' },
      );
      return { draftId, cancellation: state(invoiceId, by.locale) };
    },

    /** @throws CuadraError NOT_FOUND, CANCEL_NOTHING_OPEN, CANCEL_CANNOT_STOP */
    withdraw(invoiceId: string, by: RequestContext): CancellationDetail {
      db.transaction(
        (tx) => {
          mustFindInvoice(tx, invoiceId);
          const open = repository.findOpen(tx, invoiceId);
          if (open === undefined) throw new CuadraError('CANCEL_NOTHING_OPEN');
          const sent = open.sends > 0 && repository.listAttempts(tx, open.id).some((each) => each.state !== 'failed');
          if ((open.state !== 'planned' && open.state !== 'queued') || sent)
            throw new CuadraError('CANCEL_CANNOT_STOP');
          records.withdraw(tx, open, 'operator', by.actor);
        },
        { behavior: 'immediate' },
      );
      return state(invoiceId, by.locale);
    },

    /** @throws CuadraError NOT_FOUND, CANCEL_NOTHING_OPEN, JOB_NOT_RETRIABLE while it is being done */
    askNow(invoiceId: string, by: RequestContext): CancellationDetail {
      mustFindInvoice(db, invoiceId);
      const open = repository.findOpen(db, invoiceId);
      const job = open === undefined ? undefined : jobOf(db, open);
      if (job === undefined) throw new CuadraError('CANCEL_NOTHING_OPEN');
      jobs.retry(job, by);
      return state(invoiceId, by.locale);
    },

    list(
      {
        companyId,
        states,
        cursor,
        limit,
      }: Page & { companyId: string; states?: CancellationRow['state'][] | undefined },
      locale: Locale,
    ): { rows: (Cancellation & { invoice: RelatedInvoice })[]; nextCursor?: string } {
      const after = cursor === undefined ? undefined : decodeCursor(cursor, ['createdAtUtc', 'id']);
      return toPage(
        repository.listCancellations(db, { companyId, states }, limit + 1, after),
        limit,
        ({ createdAtUtc, id }) => ({ createdAtUtc, id }),
        (row) => ({ ...toCancellation(db, row, locale), invoice: toRelated(mustFindInvoice(db, row.invoiceId)) }),
      );
    },

    /** @throws CuadraError NOT_FOUND, CANCEL_NO_ACUSE */
    acuse(invoiceId: string, sha256: string | undefined): { name: string; base64: string } {
      mustFindInvoice(db, invoiceId);
      for (const row of repository.listOfInvoice(db, invoiceId)) {
        const file = repository.findFile(db, row.id, 'acuse', sha256);
        if (file !== undefined) return { name: `acuse-${row.uuid}.xml`, base64: file.content.toString('base64') };
      }
      throw new CuadraError('CANCEL_NO_ACUSE');
    },

    /** SAT answered somebody else about an invoice: what is under way ends with it, too. */
    whenSatAnswers(tx: Db, invoiceId: string, outcome: ConsultaOutcome): void {
      const open = repository.findOpen(tx, invoiceId);
      const answer = satAnswerOf(outcome);
      if (open !== undefined && answer !== undefined && open.state !== 'planned') records.overheard(tx, open, answer);
    },

    /** For the marks of the printed document. */
    printedOf: (invoiceId: string) => printedCancellationOf(db, invoiceId),

    /** For the list of invoices; see `cancellationState` of its rows. */
    statesOf(invoiceIds: readonly string[]): Map<string, ShownCancellationState> {
      const states = new Map<string, ShownCancellationState>();
      for (const { invoiceId, state: each } of repository.latestStates(db, invoiceIds)) {
        if (each !== 'cancelled' && each !== 'withdrawn') states.set(invoiceId, each);
      }
      return states;
    },

    /** A cancellation is planned or under way: what the document says may soon be void. */
    isAsked: (invoiceId: string): boolean => repository.findOpen(db, invoiceId) !== undefined,

    /** For `invoices.get`. */
    ofInvoice: (invoiceId: string, locale: Locale) => invoiceCancellationOf(db, invoiceId, locale),

    /**
     * A document was stamped, told within the transaction that stores it: where it was made to replace another, the
     * other one's cancellation begins.
     */
    whenStamped(tx: Db, invoiceId: string, uuid: string): void {
      const plan = repository.findByReplacement(tx, invoiceId);
      if (plan?.state !== 'planned') return;
      const replaced = repository.findInvoice(tx, plan.invoiceId);
      if (replaced?.status !== 'stamped') records.withdraw(tx, plan, 'not-stamped', 'system');
      // Somebody took the relation out of the draft: it replaces nothing.
      else if (!repository.relates(tx, invoiceId, plan.uuid, '04'))
        records.withdraw(tx, plan, 'broken-chain', 'system');
      else if (repository.findStamp(tx, invoiceId)?.environment !== plan.environment)
        records.withdraw(tx, plan, 'broken-chain', 'system');
      else records.beginPlanned(tx, plan, uuid, plan.requestedBy);
    },
  };
}

const NOTHING_YET = {
  route: null,
  reason: null,
  provider: null,
  providerCode: null,
  providerMessage: null,
  requestSha256: null,
  signedAtUtc: null,
  sends: 0,
  seenInProcess: false,
  satEstado: null,
  satCancelable: null,
  satCancelacion: null,
  satCheckedAtUtc: null,
  asks: 0,
  takenAtUtc: null,
  finishedAtUtc: null,
} as const;
