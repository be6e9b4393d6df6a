/** What a kind of record tells the importer about itself. */
import type { ImportedRow } from '#contract/imports.ts';
import type { Db } from '#db/types.ts';
import type { MessageKey } from '#i18n/index.ts';
import type { RawFinding } from '../findings.ts';

/** A column that an import knows. */
export interface ImportField<F extends string> {
  readonly field: F;
  /** Its name for people, which is a header too, in both languages. */
  readonly label: MessageKey;
  /** A record cannot be created without it. */
  readonly required: boolean;
  /** Other headers, the surest first. */
  readonly headers: readonly string[];
  /** What the template shows as an example. */
  readonly example: string;
}

/** The cells of a row by field; blank ones are absent. */
export type Cells<F extends string> = Partial<Readonly<Record<F, string>>>;

/** What a row would do. */
export interface RowPlan {
  readonly values: Readonly<Record<string, string>>;
  readonly findings: readonly RawFinding[];
  /** Two rows with the same key are the same record. */
  readonly key?: string | undefined;
  readonly action: RowAction;
}

export type RowAction =
  | {
      readonly kind: 'create';
      /** Throws IMPORT_CHANGED_MEANWHILE when the record has come into being since it was planned. */
      readonly create: (tx: Db, actor: string) => Written;
    }
  | {
      readonly kind: 'update';
      readonly recordId: string;
      readonly version: number;
      /** The columns that change, as they are now. */
      readonly before: Readonly<Record<string, unknown>>;
      readonly update: (tx: Db, actor: string) => Written;
    }
  | { readonly kind: 'skip'; readonly reason: NonNullable<ImportedRow['reason']>; readonly recordId?: string };

/** A record as the import leaves it. */
export interface Written {
  readonly id: string;
  readonly version: number;
}

export interface ImportKind<F extends string> {
  readonly kind: 'client' | 'product';
  readonly fields: readonly ImportField<F>[];
  /** Headers that resemble a field's and are not. */
  readonly otherHeaders: readonly string[];
  /** Name of the sheet and of the file of the template. */
  readonly template: MessageKey;
  /** Prepares for many rows of one company. */
  readonly planner: (companyId: string, mode: 'create' | 'createAndUpdate') => (cells: Cells<F>) => RowPlan;
  readonly undo: {
    /** @returns undefined when there is no such record */
    readonly find: (tx: Db, id: string) => { readonly version: number; readonly name: string } | undefined;
    readonly archive: (tx: Db, id: string, version: number, actor: string) => void;
    readonly restore: (
      tx: Db,
      id: string,
      version: number,
      before: Readonly<Record<string, unknown>>,
      actor: string,
    ) => void;
  };
}
