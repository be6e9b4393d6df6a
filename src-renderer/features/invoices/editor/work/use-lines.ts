/** What is done to lines: by keys in the grid, by commands of the palette, by what is pasted. */
import { useMemo, useRef, type RefObject } from 'react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { offerUndo } from '../../../../app/undo.ts';
import { wordsOf } from '../../../../i18n/words.ts';
import { showDone } from '../../../../ui/feedback/toasts.tsx';
import { COLUMNS, type ColumnId } from '../model/findings.ts';
import { blankLine, isBlankLine, type EditorForm, type FormLine } from '../model/form.ts';
import type { Change } from '../model/change.ts';
import { usualLine } from '../model/fill.ts';
import { linesOf, sheetOf } from '../model/tsv.ts';
import { focusOn } from './focus.ts';

/** As the contract bounds a draft. */
const MOST_LINES = 10_000;

export interface LineWork {
  /** The grid says how it brings a line into sight. */
  readonly attach: (show: (key: string) => void) => () => void;
  /** The line that commands of the palette are about. */
  readonly touched: (key: string) => void;
  readonly current: () => string | undefined;
  readonly focus: (key: string, column: ColumnId) => void;
  /** A new line, after this one or at the end. */
  readonly add: (after?: string) => void;
  readonly remove: (key: string) => void;
  readonly duplicate: (key: string) => void;
  readonly move: (key: string, by: -1 | 1, column: ColumnId) => void;
  readonly step: (key: string, column: ColumnId, by: -1 | 1) => void;
  readonly row: (key: string, column: ColumnId, by: -1 | 1) => void;
  readonly detail: (key: string) => void;
  /** @returns whether the text was a table */
  readonly paste: (text: string, key: string) => boolean;
  /** Lines as a spreadsheet takes them; all that are not blank when none is named. */
  readonly sheet: (keys?: readonly string[]) => string;
  readonly switchIncluded: () => void;
}

export function useLines(
  form: RefObject<EditorForm>,
  dispatch: (change: Change) => void,
  openDetail: (key: string) => void,
): LineWork {
  const show = useRef<(key: string) => void>(undefined);
  const last = useRef<string>(undefined);
  return useMemo((): LineWork => {
    const t = wordsOf(words);
    const indexOf = (key: string): number => form.current.lines.findIndex((line) => line.key === key);
    const focus = (key: string, column: ColumnId): void => {
      show.current?.(key);
      focusOn(`${key}.${column}`);
    };
    const insert = (at: number, lines: readonly FormLine[]): void => dispatch({ do: 'insert', at, lines });
    /** What a new line takes over from the one before: whether its price has taxes in it. */
    const fresh = (over: Partial<FormLine> = {}): FormLine =>
      usualLine({ incluyeImpuestos: form.current.lines.at(-1)?.incluyeImpuestos ?? false, ...over });
    const work: LineWork = {
      attach(next) {
        show.current = next;
        return () => {
          if (show.current === next) show.current = undefined;
        };
      },
      touched(key) {
        last.current = key;
      },
      current: () =>
        form.current.lines.find((line) => line.key === last.current)?.key ?? form.current.lines.at(-1)?.key,
      focus,
      add(after) {
        const line = fresh();
        const at = after === undefined ? form.current.lines.length : indexOf(after) + 1;
        insert(at, [line]);
        focus(line.key, 'producto');
      },
      remove(key) {
        const at = indexOf(key);
        const line = form.current.lines[at];
        if (line === undefined) return;
        const beside = form.current.lines[at + 1] ?? form.current.lines[at - 1];
        dispatch({ do: 'remove', key });
        if (beside !== undefined) focus(beside.key, 'producto');
        if (isBlankLine(line)) return;
        offerUndo(t('editor.lines.removed', { line: at + 1 }), () => {
          insert(Math.min(at, form.current.lines.length), [line]);
          focus(key, 'producto');
          return Promise.resolve();
        });
      },
      duplicate(key) {
        const at = indexOf(key);
        const line = form.current.lines[at];
        if (line === undefined) return;
        const copy = blankLine(line);
        insert(at + 1, [copy]);
        focus(copy.key, 'cantidad');
      },
      move(key, by, column) {
        dispatch({ do: 'move', key, by });
        focus(key, column);
      },
      step(key, column, by) {
        // A transfer has no taxes: its lines end before their cells.
        const at = COLUMNS.indexOf(column) + by;
        const beside = COLUMNS[at];
        const index = indexOf(key);
        const ends = form.current.type === 'T' && (beside === 'impuestos' || beside === 'objetoImp');
        if (at >= 0 && beside !== undefined && !ends) focus(key, beside);
        else if (by < 0) {
          const above = form.current.lines[index - 1];
          if (above !== undefined) focus(above.key, form.current.type === 'T' ? 'descuento' : 'objetoImp');
        } else {
          const below = form.current.lines[index + 1];
          if (below === undefined) work.add();
          else focus(below.key, 'producto');
        }
      },
      row(key, column, by) {
        const beside = form.current.lines[indexOf(key) + by];
        if (beside !== undefined) focus(beside.key, column);
      },
      detail: openDetail,
      paste(text, key) {
        const read = linesOf(text);
        if (read === undefined) return false;
        const lines = read.map((one) => fresh(one));
        const at = indexOf(key);
        const here = form.current.lines[at];
        if (form.current.lines.length + lines.length > MOST_LINES) {
          showDone(t('editor.lines.tooMany', { most: MOST_LINES }));
          return true;
        }
        const intoBlank = here !== undefined && isBlankLine(here);
        insert(intoBlank ? at : at + 1, lines);
        if (intoBlank) dispatch({ do: 'remove', key: here.key });
        const [first] = lines;
        if (first !== undefined) focus(first.key, 'descripcion');
        offerUndo(t('editor.lines.pasted', { count: lines.length }), () => {
          for (const line of lines) dispatch({ do: 'remove', key: line.key });
          return Promise.resolve();
        });
        return true;
      },
      sheet(keys) {
        return sheetOf(
          form.current.lines.filter((line) => (keys === undefined ? !isBlankLine(line) : keys.includes(line.key))),
        );
      },
      switchIncluded() {
        const included = !form.current.lines.every((line) => line.incluyeImpuestos);
        dispatch({ do: 'each-line', patch: { incluyeImpuestos: included } });
      },
    };
    return work;
  }, [dispatch, form, openDetail]);
}
