/**
 * Where documents come from that SAT knows. A feature that keeps such documents makes one of these and the
 * composition root adds it to the list: its documents are then checked, alerted about and scheduled like the others.
 */
import type { PacEnvironment } from '#connectors/pac/types.ts';
import type { SatState } from '#contract/sat-status.ts';
import type { Db } from '#db/types.ts';
import type { PrintedFacts } from '#domain/cfdi/qr.ts';

export interface SatDocument {
  readonly id: string;
  readonly companyId: string;
  readonly facts: PrintedFacts;
  /** As a person calls it: series and folio. */
  readonly label: string;
  /** Whose name goes beside it. */
  readonly counterpart: string;
  /** Who is asked: SAT, SAT's test service, or the demo PAC in its place. */
  readonly environment: PacEnvironment;
  /** What we say of it: it stands, its cancellation was asked for, it is cancelled. */
  readonly ours: 'stamped' | 'cancel_requested' | 'cancelled';
  readonly stampedAtUtc: string;
}

export interface SatSelection {
  readonly companyId?: string | undefined;
  /** `open`: recent ones, those being cancelled, and `also`. */
  readonly scope: 'open' | 'all';
  readonly recentSinceUtc: string;
  /** First and last day of the stamp, UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly statuses?: readonly SatDocument['ours'][] | undefined;
  /** With `open`: documents that need looking at for reasons that the source does not know. */
  readonly also: readonly string[];
}

export interface SatPage {
  readonly ids: readonly string[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface SatSource {
  /** Stored with every answer and with every alert's record; never changes. */
  readonly name: string;
  /**
   * Everything that SAT is asked with; undefined: no such document, or it has no UUID.
   * @throws CuadraError of a document that cannot be read
   */
  find(db: Db, id: string): SatDocument | undefined;
  /** Ids of the selection after `after`, in an order that stays. */
  page(db: Db, which: SatSelection, after: string | undefined, limit: number): SatPage;
  /** What a person calls it, without reading it; for lists. */
  describe(db: Db, id: string): { readonly label: string; readonly uuid?: string } | undefined;
  /** Called in the transaction that stores an answer, for a column of the source's own list. */
  stored(tx: Db, id: string, state: { readonly state: SatState; readonly checkedAtUtc: string }): void;
}
