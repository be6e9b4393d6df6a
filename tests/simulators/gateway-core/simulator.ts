/** What every simulated gateway offers to the tests, whatever it speaks. */
import type { SimServer } from '../pac-core/server.ts';

/** A charge in the gateway's books. */
export interface SimCharge {
  /** As the connector names it. */
  readonly objectId: string;
  readonly reference: string | undefined;
  readonly amountMinor: number;
  readonly currency: string;
  readonly paidMinor: number;
  readonly refundedMinor: number;
}

/** A webhook as it leaves the gateway. */
export interface SimDelivery {
  readonly rawBody: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface DeliveryOptions {
  /** When it is signed; now unless told. */
  readonly at?: Date;
  /** With another secret than the account's. */
  readonly wrongSecret?: boolean;
}

export interface GatewaySimulator extends SimServer {
  readonly credentials: Readonly<Record<string, string>>;
  readonly wrongCredentials: Readonly<Record<string, string>>;
  /** What deliveries of this account are verified with. */
  readonly webhookSecrets: readonly string[];
  /** Every charge and link that was ever made here. */
  charges(): readonly SimCharge[];
  /** The payer pays what is waiting: a voucher, a transfer, a link. */
  pay(objectId: string): void;
  /** What is waiting runs out. */
  expire(objectId: string): void;
  /** From now on the charge has a state that nobody has heard of. */
  setUnknownStatus(objectId: string): void;
  /** Absent where the gateway has no disputes. */
  dispute?(objectId: string, outcome: 'open' | 'won' | 'lost'): void;
  /** A refund that was told as good is sent back by the bank. */
  failRefund?(refundId: string): void;
  /** Pays out what was collected; gives the payout's id. Absent where there are none. */
  payOut?(): string;
  /** Everything that it has to tell by webhook so far, oldest first. */
  deliveries(options?: DeliveryOptions): readonly SimDelivery[];
}
