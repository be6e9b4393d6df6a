/** What the tunnel needs of gateways and of the vault; the composition root fits them. */
import type { Outcome, WebhookEndpoint } from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';

/** A gateway that sends webhooks. */
export interface TunnelGateway {
  readonly id: string;
  readonly companyId: string;
  readonly name: string;
  /** Its API takes the address; otherwise a person writes it in the gateway's panel. */
  readonly registers: boolean;
}

export interface TunnelGateways {
  /** Those in use that send webhooks. */
  senders(): readonly TunnelGateway[];
  register(
    gatewayId: string,
    request: { readonly url: string; readonly idempotencyKey: string },
    signal: AbortSignal,
  ): Promise<Outcome<WebhookEndpoint>>;
  /** Done too where there is none any more. */
  unregister(gatewayId: string, webhookId: string, signal: AbortSignal): Promise<Outcome<null>>;
  /** Keeps what the gateway signs with from now on, and its id of the endpoint; in the caller's transaction. */
  keepEndpoint(tx: Db, gatewayId: string, endpoint: WebhookEndpoint & { readonly url: string }): void;
}

/** Where a secret belongs: the vault binds its envelope to exactly this place. */
export interface TunnelSecretScope {
  readonly table: 'tunnel_settings';
  readonly id: 'tunnel';
  /** Name of the field. */
  readonly column: string;
}

export interface TunnelSecrets {
  seal(tx: Db, scope: TunnelSecretScope, plaintext: string): void;
  /** @throws CuadraError of the vault when it is locked or has none */
  open(db: Db, scope: TunnelSecretScope): string;
  has(db: Db, scope: TunnelSecretScope): boolean;
  forget(tx: Db, scope: TunnelSecretScope): void;
}
