/** The row of headings: order by a press or Enter, width by dragging or with Alt and the arrows. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { ColumnLayout } from './columns.ts';
import { cellClass } from './row.tsx';
import type { Sort } from './types.ts';
import classes from './data-table.module.css';

interface HeaderProps<Row> {
  readonly layout: ColumnLayout<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly selectable: boolean;
  readonly ticked: 'none' | 'some' | 'all';
  readonly tickLabel: string;
  readonly widthLabel: (column: string) => string;
  readonly onTickAll: () => void;
}

const WIDTH_STEP = 16;

export function TableHeader<Row>({ layout, sort, onSort, selectable, ticked, ...rest }: HeaderProps<Row>) {
  return (
    <div role="row" aria-rowindex={1} className={classes['head']}>
      {selectable && (
        <div role="columnheader" className={`${classes['headCell']} ${classes['center']} ${classes['sticky']}`}>
          <input
            type="checkbox"
            className={classes['tick']}
            aria-label={rest.tickLabel}
            checked={ticked === 'all'}
            ref={(input) => {
              if (input !== null) input.indeterminate = ticked === 'some';
            }}
            onChange={rest.onTickAll}
          />
        </div>
      )}
      {layout.visible.map((column, at) => {
        const { sortBy } = column;
        const sorted = sort !== undefined && sortBy === sort.by ? sort.direction : undefined;
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-sort={sorted === undefined ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
            className={`${cellClass(column, at, selectable)} ${classes['headCell']}`}
          >
            {sortBy === undefined || onSort === undefined ? (
              <span className={classes['text']}>{column.header}</span>
            ) : (
              <button
                type="button"
                className={classes['sortButton']}
                onClick={() => onSort({ by: sortBy, direction: sorted === 'desc' ? 'asc' : 'desc' })}
              >
                <span className={classes['text']}>{column.header}</span>
                {sorted === 'asc' && <IconArrowUp size={12} aria-hidden />}
                {sorted === 'desc' && <IconArrowDown size={12} aria-hidden />}
              </button>
            )}
            <Resizer
              label={rest.widthLabel(column.header)}
              width={layout.widthOf(column.id)}
              onWidth={(width) => layout.setWidth(column.id, width)}
            />
          </div>
        );
      })}
      <div role="presentation" />
    </div>
  );
}

function Resizer({ label, width, onWidth }: { label: string; width: number; onWidth: (width: number) => void }) {
  const start = useRef<{ x: number; width: number } | undefined>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.dataset['dragging'] = '';
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (start.current !== undefined) onWidth(start.current.width + event.clientX - start.current.x);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>): void => {
    delete event.currentTarget.dataset['dragging'];
    start.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? WIDTH_STEP : event.key === 'ArrowLeft' ? -WIDTH_STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onWidth(width + by);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      tabIndex={0}
      className={classes['resizer']}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    />
  );
}
