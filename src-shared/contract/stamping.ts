/** Stamping: the PAC accounts of a company, and how the stamp of an invoice stands. */
import { z } from 'zod';
import { fileContent, instant, procedure, recordColumns, recordId, version } from './common.ts';
import { job } from './jobs.ts';

export const pacEnvironment = z.enum(['demo', 'test', 'production']);

const providerWords = z.object({ provider: z.string(), code: z.string().optional(), message: z.string().optional() });

/** A PAC that Cuadra knows, for the screen that adds an account. */
export const pacProvider = z.object({
  id: z.string(),
  displayName: z.string(),
  environments: z.array(pacEnvironment),
  website: z.string().optional(),
  /** Where its credentials come from, in the reader's language. */
  hint: z.string().optional(),
  /** `provider`: it seals with a CSD that is stored there: only with consent, see `uploadCsd`. */
  sealing: z.enum(['local', 'provider']),
  status: z.boolean(),
  balance: z.boolean(),
  credentialFields: z.array(
    z.object({ name: z.string(), label: z.string(), secret: z.boolean(), required: z.boolean() }),
  ),
});
export type PacProviderView = z.infer<typeof pacProvider>;

/** A company's account with a PAC. Credentials go in and never come out. */
export const pacConfig = z.object({
  ...recordColumns,
  companyId: recordId,
  provider: z.string(),
  displayName: z.string(),
  environment: pacEnvironment,
  /** 1 is asked first. */
  rank: z.int(),
  state: z.enum(['active', 'paused']),
  /** What keeps it from being used, with the provider's words; absent when nothing does. */
  problem: z
    .object({
      kind: z.enum(['credentials', 'no-credits', 'rate-limited', 'unavailable']),
      message: z.string(),
      words: providerWords,
      atUtc: instant,
      /** Not asked again before; absent: not until a person tests or changes it. */
      blockedUntilUtc: instant.optional(),
    })
    .optional(),
  lastOkAtUtc: instant.optional(),
  /** What it had left when it was asked last. */
  balance: z.object({ credits: z.union([z.int(), z.literal('unlimited')]), atUtc: instant }).optional(),
  /**
   * The CSD that the provider keeps to seal with, and whose consent that is. `given`: it is not known whether
   * it arrived; `stored`: the provider has it; `withdrawn`: no longer used, and the provider may still have it.
   */
  csd: z
    .object({
      csdId: recordId,
      number: z.string(),
      rfc: z.string(),
      state: z.enum(['given', 'stored', 'withdrawn']),
      givenBy: z.string(),
      givenAtUtc: instant,
      storedAtUtc: instant.optional(),
    })
    .optional(),
});
export type PacConfig = z.infer<typeof pacConfig>;

/** An account that was removed. */
export const pacRemoval = z.object({
  id: recordId,
  /** Until then `restorePac` brings it back; afterwards its credentials are gone. */
  restorableUntilUtc: instant,
});
export type PacRemoval = z.infer<typeof pacRemoval>;

export const stampAttempt = z.object({
  attempt: z.int(),
  provider: z.string(),
  environment: pacEnvironment,
  /** `intent`: not sent yet; `sent`, `unknown`: a stamp may exist; `failed`: surely none was made. */
  state: z.enum(['intent', 'sent', 'unknown', 'stamped', 'rejected', 'failed']),
  sends: z.int(),
  asks: z.int(),
  uuid: z.string().optional(),
  /** What the provider said last, word for word. */
  words: providerWords,
  intentAtUtc: instant,
  sentAtUtc: instant.optional(),
  answeredAtUtc: instant.optional(),
});
export type StampAttempt = z.infer<typeof stampAttempt>;

/** How the stamp of an invoice stands. */
export const stampingState = z.object({
  invoiceId: recordId,
  status: z.string(),
  uuid: z.string().optional(),
  /** Oldest first. */
  attempts: z.array(stampAttempt),
  job: job.optional(),
  /** Replies that were not believed, kept for inspection. */
  refusedReplies: z.array(z.object({ sha256: z.string(), atUtc: instant })),
});
export type StampingState = z.infer<typeof stampingState>;

/** What came of trying an account. */
export const pacTest = z.object({
  ok: z.boolean(),
  /** Our explanation. */
  message: z.string(),
  words: providerWords,
  /** Stamps left, where the provider says. */
  credits: z.union([z.int(), z.literal('unlimited')]).optional(),
});
export type PacTest = z.infer<typeof pacTest>;

const typedCredentials = z
  .record(z.string().max(50), z.string().max(4000))
  .refine((fields) => Object.keys(fields).length <= 20);

export const stampingContract = {
  /** PACs that can be configured, and those of a company in the order in which they are asked. */
  listPacs: procedure
    .input(z.strictObject({ companyId: recordId }))
    .output(z.object({ providers: z.array(pacProvider), configs: z.array(pacConfig) })),
  /**
   * Adds an account or changes it: one per company, provider and environment. Without `credentials`
   * or `state` those of before stay, and they complete credentials that are not whole by themselves; `rank` moves it there and the others after it. All active accounts of a
   * company are of one environment.
   */
  configurePac: procedure
    .input(
      z.strictObject({
        companyId: recordId,
        provider: z.string().min(1).max(50),
        environment: pacEnvironment,
        credentials: typedCredentials.optional(),
        rank: z.int().min(1).max(100).optional(),
        /** Absent: as it was; a new account is active. */
        state: z.enum(['active', 'paused']).optional(),
        /** Of the account as it was read; needed to change one. */
        version: version.optional(),
      }),
    )
    .output(pacConfig),
  /**
   * Hands a CSD (certificate, key and a password made for this) over to a provider that seals by itself, which
   * keeps it from then on. `consent` is the operator's own, kept with who gave it, when and for which CSD.
   */
  uploadCsd: procedure
    .input(z.strictObject({ id: recordId, csdId: recordId, consent: z.literal(true) }))
    .output(pacConfig),
  /** Takes that consent back: nothing is stamped with the account any more, and the provider is told to remove the CSD. */
  withdrawCsd: procedure.input(z.strictObject({ id: recordId })).output(pacConfig),
  /**
   * Removes an account: it is used no more, and its credentials are erased some minutes later. Refused while a stamp
   * is asked for there, and while its provider keeps a CSD.
   */
  removePac: procedure.input(z.strictObject({ id: recordId, version })).output(pacRemoval),
  /** Takes a removal back, at once. */
  restorePac: procedure.input(z.strictObject({ id: recordId })).output(pacConfig),
  /** Connects with the account, without stamping anything; a good answer ends its problem. */
  testPac: procedure.input(z.strictObject({ id: recordId })).output(pacTest),
  /**
   * Connects with credentials that are not kept, without stamping anything: no account is made or changed by it.
   * `id` is a saved account of the same provider and environment, whose credentials complete those given.
   */
  tryPac: procedure
    .input(
      z.strictObject({
        provider: z.string().min(1).max(50),
        environment: pacEnvironment,
        credentials: typedCredentials,
        id: recordId.optional(),
      }),
    )
    .output(pacTest),
  /** Queues the stamping of a sealed invoice that has no job under way. */
  queue: procedure.input(z.strictObject({ invoiceId: recordId })).output(stampingState),
  /** Asks the PAC now about an invoice whose stamp is unknown, instead of at the next appointed time. */
  askNow: procedure.input(z.strictObject({ invoiceId: recordId })).output(stampingState),
  /**
   * Settles an unknown stamp by hand: with the stamped document as the PAC's portal or SAT's gives it,
   * or without it (nothing was stamped), which is taken only when 72 hours have passed since it was sent.
   */
  resolveUnknown: procedure
    .input(z.strictObject({ invoiceId: recordId, stampedXml: fileContent.optional() }))
    .output(stampingState),
  state: procedure.input(z.strictObject({ invoiceId: recordId })).output(stampingState),
};
