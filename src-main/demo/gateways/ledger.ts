/**
 * What happens at the demo's gateways: charges are made, paid, given back and paid out, and everything else that its
 * payers do by themselves (`play.ts`) happens when its time has come, also while nobody looked.
 */
import type { GatewayDeclaration, PaymentMethod } from '#connectors/gateway/types.ts';
import type { GatewayFact } from '#domain/transactions/facts.ts';
import { refundableMinor, stateOf } from '#domain/transactions/state.ts';
import type { GatewayBooks } from './books.ts';
import { dialectOf, type Told } from './dialects/index.ts';
import { firstStep, PACE_MS, playOf, stepAfter, type Step } from './play.ts';
import type { Asked, BookedCharge } from './rows.ts';
import { keptOf } from './terms.ts';

export interface LedgerOptions {
  readonly books: GatewayBooks;
  readonly declarations: readonly GatewayDeclaration[];
  /** How long a payer takes for each step; `Infinity`: nothing happens by itself but the end of what is not paid. */
  readonly paceMs?: number;
}

export interface NewCharge {
  readonly account: string;
  readonly kind: BookedCharge['kind'];
  readonly key: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly request: Asked;
  /** The payer has given his card already. */
  readonly hasCard: boolean;
}

export type Ledger = ReturnType<typeof createLedger>;

/** What a write came to; words of refusals are `connector.ts`'s. */
export type Done<T> = T | 'not-found' | 'state' | 'amount' | 'unsupported' | 'declined' | 'key-reused';

/** What was collected is paid out so many steps afterwards (a minute), and arrives a day later. */
const PAID_OUT_AFTER_STEPS = 12;
const ARRIVES_AFTER_MS = 24 * 60 * 60 * 1000;

/** `stripe/9f…`: the provider, and which of its accounts. */
export const providerOf = (account: string): string => account.slice(0, account.indexOf('/'));

const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

export function createLedger({ books, declarations, paceMs = PACE_MS }: LedgerOptions) {
  function declarationOf(account: string): GatewayDeclaration {
    const found = declarations.find(({ id }) => id === providerOf(account));
    if (found === undefined) throw new RangeError(`the demo does not play ${account}`);
    return found;
  }

  function told(charge: BookedCharge): Told {
    const moves = books.moves(charge.objectId);
    return { charge, moves, state: stateOf(moves.map(({ fact }) => fact)), fee: books.feeRow(charge.objectId) };
  }

  function move(account: string, objectId: string, fact: GatewayFact, atUtc: string): void {
    books.addMove({ eventId: dialectOf(providerOf(account)).newId('event'), account, objectId, fact, atUtc });
  }

  /** A row of the balance about a charge. */
  function row(
    { account, currency, objectId }: BookedCharge,
    type: 'charge' | 'refund' | 'dispute',
    sourceId: string,
    amountMinor: number,
    fee: { readonly feeMinor: number; readonly taxMinor: number },
    createdAtUtc: string,
  ): void {
    books.addRow({
      rowId: dialectOf(providerOf(account)).newId('row'),
      account,
      type,
      amountMinor,
      feeMinor: fee.feeMinor,
      feeTaxMinor: fee.taxMinor,
      netMinor: amountMinor - fee.feeMinor - fee.taxMinor,
      currency,
      sourceId,
      objectId,
      payoutId: null,
      createdAtUtc,
    });
  }

  function pay(charge: BookedCharge, method: PaymentMethod, amountMinor: number, atUtc: string): void {
    move(charge.account, charge.objectId, { type: 'paid', amountMinor }, atUtc);
    const fee = keptOf(providerOf(charge.account), method, amountMinor, charge.currency);
    row(charge, 'charge', charge.objectId, amountMinor, fee, atUtc);
  }

  const scripted = !Number.isFinite(paceMs);
  const paidOutMs = PAID_OUT_AFTER_STEPS * paceMs;
  const free = { feeMinor: 0, taxMinor: 0 } as const;

  /** One step of the play, at its time. */
  function take(charge: BookedCharge, step: Step, atUtc: string): void {
    const { account, objectId, amountMinor, play, request } = charge;
    const method = charge.method ?? request.methods[0] ?? 'card';
    const dialect = dialectOf(providerOf(account));
    const { moves } = told(charge);
    const dispute = moves.map(({ fact }) => fact).find((fact) => fact.type === 'dispute');
    switch (step) {
      case 'pay':
        if (request.capture === 'manual') move(account, objectId, { type: 'authorised', amountMinor }, atUtc);
        else pay(charge, method, amountMinor, atUtc);
        break;
      case 'fail':
        move(account, objectId, { type: 'failed' }, atUtc);
        break;
      case 'expire':
        move(account, objectId, { type: 'expired' }, atUtc);
        break;
      case 'dispute': {
        const disputeId = dialect.newId('dispute');
        move(account, objectId, { type: 'dispute', disputeId, amountMinor, status: 'open' }, atUtc);
        break;
      }
      case 'dispute-won':
      case 'dispute-lost':
      default: {
        if (dispute === undefined) break;
        const status = step === 'dispute-won' ? 'won' : 'lost';
        move(account, objectId, { ...dispute, status }, atUtc);
        if (status === 'lost') row(charge, 'dispute', dispute.disputeId, -dispute.amountMinor, free, atUtc);
      }
    }
    // What is only held is disputed by nobody.
    const next = request.capture === 'manual' ? undefined : stepAfter(play, step);
    books.plan(objectId, method, next ?? null, next === undefined ? null : after(atUtc, paceMs));
  }

  function advanceTo(nowUtc: string): void {
    for (let due = books.dueCharge(nowUtc); due !== undefined; due = books.dueCharge(nowUtc)) {
      if (due.step === null || due.dueAtUtc === null) throw new Error(`${due.objectId} is due for nothing`);
      take(due, due.step, due.dueAtUtc);
    }
    if (scripted) return;
    const until = after(nowUtc, -paidOutMs);
    for (const { account, currency, netMinor, sinceUtc } of books.waiting()) {
      if (netMinor > 0 && sinceUtc <= until) payOut(account, currency, nowUtc);
    }
  }

  /** Pays out what was collected; nothing where there is nothing, or the gateway tells of no payouts. */
  function payOut(account: string, currency: string, atUtc: string): string | undefined {
    if (!declarationOf(account).capabilities.payouts) return undefined;
    const dialect = dialectOf(providerOf(account));
    const payoutId = dialect.newId('payout');
    const amountMinor = books.assign(account, currency, payoutId, atUtc);
    if (amountMinor <= 0) {
      books.unassign(payoutId);
      return undefined;
    }
    const arrivesAtUtc = after(atUtc, ARRIVES_AFTER_MS);
    books.addPayout({ payoutId, account, amountMinor, currency, createdAtUtc: atUtc, arrivesAtUtc });
    books.addRow({
      rowId: dialect.newId('row'),
      account,
      type: 'payout',
      amountMinor: -amountMinor,
      feeMinor: 0,
      feeTaxMinor: 0,
      netMinor: -amountMinor,
      currency,
      sourceId: payoutId,
      objectId: null,
      payoutId,
      createdAtUtc: atUtc,
    });
    move(account, payoutId, { type: 'payout', payoutId }, atUtc);
    return payoutId;
  }

  /** A charge of this account as it stands, or undefined. */
  function find(account: string, objectId: string): Told | undefined {
    const charge = books.findCharge(account, objectId);
    return charge === undefined ? undefined : told(charge);
  }

  /** How long until something happens by itself; undefined where nothing does. */
  function nextMs(now: Date): number | undefined {
    const due = books.nextDue();
    const paidOut = books
      .waiting()
      .filter(({ account, netMinor }) => netMinor > 0 && declarationOf(account).capabilities.payouts)
      .map(({ sinceUtc }) => Date.parse(sinceUtc) + paidOutMs);
    const next = Math.min(...(due === undefined ? [] : [Date.parse(due)]), ...paidOut);
    return Number.isFinite(next) ? Math.max(0, next - now.getTime()) : undefined;
  }

  return {
    told,
    find,
    nextMs,
    payOut: (account: string, currency: string, now: Date) =>
      books.atomically(() => payOut(account, currency, now.toISOString())),
    /** Everything that was to happen by now. */
    advance: (now: Date): void => books.atomically(() => advanceTo(now.toISOString())),

    open({ account, key, hasCard, request, ...asked }: NewCharge, now: Date): Done<Told> {
      return books.atomically(() => {
        const before = books.findWrite(account, key);
        if (before !== undefined) return find(account, before.objectId) ?? 'not-found';
        if (books.findByReference(account, asked.reference) !== undefined) return 'key-reused';
        const at = now.toISOString();
        // A desk that is built says itself what happens, and nobody pays later what is left open in it.
        const play = scripted ? 'never' : playOf(request.description);
        const [method = null, ...others] = request.methods;
        // A card that is at hand is charged at once, or refused at once.
        if (hasCard && play === 'refuses') return 'declined';
        const step = hasCard ? undefined : firstStep(play);
        const end = request.expiresAtUtc;
        const charge: BookedCharge = {
          ...asked,
          account,
          request,
          play,
          objectId: dialectOf(providerOf(account)).newId(asked.kind),
          method: others.length > 0 ? null : method,
          step: step ?? (hasCard || end === undefined ? null : 'expire'),
          dueAtUtc: step !== undefined ? after(at, paceMs) : hasCard ? null : (end ?? null),
          createdAtUtc: at,
        };
        books.addCharge(charge);
        books.keepWrite(account, key, charge.objectId);
        move(account, charge.objectId, { type: 'created' }, at);
        if (hasCard) take(charge, 'pay', at);
        else move(account, charge.objectId, { type: 'pending' }, at);
        return find(account, charge.objectId) ?? 'not-found';
      });
    },

    capture(account: string, objectId: string, amountMinor: number, now: Date): Done<Told> {
      return books.atomically(() => {
        const held = find(account, objectId);
        if (held === undefined) return 'not-found';
        if (held.state.status !== 'authorised') return 'state';
        if (amountMinor < 1 || amountMinor > held.state.authorisedMinor) return 'amount';
        const { charge } = held;
        pay(charge, charge.method ?? 'card', amountMinor, now.toISOString());
        const disputed = stepAfter(charge.play, 'pay');
        const due = disputed === undefined ? null : after(now.toISOString(), paceMs);
        books.plan(objectId, charge.method, disputed ?? null, due);
        return told(charge);
      });
    },

    cancel(account: string, objectId: string, now: Date): Done<Told> {
      return books.atomically(() => {
        const standing = find(account, objectId);
        if (standing === undefined) return 'not-found';
        const { charge, state } = standing;
        const held = state.status === 'authorised';
        if (!held && !['created', 'pending', 'failed'].includes(state.status)) return 'state';
        const { cancel } = declarationOf(account).capabilities;
        if (cancel === 'none' || (!held && cancel === 'holds')) return 'unsupported';
        move(account, objectId, { type: 'cancelled' }, now.toISOString());
        books.plan(objectId, charge.method, null, null);
        return told(charge);
      });
    },

    refund(
      { account, objectId, amountMinor, key }: { account: string; objectId: string; amountMinor: number; key: string },
      now: Date,
    ): Done<{ readonly refundId: string; readonly told: Told }> {
      return books.atomically(() => {
        const paid = find(account, objectId);
        if (paid === undefined) return 'not-found';
        const before = books.findWrite(account, key);
        if (typeof before?.partId === 'string') return { refundId: before.partId, told: paid };
        const { charge, state } = paid;
        const { methods, capabilities } = declarationOf(account);
        const method = methods.find((each) => each.method === charge.method);
        if (capabilities.refund === 'none' || method?.refunds === 'none') return 'unsupported';
        if (state.paidMinor === 0 || state.disputedMinor > 0) return 'state';
        if (amountMinor < 1 || amountMinor > refundableMinor(state)) return 'amount';
        const refundId = dialectOf(providerOf(account)).newId('refund');
        const at = now.toISOString();
        move(account, objectId, { type: 'refund', refundId, amountMinor, status: 'succeeded' }, at);
        row(charge, 'refund', refundId, -amountMinor, free, at);
        books.keepWrite(account, key, objectId, refundId);
        return { refundId, told: told(charge) };
      });
    },

    /** One step of the play at a time of the past, for a desk that is being built. */
    play: (account: string, objectId: string, step: Step, now: Date): void =>
      books.atomically(() => {
        const charge = books.findCharge(account, objectId);
        if (charge !== undefined) take(charge, step, now.toISOString());
      }),
  };
}
