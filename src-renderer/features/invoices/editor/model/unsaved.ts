/**
 * Unfinished forms, kept as preferences so that nothing typed is lost by a crash or a closed window:
 * `editor.<companyId>.<invoice id>` for a stored invoice, `editor.<companyId>.new`, `…new-2`, `…new-3` for new ones.
 */
import { blankForm, blankLine, type EditorForm, type FormLine } from './form.ts';

/** As the engine takes one value, with room for the key and what JSON escapes. */
export const MOST_BYTES = 250_000;

export interface Unsaved {
  readonly form: EditorForm;
  /** The stored draft that it goes on with, and the version of it that was seen. */
  readonly invoice?: { readonly id: string; readonly version: number } | undefined;
  readonly atUtc: string;
}

export function keyOf(companyId: string, slot: string): string {
  return `editor.${companyId}.${slot}`;
}

const SLOT = /^new(-\d+)?$/;

/** Unfinished new invoices of a company, the latest first. */
export function unfinishedOf(
  preferences: Readonly<Record<string, unknown>>,
  companyId: string,
): { readonly slot: string; readonly unsaved: Unsaved }[] {
  const prefix = keyOf(companyId, '');
  return Object.entries(preferences)
    .flatMap(([key, value]) => {
      const slot = key.startsWith(prefix) ? key.slice(prefix.length) : '';
      const unsaved = SLOT.test(slot) ? unpack(value) : undefined;
      return unsaved === undefined ? [] : [{ slot, unsaved }];
    })
    .toSorted((one, other) => other.unsaved.atUtc.localeCompare(one.unsaved.atUtc));
}

/** A slot that nobody uses. */
export function freeSlot(preferences: Readonly<Record<string, unknown>>, companyId: string): string {
  for (let nth = 1; ; nth++) {
    const slot = nth === 1 ? 'new' : `new-${nth}`;
    if (preferences[keyOf(companyId, slot)] === undefined) return slot;
  }
}

type Packed = Record<string, unknown>;

/** Only what differs from an empty form: five hundred lines fit. */
export function pack({ form, invoice, atUtc }: Unsaved): Packed {
  const { lines, ...head } = form;
  const { lines: _none, ...blankHead } = blankForm();
  return {
    ...(invoice === undefined ? {} : { invoice }),
    atUtc,
    head: differing(head, blankHead),
    lines: lines.map(({ key: _key, ...line }) => differing(line, blankLine())),
  };
}

/** Undefined for what an unfinished form is not, or no more (another version of Cuadra wrote it). */
export function unpack(value: unknown): Unsaved | undefined {
  if (!isRecord(value) || typeof value['atUtc'] !== 'string' || !isRecord(value['head'])) return undefined;
  const { atUtc, head, lines, invoice } = value as {
    atUtc: string;
    head: Packed;
    lines: unknown;
    invoice?: unknown;
  };
  if (!Array.isArray(lines) || lines.length === 0 || !lines.every(isRecord)) return undefined;
  const blank = blankForm();
  const known = fitting(head, blank) as Partial<EditorForm>;
  return {
    form: {
      ...blank,
      ...known,
      lines: lines.map((line) => blankLine(fitting(line, blankLine()) as Partial<FormLine>)),
    },
    atUtc,
    ...(isRecord(invoice) && typeof invoice['id'] === 'string' && typeof invoice['version'] === 'number'
      ? { invoice: { id: invoice['id'], version: invoice['version'] } }
      : {}),
  };
}

function differing(value: object, blank: object): Packed {
  const same = (one: unknown, other: unknown): boolean =>
    one === other || JSON.stringify(one) === JSON.stringify(other);
  return Object.fromEntries(Object.entries(value).filter(([key, one]) => !same(one, (blank as Packed)[key])));
}

/** Properties of a kept record that are still of the kind that the form has. */
function fitting(kept: Packed, blank: object): Packed {
  return Object.fromEntries(
    Object.entries(kept).filter(([key, value]) => {
      if (!(key in blank) || key === 'lines' || key === 'key') return false;
      const own = (blank as Packed)[key];
      // `serie` and `tercero` are null when they are not said.
      if (own === null || value === null) return own === null;
      return typeof own === typeof value && Array.isArray(own) === Array.isArray(value);
    }),
  );
}

function isRecord(value: unknown): value is Packed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
