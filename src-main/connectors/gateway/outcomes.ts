/**
 * How a call to a gateway ended. Never thrown: whoever calls decides by `kind` alone.
 *
 * | kind           | it may have had an effect | what the caller does                                        |
 * |----------------|---------------------------|--------------------------------------------------------------|
 * | `done`         | yes, this one             | stores it                                                   |
 * | `rejected`     | no                        | shows the reason; the request is repaired or given up        |
 * | `unknown`      | perhaps                   | repeats with the same key while that is safe, or looks it up |
 * | `unavailable`  | no: nothing left          | tries again later                                            |
 * | `credentials`  | no                        | a person looks at the account                                |
 * | `rate-limited` | no                        | waits as told                                                |
 *
 * A question ({@link Answer}) is never `unknown`: it is asked again.
 */
import type { ProviderWords } from '#errors/cuadra-error.ts';

/** The gateway's own code and text go with every outcome, without secrets. */
interface Said {
  readonly words: ProviderWords;
}

/** Why it was refused, as far as a caller can do something about it. */
export type RejectReason =
  /** A field of the request; `field` names it in our words. */
  | 'invalid'
  /** The payer's card or bank refused. */
  | 'declined'
  /** The object is in no state for this (captured twice, refund of what was never paid). */
  | 'state'
  /** More than is left to refund or capture. */
  | 'amount'
  /** The account may not do this, or the gateway cannot at all. */
  | 'unsupported'
  /** Our key was used for another request. */
  | 'key-reused';

export type Rejected = Said & {
  readonly kind: 'rejected';
  readonly reason: RejectReason;
  readonly field?: 'amountMinor' | 'currency' | 'method' | 'payer' | 'expiresAtUtc' | 'token' | 'msiMonths' | 'url';
};
export type Unknown = Said & {
  readonly kind: 'unknown';
  readonly reason: 'timeout' | 'connection-lost' | 'unreadable-reply' | 'server-error' | 'aborted';
};
export type Unavailable = Said & { readonly kind: 'unavailable'; readonly retryAfterMs?: number };
export type BadCredentials = Said & { readonly kind: 'credentials' };
export type RateLimited = Said & { readonly kind: 'rate-limited'; readonly retryAfterMs?: number };
/** The call surely had no effect, and it is not the request's fault. */
export type NotServed = Unavailable | BadCredentials | RateLimited;

/** Of a call that changes something. */
export type Outcome<T> = { readonly kind: 'done'; readonly value: T } | Rejected | Unknown | NotServed;

/** Of a question. `not-found`: there is surely no such object at the gateway. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | (Said & { readonly kind: 'not-found' })
  | (Said & { readonly kind: 'unsupported' })
  | NotServed;
