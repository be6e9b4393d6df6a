/** Transactions as the contract shows them. */
import type { GatewayDeclaration } from '#connectors/gateway/types.ts';
import type { Job } from '#contract/jobs.ts';
import type { Transaction, TransactionDetail } from '#contract/transactions.ts';
import type { Db } from '#db/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { refundableMinor, standing } from '#domain/transactions/state.ts';
import { withoutNulls } from '../records.ts';
import { disputeDueUtc } from './dispute-due.ts';
import type { ListedTransaction } from './list.ts';
import * as repository from './repository.ts';
import type { OperationRow, TransactionEventRow, TransactionRow } from './tables.ts';

/** `A-12`; a draft has none yet. */
export function invoiceNumberOf(serie: string | null, folio: number | null): string | null {
  return folio === null ? null : [serie, folio].filter((part) => part !== null && part !== '').join('-');
}

export function toRow({ serie, folio, ...columns }: ListedTransaction): Transaction {
  const invoiceNumber = invoiceNumberOf(serie, folio);
  return { ...withoutNulls({ ...columns, invoiceNumber }), currencyDecimals: decimalsOf(columns.currency) };
}

export function toDetail(
  db: Db,
  row: TransactionRow,
  listed: ListedTransaction,
  declaration: GatewayDeclaration | undefined,
  jobOf: (operationId: string) => Job | undefined,
): TransactionDetail {
  const { objectId, providerStatus, instructions, failure, card, readAtUtc } = row;
  const events = repository.listEvents(db, row.id);
  const operations = repository.listOperations(db, row.id);
  const can = possible(row, declaration);
  return {
    ...toRow(listed),
    ...withoutNulls({ objectId, providerStatus, instructions, failure, card, readAtUtc }),
    can: {
      ...can,
      refundableMinor: Math.max(0, can.refundableMinor - underWayMinor(operations)),
      undoConfirm: confirmationOf(events, operations) !== undefined,
    },
    events: events.map(({ fact, source, actor, occurredAtUtc, recordedAtUtc, note, evidence }) => ({
      type: fact.type,
      fact: { ...fact },
      source,
      actor,
      recordedAtUtc,
      ...withoutNulls({ occurredAtUtc, note, evidence }),
    })),
    operations: operations.map((each) => toOperation(each, row.provider, jobOf)),
    refunds: repository
      .listRefunds(db, row.id)
      .map(({ refundId, amountMinor, status }) => ({ refundId, amountMinor, status })),
    disputes: disputesOf(db, row.id, events),
    payoutIds: events.flatMap(({ fact }) => (fact.type === 'payout' ? [fact.payoutId] : [])),
  };
}

function disputesOf(
  db: Db,
  id: string,
  events: ReturnType<typeof repository.listEvents>,
): TransactionDetail['disputes'] {
  return repository.listDisputes(db, id).map(({ disputeId, amountMinor, status }) => {
    const dueAtUtc = disputeDueUtc(events, disputeId);
    return dueAtUtc === undefined ? { disputeId, amountMinor, status } : { disputeId, amountMinor, status, dueAtUtc };
  });
}

/** What may be done with it now, by its state and by what its gateway can. */
export function possible(
  row: TransactionRow,
  declaration: GatewayDeclaration | undefined,
): Omit<TransactionDetail['can'], 'undoConfirm'> {
  const asks = declaration?.capabilities.confirmedBy.includes('polling') === true;
  const withdraws = declaration?.capabilities.cancel ?? 'none';
  const waits = row.status === 'created' || row.status === 'pending';
  const refunds =
    declaration?.methods.find(({ method }) => method === row.method)?.refunds ?? declaration?.capabilities.refund;
  return {
    capture: row.status === 'authorised' && declaration?.capabilities.capture === true,
    cancel:
      row.objectId !== null &&
      ((waits && withdraws === 'any') || (row.status === 'authorised' && withdraws !== 'none')),
    refundableMinor: refunds === undefined || refunds === 'none' ? 0 : refundableMinor(row),
    refundPart: refunds === 'partial' && declaration?.capabilities.refund === 'partial',
    refresh: row.objectId !== null && asks,
    // What a gateway tells, nobody says for it; a transfer may still come when it is expected no more.
    confirm: !asks && row.paidMinor === 0 && (row.status === 'pending' || row.status === 'expired'),
  };
}

/** What a person confirmed and may still take back: nothing came of the money yet. */
export function confirmationOf(
  events: readonly Pick<TransactionEventRow, 'fact'>[],
  operations: readonly OperationRow[],
): { readonly confirmation: string; readonly amountMinor: number } | undefined {
  const facts = standing(events.map(({ fact }) => fact));
  const followed =
    facts.some(({ type }) => type === 'refund' || type === 'dispute' || type === 'payout') ||
    operations.some(({ kind, state }) => kind === 'refund' && state !== 'rejected');
  if (followed) return undefined;
  for (const fact of facts) {
    const { type } = fact;
    if (type !== 'paid' || fact.confirmation === undefined) continue;
    return { confirmation: fact.confirmation, amountMinor: fact.amountMinor };
  }
  return undefined;
}

/** Refunds that were asked for and not yet answered. */
export function underWayMinor(operations: readonly OperationRow[]): number {
  return operations
    .filter(({ kind, state }) => kind === 'refund' && (state === 'intent' || state === 'sent'))
    .reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
}

function toOperation(
  {
    id,
    kind,
    state,
    actor,
    createdAtUtc,
    amountMinor,
    reason,
    refundId,
    answeredAtUtc,
    providerCode,
    providerMessage,
  }: OperationRow,
  provider: string,
  jobOf: (operationId: string) => Job | undefined,
): TransactionDetail['operations'][number] {
  const job = jobOf(id);
  const said = providerCode !== null || providerMessage !== null;
  return {
    id,
    kind,
    state,
    actor,
    createdAtUtc,
    ...withoutNulls({ amountMinor, reason, refundId, answeredAtUtc }),
    ...(said ? { words: { provider, ...withoutNulls({ code: providerCode, message: providerMessage }) } } : {}),
    ...(job === undefined ? {} : { job }),
  };
}
