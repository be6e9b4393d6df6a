/** What the engine and the thread that reads and judges say to each other. */
import type { ImportFinding } from './finding.ts';
import type { JudgedDocument } from './judge.ts';
import type { Source } from './source/walk.ts';

export interface ThreadOrder {
  readonly databasePath: string;
  readonly runId: string;
  readonly source: Source;
  readonly companies: readonly { readonly id: string; readonly rfc: string }[];
  readonly foreignTo: string | undefined;
  readonly keepInvalid: boolean;
  readonly takesDemo: boolean;
  readonly authorities: readonly Uint8Array[];
}

/** A file of the source, judged. */
export type JudgedFile =
  | {
      readonly path: string;
      readonly outcome: 'ignored' | 'refused';
      readonly findings: readonly ImportFinding[];
      readonly uuid?: string | undefined;
    }
  | ({
      readonly path: string;
      /** As it came. */
      readonly xml: Uint8Array;
      /** The same in little room, where it will be stored so. */
      readonly packed: Uint8Array | undefined;
    } & JudgedDocument);

export type ThreadReply =
  | { readonly kind: 'counted'; readonly total: number }
  /** Judged files, in order; the thread waits until they are stored before it goes far ahead. */
  | { readonly kind: 'lot'; readonly files: readonly JudgedFile[] }
  | { readonly kind: 'ended' }
  /** The source itself is gone, or something nobody thought of. */
  | { readonly kind: 'failed'; readonly detail: string; readonly gone: boolean };

/** The engine: a lot is stored. */
export const STORED = 'stored';
