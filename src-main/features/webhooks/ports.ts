/** What the inbox needs of gateways and of what it tells; the composition root fits them. */
import type { Answer, GatewayEvent, Page, WebhookInput, WebhookVerdict } from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import type { CuadraError } from '#errors/cuadra-error.ts';

/** A configured gateway, as far as webhooks know it. */
export interface InboxGateway {
  readonly id: string;
  readonly companyId: string;
  readonly provider: string;
  /** As a person calls it. */
  readonly name: string;
  readonly createdAtUtc: string;
  /** It sends webhooks at all. */
  readonly sends: boolean;
  /** Reads at the same time that it is given. */
  readonly maxParallel: number;
}

/** What came of looking at what an event is about. */
export type Look =
  /** `apply` stores it, in the transaction in which the event is settled. */
  | { readonly kind: 'apply'; apply(tx: Db): void }
  /** About nothing of ours. */
  | { readonly kind: 'ignore' }
  /** This one later: the object is not there yet, or it changed meanwhile. */
  | { readonly kind: 'later'; readonly error: CuadraError }
  /** The gateway cannot be asked now, for this one or any other. */
  | { readonly kind: 'unavailable'; readonly error: CuadraError; readonly retryAfterMs?: number }
  /** It cannot be worked on without a person. */
  | { readonly kind: 'never'; readonly error: CuadraError };

export interface InboxGateways {
  /** One that takes webhooks now; cheap, it is asked for each delivery. */
  find(gatewayId: string): InboxGateway | undefined;
  /** Those that are in use. */
  all(): readonly InboxGateway[];
  /** Judges a delivery with the gateway's secrets. @throws CuadraError when they cannot be had now */
  verify(gatewayId: string, input: Omit<WebhookInput, 'secrets'>, signal: AbortSignal): Promise<WebhookVerdict>;
  /** The gateway's own list of what happened; `unsupported` where it has none. */
  eventsSince(
    gatewayId: string,
    request: { readonly sinceUtc: string; readonly cursor?: string },
    signal: AbortSignal,
  ): Promise<Answer<Page<GatewayEvent>>>;
  /** Reads again from the gateway what an event is about: the event alone is never believed. No transaction is open. */
  look(gatewayId: string, event: GatewayEvent, signal: AbortSignal, via: 'webhook' | 'poll'): Promise<Look>;
}
