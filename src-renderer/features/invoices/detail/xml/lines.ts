/** An XML as lines to read: an element a line, its attributes below each other where they are many. */

export type TokenKind = 'mark' | 'name' | 'attribute' | 'value' | 'text';
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}
export interface Line {
  readonly depth: number;
  readonly tokens: readonly Token[];
}

/** An element whose tag is longer than this has its attributes on lines of their own. */
const LONGEST_TAG = 90;
const PIECE = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g;

export function xmlLines(xml: string): Line[] {
  const lines: Line[] = [];
  let depth = 0;
  for (const [piece] of xml.matchAll(PIECE)) {
    if (piece.startsWith('</')) {
      depth = Math.max(0, depth - 1);
      lines.push({ depth, tokens: [mark('</'), name(piece.slice(2, -1).trim()), mark('>')] });
    } else if (/^<[^!?]/.test(piece)) {
      const closed = piece.endsWith('/>');
      lines.push(...tagLines(piece, closed, depth));
      if (!closed) depth++;
    } else if (piece.startsWith('<')) {
      lines.push({ depth, tokens: [mark(piece)] });
    } else if (piece.trim() !== '') {
      lines.push({ depth, tokens: [{ kind: 'text', text: piece.trim() }] });
    }
  }
  return lines;
}

function tagLines(tag: string, closed: boolean, depth: number): Line[] {
  const inner = tag.slice(1, closed ? -2 : -1);
  const called = /^\S+/.exec(inner)?.[0] ?? '';
  const said = [...inner.slice(called.length).matchAll(ATTRIBUTE)].map(([, key = '', value = '']): Token[] => [
    { kind: 'attribute', text: key },
    mark('='),
    { kind: 'value', text: value },
  ]);
  const end = mark(closed ? '/>' : '>');
  if (tag.length <= LONGEST_TAG || said.length < 2) {
    return [{ depth, tokens: [mark('<'), name(called), ...said.flatMap((each) => [mark(' '), ...each]), end] }];
  }
  return [
    { depth, tokens: [mark('<'), name(called)] },
    ...said.map((each, at): Line => ({
      depth: depth + 2,
      tokens: at === said.length - 1 ? [...each, end] : each,
    })),
  ];
}

const mark = (text: string): Token => ({ kind: 'mark', text });
const name = (text: string): Token => ({ kind: 'name', text });

export function textOf({ tokens }: Line): string {
  return tokens.map(({ text }) => text).join('');
}

/** Places of the lines that hold the words, without regard to case. */
export function findLines(lines: readonly Line[], query: string): number[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap((line, at) => (textOf(line).toLowerCase().includes(wanted) ? [at] : []));
}
