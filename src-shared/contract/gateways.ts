/** Payment gateways: accounts of a company, their methods, fees and webhooks. Keys go in and never come out. */
import { z } from 'zod';
import { amountMinor, instant, procedure, recordColumns, recordId, version } from './common.ts';

export const gatewayEnvironment = z.enum(['test', 'production']);
export const paymentMethod = z.enum(['card', 'oxxo', 'cash', 'spei', 'wallet', 'bank-transfer']);
export type PaymentMethodView = z.infer<typeof paymentMethod>;
const currency = z.string().regex(/^[A-Z]{3}$/);
const exactDecimal = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/);
const words = z.object({ provider: z.string(), code: z.string().optional(), message: z.string().optional() });

/** A gateway that Cuadra knows, for the screen that adds an account. */
export const gatewayProvider = z.object({
  id: z.string(),
  displayName: z.string(),
  kind: z.enum(['gateway', 'bank']),
  website: z.string().optional(),
  environments: z.array(gatewayEnvironment),
  currencies: z.array(z.string()),
  methods: z.array(
    z.object({
      method: paymentMethod,
      currencies: z.array(z.string()),
      limits: z.record(z.string(), z.object({ minMinor: amountMinor, maxMinor: amountMinor.optional() })),
      by: z.array(z.enum(['charge', 'link'])),
      refunds: z.enum(['partial', 'full', 'none']),
      holds: z.boolean(),
      payer: z.array(z.enum(['name', 'email', 'phone'])),
      msi: z.array(z.int()),
      expiry: z.object({ defaultDays: z.int(), minDays: z.int(), maxDays: z.int() }).optional(),
    }),
  ),
  capabilities: z.object({
    capture: z.boolean(),
    /** `holds`: only money that is held can be let go; what waits for its payer runs out by itself. */
    cancel: z.enum(['any', 'holds', 'none']),
    refund: z.enum(['partial', 'full', 'none']),
    paymentLink: z.boolean(),
    /** What a link needs of the payer beforehand, and what it may ask for besides the amount. */
    linkPayer: z.array(z.enum(['name', 'email', 'phone'])),
    linkOffers: z.array(z.enum(['holds', 'msi', 'expiry'])),
    payouts: z.boolean(),
    webhookRegistration: z.boolean(),
    /** What tells of a payment; a bank without an API knows only statement, CEP and hand. */
    confirmedBy: z.array(z.enum(['webhook', 'polling', 'statement', 'cep', 'hand'])),
  }),
  /** Only of banks: what a small business has there besides its account. */
  bank: z
    .object({
      abmCode: z.string(),
      /** `other-gateway`: its API is another provider of this list (`otherGateway`). */
      api: z.enum(['other-gateway', 'by-contract']),
      otherGateway: z.string().optional(),
      /** What its statement's files tell of a deposit, at best. */
      statement: z.enum(['tracking-key', 'reference', 'free-text']),
      cep: z.boolean(),
    })
    .optional(),
  /** Absent: it sends no webhooks. `hint`: what they say is read again from the gateway before it is believed. */
  webhook: z
    .object({ verification: z.enum(['signed', 'hint']), secretLabel: z.string(), secretHasLines: z.boolean() })
    .optional(),
  credentialFields: z.array(
    z.object({ name: z.string(), label: z.string(), secret: z.boolean(), required: z.boolean() }),
  ),
});
export type GatewayProviderView = z.infer<typeof gatewayProvider>;

/** What a charge costs; the first line that names its method, or names none, counts. */
export const gatewayFee = z.strictObject({
  method: paymentMethod.optional(),
  /** Exact decimals: percent of the amount, fixed part, percent of IVA on both. The engine takes percents of 0 to 100. */
  percent: exactDecimal,
  fixed: exactDecimal,
  taxPercent: exactDecimal,
  /** Of the fixed part, which says nothing of charges in another currency. Absent: MXN. */
  currency: currency.optional(),
});

const settings = {
  name: z.string().trim().min(1).max(60),
  currencies: z.array(currency).min(1).max(20),
  methods: z.array(paymentMethod).min(1).max(10),
  fees: z.array(gatewayFee).max(10),
};

export const gateway = z.object({
  ...recordColumns,
  ...settings,
  companyId: recordId,
  provider: z.string(),
  displayName: z.string(),
  environment: gatewayEnvironment,
  state: z.enum(['active', 'paused']),
  problem: z
    .object({
      kind: z.enum(['credentials', 'unavailable', 'rate-limited']),
      message: z.string(),
      words,
      atUtc: instant,
    })
    .optional(),
  lastOkAtUtc: instant.optional(),
  /** What is not secret of its credentials, e.g. a CLABE; absent while the vault is locked. */
  given: z.record(z.string(), z.string()).optional(),
  hasWebhookSecret: z.boolean(),
  /** The endpoint that the gateway was told of. */
  webhookUrl: z.string().optional(),
});
export type Gateway = z.infer<typeof gateway>;

const charge = { amountMinor: amountMinor.min(1), currency, method: paymentMethod };
/** `netMinor` is below zero where a small charge costs more than it brings. */
const feeOfCharge = z.union([
  z.object({ feeMinor: amountMinor, taxMinor: amountMinor, netMinor: amountMinor }),
  /** It cannot be told: the fixed part was agreed in this currency, and the charge is in another one. */
  z.object({ fixedCurrency: currency }),
]);

const credentials = z
  .record(z.string().max(50), z.string().max(8000))
  .refine((fields) => Object.keys(fields).length <= 20);
/** What the gateway answered. */
const gatewayTest = z.object({
  ok: z.boolean(),
  message: z.string(),
  words: words.optional(),
  /** Whose account it is, as the gateway calls it. */
  account: z.string().optional(),
});
export type GatewayTest = z.infer<typeof gatewayTest>;
const webhookSecret = z.string().trim().min(1).max(8000);

export const gatewaysContract = {
  list: procedure
    .input(z.strictObject({ companyId: recordId }))
    .output(z.object({ providers: z.array(gatewayProvider), gateways: z.array(gateway) })),
  get: procedure.input(z.strictObject({ id: recordId })).output(gateway),
  create: procedure
    .input(
      z.strictObject({
        ...settings,
        companyId: recordId,
        provider: z.string().min(1).max(50),
        environment: gatewayEnvironment,
        credentials,
        webhookSecret: webhookSecret.optional(),
      }),
    )
    .output(gateway),
  /** What is left out stays, each of the credentials too. A webhook secret of null is forgotten. */
  update: procedure
    .input(
      z.strictObject({
        id: recordId,
        version,
        name: settings.name.optional(),
        currencies: settings.currencies.optional(),
        methods: settings.methods.optional(),
        fees: settings.fees.optional(),
        state: z.enum(['active', 'paused']).optional(),
        credentials: credentials.optional(),
        webhookSecret: webhookSecret.nullable().optional(),
      }),
    )
    .output(gateway),
  /** Uses the account without making anything. A good answer ends its problem; a refusal is one. */
  test: procedure.input(z.strictObject({ id: recordId })).output(gatewayTest),
  /**
   * Uses credentials that are not kept, without making anything: no account is made or changed by it. `id` is a saved
   * account of the same provider and environment, whose credentials stand in for the fields left out.
   */
  try: procedure
    .input(
      z.strictObject({
        provider: z.string().min(1).max(50),
        environment: gatewayEnvironment,
        credentials,
        id: recordId.optional(),
      }),
    )
    .output(gatewayTest),
  /** What a charge would cost. */
  fee: procedure.input(z.strictObject({ id: recordId, ...charge })).output(feeOfCharge),
  /** The same by fees that no account has yet. */
  tryFee: procedure.input(z.strictObject({ fees: settings.fees, ...charge })).output(feeOfCharge),
};
