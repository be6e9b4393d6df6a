/** Transactions as the contract shows them. */
import type { GatewayDeclaration } from '#connectors/gateway/types.ts';
import type { Job } from '#contract/jobs.ts';
import type { Transaction, TransactionDetail } from '#contract/transactions.ts';
import type { Db } from '#db/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { refundableMinor } from '#domain/transactions/state.ts';
import { withoutNulls } from '../records.ts';
import * as repository from './repository.ts';
import type { OperationRow, TransactionRow } from './tables.ts';

export function toRow(row: TransactionRow): Transaction {
  const {
    request: _request,
    instructions: _how,
    failure: _why,
    card: _card,
    requestId: _id,
    polls: _polls,
    ...shown
  } = row;
  const { objectId: _object, objectKind: _kind, providerStatus: _status, readAtUtc: _read, ...columns } = shown;
  return { ...withoutNulls(columns), currencyDecimals: decimalsOf(row.currency) };
}

export function toDetail(
  db: Db,
  row: TransactionRow,
  declaration: GatewayDeclaration | undefined,
  jobOf: (operationId: string) => Job | undefined,
): TransactionDetail {
  const { objectId, providerStatus, instructions, failure, card, readAtUtc } = row;
  const events = repository.listEvents(db, row.id);
  return {
    ...toRow(row),
    ...withoutNulls({ objectId, providerStatus, instructions, failure, card, readAtUtc }),
    can: possible(row, declaration),
    events: events.map(({ fact, source, actor, occurredAtUtc, recordedAtUtc, note, evidence }) => ({
      type: fact.type,
      fact: { ...fact },
      source,
      actor,
      recordedAtUtc,
      ...withoutNulls({ occurredAtUtc, note, evidence }),
    })),
    operations: repository.listOperations(db, row.id).map((each) => toOperation(each, row.provider, jobOf)),
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
  const waiting = ['created', 'pending', 'authorised'].includes(row.status);
  const refunds =
    declaration?.methods.find(({ method }) => method === row.method)?.refunds ?? declaration?.capabilities.refund;
  return {
    capture: row.status === 'authorised' && declaration?.capabilities.capture === true,
    cancel: waiting && row.objectId !== null && declaration?.capabilities.cancel === true,
    refundableMinor: refunds === undefined || refunds === 'none' ? 0 : refundableMinor(row),
    confirm: row.paidMinor === 0,
  };
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
