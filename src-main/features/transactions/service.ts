/** Charges and what may be done with them; what reaches a gateway goes through `write-job`. */
import { randomBytes } from 'node:crypto';
import QRCode from 'qrcode';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { GatewayEvent, Payer, PaymentMethod } from '#connectors/gateway/types.ts';
import type { Job } from '#contract/jobs.ts';
import type { TransactionDetail, transactionsContract } from '#contract/transactions.ts';
import type { Reader } from '#db/reader.ts';
import type { Db } from '#db/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { fromMinor } from '#domain/money/money.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { GatewaysFeature } from '../gateways/index.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { toPage } from '../paging.ts';
import { saidColumns } from '../records.ts';
import { amountOf, checkAsked, type ChargeableInvoice } from './checks.ts';
import { createConfirming } from './confirm.ts';
import { planOne, planPage, planTotals, type ListedTransaction, type SumRow } from './list.ts';
import type { Look, Looked } from './look.ts';
import type { TransactionRecords } from './records.ts';
import * as repository from './repository.ts';
import type { OperationRow, TransactionRow } from './tables.ts';
import { possible, toDetail, toRow, underWayMinor } from './views.ts';
import { WRITE_JOB } from './write-job.ts';

type Input<K extends keyof typeof transactionsContract> = z.output<
  NonNullable<(typeof transactionsContract)[K]['~orpc']['inputSchema']>
>;

export interface TransactionsDeps {
  readonly db: Db;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly gateways: GatewaysFeature;
  readonly records: TransactionRecords;
  readonly look: Look;
  /** @throws CuadraError NOT_FOUND */
  readonly invoiceOf: (db: Db, invoiceId: string) => ChargeableInvoice;
  readonly payerOf: (clientId: string) => Payer;
  /** The company's next numeric reference for transfers to its own account; given out once. */
  readonly numericReference: (tx: Db, companyId: string) => string;
  /** The job of a key, for the detail. */
  readonly jobOf: (kind: string, idempotencyKey: string, locale: Locale) => Job | undefined;
}

export type TransactionsService = ReturnType<typeof createTransactionsService>;

const zero = {
  authorisedMinor: 0,
  paidMinor: 0,
  refundedMinor: 0,
  refundPendingMinor: 0,
  disputedMinor: 0,
  lostMinor: 0,
  keptMinor: 0,
} as const;
const unknownYet = {
  feeMinor: null,
  feeTaxMinor: null,
  netMinor: null,
  objectId: null,
  objectKind: null,
  providerStatus: null,
  instructions: null,
  failure: null,
  card: null,
  paidAtUtc: null,
  readAtUtc: null,
} as const;

/** A bank takes nothing of a transfer that comes in. */
const NO_FEE = { feeMinor: 0, feeTaxMinor: 0 } as const;

export function createTransactionsService(deps: TransactionsDeps) {
  const { db, reader, clock, audit, queue, gateways, records } = deps;

  /** @throws CuadraError NOT_FOUND */
  function mustFind(tx: Db, id: string): TransactionRow {
    const row = repository.findTransaction(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'transactions.name', id } });
    return row;
  }

  const declarationOf = (row: TransactionRow) => {
    try {
      return gateways.connections.declarationOf(row.provider);
    } catch {
      // A gateway that this version does not know any more: it is shown, and nothing can be done with it.
      return undefined;
    }
  };

  function detail(id: string, locale: Locale): TransactionDetail {
    const row = mustFind(db, id);
    const [listed] = reader.here<ListedTransaction>(planOne(id));
    if (listed === undefined) throw new Error(`the gateway of transaction ${id} is gone`);
    return toDetail(db, row, listed, declarationOf(row), (operationId) => deps.jobOf(WRITE_JOB, operationId, locale));
  }

  /** Writes down what is to be done at the gateway, and who does it. */
  function enqueue(
    tx: Db,
    row: TransactionRow,
    { kind, amountMinor = null, reason = null, requestId = null }: Pick<OperationRow, 'kind'> & Partial<OperationRow>,
    actor: string,
  ): void {
    const id = uuidv7();
    repository.insertOperation(tx, {
      id,
      transactionId: row.id,
      kind,
      requestId,
      amountMinor,
      reason,
      state: 'intent',
      sends: 0,
      refundId: null,
      rejectReason: null,
      providerCode: null,
      providerMessage: null,
      actor,
      createdAtUtc: clock.now().toISOString(),
      firstSentAtUtc: null,
      answeredAtUtc: null,
    });
    queue.enqueue(tx, { kind: WRITE_JOB, payload: { operationId: id }, idempotencyKey: id, companyId: row.companyId });
    audit(tx, {
      actor,
      action: `transaction.${kind}`,
      record: `transaction:${row.id}`,
      after: { reference: row.reference, amountMinor: amountMinor ?? row.amountMinor, currency: row.currency, reason },
    });
  }

  /** An operation on a charge, once per request. @param decide throws where it may not be */
  function operate(
    { id, requestId }: { id: string; requestId?: string | undefined },
    by: RequestContext,
    decide: (row: TransactionRow, tx: Db) => Pick<OperationRow, 'kind'> & Partial<OperationRow>,
  ): TransactionDetail {
    db.transaction(
      (tx) => {
        const row = mustFind(tx, id);
        if (requestId !== undefined && repository.findOperationByRequest(tx, id, requestId) !== undefined) return;
        enqueue(tx, row, { ...decide(row, tx), requestId: requestId ?? null }, by.actor);
      },
      { behavior: 'immediate' },
    );
    return detail(id, by.locale);
  }

  /** @throws CuadraError TRANSACTION_BUSY while another operation of that kind is under way */
  function refuseWhileBusy(tx: Db, row: TransactionRow, kinds: readonly OperationRow['kind'][]): void {
    const open = repository
      .listOperations(tx, row.id)
      .some(({ kind, state }) => kinds.includes(kind) && (state === 'intent' || state === 'sent'));
    if (open) throw new CuadraError('TRANSACTION_BUSY', { params: { reference: row.reference } });
  }

  function notPossible(row: TransactionRow): CuadraError {
    return new CuadraError('TRANSACTION_NOT_POSSIBLE', { params: { status: `transactions.status.${row.status}` } });
  }

  const confirming = createConfirming({ db, audit, records, mustFind, declarationOf, notPossible });

  function make(
    input: Omit<Input<'charge'>, 'method'>,
    methods: readonly PaymentMethod[],
    by: RequestContext,
    kind: TransactionRow['kind'],
  ): TransactionDetail {
    const id = db.transaction(
      (tx) => {
        const gateway = gateways.service.mustFind(tx, input.gatewayId);
        const before =
          input.requestId === undefined ? undefined : repository.findByRequest(tx, gateway.companyId, input.requestId);
        if (before !== undefined) return before.id;
        const declaration = gateways.connections.declarationOf(gateway.provider);
        const invoice = input.invoiceId === undefined ? undefined : deps.invoiceOf(tx, input.invoiceId);
        if (invoice !== undefined && invoice.companyId !== gateway.companyId) {
          throw new CuadraError('TRANSACTION_OTHER_COMPANY', { params: { gateway: gateway.name }, field: 'gatewayId' });
        }
        const { amountMinor, currency } = amountOf(invoice, input);
        const clientId = input.clientId ?? invoice?.clientId;
        const payer = { ...(clientId === undefined ? {} : deps.payerOf(clientId)), ...saidColumns(input.payer ?? {}) };
        const capture = input.capture ?? 'automatic';
        const { msiMonths, token, expiresAtUtc, returnUrl } = input;
        const asked = { amountMinor, currency, methods, by: kind, payer, capture, msiMonths, expiresAtUtc };
        checkAsked(gateway, declaration, { ...asked, now: clock.now() });
        const now = clock.now().toISOString();
        // Of a transfer to the company's account only seven digits and a concept arrive.
        const numeric = declaration.kind === 'bank' ? `-${deps.numericReference(tx, gateway.companyId)}` : '';
        const reference = `CU-${newReference()}${numeric}`;
        const row: TransactionRow = {
          ...zero,
          ...unknownYet,
          ...(declaration.kind === 'bank' ? NO_FEE : {}),
          id: uuidv7(),
          companyId: gateway.companyId,
          gatewayId: gateway.id,
          provider: gateway.provider,
          environment: gateway.environment,
          invoiceId: input.invoiceId ?? null,
          clientId: clientId ?? null,
          kind,
          reference,
          requestId: input.requestId ?? null,
          description: input.description ?? describe(invoice, by.locale) ?? reference,
          request: {
            methods,
            payer,
            capture,
            ...(token === undefined ? {} : { token }),
            ...(msiMonths === undefined ? {} : { msiMonths }),
            ...(expiresAtUtc === undefined ? {} : { expiresAtUtc }),
            ...(returnUrl === undefined ? {} : { returnUrl }),
          },
          method: methods.length === 1 ? (methods[0] ?? null) : null,
          currency,
          amountMinor,
          status: 'created',
          polls: 0,
          createdAtUtc: now,
          updatedAtUtc: now,
          version: 1,
        };
        repository.insertTransaction(tx, row);
        enqueue(tx, row, { kind: 'create', requestId: null }, by.actor);
        return row.id;
      },
      { behavior: 'immediate' },
    );
    return detail(id, by.locale);
  }

  return {
    /** @throws CuadraError as {@link amountOf} and {@link checkAsked} say */
    charge: ({ method, ...input }: Input<'charge'>, by: RequestContext) => make(input, [method], by, 'charge'),

    createLink({ methods, ...input }: Input<'createLink'>, by: RequestContext): TransactionDetail {
      const gateway = gateways.service.mustFind(db, input.gatewayId);
      const declaration = gateways.connections.declarationOf(gateway.provider);
      const able = declaration.methods.filter(
        ({ by: ways, method }) => ways.includes('link') && gateway.methods.includes(method),
      );
      if (!declaration.capabilities.paymentLink || able.length === 0) {
        throw new CuadraError('TRANSACTION_NO_LINKS', { params: { gateway: gateway.name }, field: 'gatewayId' });
      }
      const currency =
        input.currency ?? (input.invoiceId === undefined ? undefined : deps.invoiceOf(db, input.invoiceId).currency);
      const taken = able.filter(({ currencies, limits }) => {
        const limit = currency === undefined ? undefined : limits[currency];
        const amount = input.amountMinor;
        const fits =
          limit === undefined ||
          amount === undefined ||
          (amount >= limit.minMinor && amount <= (limit.maxMinor ?? Infinity));
        return (currency === undefined || currencies.includes(currency)) && fits;
      });
      const offered = methods ?? (taken.length > 0 ? taken : able).map(({ method }) => method);
      return make(input, offered, by, 'link');
    },

    /** What is held, whole or less. @throws CuadraError TRANSACTION_NOT_POSSIBLE, TRANSACTION_OVER_HELD, TRANSACTION_BUSY */
    capture: ({ amountMinor, ...input }: Input<'capture'>, by: RequestContext) =>
      operate(input, by, (row, tx) => {
        if (!possible(row, declarationOf(row)).capture) throw notPossible(row);
        refuseWhileBusy(tx, row, ['capture', 'cancel']);
        if ((amountMinor ?? 0) > row.authorisedMinor) {
          throw new CuadraError('TRANSACTION_OVER_HELD', {
            params: moneyOf(row, row.authorisedMinor),
            field: 'amountMinor',
          });
        }
        return { kind: 'capture', amountMinor: amountMinor ?? row.authorisedMinor };
      }),

    /** @throws CuadraError TRANSACTION_NOT_POSSIBLE, TRANSACTION_BUSY */
    cancel: (input: Input<'cancel'>, by: RequestContext) =>
      operate(input, by, (row, tx) => {
        if (!possible(row, declarationOf(row)).cancel) throw notPossible(row);
        refuseWhileBusy(tx, row, ['capture', 'cancel']);
        return { kind: 'cancel' };
      }),

    /** Never more than is left, what is under way counted. @throws CuadraError TRANSACTION_NOT_POSSIBLE, TRANSACTION_REFUND_OVER */
    refund: ({ amountMinor, reason, ...input }: Input<'refund'>, by: RequestContext) =>
      operate(input, by, (row, tx) => {
        const under = underWayMinor(repository.listOperations(tx, row.id));
        const left = possible(row, declarationOf(row)).refundableMinor - under;
        if (left <= 0) throw notPossible(row);
        const asked = amountMinor ?? left;
        const whole = declarationOf(row)?.capabilities.refund === 'full' && asked !== row.paidMinor;
        if (asked > left || whole) {
          throw new CuadraError('TRANSACTION_REFUND_OVER', { params: moneyOf(row, left), field: 'amountMinor' });
        }
        return { kind: 'refund', amountMinor: asked, reason: reason ?? null };
      }),

    /** @throws CuadraError GATEWAY_UNAVAILABLE, TRANSACTION_GONE, TRANSACTION_NOT_POSSIBLE */
    async refresh(id: string, by: RequestContext): Promise<TransactionDetail> {
      const { gatewayId, objectId, objectKind, ...row } = mustFind(db, id);
      if (objectId === null) throw new CuadraError('TRANSACTION_NOT_SENT', { params: { reference: row.reference } });
      const named = { gatewayId, objectId, objectKind: objectKind ?? ('payment' as const) };
      const looked = await deps.look(named, { source: 'hand', actor: by.actor }, new AbortController().signal);
      if (looked.kind === 'later') throw looked.error;
      if (looked.kind === 'not-found') {
        throw new CuadraError('TRANSACTION_GONE', { params: { objectId }, provider: looked.words });
      }
      return detail(id, by.locale);
    },

    /**
     * Processes what a gateway's event says: the charge is read again, and what is read is written down. For the
     * webhooks and for who catches up on them; safe with old, repeated and foreign events.
     */
    async processEvent(
      gatewayId: string,
      { objectId, objectKind }: Pick<GatewayEvent, 'objectId' | 'objectKind'>,
      source: 'webhook' | 'polling',
      signal: AbortSignal,
      fence?: (tx: Db) => void,
    ): Promise<Looked> {
      if (objectKind === 'payout' || objectKind === 'other') return { kind: 'not-ours' };
      return deps.look({ gatewayId, objectId, objectKind }, { source, actor: 'system' }, signal, fence);
    },

    /** @throws CuadraError as {@link createConfirming} says */
    confirm(input: Input<'confirm'>, by: RequestContext): TransactionDetail {
      confirming.confirm(input, by.actor);
      return detail(input.id, by.locale);
    },

    /** @throws CuadraError as {@link createConfirming} says */
    undoConfirm(input: Input<'undoConfirm'>, by: RequestContext): TransactionDetail {
      confirming.undoConfirm(input, by.actor);
      return detail(input.id, by.locale);
    },

    get: detail,

    /** In the reading thread: a filter may pass through all of them. @throws CuadraError INPUT_INVALID */
    async list(page: Input<'list'>, signal?: AbortSignal) {
      const rows = await reader.all<ListedTransaction>(planPage(page), { urgent: true, signal });
      return toPage(rows, page.limit, ({ createdAtUtc, id }) => ({ createdAtUtc, id }), toRow);
    },

    async totals(filter: Input<'totals'>, signal?: AbortSignal) {
      const rows = await reader.all<SumRow>(planTotals(filter), { signal });
      return rows.map((sums) =>
        Object.assign(sums, {
          currencyDecimals: decimalsOf(sums.currency),
          netMinor: sums.keptMinor - sums.feeMinor - sums.feeTaxMinor,
        }),
      );
    },

    /** @throws CuadraError TRANSACTION_NO_QR */
    async qr(id: string): Promise<{ url: string; svg: string }> {
      const { instructions, reference } = mustFind(db, id);
      const url = instructions !== null && 'url' in instructions ? instructions.url : undefined;
      if (url === undefined) throw new CuadraError('TRANSACTION_NO_QR', { params: { reference } });
      return { url, svg: await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) };
    },
  };
}

function moneyOf({ currency }: TransactionRow, minor: number): { left: string; currency: string } {
  return { left: fromMinor(Math.max(0, minor), decimalsOf(currency)), currency };
}

/** What the payer reads that it is for. */
function describe(invoice: ChargeableInvoice | undefined, locale: Locale): string | undefined {
  return invoice === undefined ? undefined : translate('transactions.ofInvoice', { invoice: invoice.label }, locale);
}

/** Sixteen signs that nobody mistakes for others when they are read aloud (no I, L, O, U). */
function newReference(): string {
  const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return Array.from(randomBytes(16), (byte) => signs[byte % 32]).join('');
}
