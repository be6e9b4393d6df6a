/** What a tunnel brings to the conformance suite: its other side, and the ways in which that goes wrong. */
import type { TunnelProvider } from '#connectors/tunnel/types.ts';
import type { ErrorCode } from '#errors/cuadra-error.ts';

export interface OtherSide {
  readonly provider: TunnelProvider;
  /** Settings with which it works. */
  readonly settings: Readonly<Record<string, string>>;
  /** The address that they lead to. */
  readonly url: string;
  /** A request to the address arrives here: there is a real way. */
  readonly carries: boolean;
  /** Environment that programs are started with. */
  readonly env?: Readonly<Record<string, string>>;
  /** The connection breaks from outside. Absent where nothing can break that the tunnel would see. */
  readonly lose?: () => Promise<void>;
  /** Each a way to fail: its settings (and environment), and the one code that it must give. */
  readonly failures: readonly {
    readonly name: string;
    readonly settings: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly code: ErrorCode;
    /** Another provider object, for what only a double can do. */
    readonly provider?: TunnelProvider;
  }[];
  /** Settings with which `open` takes for ever, to be aborted. */
  readonly endless?: {
    readonly settings: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly provider?: TunnelProvider;
  };
  close(): Promise<void>;
}

export interface TunnelHarness {
  readonly id: string;
  start(): Promise<OtherSide>;
}
