/** The grid of lines: a spreadsheet of inputs. Only the rows in sight are drawn, and the one with the focus. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { isMac } from '../../../../app/commands/keys.ts';
import { useWords } from '../../../../i18n/words.ts';
import { useLatest } from '../../../../ui/use-latest.ts';
import { COLUMNS, type ColumnId } from '../model/findings.ts';
import type { EditorForm } from '../model/form.ts';
import type { LineWork } from '../work/use-lines.ts';
import { sameIssues, type Issues } from '../work/issues.ts';
import type { Preview } from '../work/use-preview.ts';
import { LineRow, type LineIssues, type RowDeps } from './row.tsx';
import classes from './lines.module.css';

const ROW = 32;
const BEYOND = 6;

interface GridProps {
  readonly form: EditorForm;
  readonly preview: Preview | undefined;
  readonly stale: boolean;
  readonly issues: Issues;
  readonly work: LineWork;
  readonly deps: RowDeps;
}

export function LinesGrid({ form, preview, stale, issues, work, deps }: GridProps) {
  const t = useWords(words);
  const { lines } = form;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: BEYOND,
    scrollPaddingStart: ROW,
    // The focus never falls out of the page.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return active < lines.length && !indexes.includes(active)
        ? [...indexes, active].toSorted((a, b) => a - b)
        : indexes;
    },
  });
  const { attach } = work;
  useEffect(
    () =>
      attach((key) => {
        const at = lines.findIndex((line) => line.key === key);
        if (at >= 0) virtual.scrollToIndex(at);
      }),
    [attach, lines, virtual],
  );
  const importes = useMemo(
    () => new Map(preview?.lineKeys.map((key, at) => [key, preview.breakdown.lines[at]?.importe] as const)),
    [preview],
  );
  const said = useSteadyIssues(issues);
  const latest = useLatest({ lines, active });

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = placeOf(event.target);
    if (at === undefined || event.nativeEvent.isComposing) return;
    const done = lineKey(event, at.key, at.column, work);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = (event: FocusEvent): void => {
    const at = placeOf(event.target);
    if (at === undefined) return;
    const index = latest.current.lines.findIndex((line) => line.key === at.key);
    if (index >= 0 && index !== latest.current.active) setActive(index);
    work.touched(at.key);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const at = placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    if (at !== undefined && work.paste(text, at.key)) event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent): void => {
    const at = placeOf(event.target);
    const field = event.target;
    // Chosen text is copied as text.
    if (at === undefined || !(field instanceof HTMLInputElement) || field.selectionStart !== field.selectionEnd) return;
    event.clipboardData.setData('text/plain', work.sheet([at.key]));
    event.preventDefault();
  };
  const isTransfer = form.type === 'T';
  const included = lines.length > 0 && lines.every((line) => line.incluyeImpuestos);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the grid inside, wherever in it the focus is
    <div
      ref={scroller}
      className={classes['scroller']}
      data-area="lines"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onPaste={onPaste}
      onCopy={onCopy}
    >
      <div
        role="grid"
        tabIndex={-1}
        aria-label={t('editor.lines')}
        aria-rowcount={lines.length + 1}
        className={classes['grid']}
      >
        <div role="row" aria-rowindex={1} className={classes['header']}>
          <span role="columnheader">#</span>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader" data-numeric={NUMERIC.has(column) || undefined}>
              {column === 'precioUnitario' ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes['priceSwitch']}
                  title={t('editor.lines.switchTaxes')}
                  onClick={work.switchIncluded}
                >
                  {t(included ? 'editor.lines.withTaxes' : 'editor.lines.withoutTaxes')}
                </button>
              ) : (
                t(
                  column === 'descuento' || column === 'objetoImp'
                    ? `editor.column.${column}`
                    : `editor.field.${column}`,
                )
              )}
            </span>
          ))}
          <span role="columnheader" data-numeric>
            {t('editor.field.importe')}
          </span>
          <span role="columnheader" aria-label={t('editor.command.detail')} />
        </div>
        <div role="rowgroup" className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (line === undefined) return null;
            return (
              <LineRow
                key={line.key}
                line={line}
                index={item.index}
                importe={importes.get(line.key)}
                stale={stale}
                issues={said.get(line.key)}
                style={{ transform: `translateY(${item.start}px)` }}
                deps={deps}
                isTransfer={isTransfer}
              />
            );
          })}
        </div>
      </div>
      <div className={classes['after']}>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          data-at="lines.add"
          onClick={() => work.add()}
        >
          {t('editor.lines.add')}
        </Button>
        <span>{t('editor.lines.hint')}</span>
      </div>
    </div>
  );
}

const NUMERIC: ReadonlySet<ColumnId> = new Set(['cantidad', 'precioUnitario', 'descuento']);

/** The cell that an event comes from. */
function placeOf(target: EventTarget): { key: string; column: ColumnId } | undefined {
  const id = target instanceof HTMLElement ? (target.dataset['at'] ?? '') : '';
  const [key = '', column] = id.split('.');
  const known = COLUMNS.find((one) => one === column);
  return known === undefined ? undefined : { key, column: known };
}

/** @returns whether the key was one of the grid's */
function lineKey(event: KeyboardEvent, key: string, column: ColumnId, work: LineWork): boolean {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (mod) {
    if (event.key === 'Delete' || (isMac && event.key === 'Backspace')) work.remove(key);
    else if (event.key.toLowerCase() === 'd') work.duplicate(key);
    else return false;
    return true;
  }
  if (event.altKey) {
    if (event.key === 'ArrowUp') work.move(key, -1, column);
    else if (event.key === 'ArrowDown') work.move(key, 1, column);
    else if (event.key === 'Enter') work.add(key);
    else return false;
    return true;
  }
  if (event.key === 'Enter') work.step(key, column, event.shiftKey ? -1 : 1);
  else if (event.key === 'ArrowUp') work.row(key, column, -1);
  else if (event.key === 'ArrowDown') work.row(key, column, 1);
  else if (event.key === 'F2') work.detail(key);
  else return false;
  return true;
}

/** The same object for a line as long as the same is said of it. */
function useSteadyIssues(issues: Issues): ReadonlyMap<string, LineIssues> {
  const [kept, setKept] = useState(issues.lines);
  if (kept === issues.lines) return kept;
  const next = new Map(
    [...issues.lines].map(([key, said]) => {
      const before = kept.get(key);
      return [key, before !== undefined && sameIssues(before, said) ? before : said] as const;
    }),
  );
  const unchanged = next.size === kept.size && [...next].every(([key, said]) => kept.get(key) === said);
  if (unchanged) return kept;
  setKept(next);
  return next;
}
