/**
 * What Cuadra asks of a PAC (proveedor autorizado de certificación), whoever it is.
 *
 * A connector is one folder: a declaration that the screens read, pure mappers, and a thin client. It
 * keeps no state of ours and touches no storage of ours. It never throws for what a provider or the
 * network does: that is an outcome, and the one question every outcome answers is whether a stamp
 * *may exist* at the provider. Whoever calls decides by `kind` alone, never by the provider's name.
 *
 * | kind              | a stamp may exist | what the caller does                               |
 * |-------------------|-------------------|----------------------------------------------------|
 * | `stamped`         | yes, this one     | verify, store                                      |
 * | `already-stamped` | yes, an earlier   | verify, store; without the XML: recover            |
 * | `rejected`        | no                | show the reason; the document is repaired          |
 * | `unknown`         | perhaps           | ask ({@link PacConnector.recover}) before anything |
 * | `unavailable`     | no: nothing left  | try again, or another PAC                          |
 * | `credentials`     | no                | another PAC; a person looks at the account         |
 * | `no-credits`      | no                | another PAC; a person buys stamps                  |
 * | `rate-limited`    | no                | wait as told                                       |
 *
 * SAT's 307 ("contains a previous stamp") is said of two things that a connector tells apart where its
 * provider does: this document was stamped *there* before (`already-stamped`), and what was sent
 * *carries* a timbre (`rejected`, as Finkok's 707), which no PAC stamps and none ever stamped.
 */
import type { CredentialSchema } from '#connectors/credentials.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { TFD } from '#domain/cfdi/namespaces.ts';
import type { Finding } from '#domain/cfdi/validation/types.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { MessageKey } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { Timers } from '#ports/timers.ts';

export { credential, credentialFields, type CredentialField } from '#connectors/credentials.ts';

/** `demo` and `test` stamps have no fiscal validity. */
export type PacEnvironment = 'demo' | 'test' | 'production';

export interface PacCapabilities {
  /**
   * Who makes the seal. `local`: the connector takes {@link SealedRequest}s and the key never leaves
   * this machine. `provider`: it takes {@link UnsealedRequest}s and seals with a CSD stored there.
   */
  readonly sealing: 'local' | 'provider';
  /**
   * Sending the same sealed document again gives the earlier stamp (or is refused as a duplicate) and
   * never makes a second one.
   */
  readonly repeatIsSafe: boolean;
  /** By what `recover` finds an earlier stamp; empty: it cannot, and only a repeat tells. */
  readonly recoverBy: readonly ('sealed-document' | 'uuid' | 'reference')[];
  /** Form of cancellation that it takes; the first one is used. */
  readonly cancellation: readonly ('signed-request' | 'stored-csd')[];
  readonly status: boolean;
  readonly balance: boolean;
  /** The certificate that seals its timbres can be had from it; otherwise only SAT's repository has it. */
  readonly timbreCertificate: boolean;
}

/** What is known of a provider before anybody has an account there; read by the screens. */
export interface PacDeclaration {
  /** Stored with every attempt; never changes. */
  readonly id: string;
  /** A brand, or a key of the message catalog where it is no brand: errors name it in the reader's language. */
  readonly displayName: string;
  readonly environments: readonly PacEnvironment[];
  readonly capabilities: PacCapabilities;
  /** Stamp calls at the same time that the provider is given. */
  readonly maxParallel: number;
  readonly timeoutsMs: { readonly stamp: number; readonly recover: number; readonly cancel: number };
  readonly website?: string;
  /** Where a person gets the credentials, in a sentence or two. */
  readonly hintKey?: MessageKey;
  readonly credentials: CredentialSchema;
}

/** What a connector is given besides its credentials. */
export interface PacContext {
  readonly environment: PacEnvironment;
  readonly clock: Clock;
  /** For the short waits that a provider asks for within one call. */
  readonly timers: Timers;
  readonly logger: Logger;
  readonly http: Http;
  /**
   * For tests only, which put a simulator there: stands in for every host of the provider. No account
   * has it, so that nobody can be led to send credentials elsewhere.
   */
  readonly baseUrl?: string;
  /** Where a provider that lives on this machine (the demo) keeps its own books. */
  readonly dataFolder: string;
}

export interface PacProvider {
  readonly declaration: PacDeclaration;
  /**
   * Fields of a document that this provider could not stamp as they are, since what it takes has no
   * place for them; empty when it can. Absent: it takes every document.
   */
  readonly cannotTake?: (comprobante: Comprobante) => readonly string[];
  /**
   * Makes the client of one account; no call is made yet. The caller closes it.
   * @throws ZodError when the credentials are not the declared ones
   */
  connect(context: PacContext, credentials: unknown): PacConnector;
}

export interface CallOptions {
  /** Aborting it must make the call settle soon; what was sent stays sent (`unknown`). */
  readonly signal: AbortSignal;
}

/** A sealed document on its way to its one stamp. The same bytes every time it is sent. */
export interface SealedRequest {
  readonly kind: 'sealed';
  readonly xml: Uint8Array;
  /** SHA-256 of `xml`, hex. */
  readonly sha256: string;
  /** `xml` parsed. */
  readonly comprobante: Comprobante;
  /** Ours, the same for every send of this document; for providers that keep a client reference. */
  readonly reference: string;
}

/** For `sealing: 'provider'`: the document without seal, number and certificate of the CSD. */
export interface UnsealedRequest {
  readonly kind: 'unsealed';
  readonly comprobante: Comprobante;
  readonly reference: string;
}

/** A timbre is among the complements, legible or not: 307 is then about that one, not about a stamp made before. */
export function carriesTimbre({ complementos }: Comprobante): boolean {
  return complementos
    .flat()
    .some((each) => each.kind === 'tfd' || (each.kind === 'opaque' && each.element.namespace === TFD));
}

export type StampRequest = SealedRequest | UnsealedRequest;

export interface RecoverRequest {
  readonly document: StampRequest;
  /** When it was last sent: just after stamping a provider may not find its own stamp yet. */
  readonly sentAtUtc: string;
  /** Where an answer gave the UUID but not the document. */
  readonly uuid?: string;
}

/** The provider's own code and text go with every outcome. */
interface Said {
  readonly words: ProviderWords;
}

export type Unavailable = Said & { readonly kind: 'unavailable'; readonly retryAfterMs?: number };
export type BadCredentials = Said & { readonly kind: 'credentials' };
export type NoCredits = Said & { readonly kind: 'no-credits' };
export type RateLimited = Said & { readonly kind: 'rate-limited'; readonly retryAfterMs?: number };
/** The call surely had no effect, and it is not the document's fault. */
export type NotServed = Unavailable | BadCredentials | NoCredits | RateLimited;

export type UnknownOutcome = Said & {
  readonly kind: 'unknown';
  readonly reason: 'timeout' | 'connection-lost' | 'unreadable-reply' | 'server-error' | 'aborted';
};

export type StampOutcome =
  | { readonly kind: 'stamped'; readonly xml: Uint8Array }
  | (Said & { readonly kind: 'already-stamped'; readonly xml?: Uint8Array; readonly uuid?: string })
  | (Said & { readonly kind: 'rejected'; readonly code: string; readonly findings: readonly PacFinding[] })
  | UnknownOutcome
  | NotServed;

/** A finding whose code is the provider's. */
export type PacFinding = Omit<Finding, 'code'> & { readonly code: string };

export type RecoverOutcome =
  | { readonly kind: 'found'; readonly xml: Uint8Array }
  /** `certain`: had it ever been stamped there, it would have been found. Otherwise ask again later. */
  | (Said & { readonly kind: 'not-found'; readonly certain: boolean; readonly retryAfterMs?: number })
  | (Said & { readonly kind: 'unsupported' })
  | NotServed;

export type CancelRequest = {
  readonly uuid: string;
  /** c_MotivoCancelacion: 01 replaced, 02 errors without relation, 03 not carried out, 04 nominative in a global. */
  readonly motivo: '01' | '02' | '03' | '04';
  /** Only with 01. */
  readonly folioSustitucion?: string;
  readonly issuerRfc: string;
  readonly receiverRfc: string;
  /** As written in the document. */
  readonly total: string;
} & (
  | { /** Cancelacion document signed with the issuer's CSD. */ readonly kind: 'signed'; readonly xml: Uint8Array }
  | { readonly kind: 'stored-csd' }
);

export type CancelOutcome =
  /** Taken; SAT's status says when it is final (201), or that it was before (202). */
  | (Said & { readonly kind: 'accepted'; readonly before: boolean; readonly acuse?: Uint8Array })
  /** Being worked on there: ask with {@link PacConnector.status} or repeat. */
  | (Said & { readonly kind: 'in-process' })
  | (Said & { readonly kind: 'refused'; readonly code: string })
  | UnknownOutcome
  | NotServed;

/** Words of SAT's status service, whoever passes them on. */
export type StatusOutcome =
  | (Said & {
      readonly kind: 'status';
      readonly estado: 'vigente' | 'cancelado' | 'no-encontrado';
      readonly esCancelable?: string;
      readonly estatusCancelacion?: string;
    })
  | (Said & { readonly kind: 'unsupported' })
  | NotServed;

export type BalanceOutcome =
  | { readonly kind: 'balance'; readonly credits: number | 'unlimited'; readonly expiresAtUtc?: string }
  | (Said & { readonly kind: 'unsupported' })
  | NotServed;

export type TestOutcome = (Said & { readonly kind: 'ok' }) | NotServed;

/** A CSD on its way to a provider that seals: the key is encrypted, the password serves this once. */
export interface CsdFiles {
  readonly rfc: string;
  /** X.509, DER. */
  readonly cer: Uint8Array;
  /** Encrypted PKCS#8, DER. */
  readonly key: Uint8Array;
  readonly password: string;
}

export type CsdOutcome =
  | (Said & { readonly kind: 'done' })
  | (Said & { readonly kind: 'refused'; readonly code: string })
  | UnknownOutcome
  | NotServed;

export interface PacConnector {
  /** Asks for the TimbreFiscalDigital of a document. */
  stamp(request: StampRequest, options: CallOptions): Promise<StampOutcome>;
  /** Asks whether a document was stamped there before, without stamping it. */
  recover(request: RecoverRequest, options: CallOptions): Promise<RecoverOutcome>;
  cancel(request: CancelRequest, options: CallOptions): Promise<CancelOutcome>;
  status(
    document: { uuid: string; issuerRfc: string; receiverRfc: string; total: string; sello: string },
    options: CallOptions,
  ): Promise<StatusOutcome>;
  balance(options: CallOptions): Promise<BalanceOutcome>;
  /** Proves that the account can be used, without stamping anything. */
  testConnection(options: CallOptions): Promise<TestOutcome>;
  /** DER of the certificate that seals its timbres, by NoCertificadoSAT; undefined where it cannot be had. */
  timbreCertificate(number: string, options: CallOptions): Promise<Uint8Array | undefined>;
  /** The CSDs that a provider keeps to seal with; only where `sealing` is `provider`. */
  readonly csds?: {
    /** Hands one over, in the place of the one that the provider has for this RFC. */
    store(files: CsdFiles, options: CallOptions): Promise<CsdOutcome>;
    /** Takes it back; done too where there is none. */
    remove(rfc: string, options: CallOptions): Promise<CsdOutcome>;
  };
  /** Closes connections and files. */
  close(): void;
}
