/** Every row of a file and what it would do. Nothing is written here. */
import { setImmediate } from 'node:timers/promises';
import type { ImportedRow, ImportMode, ImportTotals } from '#contract/imports.ts';
import type { Locale, MessageKey } from '#i18n/index.ts';
import { toRecordFinding, type RawFinding } from '../findings.ts';
import type { Table } from '../tabular/types.ts';
import { cleanText } from '../tabular/values.ts';
import { findColumns, type Columns, type Mapping } from './columns.ts';
import type { Cells, ImportKind, RowPlan } from './types.ts';

/** Rows that are planned before others get a turn. */
const AT_ONCE = 200;

export interface PlannedRow extends RowPlan {
  readonly row: number;
}

export interface PlanOptions<F extends string> {
  readonly companyId: string;
  readonly mode: ImportMode;
  readonly mapping?: Mapping<F> | undefined;
  readonly defaults?: Cells<F> | undefined;
}

export interface Plan<F extends string> {
  readonly columns: Columns<F>;
  readonly rows: readonly PlannedRow[];
}

export async function planImport<F extends string>(
  table: Table,
  kind: ImportKind<F>,
  options: PlanOptions<F>,
): Promise<Plan<F>> {
  const found = findColumns(table, kind);
  const columns = options.mapping === undefined ? found : { ...found, mapping: options.mapping };
  const planRow = kind.planner(options.companyId, options.mode);
  const rows: PlannedRow[] = [];
  const firstWith = new Map<string, number>();
  for (let at = columns.headerAt + 1; at < table.rows.length; at++) {
    if (at % AT_ONCE === 0) await setImmediate();
    const cells = cellsOf(table.rows[at] ?? [], columns.mapping, options.defaults);
    if (cells === undefined) continue;
    const row = at + 1;
    const plan = planRow(cells);
    const first = plan.key === undefined ? undefined : firstWith.get(plan.key);
    if (plan.key !== undefined && first === undefined) firstWith.set(plan.key, row);
    rows.push({ ...(first === undefined ? plan : repeated(plan, first)), row });
  }
  return { columns, rows };
}

/** Undefined for a row that has nothing in any column that counts. */
function cellsOf<F extends string>(
  row: readonly string[],
  mapping: Mapping<F>,
  defaults: Cells<F> = {},
): Cells<F> | undefined {
  const cells: { [K in F]?: string } = {};
  let any = false;
  for (const field of Object.keys(mapping) as F[]) {
    const text = cleanText(row[mapping[field] ?? -1] ?? '');
    if (text === '') continue;
    cells[field] = text;
    any = true;
  }
  return any ? { ...defaults, ...cells } : undefined;
}

function repeated(plan: RowPlan, first: number): RowPlan {
  const finding: RawFinding = {
    code: 'RENGLON-REPETIDO',
    severity: 'error',
    field: '',
    messageKey: 'imports.check.RENGLON-REPETIDO',
    params: { row: first },
  };
  return { ...plan, findings: [...plan.findings, finding], action: { kind: 'skip', reason: 'invalid' } };
}

export function totalsOf(rows: readonly PlannedRow[]): ImportTotals {
  const totals = { rows: rows.length, create: 0, update: 0, skip: 0, invalid: 0, withWarnings: 0 };
  for (const { action, findings } of rows) {
    if (isInvalid(action)) totals.invalid += 1;
    else totals[action.kind] += 1;
    if (findings.some(({ severity }) => severity === 'warning')) totals.withWarnings += 1;
  }
  return totals;
}

export function isInvalid(action: RowPlan['action']): boolean {
  return action.kind === 'skip' && action.reason === 'invalid';
}

export function toImportedRow({ row, values, action, findings }: PlannedRow, locale: Locale): ImportedRow {
  const recordId = action.kind === 'create' ? undefined : action.recordId;
  return {
    row,
    values: { ...values },
    action: action.kind,
    ...(action.kind === 'skip' ? { reason: action.reason } : {}),
    ...(recordId === undefined ? {} : { recordId }),
    findings: findings.map((finding) => toRecordFinding(finding, locale)),
  };
}

/** A required value that a row does not have. */
export function missing(field: string, label: MessageKey): RawFinding {
  return {
    code: 'FALTA-DATO',
    severity: 'error',
    field,
    messageKey: 'imports.check.FALTA-DATO',
    params: { field: label },
  };
}

/** A value that cannot be what its column says. */
export function unreadable(field: string, label: MessageKey, value: string): RawFinding {
  return {
    code: 'VALOR-INVALIDO',
    severity: 'error',
    field,
    messageKey: 'imports.check.VALOR-INVALIDO',
    params: { field: label, value: value.slice(0, 100) },
  };
}
