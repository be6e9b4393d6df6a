/** Text as it stands on a page, and the runs that a reader's eye makes of it. */

/** A piece of text as a PDF draws it. `y` grows downwards; `x`, `y` are where its baseline begins. */
export interface TextItem {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the type, in points. */
  readonly height: number;
}

/** What stands on one line without a gap that separates columns. */
export interface Run {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  /** Where it ends. */
  readonly end: number;
  readonly y: number;
  readonly height: number;
}

/** Baselines that differ less are one line. */
const SAME_LINE = 2;
/** In heights of the type: less is one word, more is another column. */
const WORD_GAP = 0.12;
const COLUMN_GAP = 1.1;

/** Unicode in its composed form, every kind of space plain, nothing that cannot be printed. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
}

/** The runs of a document from top to bottom and left to right, page after page. */
export function runsOf(items: readonly TextItem[]): Run[] {
  const runs: Run[] = [];
  for (const line of linesOf(items)) {
    let run: Run | undefined;
    for (const item of line.toSorted((a, b) => a.x - b.x)) {
      const gap = run === undefined ? Number.POSITIVE_INFINITY : item.x - run.end;
      const height = Math.max(item.height, run?.height ?? 0) || 1;
      if (run === undefined || gap > COLUMN_GAP * height) {
        if (run !== undefined) runs.push(run);
        run = { ...item, end: item.x + item.width };
      } else {
        const space = gap > WORD_GAP * height && !run.text.endsWith(' ') && !item.text.startsWith(' ') ? ' ' : '';
        run = { ...run, text: run.text + space + item.text, end: Math.max(run.end, item.x + item.width), height };
      }
    }
    if (run !== undefined) runs.push(run);
  }
  return runs.map(({ page, text, x, end, y, height }) => ({ page, text: text.trim(), x, end, y, height }));
}

/** Items that share a baseline, page by page and from the top. */
function linesOf(items: readonly TextItem[]): TextItem[][] {
  const sorted = items
    .map(({ page, text, x, y, width, height }) => ({ page, text: plain(text), x, y, width, height }))
    .filter(({ text, x, y, width, height }) => text.trim() !== '' && [x, y, width, height].every(Number.isFinite))
    .toSorted((a, b) => a.page - b.page || a.y - b.y);
  const lines: TextItem[][] = [];
  let first: TextItem | undefined;
  for (const item of sorted) {
    if (first === undefined || item.page !== first.page || item.y - first.y > SAME_LINE) {
      lines.push([]);
      first = item;
    }
    lines.at(-1)?.push(item);
  }
  return lines;
}

/** A part of a run, with its place as if every character were as wide as the others. */
export function part(run: Run, from: number, to: number): Run {
  const wide = (run.end - run.x) / Math.max(1, run.text.length);
  const text = run.text.slice(from, to);
  const lead = text.length - text.trimStart().length;
  return { ...run, text: text.trim(), x: run.x + (from + lead) * wide, end: run.x + to * wide };
}
