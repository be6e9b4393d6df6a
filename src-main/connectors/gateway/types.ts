/**
 * What Cuadra asks of a payment gateway (pasarela), whoever it is: a card processor, a wallet, or a bank
 * that only has a CLABE.
 *
 * A connector is one folder: a declaration that the screens read, pure mappers, and a thin client. It keeps no
 * state of ours and touches no storage of ours. It never throws for what a gateway or the network does: that
 * is an {@link Outcome}. Amounts are minor units with their currency; what the gateway writes instead (a
 * decimal, a text) is converted in the connector's mapper and nowhere else.
 *
 * Every write carries a key of ours. How far a repeat with the same key is safe is declared
 * ({@link GatewayCapabilities.repeats}); beyond that the caller asks {@link GatewayConnector.findByReference}
 * before anything is sent again.
 */
import type { CredentialSchema } from '#connectors/credentials.ts';
import type { TransactionFact } from '#domain/transactions/facts.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { Timers } from '#ports/timers.ts';
import type { MessageKey } from '#i18n/index.ts';
import type { Answer, Outcome } from './outcomes.ts';
import type { GatewayEvent, GatewayObjectKind, WebhookContext, WebhookInput, WebhookVerdict } from './webhook.ts';

export { credential, credentialFields } from '#connectors/credentials.ts';
export type * from './outcomes.ts';
export type * from './webhook.ts';

export type GatewayEnvironment = 'test' | 'production';

/**
 * `oxxo`: a voucher for OXXO alone; `cash`: one for several chains. `spei`: a CLABE of the gateway's for this
 * charge; `bank-transfer`: the company's own CLABE and a reference. `wallet`: the gateway's own account.
 */
export const PAYMENT_METHODS = ['card', 'oxxo', 'cash', 'spei', 'wallet', 'bank-transfer'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export interface MethodDeclaration {
  readonly method: PaymentMethod;
  /** ISO codes, upper case. */
  readonly currencies: readonly string[];
  /** In minor units, by currency; a currency without a line has no known limit. */
  readonly limits: Readonly<Record<string, { readonly minMinor: number; readonly maxMinor?: number }>>;
  /** `charge`: we make it and show the payer what to do; `link`: on the gateway's own page. */
  readonly by: readonly ('charge' | 'link')[];
  readonly refunds: 'partial' | 'full' | 'none';
  /** Money can be held first and captured later. */
  readonly holds: boolean;
  /** What is needed of the payer. */
  readonly payer: readonly ('name' | 'email' | 'phone')[];
  /** Monthly instalments without interest (MSI) that may be offered. */
  readonly msi: readonly number[];
  readonly expiry?: { readonly defaultDays: number; readonly minDays: number; readonly maxDays: number };
}

export type LinkOffer = 'holds' | 'msi' | 'expiry';

export interface GatewayCapabilities {
  readonly capture: boolean;
  /** What can be withdrawn: all that waits for the payer and all that is held, or only money that is held. */
  readonly cancel: 'any' | 'holds' | 'none';
  readonly refund: 'partial' | 'full' | 'none';
  readonly paymentLink: boolean;
  /** What a link needs of the payer beforehand; absent: nothing, the payer says it on the page. */
  readonly linkPayer?: readonly ('name' | 'email' | 'phone')[];
  /** What a link may ask for besides: money held first, instalments, an end; absent: none of it. */
  readonly linkOffers?: readonly LinkOffer[];
  readonly payouts: boolean;
  readonly balanceTransactions: boolean;
  readonly listSince: boolean;
  /** Its list of events can be read, to catch up on webhooks that were missed. */
  readonly events: boolean;
  readonly webhookRegistration: boolean;
  /**
   * A write repeated with the same key within this time has one effect; 0: a repeat makes a second one (or is
   * refused), so that only `findByReference` tells.
   */
  readonly repeats: { readonly safeForMs: number };
  /** A charge can be found by our reference. `certain`: what is not found does not exist. */
  readonly findByReference: 'certain' | 'eventual' | 'no';
  /** What tells of a payment: a bank without an API knows only statement, CEP and hand. */
  readonly confirmedBy: readonly ('webhook' | 'polling' | 'statement' | 'cep' | 'hand')[];
}

export interface WebhookDeclaration {
  readonly verification: 'signed' | 'hint';
  /** What the secret is called in the gateway's panel. */
  readonly secretKey: MessageKey;
  /** It has lines (PEM), and is no secret to whoever types it. */
  readonly secretHasLines?: boolean;
  /** The gateway's names of the events that are asked for. */
  readonly events: readonly string[];
  /** Header whose value is unique to one delivery, where there is one. */
  readonly deliveryHeader?: string;
}

/** What a small business has at a bank besides its account; shown beside it, so that nobody expects more. */
export interface BankDeclaration {
  /** ABM's code, with which its CLABEs begin. */
  readonly abmCode: string;
  /** `other-gateway`: the bank's API is another row of the registry; `by-contract`: none that anybody can have. */
  readonly api: 'other-gateway' | 'by-contract';
  readonly otherGateway?: string;
  /** What its statement's files tell of a deposit, at best. */
  readonly statement: 'tracking-key' | 'reference' | 'free-text';
  /** Banxico has a receipt (CEP) of what arrives by SPEI. */
  readonly cep: boolean;
}

/** What is known of a gateway before anybody has an account there; read by the screens. */
export interface GatewayDeclaration {
  /** Stored with every transaction; never changes. */
  readonly id: string;
  /** A brand, or a key of the message catalog. */
  readonly displayName: string;
  readonly kind: 'gateway' | 'bank';
  readonly website?: string;
  readonly environments: readonly GatewayEnvironment[];
  readonly currencies: readonly string[];
  readonly methods: readonly MethodDeclaration[];
  readonly capabilities: GatewayCapabilities;
  /** Absent: it sends none. */
  readonly webhook?: WebhookDeclaration;
  /** Calls at the same time that the gateway is given. */
  readonly maxParallel: number;
  readonly timeoutsMs: { readonly write: number; readonly read: number };
  readonly credentials: CredentialSchema;
  /** Only where `kind` is `bank`. */
  readonly bank?: BankDeclaration;
}

/** What a connector is given besides its credentials. */
export interface GatewayContext {
  readonly environment: GatewayEnvironment;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly http: Http;
  /** For tests only, which put a simulator there: stands in for every host of the gateway. */
  readonly baseUrl?: string;
}

export interface GatewayProvider {
  readonly declaration: GatewayDeclaration;
  /**
   * Makes the client of one account; no call is made yet. The caller closes it.
   * @throws ZodError when the credentials are not the declared ones
   */
  connect(context: GatewayContext, credentials: unknown): GatewayConnector;
  /** Judges a delivery. Only where `declaration.webhook` is there. Never throws. */
  verifyWebhook?(input: WebhookInput, context: WebhookContext): Promise<WebhookVerdict>;
}

export interface CallOptions {
  /** Aborting it must make the call settle soon; what was sent stays sent (`unknown`). */
  readonly signal: AbortSignal;
}

export interface Payer {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

interface WriteRequest {
  /** Ours: up to 64 of [A-Za-z0-9_-], the same for every send of this one thing. */
  readonly idempotencyKey: string;
}

export interface ChargeRequest extends WriteRequest {
  /** Ours, up to 30 of [A-Z0-9-]: unique, shown to the payer, sent where the gateway keeps a reference. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly method: PaymentMethod;
  readonly description: string;
  readonly payer: Payer;
  readonly capture: 'automatic' | 'manual';
  /** Of a card that the payer gave to the gateway itself: card numbers never pass through here. */
  readonly token?: string;
  readonly msiMonths?: number;
  readonly expiresAtUtc?: string;
  /** Where the gateway sends the payer afterwards. */
  readonly returnUrl?: string;
  /** For gateways that take the webhook's address with every charge. */
  readonly notificationUrl?: string;
}

export interface LinkRequest extends Omit<ChargeRequest, 'method' | 'token'> {
  /** Offered on the page. */
  readonly methods: readonly PaymentMethod[];
}

/** What the payer is shown or sent. */
export type PaymentInstructions =
  | {
      readonly kind: 'voucher';
      readonly reference: string;
      /** The gateway's printable page. */
      readonly voucherUrl?: string;
      readonly barcodeUrl?: string;
      readonly store?: string;
      readonly expiresAtUtc?: string;
    }
  | {
      readonly kind: 'spei';
      readonly clabe: string;
      readonly bank?: string;
      readonly beneficiary?: string;
      readonly reference?: string;
      readonly concept?: string;
      /** Convenio CIE, for payers of the same bank. */
      readonly agreement?: string;
      readonly instructionsUrl?: string;
      readonly expiresAtUtc?: string;
    }
  /** A page on which the payer pays (`link`), approves or passes 3-D Secure (`redirect`). */
  | { readonly kind: 'link' | 'redirect'; readonly url: string; readonly expiresAtUtc?: string };

/** What the gateway kept of a charge. */
export interface GatewayFee {
  readonly feeMinor: number;
  /** IVA on it; not contained in `feeMinor`. */
  readonly feeTaxMinor: number;
  readonly netMinor: number;
  readonly currency: string;
}

/** One charge as the gateway tells it now. */
export interface ChargeView {
  /** What `fetch`, `capture`, `cancel` and `refund` take. */
  readonly objectId: string;
  readonly objectKind: 'payment' | 'link';
  /** Every id by which events may name it, `objectId` too. */
  readonly ids: readonly string[];
  /** Ours, as the gateway kept it. */
  readonly reference?: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly method?: PaymentMethod;
  /** The gateway's own word for its state; what it means is in `facts`, unknown ones as `pending`. */
  readonly providerStatus: string;
  readonly facts: readonly StatedFact[];
  /**
   * Its state says that no dispute stands: one that was open is won. Where a dispute is an object of its own,
   * `facts` say how it ended instead.
   */
  readonly undisputed?: true;
  readonly instructions?: PaymentInstructions;
  /** Why the last attempt failed, word for word. */
  readonly failure?: { readonly code?: string; readonly message?: string };
  readonly card?: { readonly brand?: string; readonly last4?: string };
  readonly fee?: GatewayFee;
  readonly createdAtUtc?: string;
  /** The gateway's answer, JSON, with what could be used to pay or log in masked. */
  readonly evidence: string;
}

/** A fact with the time that the gateway gives for it. */
export interface StatedFact {
  readonly fact: TransactionFact;
  readonly occurredAtUtc?: string;
}

export interface RefundRequest extends WriteRequest {
  readonly objectId: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** All that is left is refunded; some gateways have another call for it. */
  readonly full: boolean;
  readonly reason?: 'requested' | 'duplicate' | 'fraud';
}

export interface RefundView {
  readonly refundId: string;
  readonly amountMinor: number;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly evidence: string;
}

export interface ListRequest {
  readonly sinceUtc: string;
  /** Of the page before. */
  readonly cursor?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface PayoutView {
  readonly payoutId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: 'pending' | 'in-transit' | 'paid' | 'failed' | 'cancelled';
  readonly createdAtUtc: string;
  readonly arrivesAtUtc?: string;
  /** What the bank's statement may show. */
  readonly trace?: string;
  readonly evidence: string;
}

export interface BalanceTransactionView {
  readonly id: string;
  readonly type: 'charge' | 'refund' | 'dispute' | 'fee' | 'payout' | 'adjustment';
  readonly providerType: string;
  /** Signed: what it did to the balance before fees, the fee, and after. `netMinor` = amount − fee − its tax. */
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly feeTaxMinor: number;
  readonly netMinor: number;
  readonly currency: string;
  /** Charge, refund, dispute or payout that it is about. */
  readonly sourceId?: string;
  /** The payment behind it, where it can be told. */
  readonly paymentId?: string;
  readonly createdAtUtc: string;
  readonly availableAtUtc?: string;
  readonly evidence: string;
}

export interface WebhookEndpoint {
  readonly webhookId: string;
  /** Told only now, where the gateway makes it. */
  readonly secret?: string;
  /** The gateway sends nothing before the endpoint is confirmed. */
  readonly needsConfirmation: boolean;
}

export interface GatewayConnector {
  createCharge(request: ChargeRequest, options: CallOptions): Promise<Outcome<ChargeView>>;
  /** A page of the gateway's on which the payer chooses and pays. */
  createLink(request: LinkRequest, options: CallOptions): Promise<Outcome<ChargeView>>;
  /** Takes what is held, whole or less. */
  capture(
    request: WriteRequest & { readonly objectId: string; readonly amountMinor: number; readonly currency: string },
    options: CallOptions,
  ): Promise<Outcome<ChargeView>>;
  /** Withdraws what was not paid yet: a charge, a voucher, a link or a hold. */
  cancel(
    request: WriteRequest & { readonly objectId: string; readonly objectKind: GatewayObjectKind },
    options: CallOptions,
  ): Promise<Outcome<ChargeView>>;
  refund(request: RefundRequest, options: CallOptions): Promise<Outcome<RefundView>>;
  /** How a charge stands now; takes what {@link GatewayEvent} and {@link ChargeView} name. */
  fetch(
    object: { readonly objectId: string; readonly objectKind: GatewayObjectKind },
    options: CallOptions,
  ): Promise<Answer<ChargeView>>;
  /** What came of a write that got no answer. */
  findByReference(
    request: { readonly reference: string; readonly sinceUtc: string },
    options: CallOptions,
  ): Promise<Answer<ChargeView>>;
  /** Charges made since then, oldest page order as the gateway has it. */
  listSince(request: ListRequest, options: CallOptions): Promise<Answer<Page<ChargeView>>>;
  /** Events since then, as webhooks would have told them. */
  eventsSince(request: ListRequest, options: CallOptions): Promise<Answer<Page<GatewayEvent>>>;
  payouts(request: ListRequest, options: CallOptions): Promise<Answer<Page<PayoutView>>>;
  /** What moved the gateway's balance; of one payout, where the gateway tells. */
  balanceTransactions(
    request: ListRequest & { readonly payoutId?: string },
    options: CallOptions,
  ): Promise<Answer<Page<BalanceTransactionView>>>;
  registerWebhook(
    request: WriteRequest & { readonly url: string },
    options: CallOptions,
  ): Promise<Outcome<WebhookEndpoint>>;
  /** Done too where there is none any more. */
  removeWebhook(request: { readonly webhookId: string }, options: CallOptions): Promise<Outcome<null>>;
  /** Only where the gateway asks for it (`verification`). */
  confirmWebhook?(
    request: { readonly webhookId: string; readonly code: string },
    options: CallOptions,
  ): Promise<Outcome<null>>;
  /** Where a delivery cannot be judged here (`certificate`, `cannot-verify-now`): asks the gateway itself. */
  verifyOnline?(input: WebhookInput, options: CallOptions): Promise<Answer<WebhookVerdict>>;
  /** Proves that the account can be used, without making anything. */
  test(options: CallOptions): Promise<Answer<{ readonly account?: string; readonly environment: GatewayEnvironment }>>;
  /** Closes connections. */
  close(): void;
}
