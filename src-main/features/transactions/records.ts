/** What is known of a transaction, written down: facts once each, and the columns that they come to. */
import type { ChargeView, GatewayFee, StatedFact } from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import type { TransactionFact } from '#domain/transactions/facts.ts';
import { factKey, standing, stateOf } from '#domain/transactions/state.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import * as repository from './repository.ts';
import type { EventSource, TransactionEventRow, TransactionRow } from './tables.ts';

/** Who tells it, and how it was heard. */
export interface Heard {
  readonly source: EventSource;
  readonly actor: string;
}

/** Called in the transaction in which what was collected of an invoice changed. */
export type OnCollected = (tx: Db, invoiceId: string, keptMinor: number) => void;

export interface RecordsDeps {
  readonly clock: Clock;
  readonly onCollected: OnCollected;
}

export type TransactionRecords = ReturnType<typeof createRecords>;

interface Told {
  readonly fact: TransactionFact;
  readonly occurredAtUtc?: string | undefined;
  readonly evidence?: string | undefined;
  readonly note?: string | undefined;
}

export function createRecords({ clock, onCollected }: RecordsDeps) {
  /** Adds facts and computes the row anew from all of them. */
  function add(
    tx: Db,
    row: TransactionRow,
    told: readonly Told[],
    { source, actor }: Heard,
    columns: Partial<TransactionRow> = {},
  ): TransactionRow {
    const now = clock.now().toISOString();
    for (const { fact, occurredAtUtc, evidence, note } of told) {
      repository.insertEvent(tx, {
        transactionId: row.id,
        factKey: factKey(fact),
        fact,
        source,
        actor,
        occurredAtUtc: occurredAtUtc ?? null,
        recordedAtUtc: now,
        note: note ?? null,
        evidence: evidence ?? null,
      });
    }
    const events = repository.listEvents(tx, row.id);
    const facts = events.map(({ fact }) => fact);
    const state = stateOf(facts);
    const counts = new Set(standing(facts));
    const paidAtUtc = paidAt(events.filter(({ fact }) => counts.has(fact)));
    repository.replaceParts(tx, row.id, partsOf(row.id, events, now));
    const after = { ...columns, ...state, paidAtUtc, updatedAtUtc: now };
    if (!repository.updateTransaction(tx, row.id, row.version, after)) throw new CuadraError('STALE_VERSION');
    const changed = repository.findTransaction(tx, row.id);
    if (changed === undefined) throw new Error(`transaction ${row.id} vanished inside its transaction`);
    if (changed.invoiceId !== null && changed.keptMinor !== row.keptMinor) {
      const { invoiceId, currency } = changed;
      onCollected(tx, invoiceId, repository.keptOfInvoice(tx, invoiceId, currency));
    }
    return changed;
  }

  return {
    add,

    /**
     * What the gateway tells of the charge now.
     * @throws CuadraError GATEWAY_MISMATCH when it is not about what was asked for: nothing of it is believed
     */
    apply(tx: Db, row: TransactionRow, charge: ChargeView, heard: Heard): TransactionRow {
      const { amountMinor, currency, reference } = charge;
      const other = reference !== undefined && reference !== row.reference;
      const amountFits = amountMinor === row.amountMinor || isTakenInPart(row, charge);
      if (!amountFits || currency !== row.currency || other) {
        throw new CuadraError('GATEWAY_MISMATCH', {
          params: { reference: row.reference, objectId: charge.objectId },
          provider: { provider: row.provider, message: `${amountMinor} ${currency} ${reference ?? ''}` },
        });
      }
      repository.insertIds(tx, row.gatewayId, row.id, charge.ids);
      const facts: readonly StatedFact[] = [...charge.facts, ...(charge.undisputed === true ? wonOf(tx, row) : [])];
      const told = facts.map(({ fact, occurredAtUtc }) => ({ fact, occurredAtUtc, evidence: charge.evidence }));
      return add(tx, row, told, heard, {
        objectId: row.objectId ?? charge.objectId,
        objectKind: row.objectKind ?? charge.objectKind,
        providerStatus: charge.providerStatus,
        readAtUtc: clock.now().toISOString(),
        ...(charge.method === undefined ? {} : { method: charge.method }),
        ...(charge.instructions === undefined ? {} : { instructions: charge.instructions }),
        ...(charge.failure === undefined ? {} : { failure: { ...charge.failure } }),
        ...(charge.card === undefined ? {} : { card: { ...charge.card } }),
        ...feeColumns(charge.fee, row.currency),
      });
    },
  };
}

/** Disputes that stood open when it was read last. */
function wonOf(tx: Db, row: TransactionRow): StatedFact[] {
  return repository
    .listDisputes(tx, row.id)
    .filter(({ status }) => status === 'open')
    .map(({ disputeId, amountMinor }) => ({ fact: { type: 'dispute', disputeId, amountMinor, status: 'won' } }));
}

/** Mercado Pago tells of a hold that was captured in part as of a charge of that part. */
function isTakenInPart(row: TransactionRow, { amountMinor, reference, facts }: ChargeView): boolean {
  const paid = facts.some(({ fact }) => fact.type === 'paid' && fact.amountMinor === amountMinor);
  return row.request.capture === 'manual' && amountMinor < row.amountMinor && paid && reference === row.reference;
}

/** A fee in another currency than the charge's (paid out in dollars) is no number of this row. */
function feeColumns(fee: GatewayFee | undefined, currency: string): Partial<TransactionRow> {
  return fee === undefined || fee.currency !== currency
    ? {}
    : { feeMinor: fee.feeMinor, feeTaxMinor: fee.feeTaxMinor, netMinor: fee.netMinor };
}

function paidAt(events: readonly TransactionEventRow[]): string | null {
  const paid = events.find(({ fact }) => fact.type === 'paid');
  return paid === undefined ? null : (paid.occurredAtUtc ?? paid.recordedAtUtc);
}

/** Refunds and disputes as the facts leave them: each is judged by itself as the whole is. */
function partsOf(transactionId: string, events: readonly TransactionEventRow[], now: string) {
  const refunds = new Map<string, TransactionFact[]>();
  const disputes = new Map<string, TransactionFact[]>();
  const since = new Map<string, string>();
  for (const { fact, recordedAtUtc, occurredAtUtc } of events) {
    if (fact.type !== 'refund' && fact.type !== 'dispute') continue;
    const id = fact.type === 'refund' ? fact.refundId : fact.disputeId;
    const map = fact.type === 'refund' ? refunds : disputes;
    map.set(id, [...(map.get(id) ?? []), fact]);
    if (!since.has(id)) since.set(id, occurredAtUtc ?? recordedAtUtc);
  }
  const common = (id: string, facts: readonly TransactionFact[]) => ({
    transactionId,
    amountMinor: Math.max(...facts.map((fact) => ('amountMinor' in fact ? fact.amountMinor : 0))),
    createdAtUtc: since.get(id) ?? now,
    updatedAtUtc: now,
  });
  return {
    refunds: [...refunds].map(([refundId, facts]) => {
      const { refundedMinor, refundPendingMinor } = stateOf(facts);
      const status: 'succeeded' | 'pending' | 'failed' =
        refundedMinor > 0 ? 'succeeded' : refundPendingMinor > 0 ? 'pending' : 'failed';
      return Object.assign(common(refundId, facts), { refundId, status });
    }),
    disputes: [...disputes].map(([disputeId, facts]) => {
      const { disputedMinor, lostMinor } = stateOf(facts);
      const status: 'open' | 'lost' | 'won' = disputedMinor > 0 ? 'open' : lostMinor > 0 ? 'lost' : 'won';
      return Object.assign(common(disputeId, facts), { disputeId, status });
    }),
  };
}
