/** Throws a draft away so that it can be had again. */
import { client } from '../../../../app/connection/link.ts';
import { setPreference, type Json } from '../../../../app/preferences.ts';
import { offerUndo } from '../../../../app/undo.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { isBlankForm, type EditorForm } from '../model/form.ts';
import { keyOf, pack } from '../model/unsaved.ts';

interface Discard {
  readonly companyId: string;
  readonly form: EditorForm;
  /** Its record, where it may go too (a rejected invoice stays). */
  readonly stored: { readonly id: string; readonly version: number } | undefined;
  readonly said: string;
  readonly go: (path: string) => void;
}

/** Undo brings it back as an unfinished form, which a new invoice offers. */
export async function discardDraft({ companyId, form, stored, said, go }: Discard): Promise<void> {
  if (stored !== undefined) {
    try {
      await client.invoices.remove(stored);
    } catch (error) {
      reportProblem(error);
      return;
    }
  }
  if (isBlankForm(form)) return;
  offerUndo(said, () => {
    setPreference(keyOf(companyId, `new-${Date.now()}`), pack({ form, atUtc: new Date().toISOString() }) as Json);
    go('/invoices/new');
    return Promise.resolve();
  });
}
