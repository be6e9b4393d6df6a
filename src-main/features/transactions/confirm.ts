/** What a person says of a charge that no gateway tells of: that it was paid, and that saying so was a mistake. */
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { GatewayDeclaration } from '#connectors/gateway/types.ts';
import type { transactionsContract } from '#contract/transactions.ts';
import type { Db } from '#db/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { fromMinor } from '#domain/money/money.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { TransactionRecords } from './records.ts';
import * as repository from './repository.ts';
import type { TransactionRow } from './tables.ts';
import { confirmationOf, possible } from './views.ts';

type Input<K extends 'confirm' | 'undoConfirm'> = z.output<
  NonNullable<(typeof transactionsContract)[K]['~orpc']['inputSchema']>
>;

export interface ConfirmingDeps {
  readonly db: Db;
  readonly audit: AuditAppend;
  readonly records: TransactionRecords;
  readonly mustFind: (tx: Db, id: string) => TransactionRow;
  readonly declarationOf: (row: TransactionRow) => GatewayDeclaration | undefined;
  readonly notPossible: (row: TransactionRow) => CuadraError;
}

export function createConfirming({ db, audit, records, mustFind, declarationOf, notPossible }: ConfirmingDeps) {
  return {
    /**
     * A person has seen it on a statement or in a CEP.
     * @throws CuadraError TRANSACTION_NOT_POSSIBLE; TRANSACTION_CONFIRM_DIFFERS unless another amount is accepted
     */
    confirm({ id, amountMinor, paidAtUtc, note, acceptDifference = false }: Input<'confirm'>, actor: string): void {
      db.transaction(
        (tx) => {
          const row = mustFind(tx, id);
          if (!possible(row, declarationOf(row)).confirm) throw notPossible(row);
          if (amountMinor !== row.amountMinor && !acceptDifference) throw differs(row, amountMinor);
          const fact = { type: 'paid', amountMinor, confirmation: uuidv7() } as const;
          const after = records.add(tx, row, [{ fact, occurredAtUtc: paidAtUtc, note }], { source: 'hand', actor });
          audit(tx, {
            actor,
            action: 'transaction.confirmed',
            record: `transaction:${id}`,
            before: { status: row.status, expectedMinor: row.amountMinor },
            after: { status: after.status, amountMinor, paidAtUtc, note },
          });
        },
        { behavior: 'immediate' },
      );
    },

    /** It stands as before; both tellings stay in its history. @throws CuadraError TRANSACTION_NOT_POSSIBLE */
    undoConfirm({ id }: Input<'undoConfirm'>, actor: string): void {
      db.transaction(
        (tx) => {
          const row = mustFind(tx, id);
          const said = confirmationOf(repository.listEvents(tx, id), repository.listOperations(tx, id));
          if (said === undefined) throw notPossible(row);
          const { confirmation, amountMinor } = said;
          const fact = { type: 'unconfirmed', amountMinor, confirmation } as const;
          const after = records.add(tx, row, [{ fact }], { source: 'hand', actor });
          audit(tx, {
            actor,
            action: 'transaction.unconfirmed',
            record: `transaction:${id}`,
            before: { status: row.status, amountMinor },
            after: { status: after.status },
          });
        },
        { behavior: 'immediate' },
      );
    },
  };
}

function differs({ amountMinor: expectedMinor, currency }: TransactionRow, amountMinor: number): CuadraError {
  const shown = (minor: number): string => fromMinor(minor, decimalsOf(currency));
  const params = { expected: shown(expectedMinor), amount: shown(amountMinor), currency };
  return new CuadraError('TRANSACTION_CONFIRM_DIFFERS', { params, field: 'amountMinor' });
}
