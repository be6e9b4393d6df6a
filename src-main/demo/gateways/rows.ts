/** The tables of the demo's gateways, and their rows. */
import type { BalanceTransactionView, Payer, PaymentMethod } from '#connectors/gateway/types.ts';
import type { GatewayFact } from '#domain/transactions/facts.ts';
import type { Play, Step } from './play.ts';

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS world (one INTEGER PRIMARY KEY CHECK (one = 1), secret TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS charges (
  objectId TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'link')),
  reference TEXT NOT NULL,
  request TEXT NOT NULL,
  amountMinor INTEGER NOT NULL CHECK (amountMinor > 0),
  currency TEXT NOT NULL,
  method TEXT,
  play TEXT NOT NULL,
  step TEXT,
  dueAtUtc TEXT,
  createdAtUtc TEXT NOT NULL,
  UNIQUE (account, reference)
) STRICT;
CREATE INDEX IF NOT EXISTS charges_due ON charges (dueAtUtc) WHERE dueAtUtc IS NOT NULL;
CREATE INDEX IF NOT EXISTS charges_of ON charges (account, createdAtUtc);
CREATE TABLE IF NOT EXISTS moves (
  id INTEGER PRIMARY KEY,
  eventId TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  objectId TEXT NOT NULL,
  fact TEXT NOT NULL,
  atUtc TEXT NOT NULL,
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS moves_of ON moves (objectId);
CREATE INDEX IF NOT EXISTS moves_since ON moves (account, atUtc);
CREATE INDEX IF NOT EXISTS moves_untold ON moves (id) WHERE told = 0;
CREATE TABLE IF NOT EXISTS writes (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  objectId TEXT NOT NULL,
  partId TEXT,
  PRIMARY KEY (account, key)
) STRICT;
CREATE TABLE IF NOT EXISTS payouts (
  payoutId TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  amountMinor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  createdAtUtc TEXT NOT NULL,
  arrivesAtUtc TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS balance (
  rowId TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  type TEXT NOT NULL,
  amountMinor INTEGER NOT NULL,
  feeMinor INTEGER NOT NULL,
  feeTaxMinor INTEGER NOT NULL,
  netMinor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  sourceId TEXT NOT NULL,
  objectId TEXT,
  payoutId TEXT,
  createdAtUtc TEXT NOT NULL,
  CHECK (netMinor = amountMinor - feeMinor - feeTaxMinor)
) STRICT;
CREATE INDEX IF NOT EXISTS balance_of ON balance (account, createdAtUtc);
CREATE INDEX IF NOT EXISTS balance_charge ON balance (objectId) WHERE type = 'charge';
`;

/** What was asked for, as far as it is told back. */
export interface Asked {
  readonly description: string;
  readonly payer: Payer;
  readonly methods: readonly PaymentMethod[];
  readonly capture: 'automatic' | 'manual';
  readonly msiMonths?: number;
  readonly expiresAtUtc?: string;
}

export interface BookedCharge {
  readonly objectId: string;
  readonly account: string;
  readonly kind: 'payment' | 'link';
  readonly reference: string;
  readonly request: Asked;
  readonly amountMinor: number;
  readonly currency: string;
  /** How it is or was paid; null while a payer has several ways. */
  readonly method: PaymentMethod | null;
  readonly play: Play;
  /** What happens by itself next, and when. */
  readonly step: Step | null;
  readonly dueAtUtc: string | null;
  readonly createdAtUtc: string;
}

/** Something that happened; each is told to the desk once. */
export interface Move {
  readonly id: number;
  readonly eventId: string;
  readonly account: string;
  /** The charge or the payout. */
  readonly objectId: string;
  readonly fact: GatewayFact;
  readonly atUtc: string;
  readonly tries: number;
}

export interface BookedPayout {
  readonly payoutId: string;
  readonly account: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly createdAtUtc: string;
  readonly arrivesAtUtc: string;
}

export interface BookedRow {
  readonly rowId: string;
  readonly account: string;
  readonly type: BalanceTransactionView['type'];
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly feeTaxMinor: number;
  readonly netMinor: number;
  readonly currency: string;
  /** Charge, refund, dispute or payout. */
  readonly sourceId: string;
  /** The charge behind it; null of a payout. */
  readonly objectId: string | null;
  readonly payoutId: string | null;
  readonly createdAtUtc: string;
}
