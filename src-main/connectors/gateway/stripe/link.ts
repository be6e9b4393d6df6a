/** A payment link of Stripe's, and what was paid through it → one charge. */
import type Stripe from 'stripe';
import { evidenceOf, Unreadable } from '../transport/index.ts';
import type { ChargeView, StatedFact } from '../types.ts';
import { REFERENCE_KEY } from './map-charge.ts';
import { currencyOf, minor, text } from './read.ts';

/**
 * @param sessions those that were opened from it, as their ids
 * @param paid the charge of the session that was completed
 */
export function linkCharge(
  link: Stripe.PaymentLink,
  amounts: { readonly amountMinor: number; readonly currency: string },
  sessions: readonly string[],
  paid: ChargeView | undefined,
): ChargeView {
  const objectId = text(link.id, 'id');
  const reference = link.metadata?.[REFERENCE_KEY];
  const withdrawn: StatedFact[] = link.active || paid !== undefined ? [] : [{ fact: { type: 'cancelled' } }];
  return {
    ...paid,
    objectId,
    objectKind: 'link',
    ids: [...new Set([objectId, ...sessions, ...(paid?.ids ?? [])])],
    ...(reference === undefined ? {} : { reference }),
    ...amounts,
    providerStatus: paid?.providerStatus ?? (link.active ? 'active' : 'inactive'),
    facts: [{ fact: { type: 'created' } }, { fact: { type: 'pending' } }, ...withdrawn, ...(paid?.facts ?? [])],
    instructions: paid?.instructions ?? { kind: 'link', url: text(link.url, 'url') },
    evidence: paid === undefined ? evidenceOf({ link, sessions }) : paid.evidence,
  };
}

/** What a link asks for, from its one line. */
export function amountsOf(items: readonly Stripe.LineItem[]): { amountMinor: number; currency: string } {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new Unreadable('line_items');
  return { amountMinor: minor(item.amount_total, 'amount_total'), currency: currencyOf(item.currency) };
}
