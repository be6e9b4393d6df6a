/** What main process and engine process say to each other; everything else goes over ports of the contract. */
export type ToEngine =
  /** With a port: serve the contract on it. */
  | { readonly type: 'port' }
  /** Check what only this process can, and say how it went. */
  | { readonly type: 'check' }
  /** End well. */
  | { readonly type: 'close' };

export type FromEngine =
  /** The desk is open. */
  | { readonly type: 'ready' }
  /** The desk cannot be opened, and trying again will not help: words for the person. */
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
  | { readonly type: 'checked'; readonly checks: readonly CheckResult[] };

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}
