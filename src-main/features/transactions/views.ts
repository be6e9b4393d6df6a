/** Transactions as the contract shows them. */
import type { GatewayDeclaration } from '#connectors/gateway/types.ts';
import type { Job } from '#contract/jobs.ts';
import type { Transaction, TransactionDetail } from '#contract/transactions.ts';
import type { Db } from '#db/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { refundableMinor } from '#domain/transactions/state.ts';
import { withoutNulls } from '../records.ts';
import type { ListedTransaction } from './list.ts';
import * as repository from './repository.ts';
import type { OperationRow, TransactionRow } from './tables.ts';

export function toRow({ serie, folio, ...columns }: ListedTransaction): Transaction {
  const invoiceNumber = folio === null ? null : [serie, folio].filter((part) => part !== null && part !== '').join('-');
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
    can: { ...can, refundableMinor: Math.max(0, can.refundableMinor - underWayMinor(operations)) },
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
    disputes: repository
      .listDisputes(db, row.id)
      .map(({ disputeId, amountMinor, status }) => ({ disputeId, amountMinor, status })),
    payoutIds: events.flatMap(({ fact }) => (fact.type === 'payout' ? [fact.payoutId] : [])),
  };
}

/** What may be done with it now, by its state and by what its gateway can. */
export function possible(row: TransactionRow, declaration: GatewayDeclaration | undefined): TransactionDetail['can'] {
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
    refresh: row.objectId !== null && declaration?.capabilities.confirmedBy.includes('polling') === true,
    confirm: row.paidMinor === 0,
  };
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
    ...withoutNulls({ amountMinor, refundId, answeredAtUtc }),
    ...(said ? { words: { provider, ...withoutNulls({ code: providerCode, message: providerMessage }) } } : {}),
    ...(job === undefined ? {} : { job }),
  };
}
