/** A preference (Checkout Pro's page) and what was paid through it → one charge. */
import { evidenceOf, minorOf, Unreadable, textOf, objectOf, type JsonObject } from '../transport/index.ts';
import type { ChargeView, StatedFact } from '../types.ts';
import { instantOf, rowsOf, text } from './read.ts';

/** Ours, in the preference's metadata: a page that was closed before its time is told from one that ran out. */
export const WITHDRAWN = 'cuadra_withdrawn';

/** @param payments those that carry its reference, in any order */
export function linkCharge(preference: JsonObject, payments: readonly ChargeView[], now: Date): ChargeView {
  const objectId = text(preference['id'], 'id');
  const reference = textOf(preference['external_reference']);
  const createdAtUtc = instantOf(preference['date_created']);
  // The one with money in it; else the last attempt.
  const ordered = payments.toSorted((a, b) => Number(hasMoney(b)) - Number(hasMoney(a)) || newer(a, b));
  const [main] = ordered;
  return {
    ...main,
    objectId,
    objectKind: 'link',
    ids: [...new Set([objectId, ...payments.flatMap(({ ids }) => ids)])],
    ...(reference === undefined ? {} : { reference }),
    ...amountsOf(preference),
    providerStatus: main?.providerStatus ?? 'open',
    facts: [
      { fact: { type: 'created' } },
      { fact: { type: 'pending' } },
      ...endOf(preference, payments, now),
      ...factsOf(ordered),
    ],
    instructions: main?.instructions ?? { kind: 'link', url: text(preference['init_point'], 'init_point') },
    ...(createdAtUtc === undefined ? {} : { createdAtUtc }),
    evidence: evidenceOf({ preference, payments: ordered.map(({ evidence }) => JSON.parse(evidence) as unknown) }),
  };
}

/** Of several payments with one reference, what was collected is their sum; of attempts without money, the last counts. */
function factsOf(ordered: readonly ChargeView[]): StatedFact[] {
  const withMoney = ordered.filter(hasMoney);
  if (withMoney.length < 2) return [...(ordered[0]?.facts ?? [])];
  let collected = 0;
  const rest: StatedFact[] = [];
  for (const stated of withMoney.flatMap(({ facts }) => facts)) {
    if (stated.fact.type === 'paid') collected += stated.fact.amountMinor;
    else rest.push(stated);
  }
  return [...rest, { fact: { type: 'paid', amountMinor: collected } }];
}

/** A page that nobody paid on before it closed. */
function endOf(preference: JsonObject, payments: readonly ChargeView[], now: Date): StatedFact[] {
  const until = instantOf(preference['expiration_date_to']);
  if (preference['expires'] !== true || until === undefined || Date.parse(until) > now.getTime()) return [];
  // A voucher that was made on the page outlives it.
  if (payments.some((each) => each.facts.some(({ fact }) => fact.type === 'pending'))) return [];
  const withdrawn = objectOf(preference['metadata'])?.[WITHDRAWN] === true;
  return [{ fact: { type: withdrawn ? 'cancelled' : 'expired' }, occurredAtUtc: until }];
}

function hasMoney({ facts }: ChargeView): boolean {
  return facts.some(({ fact }) => fact.type === 'paid' || fact.type === 'authorised');
}

function newer(a: ChargeView, b: ChargeView): number {
  return (b.createdAtUtc ?? '').localeCompare(a.createdAtUtc ?? '');
}

function amountsOf(preference: JsonObject): { amountMinor: number; currency: string } {
  const items = rowsOf(preference['items'], 'items');
  const [item] = items;
  if (item === undefined || items.length !== 1 || String(item['quantity']) !== '1') throw new Unreadable('items');
  const currency = text(item['currency_id'], 'currency_id');
  return { amountMinor: minorOf(item['unit_price'], currency, 'unit_price'), currency };
}
