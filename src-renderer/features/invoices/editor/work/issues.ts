/** What is said of each place of the editor: findings of the engine and gaps of the form, by the place they belong to. */
import type { FindingView } from '#contract/invoices.ts';
import type { Problem } from '../../../../ui/feedback/problem.ts';
import { COLUMNS, targetId, targetOf, type ColumnId, type Target } from '../model/findings.ts';
import type { Gap } from '../model/to-draft.ts';

export type Severity = 'error' | 'warning';

export interface Issue {
  readonly severity: Severity;
  readonly message: string;
}

/** One entry of the list of what stands in the way. */
export interface Remark extends Issue {
  readonly id: string;
  /** SAT's or our code, shown small. */
  readonly code: string | undefined;
  readonly target: Target;
  /** Counted from one, where it is about a line. */
  readonly line: number | undefined;
  /** Not wrong, only not there yet. */
  readonly isGap: boolean;
}

interface Sources {
  readonly findings: readonly FindingView[];
  /** Keys of the lines that the findings count. */
  readonly lineKeys: readonly string[];
  /** A draft that cannot become a document. */
  readonly problem: Problem | undefined;
  /** Keys of the lines that the problem counts. */
  readonly problemKeys: readonly string[];
  readonly gaps: readonly Gap[];
  readonly gapText: (gap: Gap) => string;
  /** Keys of all lines, as they stand in the form. */
  readonly formKeys: readonly string[];
}

export function remarksOf(sources: Sources): Remark[] {
  const { formKeys } = sources;
  const numberOf = (target: Target): number | undefined => {
    const at = target.in === 'cell' || target.in === 'line' ? formKeys.indexOf(target.key) : -1;
    return at < 0 ? undefined : at + 1;
  };
  const gaps = sources.gaps.map((gap, at): Remark => {
    const target = targetOf(gap.target, formKeys);
    return {
      id: `gap${at}`,
      severity: gap.kind === 'missing' ? 'warning' : 'error',
      message: sources.gapText(gap),
      code: undefined,
      target,
      line: gap.line,
      isGap: true,
    };
  });
  const { problem } = sources;
  const problems: Remark[] = [];
  if (problem !== undefined) {
    const target = targetOf(problem.field ?? '', sources.problemKeys);
    problems.push({
      id: 'problem',
      severity: 'error',
      message: problem.message,
      code: problem.code,
      target,
      line: numberOf(target),
      isGap: false,
    });
  }
  // A finding about a line that was taken out meanwhile is about nothing.
  const standing = new Set(formKeys);
  const findings = sources.findings.flatMap((finding, at): Remark[] => {
    const target = targetOf(finding.field, sources.lineKeys);
    if ((target.in === 'cell' || target.in === 'line') && !standing.has(target.key)) return [];
    const { severity, message, code } = finding;
    return [{ id: `finding${at}`, severity, message, code, target, line: numberOf(target), isGap: false }];
  });
  const byWeight = (one: Remark, other: Remark): number =>
    Number(one.severity !== 'error') - Number(other.severity !== 'error');
  return [...problems, ...gaps, ...findings].toSorted(byWeight);
}

export interface Issues {
  /** By {@link targetId}. */
  readonly byId: ReadonlyMap<string, Issue>;
  /** By key of the line. */
  readonly lines: ReadonlyMap<string, { cells: Partial<Record<ColumnId, Issue>>; panel?: Issue }>;
}

/** What fields show of it: the heaviest remark first, all of them in words. Gaps are not shown as faults. */
export function issuesOf(remarks: readonly Remark[]): Issues {
  const byId = new Map<string, Issue>();
  const lines = new Map<string, { cells: Partial<Record<ColumnId, Issue>>; panel?: Issue }>();
  for (const { isGap, severity, message, target } of remarks) {
    if (isGap && severity === 'warning') continue;
    const id = targetId(target);
    const before = byId.get(id);
    const issue: Issue =
      before === undefined
        ? { severity, message }
        : { severity: before.severity, message: `${before.message}\n${message}` };
    byId.set(id, issue);
    if (target.in !== 'cell' && target.in !== 'line') continue;
    const line = lines.get(target.key) ?? { cells: {} };
    if (target.in === 'cell') line.cells[target.column] = issue;
    else line.panel = issue;
    lines.set(target.key, line);
  }
  return { byId, lines };
}

/** Whether two rows of issues say the same: rows are not drawn anew for an answer that changed nothing. */
export function sameIssues(
  one: { cells: Partial<Record<ColumnId, Issue>>; panel?: Issue } | undefined,
  other: { cells: Partial<Record<ColumnId, Issue>>; panel?: Issue } | undefined,
): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  const same = (a: Issue | undefined, b: Issue | undefined): boolean =>
    a?.message === b?.message && a?.severity === b?.severity;
  return same(one.panel, other.panel) && COLUMNS.every((column) => same(one.cells[column], other.cells[column]));
}
