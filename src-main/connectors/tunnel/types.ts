/**
 * What Cuadra asks of a tunnel: that a port of this machine can be reached under a public https address, so that a
 * gateway's webhooks arrive.
 *
 * A connector is one folder: a declaration that the screens read, and `open`, which resolves once the address is
 * known and the way to it stands. It makes one try; trying again, looking whether webhooks really get through, and
 * telling the gateways of a new address is the work of whoever opened it. It stops what it started and nothing else.
 * A tunnel proves nothing about who calls: every delivery is verified all the same.
 */
import type { CredentialSchema } from '#connectors/credentials.ts';
import type { CuadraError } from '#errors/cuadra-error.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { Programs } from '#ports/programs.ts';
import type { Timers } from '#ports/timers.ts';

export interface TunnelDeclaration {
  /** Stored; never changes. */
  readonly id: string;
  /** A brand, or a key of the message catalog. */
  readonly displayName: string;
  readonly website?: string;
  /** `learned`: it comes with every start, and may be another each time. `given`: a person says it once. */
  readonly address: 'learned' | 'given';
  /** The local port is written down somewhere else (a server's configuration), so it must stay the same. */
  readonly needsFixedPort: boolean;
  /** The program that must be installed, as it is called. */
  readonly program?: string;
  /** Longest wait for `open`. */
  readonly openTimeoutMs: number;
  /** What a person fills in, made with `credential`; secret ones are kept in the vault. */
  readonly credentials: CredentialSchema;
}

export interface TunnelContext {
  readonly programs: Programs;
  readonly http: Http;
  readonly timers: Timers;
  readonly logger: Logger;
  /** For files of the run (a key, an empty configuration); readable by its owner alone. */
  readonly workFolder: string;
}

export interface TunnelRequest {
  /** On 127.0.0.1. */
  readonly localPort: number;
  /** As the declaration's schema has them. */
  readonly settings: Readonly<Record<string, string>>;
  /** Aborting it ends `open`; what it started so far is stopped. */
  readonly signal: AbortSignal;
}

export interface OpenTunnel {
  /** Origin, without a slash at its end: `https://x.example`. */
  readonly url: string;
  /** Resolves when the tunnel is no more; with the reason where nobody asked for its end. */
  readonly ended: Promise<CuadraError | undefined>;
  /** Resolves when it is closed and nothing of it runs. Twice is once. */
  close(): Promise<void>;
}

export interface TunnelProvider {
  readonly declaration: TunnelDeclaration;
  /**
   * What can be told of the settings before they are saved. A secret that stays as it was saved is not among them.
   * @throws CuadraError TUNNEL_SETTING_INVALID, TUNNEL_URL_INVALID with the field
   */
  check?(settings: Readonly<Record<string, string>>): void;
  /**
   * @throws CuadraError TUNNEL_… and PROGRAM_MISSING: one code per thing that a person can do something about; the
   *   signal's reason when it was aborted
   */
  open(request: TunnelRequest, context: TunnelContext): Promise<OpenTunnel>;
}
