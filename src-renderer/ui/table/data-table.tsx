/**
 * The table of the product: virtual over as many rows as the engine has, sorted by what the engine has an
 * index for, one active row that the keys move, several chosen ones, columns as the person left them, and
 * a row of totals that belongs to the whole filter.
 */
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import * as table from '#i18n/catalog/window/table.ts';
import { useWords } from '../../i18n/words.ts';
import { useLatest } from '../use-latest.ts';
import { ErrorState } from '../feedback/error-state.tsx';
import { reportProblem } from '../feedback/report.ts';
import { showDone } from '../feedback/toasts.tsx';
import { placeOf, useActiveRow } from './active-row.ts';
import { ColumnChooser } from './column-chooser.tsx';
import { shownWidths, useColumnLayout } from './columns.ts';
import { fitted } from './fitted.ts';
import { TableHeader } from './header.tsx';
import { toTsv } from './tsv.ts';
import { MOST_ROWS } from './paged-rows.ts';
import { cellClass, TableRow } from './row.tsx';
import { RowMenu, type MenuPlace } from './row-menu.tsx';
import {
  isSelected,
  NOTHING,
  selectedCount,
  toggled,
  withRows,
  type Column,
  type RowAction,
  type Rows,
  type Selection,
  type Sort,
} from './types.ts';
import { onTableKey } from './use-table-keys.ts';
import classes from './data-table.module.css';

export const ROW_HEIGHT = 32;
const COMPACT_ROW_HEIGHT = 28;
const OVERSCAN = 10;
const TICK_WIDTH = 36;
/** The button of the columns stands over the end of the heading. */
const CHOOSER_WIDTH = 30;
/** Rows that a copy or a choice with Shift takes at most. */
const MOST_AT_ONCE = 5000;

export interface DataTableHandle {
  focus(): void;
  scrollTo(index: number): void;
}

export interface DataTableProps<Row> {
  /** Name of the view whose columns and widths are remembered. */
  readonly tableId: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: Rows<Row>;
  readonly rowId: (row: Row) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Absent: rows cannot be chosen. */
  readonly selection?: Selection;
  readonly onSelection?: (selection: Selection) => void;
  /** Whether Ctrl/⌘ A means all of the filter (otherwise: what is read). */
  readonly canSelectAll?: boolean;
  /** The row that an open panel shows. */
  readonly openId?: string | undefined;
  /** Enter or a press. */
  readonly onOpen?: (row: Row) => void;
  /** The row that the keys move has changed (or what is known of it). */
  readonly onActive?: (row: Row | undefined) => void;
  /** Escape: closes the panel; tells whether there was one. */
  readonly onClose?: () => boolean;
  readonly actions?: (row: Row) => readonly RowAction[];
  /** Shown in place of rows when there are none. */
  readonly empty: ReactNode;
  readonly compact?: boolean;
  /** A row of totals: what stands under which column. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
  readonly handle?: Ref<DataTableHandle>;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { tableId, label, columns, rows, rowId, sort, onSort, onSelection, openId, onOpen, actions, empty } = props;
  const selection = props.selection ?? NOTHING;
  const selectable = props.selection !== undefined;
  const t = useWords(table);
  const arranged = useColumnLayout(tableId, columns);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: frame, width: frameWidth } = useElementSize<HTMLDivElement>();
  const room = frameWidth - (selectable ? TICK_WIDTH : 0) - CHOOSER_WIDTH;
  const layout = useMemo(
    () => ({ ...arranged, visible: fitted(arranged.visible, arranged.widthOf, room) }),
    [arranged, room],
  );
  const anchor = useRef(0);
  const idAt = (index: number): string | undefined => {
    const row = rows.at(index);
    return row === undefined ? undefined : rowId(row);
  };
  const { active, setActive } = useActiveRow(idAt, (by) => {
    anchor.current = Math.max(0, anchor.current + by);
  });
  const [menu, setMenu] = useState<MenuPlace & { readonly id: string | undefined }>();
  const domId = useId();
  const count = rows.count ?? 0;
  const rowHeight = props.compact === true ? COMPACT_ROW_HEIGHT : ROW_HEIGHT;

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    // The sticky heading covers the first 30 px.
    scrollPaddingStart: 30,
    scrollPaddingEnd: props.totals !== undefined ? rowHeight : 0,
  });
  const items = virtual.getVirtualItems();
  const isOpen = (row: Row | undefined): boolean => row !== undefined && rowId(row) === openId;
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { show } = rows;
  useEffect(() => show(first, last), [show, first, last]);

  // Another order or filter begins at its top.
  useEffect(() => {
    if (active >= count && count > 0) setActive(count - 1);
  }, [active, count, setActive]);
  // Rows come and go above it: the active place stays with the row that the panel shows.
  const openAt = openId === undefined ? undefined : items.find(({ index }) => isOpen(rows.at(index)))?.index;
  useEffect(() => {
    if (openAt !== undefined) setActive(openAt);
  }, [openAt, setActive]);
  useImperativeHandle(props.handle, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    scrollTo: (index) => virtual.scrollToIndex(index),
  }));

  // What the rows call must not change with every scroll: they are drawn again when it does.
  const now = { rows, active, selection, count, openId, onOpen, onSelection, actions, rowId };
  const latest = useLatest(now);

  /** Chooses every row up to a place; what has not been read of them is read first. */
  const extendTo = useCallback(
    async (index: number) => {
      const from = Math.min(anchor.current, index);
      const to = Math.min(Math.max(anchor.current, index), from + MOST_AT_ONCE - 1);
      const between = Array.from({ length: to - from + 1 }, (_, i) => latest.current.rows.at(from + i));
      const missing = between.includes(undefined);
      const chosen = missing ? ((await latest.current.rows.read?.(from, to)) ?? between) : between;
      const { onSelection: tell, rowId: idOf, selection: before } = latest.current;
      tell?.(
        withRows(
          before,
          chosen.flatMap((row) => (row === undefined ? [] : [idOf(row)])),
        ),
      );
    },
    [latest],
  );
  /** A row that was opened before it was read: it opens when it comes, unless another key says otherwise. */
  const awaited = useRef<number | undefined>(undefined);
  const move = useCallback(
    (index: number, extend: boolean) => {
      const state = latest.current;
      if (index < 0 || index >= state.count) return;
      awaited.current = undefined;
      if (extend && selectable) extendTo(index).catch(reportProblem);
      else anchor.current = index;
      setActive(index);
      virtual.scrollToIndex(index, { align: 'auto' });
      const row = state.rows.at(index);
      if (row !== undefined && state.openId !== undefined && !extend) state.onOpen?.(row);
    },
    [extendTo, latest, selectable, setActive, virtual],
  );
  const open = useCallback(
    (index: number) => {
      const row = latest.current.rows.at(index);
      awaited.current = row === undefined && index >= 0 ? index : undefined;
      if (row === undefined) return;
      // A double press marks a word; opening is what was meant.
      getSelection()?.removeAllRanges();
      latest.current.onOpen?.(row);
    },
    [latest],
  );
  const tick = useCallback(
    (index: number, event: { shiftKey: boolean }) => {
      const state = latest.current;
      const row = state.rows.at(index);
      if (row === undefined) return;
      if (event.shiftKey) extendTo(index).catch(reportProblem);
      else {
        state.onSelection?.(toggled(state.selection, state.rowId(row)));
        anchor.current = index;
      }
      setActive(index);
    },
    [extendTo, latest, setActive],
  );
  const press = useCallback(
    (index: number, event: MouseEvent) => {
      if (event.detail > 1) return;
      if (selectable && (event.ctrlKey || event.metaKey)) tick(index, { shiftKey: false });
      else {
        move(index, event.shiftKey);
        if (!event.shiftKey) open(index);
      }
      scroller.current?.focus({ preventScroll: true });
    },
    [move, open, selectable, tick],
  );
  const showMenu = useCallback(
    (index: number, event: MouseEvent) => {
      if (latest.current.actions === undefined) return;
      event.preventDefault();
      setActive(index);
      const row = latest.current.rows.at(index);
      const id = row === undefined ? undefined : latest.current.rowId(row);
      setMenu({ index, id, x: event.clientX, y: event.clientY });
    },
    [latest, setActive],
  );

  const copy = async (): Promise<void> => {
    const chosen: Row[] = [];
    if (selectedCount(selection, count) > 0) {
      const most = Math.min(count, MOST_AT_ONCE);
      const read = selection.kind === 'all' ? await rows.read?.(0, most - 1) : undefined;
      for (let i = 0; i < most; i++) {
        const row = read?.[i] ?? rows.at(i);
        if (row !== undefined && isSelected(selection, rowId(row))) chosen.push(row);
      }
    } else {
      const row = rows.at(active);
      if (row !== undefined) chosen.push(row);
    }
    if (chosen.length === 0) return;
    await navigator.clipboard.writeText(toTsv(layout.visible, chosen));
    showDone(t('table.copiedRows', { count: chosen.length }));
  };

  const activeRow = rows.at(active);
  const { onActive } = props;
  useEffect(() => onActive?.(activeRow), [activeRow, onActive]);
  useEffect(() => {
    if (activeRow !== undefined && awaited.current === active) open(active);
  }, [activeRow, active, open]);
  const chosen = selectedCount(selection, count);
  const template = useMemo(
    () =>
      [
        ...(selectable ? [`${TICK_WIDTH}px`] : []),
        ...shownWidths(layout, room).map((width) => `${width}px`),
        `minmax(${CHOOSER_WIDTH}px, 1fr)`,
      ].join(' '),
    [layout, room, selectable],
  );
  // Its record, wherever it stands by now: an action is never another row's.
  const menuAt = menu?.id === undefined ? undefined : placeOf(menu.id, menu.index, idAt);
  const menuRow = menuAt === undefined ? undefined : rows.at(menuAt);
  const isEmpty = rows.count === 0;
  const failed = rows.error !== undefined && rows.error !== null && rows.at(0) === undefined;

  return (
    <div ref={frame} className={classes['frame']}>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.count === undefined ? -1 : count + 1}
        aria-colcount={layout.visible.length}
        aria-multiselectable={selectable}
        aria-activedescendant={activeRow === undefined ? undefined : `${domId}-${active}`}
        tabIndex={0}
        className={classes['scroller']}
        style={{ '--columns': template, '--row-height': `${rowHeight}px` }}
        onKeyDown={(event) =>
          onTableKey(event, {
            count,
            active,
            pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
            move,
            open: () => open(active),
            toggle: () => selectable && tick(active, { shiftKey: false }),
            selectAll: () => selectable && onSelection?.({ kind: 'all', except: new Set() }),
            copy: () => void copy().catch(reportProblem),
            clear: () => {
              if (props.onClose?.() === true) return true;
              if (chosen === 0) return false;
              onSelection?.(NOTHING);
              return true;
            },
            menu: () => {
              const box = document.querySelector(`#${CSS.escape(`${domId}-${active}`)}`)?.getBoundingClientRect();
              if (box !== undefined) setMenu({ index: active, id: idAt(active), x: box.left + 60, y: box.bottom });
            },
            // Beside a panel that shows another row, a key is not meant for the one that the list has marked.
            actions: () =>
              activeRow === undefined || (openId !== undefined && !isOpen(activeRow))
                ? []
                : (actions?.(activeRow) ?? []),
          })
        }
      >
        <TableHeader
          layout={layout}
          sort={sort}
          onSort={onSort}
          selectable={selectable}
          ticked={chosen === 0 ? 'none' : chosen >= count ? 'all' : 'some'}
          tickLabel={t('table.selectAll')}
          widthLabel={(column) => t('table.width', { column })}
          onTickAll={() => onSelection?.(chosen >= count && count > 0 ? NOTHING : { kind: 'all', except: new Set() })}
        />
        <div
          role="rowgroup"
          className={classes['canvas']}
          style={{ height: rows.count === undefined ? 8 * rowHeight : virtual.getTotalSize() }}
        >
          {(rows.count === undefined && !failed ? skeletons(rowHeight) : items).map(({ index, start }) => {
            const row = rows.count === undefined ? undefined : rows.at(index);
            return (
              <TableRow
                key={index}
                id={`${domId}-${index}`}
                row={row}
                index={index}
                top={start}
                columns={layout.visible}
                selectable={selectable}
                selected={row !== undefined && chosen > 0 && isSelected(selection, rowId(row))}
                active={openId === undefined ? index === active : isOpen(row)}
                tickLabel={t('table.selectRow')}
                onPress={press}
                onTick={tick}
                onOpen={open}
                onMenu={showMenu}
              />
            );
          })}
        </div>
        {props.totals !== undefined && !isEmpty && (
          <div role="row" className={classes['foot']}>
            {selectable && <div role="gridcell" className={`${classes['footCell']} ${classes['sticky']}`} />}
            {layout.visible.map((column, at) => (
              <div
                key={column.id}
                role="gridcell"
                className={`${cellClass(column, at, selectable)} ${classes['footCell']}`}
              >
                {props.totals?.[column.id]}
              </div>
            ))}
            <div role="presentation" />
          </div>
        )}
      </div>
      <div className={classes['chooser']}>
        <ColumnChooser layout={layout} />
      </div>
      {isEmpty && <div className={classes['overlay']}>{empty}</div>}
      {failed && (
        <div className={classes['overlay']}>
          <ErrorState error={rows.error} onRetry={rows.retry} />
        </div>
      )}
      {count === MOST_ROWS && <div className="soft">{t('table.tooMany')}</div>}
      {menu !== undefined && menuRow !== undefined && actions !== undefined && (
        <RowMenu
          place={menu}
          label={t('table.actionsOf')}
          actions={actions(menuRow)}
          onClose={() => {
            setMenu(undefined);
            scroller.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}

function skeletons(rowHeight: number): { index: number; start: number }[] {
  return Array.from({ length: 8 }, (_, index) => ({ index, start: index * rowHeight }));
}
