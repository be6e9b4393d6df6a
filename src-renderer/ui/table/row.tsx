/** One row; drawn again only when something of it changed, so that scrolling costs what is new. */
import { memo, type MouseEvent } from 'react';
import type { Column } from './types.ts';
import classes from './data-table.module.css';

export interface TableRowProps<Row> {
  readonly id: string;
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly Column<Row>[];
  readonly selected: boolean;
  readonly active: boolean;
  readonly selectable: boolean;
  readonly tickLabel: string;
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onTick: (index: number, event: MouseEvent) => void;
  readonly onOpen: (index: number) => void;
  readonly onMenu: (index: number, event: MouseEvent) => void;
}

function Row<T>({ id, row, index, top, columns, selected, active, selectable, ...on }: TableRowProps<T>) {
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      data-selected={selected || undefined}
      data-active={active || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => on.onPress(index, event)}
      onDoubleClick={() => on.onOpen(index)}
      onContextMenu={(event) => on.onMenu(index, event)}
    >
      {selectable && (
        <div role="gridcell" className={`${classes['cell']} ${classes['center']} ${classes['sticky']}`}>
          <input
            type="checkbox"
            className={classes['tick']}
            checked={selected}
            aria-label={on.tickLabel}
            tabIndex={-1}
            readOnly
            onClick={(event) => {
              event.stopPropagation();
              on.onTick(index, event);
            }}
          />
        </div>
      )}
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          title={row === undefined ? undefined : column.text(row)}
          className={cellClass(column, at, selectable)}
        >
          {row === undefined ? (
            <span className={`skeleton ${classes['placeholder']}`} />
          ) : (
            <span className={classes['text']}>{column.cell(row)}</span>
          )}
        </div>
      ))}
      <div role="presentation" />
    </div>
  );
}

/** Alignment, and the first column that stays where it is. */
export function cellClass<T>(column: Column<T>, at: number, selectable: boolean): string {
  const parts = [classes['cell']];
  if (column.align === 'end') parts.push(classes['end']);
  if (column.align === 'center') parts.push(classes['center']);
  if (at === 0) parts.push(selectable ? classes['stickyAfterTick'] : classes['sticky']);
  return parts.join(' ');
}

export const TableRow = memo(Row) as typeof Row;
