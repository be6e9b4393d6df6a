/** The ways in which an amount can be asked for through an account, each with why not where it cannot. Pure. */
import type { Gateway, GatewayProviderView, PaymentMethodView } from '#contract/gateways.ts';

export type WayId = 'link' | PaymentMethodView;
export type PayerPart = 'name' | 'email' | 'phone';
export type DeclaredMethod = GatewayProviderView['methods'][number];

export interface Limit {
  readonly minMinor: number;
  readonly maxMinor?: number | undefined;
}

export type WayProblem =
  /** The account does not have it on. */
  { readonly kind: 'off' } | { readonly kind: 'currency' } | ({ readonly kind: 'amount' } & Limit);

export interface Way {
  readonly id: WayId;
  /** What is asked of the engine: a charge, or a page of the gateway's. */
  readonly by: 'charge' | 'link';
  /** What the payer can pay with. */
  readonly methods: readonly PaymentMethodView[];
  readonly needs: readonly PayerPart[];
  readonly msi: readonly number[];
  readonly holds: boolean;
  /** After so many days it expires by itself, unless another day is said. */
  readonly defaultDays?: number | undefined;
  readonly expiry: { readonly minDays: number; readonly maxDays: number } | undefined;
  readonly limit: Limit | undefined;
  readonly problem: WayProblem | undefined;
}

export interface Sum {
  readonly currency: string;
  /** Undefined while no amount is written: no limit speaks yet. */
  readonly amountMinor: number | undefined;
}

/** Nobody tells how long a link may live; a year is longer than anybody waits. */
const LINK_DAYS = { minDays: 1, maxDays: 365 } as const;

/** The link first: it asks for nothing and lets the payer choose. */
export function waysOf(gateway: Gateway, provider: GatewayProviderView, sum: Sum): Way[] {
  const own = provider.methods.map((declared) => methodWay(gateway, provider, declared, sum));
  return provider.capabilities.paymentLink ? [linkWay(gateway, provider, sum), ...own] : own;
}

/**
 * A card is always given on the gateway's own page: its number never passes through here. So is what the gateway
 * takes by link alone.
 */
function methodWay(gateway: Gateway, provider: GatewayProviderView, declared: DeclaredMethod, sum: Sum): Way {
  const { capabilities } = provider;
  const canLink = capabilities.paymentLink && declared.by.includes('link');
  const byLink = canLink && (declared.method === 'card' || !declared.by.includes('charge'));
  const carries = (offer: 'holds' | 'msi' | 'expiry'): boolean => !byLink || capabilities.linkOffers.includes(offer);
  return {
    id: declared.method,
    by: byLink ? 'link' : 'charge',
    methods: [declared.method],
    needs: byLink ? capabilities.linkPayer : declared.payer,
    msi: carries('msi') ? declared.msi : [],
    holds: declared.holds && carries('holds'),
    expiry: byLink ? (carries('expiry') ? LINK_DAYS : undefined) : declared.expiry,
    defaultDays: byLink ? undefined : declared.expiry?.defaultDays,
    limit: declared.limits[sum.currency],
    problem: problemOf(gateway, declared, sum),
  };
}

function linkWay(gateway: Gateway, { methods, capabilities }: GatewayProviderView, sum: Sum): Way {
  const able = methods.filter(({ by }) => by.includes('link'));
  const problems = able.map((declared) => problemOf(gateway, declared, sum));
  const offered = able.filter((_, at) => problems[at] === undefined);
  const limits = able
    .filter(({ method }) => gateway.methods.includes(method))
    .flatMap(({ limits: of }) => of[sum.currency] ?? []);
  const limit = limits.length === 0 ? undefined : widest(limits);
  const amount = problems.some((problem) => problem?.kind === 'amount');
  const currency = problems.some((problem) => problem?.kind === 'currency');
  const problem: WayProblem | undefined =
    offered.length > 0
      ? undefined
      : amount && limit !== undefined
        ? { kind: 'amount', ...limit }
        : { kind: currency ? 'currency' : 'off' };
  return {
    id: 'link',
    by: 'link',
    methods: offered.map(({ method }) => method),
    needs: capabilities.linkPayer,
    msi: [],
    holds: false,
    expiry: capabilities.linkOffers.includes('expiry') ? LINK_DAYS : undefined,
    limit,
    problem,
  };
}

function problemOf(gateway: Gateway, declared: DeclaredMethod, { currency, amountMinor }: Sum): WayProblem | undefined {
  if (!gateway.methods.includes(declared.method)) return { kind: 'off' };
  if (!gateway.currencies.includes(currency) || !declared.currencies.includes(currency)) return { kind: 'currency' };
  const limit = declared.limits[currency];
  if (limit === undefined || amountMinor === undefined) return undefined;
  const { minMinor, maxMinor = Number.POSITIVE_INFINITY } = limit;
  return amountMinor < minMinor || amountMinor > maxMinor ? { kind: 'amount', ...limit } : undefined;
}

/** From the least that any takes to the most. */
function widest(limits: readonly Limit[]): Limit {
  const minMinor = Math.min(...limits.map((limit) => limit.minMinor));
  const most = Math.max(...limits.map(({ maxMinor }) => maxMinor ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(most) ? { minMinor, maxMinor: most } : { minMinor };
}
