/** Imports from spreadsheets: the preview, the import in one transaction, and its undoing. */
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import {
  MOST_ROWS,
  SHOWN_ROWS,
  type ImportMode,
  type ImportPreview,
  type ImportResult,
  type PastImport,
  type UndoResult,
} from '#contract/imports.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { withoutNulls, type RecordDeps } from '../records.ts';
import { readTableAside } from '../tabular/read-aside.ts';
import { templateWorkbook } from '../tabular/template.ts';
import type { Table } from '../tabular/types.ts';
import { isInvalid, planImport, toImportedRow, totalsOf, type PlannedRow } from './plan.ts';
import * as repository from './repository.ts';
import type { RecordImportRow } from './tables.ts';
import type { ImportKind, Written } from './types.ts';

export interface ImportRequest<F extends string> {
  readonly companyId: string;
  readonly file: { readonly name: string; readonly base64: string };
  readonly sheet?: string | undefined;
  readonly mapping?: { readonly [K in F]?: number | undefined } | undefined;
  readonly defaults?: { readonly [K in F]?: string | undefined } | undefined;
  readonly mode: ImportMode;
}

export type ImportsService<F extends string> = ReturnType<typeof createImportsService<F>>;

/** Values of a column that a preview shows. */
const SAMPLE = 3;

export function createImportsService<F extends string>(kind: ImportKind<F>, { db, clock, audit }: RecordDeps) {
  async function read({ file, sheet, mapping, defaults, ...rest }: ImportRequest<F>) {
    const bytes = Buffer.from(file.base64, 'base64');
    const table = await readTableAside({ bytes, name: file.name, sheet, mostRows: MOST_ROWS });
    const options = {
      ...rest,
      mapping: mapping && withoutAbsent(mapping),
      defaults: defaults && withoutAbsent(defaults),
    };
    return { bytes, table, plan: await planImport(table, kind, options) };
  }

  /** Writes one row unless what was planned no longer holds. */
  function write(tx: Db, { action }: PlannedRow, actor: string): Written | undefined {
    if (action.kind === 'skip') return undefined;
    if (action.kind === 'create') return action.create(tx, actor);
    if (kind.undo.find(tx, action.recordId)?.version !== action.version) {
      throw new CuadraError('IMPORT_CHANGED_MEANWHILE', { retriable: true });
    }
    return action.update(tx, actor);
  }

  function writeAll(rows: readonly PlannedRow[], entry: RecordImportRow, actor: string): void {
    db.transaction((tx) => {
      repository.insertImport(tx, entry);
      for (const row of rows) {
        const written = write(tx, row, actor);
        if (written === undefined) continue;
        const before = row.action.kind === 'update' ? row.action.before : null;
        repository.insertImportRow(tx, { importId: entry.id, recordId: written.id, version: written.version, before });
      }
      const { id, companyId, fileName, fileSha256, created, updated } = entry;
      const after = { companyId, fileName, fileSha256, created, updated };
      audit(tx, { actor, action: `${kind.kind}.imported`, record: `import:${id}`, after });
    });
  }

  return {
    async preview(request: ImportRequest<F> & { only: 'all' | 'problems' }, locale: Locale): Promise<ImportPreview> {
      const { table, plan } = await read(request);
      const { columns, rows } = plan;
      const fieldAt = new Map(Object.entries(columns.mapping).map(([field, at]) => [at as number, field]));
      const width = Math.max(columns.headers.length, ...[...fieldAt.keys()].map((at) => at + 1));
      const shown = request.only === 'all' ? rows : rows.filter(({ findings }) => findings.length > 0);
      return {
        format: table.format,
        sheetNames: [...table.sheetNames],
        ...said('sheet', table.sheet),
        ...said('delimiter', table.delimiter),
        ...said('encoding', table.encoding),
        headerRow: columns.headerAt + 1,
        columns: Array.from({ length: width }, (_, index) => {
          const header = columns.headers[index] ?? '';
          const sample = sampleOf(table, columns.headerAt, index);
          const field = fieldAt.get(index);
          return field === undefined ? { index, header, sample } : { index, header, field, sample };
        }),
        fields: kind.fields.map(({ field, label, required }) => ({
          field,
          label: translate(label, {}, locale),
          required,
        })),
        missing: kind.fields
          .filter(({ field, required }) => required && columns.mapping[field] === undefined)
          .filter(({ field }) => request.defaults?.[field] === undefined)
          .map(({ field }) => field),
        rows: shown.slice(0, SHOWN_ROWS).map((row) => toImportedRow(row, locale)),
        totals: totalsOf(rows),
      };
    },

    /**
     * @throws CuadraError IMPORT_ROWS_INVALID with rows that have errors and nobody said to leave them out;
     *   IMPORT_NOTHING_FOUND without a column that is known; IMPORT_CHANGED_MEANWHILE
     */
    async import(
      request: ImportRequest<F> & { skipInvalid: boolean },
      actor: string,
      locale: Locale,
    ): Promise<ImportResult> {
      const { bytes, plan } = await read(request);
      const { rows } = plan;
      const { name } = request.file;
      if (rows.length === 0) throw new CuadraError('IMPORT_NOTHING_FOUND', { params: { name } });
      const invalid = rows.filter(({ action }) => isInvalid(action));
      const first = invalid[0];
      if (first !== undefined && !request.skipInvalid) {
        const detail =
          toImportedRow(first, locale).findings.find(({ severity }) => severity === 'error')?.message ?? '';
        throw new CuadraError('IMPORT_ROWS_INVALID', { params: { number: invalid.length, row: first.row, detail } });
      }
      const { create: created, update: updated, skip: skipped } = totalsOf(rows);
      const report = {
        created,
        updated,
        skipped,
        invalid: invalid.length,
        rows: invalid.slice(0, SHOWN_ROWS).map((row) => toImportedRow(row, locale)),
      };
      if (created + updated === 0) return report;
      const importId = uuidv7();
      const entry = {
        id: importId,
        companyId: request.companyId,
        kind: kind.kind,
        fileName: name,
        fileSha256: createHash('sha256').update(bytes).digest('hex'),
        importedAtUtc: clock.now().toISOString(),
        importedBy: actor,
        created,
        updated,
        undoneAtUtc: null,
        undoneBy: null,
      };
      writeAll(rows, entry, actor);
      return { importId, ...report };
    },

    /** @throws CuadraError NOT_FOUND, IMPORT_ALREADY_UNDONE */
    undo(importId: string, actor: string): UndoResult {
      return db.transaction((tx) => {
        const entry = repository.findImport(tx, kind.kind, importId);
        if (entry === undefined) {
          throw new CuadraError('NOT_FOUND', { params: { what: 'imports.name', id: importId } });
        }
        if (entry.undoneAtUtc !== null) throw new CuadraError('IMPORT_ALREADY_UNDONE');
        const result: UndoResult = { archived: 0, restored: 0, kept: [] };
        for (const { recordId, before, version } of repository.importRows(tx, importId)) {
          const now = kind.undo.find(tx, recordId);
          if (now?.version !== version) {
            if (now !== undefined) result.kept.push({ id: recordId, name: now.name });
          } else if (before === null) {
            kind.undo.archive(tx, recordId, version, actor);
            result.archived += 1;
          } else {
            kind.undo.restore(tx, recordId, version, before, actor);
            result.restored += 1;
          }
        }
        repository.markUndone(tx, importId, clock.now().toISOString(), actor);
        const after = { archived: result.archived, restored: result.restored, kept: result.kept.length };
        audit(tx, { actor, action: `${kind.kind}.import-undone`, record: `import:${importId}`, after });
        return result;
      });
    },

    list({ companyId, cursor, limit }: Page & { companyId: string }): { rows: PastImport[]; nextCursor?: string } {
      const before = cursor === undefined ? undefined : decodeCursor(cursor, ['id']).id;
      const rows = repository.listImports(db, kind.kind, companyId, limit + 1, before);
      return toPage(rows, limit, ({ id }) => ({ id }), withoutNulls<RecordImportRow>);
    },

    async template(locale: Locale): Promise<{ name: string; base64: string }> {
      const title = translate(kind.template, {}, locale);
      const headers = kind.fields.map(({ label }) => translate(label, {}, locale));
      const example = kind.fields.map((field) => field.example);
      const bytes = await templateWorkbook(title, headers, example);
      return { name: `${title}.xlsx`, base64: bytes.toString('base64') };
    },
  };
}

function sampleOf({ rows }: Table, headerAt: number, column: number): string[] {
  const sample: string[] = [];
  for (let at = headerAt + 1; at < rows.length && sample.length < SAMPLE; at++) {
    const text = (rows[at]?.[column] ?? '').trim();
    if (text !== '') sample.push(text.slice(0, 100));
  }
  return sample;
}

function withoutAbsent<F extends string, V>(values: { readonly [K in F]?: V | undefined }): Partial<Record<F, V>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Record<F, V>>;
}

function said<K extends string>(name: K, value: string | undefined): { [P in K]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { [P in K]?: string };
}
