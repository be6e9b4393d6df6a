/**
 * Webhooks: what a gateway posts to us, judged on the bytes that came.
 *
 * `verified` means that the gateway surely sent it. `hint` means that nobody can tell: the object that it
 * names is read again from the API before anything is believed. In both cases the events say only *what to
 * look at*: the state of money is taken from the API, so that old, repeated and disordered events are harmless.
 */
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { GatewayEnvironment } from './types.ts';

/** What an event is about; `fetch` takes all but `payout` and `other`. */
export type GatewayObjectKind = 'payment' | 'link' | 'refund' | 'dispute' | 'payout' | 'other';

export type GatewayEventType =
  | 'created'
  | 'pending'
  | 'authorised'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'refund_failed'
  | 'failed'
  | 'expired'
  | 'cancelled'
  | 'disputed'
  | 'dispute_won'
  | 'dispute_lost'
  | 'payout'
  /** The gateway asks whether the endpoint is ours ({@link GatewayConnector.confirmWebhook}). */
  | 'verification'
  /** Nothing of ours: kept, not worked on. */
  | 'other';

export interface GatewayEvent {
  /** The same for every delivery of this event. Where a gateway has none: made from what is the same. */
  readonly providerEventId: string;
  readonly type: GatewayEventType;
  /** The gateway's own name of the event. */
  readonly providerType: string;
  /** Id of the object that `fetch` reads: the payment, where the event tells it. */
  readonly objectId: string;
  readonly objectKind: GatewayObjectKind;
  readonly occurredAt: string;
  /** Only of `verification`: what the endpoint is confirmed with. */
  readonly code?: string;
}

export interface WebhookInput {
  /** The body as it came, byte for byte. */
  readonly rawBody: Uint8Array;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the address that was called; some gateways sign it. */
  readonly query: Readonly<Record<string, string>>;
  readonly receivedAt: Date;
  /**
   * What the gateway's deliveries are verified with (signing secret, webhook id, public key, user:password, as
   * the declaration's `webhook.secretKey` says). Several while one is replaced by another.
   */
  readonly secrets: readonly string[];
}

export interface WebhookVerdict {
  readonly kind: 'verified' | 'hint' | 'refused';
  /** Empty where it is refused. */
  readonly events: readonly GatewayEvent[];
  /** Why it is refused or only a hint, for the inbox; never shown to the sender. */
  readonly reason?:
    | 'no-signature'
    | 'bad-signature'
    | 'too-old'
    | 'from-the-future'
    | 'no-secret'
    | 'unreadable'
    /** Test event for a production account, or the reverse. */
    | 'other-environment'
    | 'certificate'
    /** Could not be verified now (a certificate that cannot be fetched): the sender is told to repeat. */
    | 'cannot-verify-now'
    | 'unsigned';
}

/** What verifying may need besides the delivery itself. */
export interface WebhookContext {
  readonly environment: GatewayEnvironment;
  readonly clock: Clock;
  readonly http: Http;
  readonly signal: AbortSignal;
  /** Tests: a simulator, in the place of every host of the gateway. */
  readonly baseUrl?: string;
}

/** Oldest and newest a signed delivery may be; gateways sign each repeat anew. */
export const WEBHOOK_TOLERANCE_MS = { past: 300_000, future: 60_000 } as const;
