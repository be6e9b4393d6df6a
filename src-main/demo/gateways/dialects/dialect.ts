/** How each gateway says what happened: its ids, its words, and the shape of its objects. Enough to be recognised. */
import { randomBytes } from 'node:crypto';
import { decimalsOf } from '#domain/money/currency.ts';
import { fromMinor } from '#domain/money/money.ts';
import type { GatewayFact, TransactionStatus } from '#domain/transactions/facts.ts';
import type { TransactionState } from '#domain/transactions/state.ts';
import type { BookedCharge, BookedRow, Move } from '../rows.ts';

export type Thing = 'payment' | 'link' | 'refund' | 'dispute' | 'payout' | 'event' | 'row';

/** A charge with all that is known of it. */
export interface Told {
  readonly charge: BookedCharge;
  readonly moves: readonly Move[];
  readonly state: TransactionState;
  readonly fee: BookedRow | undefined;
}

export interface Dialect {
  newId(thing: Thing): string;
  /** The gateway's word for how a charge stands. */
  word(status: TransactionStatus): string;
  /** What its webhook about a move is called. */
  event(fact: GatewayFact, state: TransactionState | undefined): string;
  /** The charge as its API shows it. */
  object(told: Told): Record<string, unknown>;
}

type Words = Partial<Readonly<Record<TransactionStatus, string>>>;
export const wordIn =
  (words: Words, otherwise: string) =>
  (status: TransactionStatus): string =>
    words[status] ?? otherwise;

export const signs = (alphabet: string, length: number): string =>
  Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
export const prefixed = (prefixes: Readonly<Record<Thing, string>>, made: () => string) => (thing: Thing) =>
  `${prefixes[thing]}${made()}`;

export const decimal = (minor: number, currency: string): number => Number(fromMinor(minor, decimalsOf(currency)));
export const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);
export const whenOf = ({ moves }: Told, type: GatewayFact['type']): string | null =>
  moves.find(({ fact }) => fact.type === type)?.atUtc ?? null;
export const refundsOf = ({ moves }: Told) =>
  moves.flatMap(({ fact, atUtc }) => (fact.type === 'refund' ? [{ ...fact, atUtc }] : []));
export const disputesOf = ({ moves }: Told) =>
  moves.flatMap(({ fact, atUtc }) => (fact.type === 'dispute' ? [{ ...fact, atUtc }] : []));

/** Which word an event has, by what happened. */
export function eventOf(
  words: Readonly<Record<Exclude<GatewayFact['type'], 'refund' | 'dispute'>, string>> &
    Readonly<Record<'refunded' | 'partiallyRefunded' | 'disputed' | 'disputeEnded', string>>,
): Dialect['event'] {
  return (fact, state) => {
    if (fact.type === 'refund') return state?.status === 'refunded' ? words.refunded : words.partiallyRefunded;
    if (fact.type === 'dispute') return fact.status === 'open' ? words.disputed : words.disputeEnded;
    return words[fact.type];
  };
}
