/** What an import asks of the engine, the same of clients and of products. */
import type { ImportMode, ImportPreview, ImportResult, PastImport, UndoResult } from '#contract/imports.ts';
import type { FileContent } from '../../ui/fields/files.ts';

export interface ImportOptions {
  readonly sheet?: string | undefined;
  /** Column of each field, once a person has chosen; all of them. */
  readonly mapping?: Readonly<Record<string, number>> | undefined;
  /** What absent cells stand for. */
  readonly defaults?: Readonly<Record<string, string>> | undefined;
  readonly mode: ImportMode;
}

interface Asked extends ImportOptions {
  readonly companyId: string;
  readonly file: FileContent;
}

export interface ImportKind {
  readonly id: 'clients' | 'products';
  /** Begins the keys of its queries, so that events make them stale. */
  readonly key: () => readonly unknown[];
  readonly preview: (
    input: Asked & { readonly only: 'all' | 'problems' },
    options: { signal: AbortSignal },
  ) => Promise<ImportPreview>;
  readonly run: (input: Asked & { readonly skipInvalid: boolean }) => Promise<ImportResult>;
  readonly undo: (input: { importId: string }) => Promise<UndoResult>;
  readonly past: (input: { companyId: string; limit: number }) => Promise<{ readonly rows: readonly PastImport[] }>;
  readonly template: () => Promise<FileContent>;
}
