/**
 * Which label a value belongs to, by where it stands. Constancias put it to the right of its label, in a column of
 * values or right after the colon; a long one goes on in the next line of its cell; some layouts put it below.
 */
import { splitLabels, type FieldName, type Label } from './labels.ts';
import type { Run } from './text.ts';

/** Points between baselines of one row of a table; its cells are not exactly level. */
const ROW = 3.5;
/** Points between a line and the next one of the same cell. */
const NEXT_LINE = 14;
/** A cell of two lines stands half a line above and below its label. */
const NEAR_ROW = 8;

interface Box {
  readonly label: Label;
  readonly run: Run;
}

/** The values of the fields that are there; '' where a label has none. */
export function readFields(runs: readonly Run[]): ReadonlyMap<FieldName, string> {
  const { labels, values } = splitLabels(runs);
  const boxes: Box[] = labels.map((label) => ({ label, run: label }));
  const texts = new Map<Label, string[]>(labels.map((label) => [label, []]));
  for (const value of values) {
    const label = sameRow(labels, value) ?? above(boxes, value) ?? nearRow(labels, value);
    if (label === undefined) continue;
    texts.get(label)?.push(value.text);
    boxes.push({ label, run: value });
  }
  const fields = new Map<FieldName, string>();
  for (const [label, parts] of texts) {
    if (label.name === 'other') continue;
    // A label in two lines is two labels of one field.
    const before = fields.get(label.name);
    const text = parts.join(' ');
    fields.set(label.name, before === undefined || before === '' ? text : before + (text === '' ? '' : ` ${text}`));
  }
  return fields;
}

function sameRow(labels: readonly Label[], value: Run): Label | undefined {
  return rightmost(labels.filter((label) => isLeft(label, value) && Math.abs(label.y - value.y) <= ROW));
}

/** The label, or the line before of its value, right above. */
function above(boxes: readonly Box[], value: Run): Label | undefined {
  let nearest: Box | undefined;
  for (const box of boxes) {
    const { run } = box;
    const down = value.y - run.y;
    if (run.page !== value.page || down <= ROW || down > NEXT_LINE) continue;
    if (run.x >= value.end || value.x >= run.end) continue;
    if (nearest === undefined || run.y > nearest.run.y) nearest = box;
  }
  return nearest?.label;
}

function nearRow(labels: readonly Label[], value: Run): Label | undefined {
  const left = labels.filter((label) => isLeft(label, value) && Math.abs(label.y - value.y) <= NEAR_ROW);
  const least = Math.min(...left.map((label) => Math.abs(label.y - value.y)));
  return rightmost(left.filter((label) => Math.abs(label.y - value.y) <= least + 1));
}

function isLeft(label: Label, value: Run): boolean {
  return label.page === value.page && label.end <= value.x + 1;
}

function rightmost(labels: readonly Label[]): Label | undefined {
  let found: Label | undefined;
  for (const label of labels) if (found === undefined || label.x > found.x) found = label;
  return found;
}
