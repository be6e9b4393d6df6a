/**
 * What the demo's gateways remember: a SQLite file of their own beside the desk's database, as remote services would
 * have one. Every account is in it, whatever its provider. What happened is a list of moves that only grows; how a
 * charge stands, what its webhooks say and what the desk may ask for later all come from them.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { PaymentMethod } from '#connectors/gateway/types.ts';
import type { GatewayFact } from '#domain/transactions/facts.ts';
import type { Step } from './play.ts';
import { SCHEMA, type Asked, type BookedCharge, type BookedPayout, type BookedRow, type Move } from './rows.ts';

/** File of the demo's gateways inside a data folder. */
export const DEMO_GATEWAYS_FILE = 'demo-gateways.sqlite';

export type GatewayBooks = ReturnType<typeof openGatewayBooks>;

interface StoredMove extends Omit<Move, 'fact'> {
  readonly fact: string;
}
const MOVE = 'id, eventId, account, objectId, fact, atUtc, tries';
const toMove = (row: StoredMove): Move => ({ ...row, fact: JSON.parse(row.fact) as GatewayFact });
const toCharge = (row: Omit<BookedCharge, 'request'> & { readonly request: string }): BookedCharge => ({
  ...row,
  request: JSON.parse(row.request) as Asked,
});
type StoredCharge = Parameters<typeof toCharge>[0];

/** @param durable false: a power cut may take the last moves, where the whole file is made anew anyway */
export function openGatewayBooks(path: string, durable = true) {
  if (path !== ':memory:') makeForOwnerOnly(path);
  const db = new Database(path, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`);
  db.exec(SCHEMA);
  // Two processes may open it for the first time together: the first secret stays.
  db.prepare('INSERT OR IGNORE INTO world (one, secret) VALUES (1, ?)').run(
    `demo_whsec_${randomBytes(24).toString('hex')}`,
  );
  const secret = db.prepare<[], string>('SELECT secret FROM world').pluck().get() ?? '';

  const charge = db.prepare<[string, string], StoredCharge>('SELECT * FROM charges WHERE account = ? AND objectId = ?');
  const byReference = db.prepare<[string, string], StoredCharge>(
    'SELECT * FROM charges WHERE account = ? AND reference = ?',
  );
  const due = db.prepare<[string], StoredCharge>(
    'SELECT * FROM charges WHERE dueAtUtc <= ? ORDER BY dueAtUtc, objectId LIMIT 1',
  );
  const insertCharge = db.prepare(
    `INSERT INTO charges (objectId, account, kind, reference, request, amountMinor, currency, method, play, step,
       dueAtUtc, createdAtUtc) VALUES (@objectId, @account, @kind, @reference, @request, @amountMinor, @currency,
       @method, @play, @step, @dueAtUtc, @createdAtUtc)`,
  );
  const plan = db.prepare('UPDATE charges SET method = ?, step = ?, dueAtUtc = ? WHERE objectId = ?');
  const insertMove = db.prepare('INSERT INTO moves (eventId, account, objectId, fact, atUtc) VALUES (?, ?, ?, ?, ?)');
  const movesOf = db.prepare<[string], StoredMove>(`SELECT ${MOVE} FROM moves WHERE objectId = ? ORDER BY id`);
  const insertRow = db.prepare(
    `INSERT INTO balance (rowId, account, type, amountMinor, feeMinor, feeTaxMinor, netMinor, currency, sourceId,
       objectId, payoutId, createdAtUtc) VALUES (@rowId, @account, @type, @amountMinor, @feeMinor, @feeTaxMinor,
       @netMinor, @currency, @sourceId, @objectId, @payoutId, @createdAtUtc)`,
  );
  const chargeRow = db.prepare<[string], BookedRow>("SELECT * FROM balance WHERE objectId = ? AND type = 'charge'");
  const write = db.prepare<[string, string], { objectId: string; partId: string | null }>(
    'SELECT objectId, partId FROM writes WHERE account = ? AND key = ?',
  );

  return {
    /** With which deliveries are signed. */
    secret,
    /** All or nothing, with nobody between. */
    atomically: <T>(work: () => T): T => db.transaction(work).immediate(),

    findCharge(account: string, objectId: string): BookedCharge | undefined {
      const row = charge.get(account, objectId);
      return row === undefined ? undefined : toCharge(row);
    },
    findByReference(account: string, reference: string): BookedCharge | undefined {
      const row = byReference.get(account, reference);
      return row === undefined ? undefined : toCharge(row);
    },
    /** Made since then, oldest first. */
    chargesSince: (account: string, sinceUtc: string, offset: number, limit: number): BookedCharge[] =>
      db
        .prepare<[string, string, number, number], StoredCharge>(
          'SELECT * FROM charges WHERE account = ? AND createdAtUtc >= ? ORDER BY createdAtUtc, objectId LIMIT ? OFFSET ?',
        )
        .all(account, sinceUtc, limit, offset)
        .map(toCharge),
    /** The next one on which something happens by itself by then. */
    dueCharge(atUtc: string): BookedCharge | undefined {
      const row = due.get(atUtc);
      return row === undefined ? undefined : toCharge(row);
    },
    nextDue: (): string | undefined =>
      db.prepare<[], string | null>('SELECT min(dueAtUtc) FROM charges').pluck().get() ?? undefined,
    addCharge: (row: BookedCharge): void => void insertCharge.run({ ...row, request: JSON.stringify(row.request) }),
    plan: (objectId: string, method: PaymentMethod | null, step: Step | null, dueAtUtc: string | null): void =>
      void plan.run(method, step, dueAtUtc, objectId),

    addMove: (move: Omit<Move, 'id' | 'tries'>): void =>
      void insertMove.run(move.eventId, move.account, move.objectId, JSON.stringify(move.fact), move.atUtc),
    moves: (objectId: string): Move[] => movesOf.all(objectId).map(toMove),
    movesSince: (account: string, sinceUtc: string, offset: number, limit: number): Move[] =>
      db
        .prepare<[string, string, number, number], StoredMove>(
          `SELECT ${MOVE} FROM moves WHERE account = ? AND atUtc >= ? ORDER BY id LIMIT ? OFFSET ?`,
        )
        .all(account, sinceUtc, limit, offset)
        .map(toMove),
    untold: (limit: number): Move[] =>
      db
        .prepare<[number], StoredMove>(`SELECT ${MOVE} FROM moves WHERE told = 0 ORDER BY id LIMIT ?`)
        .all(limit)
        .map(toMove),
    markTold: (id: number): void => void db.prepare('UPDATE moves SET told = 1 WHERE id = ?').run(id),
    markAllTold: (): void => void db.prepare('UPDATE moves SET told = 1').run(),
    markTried: (id: number): void => void db.prepare('UPDATE moves SET tries = tries + 1 WHERE id = ?').run(id),

    /** What a write with this key of the desk's made. */
    findWrite: (account: string, key: string) => write.get(account, key),
    keepWrite: (account: string, key: string, objectId: string, partId: string | null = null): void =>
      void db.prepare('INSERT OR IGNORE INTO writes VALUES (?, ?, ?, ?)').run(account, key, objectId, partId),

    addRow: (row: BookedRow): void => void insertRow.run(row),
    /** What was kept of a charge that was paid. */
    feeRow: (objectId: string): BookedRow | undefined => chargeRow.get(objectId),
    rowsSince: (account: string, sinceUtc: string, offset: number, limit: number): BookedRow[] =>
      db
        .prepare<[string, string, number, number], BookedRow>(
          'SELECT * FROM balance WHERE account = ? AND createdAtUtc >= ? ORDER BY createdAtUtc, rowId LIMIT ? OFFSET ?',
        )
        .all(account, sinceUtc, limit, offset),
    rowsOfPayout: (account: string, payoutId: string, offset: number, limit: number): BookedRow[] =>
      db
        .prepare<[string, string, number, number], BookedRow>(
          'SELECT * FROM balance WHERE account = ? AND payoutId = ? ORDER BY createdAtUtc, rowId LIMIT ? OFFSET ?',
        )
        .all(account, payoutId, limit, offset),
    /** Accounts and currencies with money that is not paid out yet, and since when. */
    waiting: () =>
      db
        .prepare<[], { account: string; currency: string; netMinor: number; sinceUtc: string }>(
          `SELECT account, currency, sum(netMinor) AS netMinor, min(createdAtUtc) AS sinceUtc FROM balance
           WHERE payoutId IS NULL GROUP BY account, currency`,
        )
        .all(),
    /** Puts all that is not paid out yet, and is no younger, into a payout; gives what it comes to. */
    assign(account: string, currency: string, payoutId: string, untilUtc: string): number {
      db.prepare(
        'UPDATE balance SET payoutId = ? WHERE account = ? AND currency = ? AND payoutId IS NULL AND createdAtUtc <= ?',
      ).run(payoutId, account, currency, untilUtc);
      return (
        db
          .prepare<[string], number | null>('SELECT sum(netMinor) FROM balance WHERE payoutId = ?')
          .pluck()
          .get(payoutId) ?? 0
      );
    },
    unassign: (payoutId: string): void =>
      void db.prepare('UPDATE balance SET payoutId = NULL WHERE payoutId = ?').run(payoutId),
    addPayout: (row: BookedPayout): void =>
      void db
        .prepare(
          'INSERT INTO payouts VALUES (@payoutId, @account, @amountMinor, @currency, @createdAtUtc, @arrivesAtUtc)',
        )
        .run(row),
    payoutsSince: (account: string, sinceUtc: string, offset: number, limit: number): BookedPayout[] =>
      db
        .prepare<[string, string, number, number], BookedPayout>(
          'SELECT * FROM payouts WHERE account = ? AND createdAtUtc >= ? ORDER BY createdAtUtc, payoutId LIMIT ? OFFSET ?',
        )
        .all(account, sinceUtc, limit, offset),
    findPayout: (payoutId: string): BookedPayout | undefined =>
      db.prepare<[string], BookedPayout>('SELECT * FROM payouts WHERE payoutId = ?').get(payoutId),
    close: (): void => void db.close(),
  };
}

/** SQLite would make a file that everybody on the machine reads; its WAL takes the same mode. */
function makeForOwnerOnly(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
