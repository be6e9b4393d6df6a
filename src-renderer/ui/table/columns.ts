/** Which columns stand, in which order and how wide: as the person left them. */
import { useMemo } from 'react';
import { usePreference } from '../../app/preferences.ts';
import type { Column } from './types.ts';

type Arrangement = {
  readonly order?: readonly string[];
  readonly hidden?: readonly string[];
  readonly shown?: readonly string[];
  readonly widths?: Readonly<Record<string, number>>;
};

const NARROWEST = 48;
const WIDEST = 900;
const AS_MADE: Arrangement = {};

export interface ColumnLayout<Row> {
  /** What is drawn, left to right. */
  readonly visible: readonly Column<Row>[];
  /** All of them in their order, for the chooser. */
  readonly all: readonly Column<Row>[];
  readonly widthOf: (id: string) => number;
  /** A person has given it its width. */
  readonly isSized: (id: string) => boolean;
  readonly isShown: (id: string) => boolean;
  readonly setWidth: (id: string, width: number) => void;
  readonly setShown: (id: string, shown: boolean) => void;
  /** Moves a column one place. */
  readonly move: (id: string, by: -1 | 1) => void;
  readonly reset: () => void;
}

/** @param tableId name of the view whose arrangement this is */
export function useColumnLayout<Row>(tableId: string, columns: readonly Column<Row>[]): ColumnLayout<Row> {
  const [kept, setKept] = usePreference(`columns.${tableId}`, AS_MADE);
  return useMemo(() => {
    const order = kept.order ?? [];
    const place = (column: Column<Row>): number => {
      const at = order.indexOf(column.id);
      return at < 0 ? columns.indexOf(column) : at;
    };
    const all = columns.toSorted((a, b) => place(a) - place(b));
    const byId = new Map(columns.map((column) => [column.id, column]));
    const isShown = (id: string): boolean => {
      const column = byId.get(id);
      if (column === undefined) return false;
      if (column.fixed === true || kept.shown?.includes(id) === true) return true;
      return kept.hidden?.includes(id) !== true && column.shown !== false;
    };
    return {
      all,
      visible: all.filter((column) => isShown(column.id)),
      isShown,
      isSized: (id) => kept.widths?.[id] !== undefined,
      widthOf: (id) => kept.widths?.[id] ?? byId.get(id)?.width ?? 120,
      setWidth: (id, width) =>
        setKept({
          ...kept,
          widths: { ...kept.widths, [id]: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) },
        }),
      setShown: (id, shown) => {
        const without = (ids: readonly string[] | undefined): string[] => (ids ?? []).filter((other) => other !== id);
        setKept({
          ...kept,
          hidden: shown ? without(kept.hidden) : [...without(kept.hidden), id],
          shown: shown ? [...without(kept.shown), id] : without(kept.shown),
        });
      },
      move: (id, by) => {
        const ids = all.map((column) => column.id);
        const from = ids.indexOf(id);
        const to = from + by;
        if (from < 0 || to < 0 || to >= ids.length) return;
        ids.splice(from, 1);
        ids.splice(to, 0, id);
        setKept({ ...kept, order: ids });
      },
      reset: () => setKept(null),
    };
  }, [columns, kept, setKept]);
}

/** A name is not easier to read when its column is wider still. */
const MOST_GROWTH = 240;

/** Widths as they are drawn in `room` px: what is left over goes to the columns that grow. */
export function shownWidths<Row>(layout: ColumnLayout<Row>, room: number): number[] {
  const { visible, widthOf, isSized } = layout;
  const widths = visible.map(({ id }) => widthOf(id));
  const growing = visible.filter(({ id, grows }) => grows === true && !isSized(id)).length;
  const left = room - widths.reduce((sum, width) => sum + width, 0);
  if (growing === 0 || left <= 0) return widths;
  const growth = Math.min(MOST_GROWTH, Math.floor(left / growing));
  return visible.map(({ id, grows }, at) => (widths[at] ?? 0) + (grows === true && !isSized(id) ? growth : 0));
}
