/**
 * Which charges the desk's invoices had, decided by chance that repeats itself. What was paid of an invoice stays as
 * the rest of the desk has it: a paid one has a charge that paid it, perhaps after others that came to nothing.
 */
import type { PaymentMethod } from '#connectors/gateway/types.ts';
import type { Chance } from '../random.ts';

/** An invoice that may have been charged. */
export interface MoneyInvoice {
  readonly id: string;
  readonly companyId: string;
  readonly clientId: string;
  readonly receiverRfc: string;
  readonly label: string;
  readonly totalMinor: number;
  readonly currency: string;
  readonly paymentState: 'unpaid' | 'partial' | 'paid' | 'overpaid';
  readonly stampedMs: number;
}

export type Ending =
  | 'paid'
  | 'captured'
  | 'partly-refunded'
  | 'refunded'
  | 'failed'
  | 'expired'
  | 'cancelled'
  | 'voucher'
  | 'link'
  | 'authorised'
  | 'disputed'
  | 'dispute-won'
  | 'dispute-lost'
  | 'transfer';

export interface PlannedCharge {
  readonly companyId: string;
  readonly provider: string;
  readonly invoiceId?: string;
  readonly clientId: string;
  readonly description: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly kind: 'charge' | 'link';
  readonly method: PaymentMethod;
  readonly ending: Ending;
  /** When it was made, and when what became of it happened. */
  readonly atMs: number;
  readonly endMs: number;
}

/** What became of the charges of one invoice, in order; the last one leaves it as it is. */
const PLOTS: Readonly<Record<'paid' | 'partial' | 'unpaid', readonly (readonly Ending[])[]>> = {
  paid: [
    ['paid'],
    ['failed', 'paid'],
    ['captured'],
    ['refunded', 'paid'],
    ['transfer'],
    ['disputed'],
    ['expired', 'paid'],
    ['paid'],
    ['dispute-won'],
    ['cancelled', 'paid'],
    ['paid'],
    ['paid'],
    ['dispute-lost', 'paid'],
    ['paid'],
    ['transfer'],
    ['paid'],
    ['paid'],
    ['paid'],
  ],
  partial: [['partly-refunded'], ['transfer'], ['partly-refunded'], ['paid']],
  unpaid: [['voucher'], ['link'], ['authorised'], ['failed'], ['voucher'], ['expired'], ['link'], ['refunded']],
};
const TRANSFERRED: readonly Ending[] = ['transfer'];
/** Of money that no invoice asks for yet; by place in the list of companies, and of every kind together. */
const ADVANCES: readonly (readonly Ending[])[] = [
  ['voucher', 'authorised', 'link', 'dispute-lost', 'paid', 'cancelled'],
  ['voucher', 'failed', 'link', 'expired', 'refunded', 'disputed', 'partly-refunded', 'authorised'],
];

/** SAT's RFCs for everybody, and for those who have none. */
const OVER_THE_COUNTER = 'XAXX010101000';
const ABROAD = 'XEXX010101000';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HISTORY_DAYS = 150;
/** Nothing is younger: a desk that is opened at once has nothing to catch up with. */
const QUIET_MS = 2 * HOUR_MS;
/** Largest charge that a gateway takes; more is transferred to the bank. */
const MOST_MINOR = 99_999_999;
const MOST_CASH_MINOR = 1_000_000;
const LEAST_MINOR = 1000;

/** @param count how many charges there are to be, about */
export function planMoney(
  chance: Chance,
  invoices: readonly MoneyInvoice[],
  providers: ReadonlyMap<string, readonly string[]>,
  count: number,
  now: Date,
): PlannedCharge[] {
  const nowMs = now.getTime();
  const planned: PlannedCharge[] = [];
  const companies = [...providers.keys()];
  for (const [place, companyId] of companies.entries()) {
    const turn = inTurn(providers.get(companyId) ?? []);
    const own = invoices.filter(
      (each) =>
        each.companyId === companyId &&
        each.totalMinor > 4 * LEAST_MINOR &&
        // What was sold over the counter was paid there.
        (each.receiverRfc !== OVER_THE_COUNTER || each.paymentState === 'partial'),
    );
    const lately = own.filter(
      ({ stampedMs }) => stampedMs > nowMs - HISTORY_DAYS * DAY_MS && stampedMs < nowMs - DAY_MS,
    );
    const share = Math.ceil(count * (place === 0 ? 0.65 : 0.35));
    // A part that was paid always has something behind it, however long ago.
    const chosen = {
      partial: own.filter(({ paymentState }) => paymentState === 'partial'),
      unpaid: some(chance, lately, 'unpaid', Math.ceil(share * 0.2), nowMs),
      paid: some(chance, lately, 'paid', Math.ceil(share * 0.55), nowMs),
    };
    for (const state of ['paid', 'partial', 'unpaid'] as const) {
      for (const [index, invoice] of chosen[state].entries()) {
        const plots = PLOTS[state];
        // What was stamped today can have been paid in part, and no more has happened since.
        const isYoung = invoice.stampedMs > nowMs - DAY_MS - QUIET_MS;
        const plot = isYoung && state === 'partial' ? TRANSFERRED : (plots[index % plots.length] ?? []);
        planned.push(...chargesOf(chance, invoice, plot, turn, nowMs));
      }
    }
    const clients = own.filter(({ receiverRfc }) => receiverRfc !== ABROAD).map(({ clientId }) => clientId);
    for (const ending of ADVANCES[place] ?? []) {
      const invoice: MoneyInvoice = {
        id: '',
        companyId,
        clientId: clients.length === 0 ? '' : chance.pick(clients),
        receiverRfc: '',
        label: 'Anticipo de pedido',
        totalMinor: chance.whole(400, 9000) * 100,
        currency: 'MXN',
        paymentState: 'unpaid',
        stampedMs: nowMs - chance.whole(5, 60) * DAY_MS,
      };
      if (invoice.clientId !== '') planned.push(...chargesOf(chance, invoice, [ending], turn, nowMs));
    }
  }
  return planned.toSorted((a, b) => a.atMs - b.atMs);
}

/** A company's bank, and its gateways one after the other. */
interface Turn {
  readonly bank: string;
  next(): string;
}

function inTurn(providers: readonly string[]): Turn {
  const gateways = providers.filter((provider) => !provider.startsWith('bank-'));
  let turns = 0;
  return {
    bank: providers.find((provider) => provider.startsWith('bank-')) ?? '',
    next() {
      turns += 1;
      return gateways[turns % gateways.length] ?? 'stripe';
    },
  };
}

/** Younger ones rather than older ones. */
function some(
  chance: Chance,
  invoices: readonly MoneyInvoice[],
  state: MoneyInvoice['paymentState'],
  count: number,
  nowMs: number,
): MoneyInvoice[] {
  return invoices
    .filter(({ paymentState }) => paymentState === state)
    .map((invoice) => ({ invoice, order: chance.next() * (nowMs - invoice.stampedMs) }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ invoice }) => invoice);
}

function chargesOf(
  chance: Chance,
  invoice: MoneyInvoice,
  plot: readonly Ending[],
  turn: Turn,
  nowMs: number,
): PlannedCharge[] {
  const lastMs = nowMs - QUIET_MS;
  let atMs = Math.max(
    Math.min(invoice.stampedMs + chance.whole(10, 600) * 60_000, lastMs - DAY_MS),
    invoice.stampedMs + 60_000,
  );
  return plot.map((ending) => {
    // What still waits was asked for in these days, so that it can still be paid.
    if (isOpen(ending)) atMs = lastMs - chance.whole(1, 70) * HOUR_MS;
    const endMs = Math.min(atMs + chance.whole(5, 40 * 60) * 60_000, lastMs - 60_000);
    const way = wayOf(chance, ending, invoice.totalMinor, invoice.currency, turn);
    const isPart = invoice.paymentState === 'partial' && (way.ending === 'paid' || way.ending === 'transfer');
    const amountMinor = isPart
      ? Math.max(LEAST_MINOR, Math.round(invoice.totalMinor * chance.pick([0.3, 0.5, 0.6])))
      : invoice.totalMinor;
    const charge: PlannedCharge = {
      ...way,
      companyId: invoice.companyId,
      ...(invoice.id === '' ? {} : { invoiceId: invoice.id }),
      clientId: invoice.clientId,
      description: invoice.label,
      amountMinor,
      currency: invoice.currency,
      atMs,
      endMs: Math.max(endMs, atMs + 60_000),
    };
    // The next try comes after this one has ended, refunds and disputes included.
    atMs = Math.min(charge.endMs + 2 * HOUR_MS, lastMs - 2 * HOUR_MS);
    return charge;
  });
}

const keepsMoney = (ending: Ending): boolean =>
  ['paid', 'captured', 'partly-refunded', 'disputed', 'dispute-won', 'transfer'].includes(ending);
const isOpen = (ending: Ending): boolean => ending === 'voucher' || ending === 'link' || ending === 'authorised';

/** Through whom, and how; what no gateway takes comes by transfer, and then it was simply paid. */
function wayOf(
  chance: Chance,
  ending: Ending,
  amountMinor: number,
  currency: string,
  turn: Turn,
): Pick<PlannedCharge, 'provider' | 'kind' | 'method' | 'ending'> {
  if (currency === 'MXN' && (ending === 'transfer' || amountMinor > MOST_MINOR)) {
    const known = isOpen(ending) ? 'voucher' : keepsMoney(ending) ? 'transfer' : 'cancelled';
    return { provider: turn.bank, kind: 'charge', method: 'bank-transfer', ending: known };
  }
  // Abroad nobody goes to a shop in Mexico.
  const provider = currency === 'MXN' ? turn.next() : 'stripe';
  const small = amountMinor <= MOST_CASH_MINOR && currency === 'MXN';
  const shop: PaymentMethod = provider === 'conekta' ? 'cash' : 'oxxo';
  if (ending === 'voucher' || ending === 'expired') {
    if (small) return { provider, kind: 'charge', method: shop, ending };
    return currency === 'MXN' && provider === 'conekta'
      ? { provider, kind: 'charge', method: 'spei', ending }
      : { provider, kind: 'link', method: 'card', ending };
  }
  if (ending === 'authorised' || ending === 'captured') return { provider, kind: 'charge', method: 'card', ending };
  const given = ending === 'transfer' ? 'paid' : ending;
  const refunds =
    given === 'partly-refunded' || given === 'refunded' || given.startsWith('dispute') || given === 'failed';
  const method =
    refunds || currency !== 'MXN'
      ? 'card'
      : chance.pick<PaymentMethod>(small ? ['card', shop, 'spei'] : ['card', 'spei']);
  const kind =
    method === 'card' && given !== 'failed'
      ? chance.pick(['link', 'link', 'charge'] as const)
      : method === 'card'
        ? 'link'
        : 'charge';
  return { provider, kind, method, ending: given };
}
