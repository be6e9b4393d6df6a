/** What happened on the desk in the last eighteen months, decided by chance that repeats itself. */
import type { InvoiceDraftInput } from '#contract/invoices.ts';
import type { DemoClient } from './clients.ts';
import { DEMO_COMPANIES } from './companies.ts';
import type { DemoProduct } from './products.ts';
import type { Chance } from './random.ts';

/** What becomes of a recent invoice; everything older was stamped. */
export type Fate = 'draft' | 'faulty-draft' | 'ready' | 'stamping' | 'unknown' | 'rejected' | 'stamped';

export interface PlannedLine {
  readonly product: number;
  readonly cantidad: string;
  /** Percent. */
  readonly descuento?: string;
  /** In the invoice's currency, where the product's is another. */
  readonly precioUnitario?: string;
  /** Only a persona moral withholds. */
  readonly withholds: boolean;
}

export interface PlannedInvoice {
  /** Places in the lists of companies, and of that company's clients. */
  readonly company: number;
  readonly client: number;
  readonly atMs: number;
  readonly draft: Omit<InvoiceDraftInput, 'companyId' | 'clientId' | 'lines'>;
  readonly lines: readonly PlannedLine[];
  readonly fate: Fate;
  /** A credit note for the newest stamped invoice of the same client. */
  readonly corrects: boolean;
  readonly payment: 'unpaid' | 'partial' | 'paid' | 'overpaid';
  readonly mail: 'none' | 'sent' | 'bounced' | 'failed';
  readonly cancelled: 'no' | 'requested' | 'yes';
}

export interface Cast {
  readonly clients: readonly DemoClient[];
  readonly products: readonly DemoProduct[];
}

export interface Plan {
  /** When the desk began, before its first invoice. */
  readonly beganMs: number;
  /** Stamped long ago, oldest first. */
  readonly history: readonly PlannedInvoice[];
  /** The last days, oldest first: every state that there is. */
  readonly recent: readonly PlannedInvoice[];
}

const DAY_MS = 24 * 3600 * 1000;
const HISTORY_DAYS = 540;
const RECENT_DAYS = 8;
/** Central Mexico is six hours behind UTC, and has no summer time since 2022. */
const ZONE_MS = 6 * 3600 * 1000;

export function planInvoices(chance: Chance, casts: readonly Cast[], count: number, now: Date): Plan {
  const nowMs = now.getTime();
  const recentCount = Math.min(count, Math.max(28, Math.min(72, Math.round(count * 0.05))));
  const fates = recentFates(chance, recentCount);
  const history = Array.from({ length: count - recentCount }, () => {
    // The desk grows: more is invoiced each month than in the one before.
    const age = RECENT_DAYS + 1 + (HISTORY_DAYS - RECENT_DAYS - 1) * (1 - chance.next() ** 0.62);
    return planOne(chance, casts, workingTime(chance, nowMs, age), 'stamped', nowMs);
  });
  const recent = fates.map((fate) => planOne(chance, casts, recentTime(chance, nowMs, fate), fate, nowMs));
  const byTime = (a: PlannedInvoice, b: PlannedInvoice): number => a.atMs - b.atMs;
  return {
    beganMs: nowMs - (HISTORY_DAYS + 5) * DAY_MS,
    history: history.toSorted(byTime),
    recent: recent.toSorted(byTime),
  };
}

/** Some of every fate, however small the desk. */
function recentFates(chance: Chance, count: number): Fate[] {
  const shares: readonly (readonly [Fate, number])[] = [
    ['draft', 0.24],
    ['faulty-draft', 0.08],
    ['rejected', 0.1],
    ['unknown', 0.06],
    ['ready', 0.04],
    ['stamping', 0.03],
  ];
  const fates = shares.flatMap(([fate, share]) =>
    Array.from({ length: Math.max(1, Math.round(count * share)) }, () => fate),
  );
  while (fates.length < count) fates.push('stamped');
  return fates
    .slice(0, count)
    .map((fate) => ({ fate, order: chance.next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ fate }) => fate);
}

/** What is under way is of today; nothing comes after a PAC that does not answer. */
function recentTime(chance: Chance, nowMs: number, fate: Fate): number {
  const secondsAgo = (least: number, most: number): number => nowMs - chance.whole(least, most) * 1000;
  if (fate === 'ready') return secondsAgo(60, 500);
  if (fate === 'stamping') return secondsAgo(600, 1200);
  if (fate === 'unknown') return secondsAgo(1500, 18 * 3600);
  return workingTime(chance, nowMs, chance.next() * RECENT_DAYS);
}

/** From nine to seven, not on Sundays, never in the future. */
function workingTime(chance: Chance, nowMs: number, daysAgo: number): number {
  const localMidnight = Math.floor((nowMs - ZONE_MS - daysAgo * DAY_MS) / DAY_MS) * DAY_MS;
  const isSunday = new Date(localMidnight).getUTCDay() === 0;
  const at = localMidnight - (isSunday ? DAY_MS : 0) + ZONE_MS + chance.whole(9 * 3600, 19 * 3600) * 1000;
  return at < nowMs - 25 * 60_000 ? at : nowMs - chance.whole(25 * 60, 5 * 3600) * 1000;
}

function planOne(chance: Chance, casts: readonly Cast[], atMs: number, fate: Fate, nowMs: number): PlannedInvoice {
  const company = chance.happens(DEMO_COMPANIES[0]?.share ?? 1) ? 0 : 1;
  const cast = casts[company];
  if (cast === undefined) throw new RangeError(`no cast ${company}`);
  // A few clients are half of the business.
  const client = chance.happens(0.5)
    ? chance.whole(0, Math.min(14, cast.clients.length - 1))
    : chance.whole(0, cast.clients.length - 1);
  const receiver = cast.clients[client];
  if (receiver === undefined) throw new RangeError(`no client ${client}`);
  const corrects =
    fate === 'stamped' &&
    atMs > nowMs - RECENT_DAYS * DAY_MS &&
    receiver.rfc !== 'XAXX010101000' &&
    chance.happens(0.2);
  const currency =
    receiver.rfc === 'XEXX010101000' ? chance.pick(['USD', 'USD', 'EUR']) : chance.happens(0.03) ? 'USD' : 'MXN';
  const deferred = !corrects && receiver.rfc !== 'XAXX010101000' && chance.happens(0.45);
  const draft = {
    ...termsOf(chance, company, receiver, deferred, currency, atMs),
    ...(corrects
      ? { type: 'E' as const, serie: 'NC', metodoPago: 'PUE' as const, formaPago: '03', usoCFDI: 'G02' }
      : {}),
    ...(fate === 'faulty-draft' ? faultOf(chance) : {}),
  };
  const cancelled = fate === 'stamped' && !corrects && atMs < nowMs - DAY_MS && chance.happens(0.035);
  return {
    company,
    client,
    atMs,
    draft: corrects && !acceptsReturns(receiver) ? { ...draft, usoCFDI: receiver.defaultUsoCfdi } : draft,
    lines: planLines(chance, cast, receiver, draft.moneda ?? 'MXN', corrects),
    fate,
    corrects,
    payment: fate === 'stamped' ? paymentOf(chance, deferred, (nowMs - atMs) / DAY_MS) : 'unpaid',
    mail: fate === 'stamped' && receiver.emails.length > 0 ? mailOf(chance) : 'none',
    cancelled: cancelled ? (chance.happens(0.2) ? 'requested' : 'yes') : 'no',
  };
}

/** G02 (returns) is not for every regime. */
function acceptsReturns({ regimenFiscal }: DemoClient): boolean {
  return ['601', '603', '612', '626'].includes(regimenFiscal);
}

function termsOf(
  chance: Chance,
  company: number,
  receiver: DemoClient,
  deferred: boolean,
  currency: string,
  atMs: number,
): PlannedInvoice['draft'] {
  const { series } = DEMO_COMPANIES[company] ?? { series: [] };
  const terms = {
    moneda: currency,
    ...(currency === 'MXN' ? {} : { tipoCambio: rateOf(chance, currency) }),
    metodoPago: deferred ? ('PPD' as const) : ('PUE' as const),
    formaPago: deferred ? '99' : chance.pick(['03', '03', '03', '04', '28', '01', '02']),
    ...(deferred ? { condicionesDePago: chance.pick(['15 días', '30 días', '60 días']) } : {}),
  };
  if (receiver.rfc === 'XAXX010101000') {
    const local = new Date(atMs - ZONE_MS).toISOString();
    const informacionGlobal = { periodicidad: '01', meses: local.slice(5, 7), anio: local.slice(0, 4) };
    return { ...terms, ...(company === 0 ? { serie: 'GLOB' } : {}), formaPago: '01', informacionGlobal };
  }
  const others = series.filter(({ serie }) => serie !== 'GLOB');
  return { ...terms, ...(others.length > 0 && chance.happens(0.35) ? { serie: chance.pick(others).serie } : {}) };
}

function rateOf(chance: Chance, currency: string): string {
  const cents = currency === 'USD' ? chance.whole(17_0500, 19_9000) : chance.whole(19_1000, 21_9000);
  return (cents / 10_000).toFixed(4);
}

/** What a person has not finished, or got wrong. */
function faultOf(chance: Chance): PlannedInvoice['draft'] {
  return chance.pick<PlannedInvoice['draft']>([
    { metodoPago: 'PPD', formaPago: '03' },
    { moneda: 'USD', tipoCambio: undefined },
    { usoCFDI: 'D01' },
    { formaPago: undefined },
    { confirmacion: undefined, exportacion: '02' },
  ]);
}

function planLines(
  chance: Chance,
  { products }: Cast,
  receiver: DemoClient,
  currency: string,
  single: boolean,
): PlannedLine[] {
  const count = single ? 1 : chance.happens(0.02) ? chance.whole(15, 45) : chance.pick([1, 1, 1, 2, 2, 3, 4, 6]);
  const withholds = receiver.rfc.length === 12;
  return Array.from({ length: count }, () => {
    const at = chance.whole(0, products.length - 1);
    const product = products[at];
    if (product === undefined) throw new RangeError(`no product ${at}`);
    const isLarge = Number(product.unitPrice) > 20_000;
    const counted = ['E48', 'ACT'].includes(product.claveUnidad) || isLarge;
    const cantidad =
      counted || single
        ? '1'
        : product.claveUnidad === 'KGM'
          ? `${chance.whole(5, 80)}.${chance.whole(1, 9)}`
          : String(chance.whole(1, 40));
    return {
      product: at,
      cantidad,
      withholds,
      ...(chance.happens(0.08) ? { descuento: chance.pick(['5', '10', '12.5']) } : {}),
      ...(product.currency === currency ? {} : { precioUnitario: converted(product, currency) }),
    };
  });
}

/** A price list in another currency, as a person would keep one: whole cents, near enough. */
function converted({ unitPrice, currency }: DemoProduct, into: string): string {
  const rates: Readonly<Record<string, number>> = { MXN: 1, USD: 18.4, EUR: 20.3 };
  const cents = Math.round((Number(unitPrice) * 100 * (rates[currency] ?? 1)) / (rates[into] ?? 1));
  return `${Math.trunc(Math.max(1, cents) / 100)}.${String(Math.max(1, cents) % 100).padStart(2, '0')}`;
}

function paymentOf(chance: Chance, deferred: boolean, ageDays: number): PlannedInvoice['payment'] {
  if (!deferred) return chance.happens(0.985) ? 'paid' : 'overpaid';
  const settled = Math.min(0.93, ageDays / 90);
  if (chance.happens(settled)) return 'paid';
  return chance.happens(0.3) ? 'partial' : 'unpaid';
}

function mailOf(chance: Chance): PlannedInvoice['mail'] {
  if (chance.happens(0.12)) return 'none';
  if (chance.happens(0.025)) return 'bounced';
  return chance.happens(0.012) ? 'failed' : 'sent';
}
