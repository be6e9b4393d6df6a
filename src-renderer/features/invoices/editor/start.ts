/** With what an editing session begins. */
import type { InvoiceDetail } from '#contract/invoices.ts';
import type { EditorForm } from './model/form.ts';
import { formOf } from './model/from-draft.ts';
import { draftOf } from './model/to-draft.ts';
import type { Unsaved } from './model/unsaved.ts';
import { numberOf } from './number.ts';

export interface Start {
  readonly form: EditorForm;
  /** Where a form without a record of its own is kept. */
  readonly slot: string;
  readonly invoice?: { readonly id: string; readonly version: number } | undefined;
  readonly savedJson?: string | undefined;
  readonly savedAtUtc?: string | undefined;
  /** Somebody changed the record after the unfinished form was kept. */
  readonly isStale: boolean;
  /** Serie and folio of a rejected invoice, which it keeps. */
  readonly number?: string | undefined;
}

export function jsonOf(form: EditorForm, companyId: string): string | undefined {
  const { draft } = draftOf(form, companyId);
  return draft === undefined ? undefined : JSON.stringify(draft);
}

/** A stored invoice, with what had not been saved of it. */
export function startOf(detail: InvoiceDetail, unsaved: Unsaved | undefined, slot: string): Start {
  if (detail.draft === undefined) throw new Error('an imported document is not edited');
  const form = formOf(detail.draft, detail.receiverName);
  const stored = {
    slot,
    invoice: { id: detail.id, version: detail.version },
    savedJson: jsonOf(form, detail.companyId),
    savedAtUtc: detail.updatedAtUtc,
    number: detail.folio === undefined ? undefined : numberOf(detail),
  };
  if (unsaved === undefined) return { ...stored, form, isStale: false };
  const isStale = unsaved.invoice !== undefined && unsaved.invoice.version !== detail.version;
  return { ...stored, form: unsaved.form, isStale };
}
