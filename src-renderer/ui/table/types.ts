/** What a table of records is made of; see {@link DataTable}. */
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** First width in px; a person's own is remembered. */
  readonly width: number;
  /** Takes room that is left over, unless a person has given it a width. For what is often longer than its column. */
  readonly grows?: boolean;
  readonly align?: 'start' | 'end' | 'center';
  /** Drawn in the cell; keep it cheap, a scroll draws dozens a frame. */
  readonly cell: (row: Row) => ReactNode;
  /** Plain text of the cell: for copying as TSV and for the tooltip of what is cut off. */
  readonly text: (row: Row) => string;
  /** Order that the engine offers for it; absent: not sortable. */
  readonly sortBy?: string;
  /** Shown unless the person chose otherwise. Default true. */
  readonly shown?: boolean;
  /** Goes while the list has no room for all its columns, the highest first: better none than half a number. */
  readonly yields?: number;
  /** Cannot be hidden. */
  readonly fixed?: boolean;
}

export interface Sort {
  readonly by: string;
  readonly direction: 'asc' | 'desc';
}

/** Rows that live in the engine: how many there are, and the ones at hand. */
export interface Rows<Row> {
  /** Absent while it is not known. */
  readonly count: number | undefined;
  /** The row at a place, when it has been read. */
  readonly at: (index: number) => Row | undefined;
  /** The table shows these places now: what is missing is read. */
  readonly show: (first: number, last: number) => void;
  /** All rows between two places (both included), those that were not at hand too. Absent: what is at hand is all. */
  readonly read?: (first: number, last: number) => Promise<readonly (Row | undefined)[]>;
  readonly error: unknown;
  readonly retry: () => void;
}

/** What is chosen: some rows, or all of a filter but some. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const NOTHING: Selection = { kind: 'some', ids: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);
}

export function selectedCount(selection: Selection, count: number): number {
  return selection.kind === 'some' ? selection.ids.size : Math.max(0, count - selection.except.size);
}

export function toggled(selection: Selection, id: string, on = !isSelected(selection, id)): Selection {
  if (selection.kind === 'some') {
    const ids = new Set(selection.ids);
    if (on) ids.add(id);
    else ids.delete(id);
    return { kind: 'some', ids };
  }
  const except = new Set(selection.except);
  if (on) except.delete(id);
  else except.add(id);
  return { kind: 'all', except };
}

/** The selection with these rows in it too. */
export function withRows(selection: Selection, added: readonly string[]): Selection {
  if (selection.kind === 'some') return { kind: 'some', ids: new Set([...selection.ids, ...added]) };
  const back = new Set(added);
  return { kind: 'all', except: new Set([...selection.except].filter((id) => !back.has(id))) };
}

/** An action of a row or of the chosen rows: in the context menu, and by its key. */
export interface RowAction {
  readonly id: string;
  readonly label: string;
  /** One key without `Mod`, as on the sheet of shortcuts: `E`, `T`, `Delete`. */
  readonly key?: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** A line above it. */
  readonly separated?: boolean;
  readonly run: () => void;
}
