/** What the suite has to know of a provider besides its declaration: its simulator, and words of its own. */
import type { PacProvider } from '#connectors/pac/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { PacCore } from '../../simulators/pac-core/core.ts';
import type { SimServer } from '../../simulators/pac-core/server.ts';

export interface SimulatorOptions {
  /** The simulated PAC's clock. */
  readonly clock: Clock;
  /** File of its books; in memory unless told. */
  readonly booksPath?: string;
  /** A CSD that the account may keep there, for providers that seal by themselves. */
  readonly csd: { readonly cer: Buffer; readonly keyDer: Buffer };
}

/** A provider's double on a real TLS socket: its paths, envelopes, status codes and errors, as documented. */
export interface PacSimulator extends SimServer {
  /** Of an account that works there. */
  readonly credentials: Readonly<Record<string, string>>;
  /** The same with a secret that is not the account's. */
  readonly wrongCredentials: Readonly<Record<string, string>>;
  /** Books, judge and SAT behind it. */
  readonly core: PacCore;
}

export interface PacHarness {
  readonly provider: PacProvider;
  start(options: SimulatorOptions): Promise<PacSimulator>;
  /**
   * Codes that this provider has in place of the usual ones: what it refuses a document with, by the
   * judge's code; and SAT's answers about a cancellation, by EstatusUUID.
   */
  readonly codes?: Readonly<Record<string, string>>;
}
