/** What the form of a charge says: which way, how much, of whom, and what is still wrong with it. Pure. */
import type { Gateway, GatewayProviderView } from '#contract/gateways.ts';
import { decimalToMinor, minorToDecimal } from '../../../i18n/format.ts';
import { waysOf, type PayerPart, type Way, type WayId } from './ways.ts';

export interface Account {
  readonly gateway: Gateway;
  readonly provider: GatewayProviderView;
}

/** What is charged: an invoice as far as it is owed, or a free amount. */
export interface Target {
  readonly companyId: string;
  readonly invoice?: {
    readonly id: string;
    readonly balanceMinor: number;
    readonly currency: string;
    readonly currencyDecimals: number;
  };
}

export interface Values {
  readonly gatewayId?: string;
  readonly way?: WayId;
  /** Exact decimal; undefined: the whole balance. */
  readonly amount?: string;
  /** What stands in the field is no amount: `amount` is the one from before. */
  readonly amountWrong?: boolean;
  readonly currency?: string;
  readonly description: string;
  readonly clientId?: string;
  readonly payer: Readonly<Partial<Record<PayerPart, string>>>;
  readonly msi: string;
  /** ISO day, or ''. */
  readonly expires: string;
  readonly hold: boolean;
}

export const EMPTY: Values = { description: '', payer: {}, msi: '', expires: '', hold: false };

export type FieldId = 'amount' | 'way' | 'description' | 'expires' | PayerPart;
export type FieldProblem =
  | { readonly kind: 'missing' | 'email' | 'phone' | 'zero' | 'unread' }
  | { readonly kind: 'balance'; readonly balanceMinor: number }
  | { readonly kind: 'limits'; readonly minMinor: number; readonly maxMinor?: number | undefined }
  | { readonly kind: 'days'; readonly minDays: number; readonly maxDays: number };

export interface Model {
  readonly account: Account | undefined;
  readonly ways: readonly Way[];
  readonly way: Way | undefined;
  readonly currency: string;
  readonly amount: string;
  readonly amountMinor: number | undefined;
  readonly payer: Readonly<Record<PayerPart, string>>;
  readonly problems: Readonly<Partial<Record<FieldId, FieldProblem>>>;
}

interface Known {
  readonly target: Target;
  readonly accounts: readonly Account[];
  /** Used last, by account and way. */
  readonly last: { readonly gatewayId?: string | undefined; readonly way?: WayId | undefined };
  /** Decimals of the currency of a free amount. */
  readonly decimals: number;
  /** What the client's record says of the payer. */
  readonly client: Readonly<Partial<Record<PayerPart, string>>>;
  /** ISO day. */
  readonly today: string;
}

export function modelOf(values: Values, known: Known): Model {
  const { target, accounts, last, client } = known;
  const { invoice } = target;
  const byId = (id: string | undefined) => accounts.find(({ gateway }) => gateway.id === id);
  const account = byId(values.gatewayId) ?? byId(last.gatewayId) ?? accounts[0];
  const currency = invoice?.currency ?? currencyOf(account, values.currency);
  const decimals = invoice?.currencyDecimals ?? known.decimals;
  const amount = values.amount ?? (invoice === undefined ? '' : minorToDecimal(invoice.balanceMinor, decimals));
  const isRead = amount !== '' && values.amountWrong !== true;
  const amountMinor = isRead ? decimalToMinor(amount, decimals) : undefined;
  const ways = account === undefined ? [] : waysOf(account.gateway, account.provider, { currency, amountMinor });
  const way = chosenWay(ways, values.way, last.way);
  const part = (name: PayerPart): string => values.payer[name] ?? client[name] ?? '';
  const payer = { name: part('name'), email: part('email'), phone: part('phone') };
  const problems = {
    ...problemsOfAmount(amountMinor, way, invoice?.balanceMinor),
    ...(values.amountWrong === true ? { amount: { kind: 'unread' } as const } : {}),
    ...(way === undefined ? {} : problemsOfPayer(way, payer)),
    ...(way === undefined ? {} : problemsOfExpiry(way, values.expires, known.today)),
    ...(invoice === undefined && values.description.trim() === '' ? { description: { kind: 'missing' } as const } : {}),
  };
  return { account, ways, way, currency, amount, amountMinor, payer, problems };
}

/** The one that was chosen stays, even where it cannot be used: the form says why. */
function chosenWay(ways: readonly Way[], chosen: WayId | undefined, last: WayId | undefined): Way | undefined {
  const named = ways.find(({ id }) => id === chosen);
  if (named !== undefined) return named;
  const usable = ways.filter(({ problem }) => problem === undefined);
  return usable.find(({ id }) => id === last) ?? usable[0] ?? ways[0];
}

function currencyOf(account: Account | undefined, chosen: string | undefined): string {
  const known = account?.gateway.currencies ?? [];
  return chosen !== undefined && known.includes(chosen) ? chosen : (known[0] ?? 'MXN');
}

function problemsOfAmount(
  amountMinor: number | undefined,
  way: Way | undefined,
  balanceMinor: number | undefined,
): Partial<Record<FieldId, FieldProblem>> {
  if (amountMinor === undefined) return { amount: { kind: 'missing' } };
  if (amountMinor < 1) return { amount: { kind: 'zero' } };
  if (balanceMinor !== undefined && amountMinor > balanceMinor) return { amount: { kind: 'balance', balanceMinor } };
  const { problem } = way ?? {};
  if (problem === undefined) return {};
  if (problem.kind === 'amount') {
    return { amount: { kind: 'limits', minMinor: problem.minMinor, maxMinor: problem.maxMinor } };
  }
  return { way: { kind: 'missing' } };
}

function problemsOfPayer(
  { needs }: Way,
  payer: Readonly<Record<PayerPart, string>>,
): Partial<Record<FieldId, FieldProblem>> {
  const found: Partial<Record<FieldId, FieldProblem>> = {};
  for (const part of needs) {
    const said = payer[part].trim();
    if (said === '') found[part] = { kind: 'missing' };
    else if (part === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(said)) found[part] = { kind: 'email' };
    else if (part === 'phone' && said.replaceAll(/\D/g, '').length < 7) found[part] = { kind: 'phone' };
  }
  return found;
}

function problemsOfExpiry({ expiry }: Way, day: string, today: string): Partial<Record<FieldId, FieldProblem>> {
  if (expiry === undefined || day === '') return {};
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  return days >= expiry.minDays && days <= expiry.maxDays ? {} : { expires: { kind: 'days', ...expiry } };
}

/** What the engine is asked for; undefined while something is wrong. */
export function askedOf(values: Values, model: Model, target: Target, requestId: string) {
  const { account, way, amountMinor, currency, payer, problems } = model;
  if (account === undefined || way === undefined || amountMinor === undefined) return undefined;
  if (Object.keys(problems).length > 0) return undefined;
  const said = Object.fromEntries(way.needs.map((part) => [part, payer[part].trim()]));
  const description = values.description.trim();
  const msi = way.msi.find((months) => String(months) === values.msi);
  const common = {
    gatewayId: account.gateway.id,
    ...(target.invoice === undefined ? {} : { invoiceId: target.invoice.id }),
    ...(values.clientId === undefined ? {} : { clientId: values.clientId }),
    ...(description === '' ? {} : { description }),
    amountMinor,
    currency,
    ...(way.needs.length === 0 ? {} : { payer: said }),
    ...(way.holds && values.hold ? { capture: 'manual' as const } : {}),
    ...(msi === undefined ? {} : { msiMonths: msi }),
    ...(way.expiry === undefined || values.expires === '' ? {} : { expiresAtUtc: endOfDay(values.expires) }),
    requestId,
  };
  if (way.by === 'link') return { by: 'link' as const, input: { ...common, methods: [...way.methods] } };
  const [method] = way.methods;
  return method === undefined ? undefined : { by: 'charge' as const, input: { ...common, method } };
}

/** The last second of the day on this machine's calendar. */
function endOfDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59, 59).toISOString();
}
