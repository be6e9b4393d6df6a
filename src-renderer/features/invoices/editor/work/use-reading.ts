/** What the form reads as: a draft or what is missing of one, what the engine computes of it, and all remarks on it. */
import { useCallback, useMemo, useState } from 'react';
import type { InvoiceDraft } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { useWords } from '../../../../i18n/words.ts';
import { isBlankForm, type EditorForm } from '../model/form.ts';
import { draftOf, type Gap } from '../model/to-draft.ts';
import { issuesOf, remarksOf, type Issues, type Remark } from './issues.ts';
import type { Refusal } from './use-issue.ts';
import { usePreview, type PreviewState } from './use-preview.ts';

export interface Reading {
  readonly draft: InvoiceDraft | undefined;
  readonly draftJson: string | undefined;
  readonly preview: PreviewState;
  /** The person wanted to go on: from now on an empty form says what is missing. */
  readonly ask: () => void;
  /** Keys of the lines that the draft has. */
  readonly lineKeys: readonly string[];
  readonly gaps: readonly Gap[];
  readonly gapText: (gap: Gap) => string;
  readonly formKeys: readonly string[];
}

export function useReading(form: EditorForm, companyId: string): Reading {
  const t = useWords(words);
  const read = useMemo(() => draftOf(form, companyId), [companyId, form]);
  const draftJson = useMemo(() => (read.draft === undefined ? undefined : JSON.stringify(read.draft)), [read]);
  const keys = read.lineKeys.join();
  // The same draft stays the same object, so that nothing is asked twice.
  const draft = useSteady(read.draft, `${draftJson}${keys}`);
  const lineKeys = useSteady(read.lineKeys, keys);
  const preview = usePreview(draft, lineKeys);
  const [asked, setAsked] = useState(false);
  const gaps = isBlankForm(form) && !asked ? NONE : read.gaps;
  const formKeys = useMemo(() => form.lines.map((line) => line.key), [form.lines]);
  const gapText = useCallback(
    ({ kind, field, line }: Gap): string => {
      const what = t(`editor.field.${field}`);
      return line === undefined ? t(`editor.check.${kind}`, { what }) : t(`editor.check.${kind}InLine`, { what, line });
    },
    [t],
  );
  return { draft, draftJson, preview, lineKeys, gaps, gapText, formKeys, ask: () => setAsked(true) };
}

/** Everything that is said of the form, and where. What a sealed document showed stands while the draft is the same. */
export function useRemarks(
  { draft, draftJson, preview, lineKeys, gaps, gapText, formKeys }: Reading,
  refusal: Refusal | undefined,
): { readonly remarks: readonly Remark[]; readonly issues: Issues } {
  const { problem, preview: answer } = preview;
  return useMemo(() => {
    const isRefused = refusal !== undefined && refusal.draftJson === draftJson;
    const remarks = remarksOf({
      findings: isRefused ? refusal.findings : draft === undefined ? NO_FINDINGS : (answer?.findings ?? NO_FINDINGS),
      lineKeys: isRefused ? refusal.lineKeys : (answer?.lineKeys ?? []),
      problem,
      problemKeys: lineKeys,
      gaps,
      gapText,
      formKeys,
    });
    return { remarks, issues: issuesOf(remarks) };
  }, [answer, draft, draftJson, formKeys, gapText, gaps, lineKeys, problem, refusal]);
}

const NONE: readonly Gap[] = [];
const NO_FINDINGS: readonly [] = [];

/** The first of the values that read the same. */
function useSteady<T>(value: T, id: string): T {
  const [kept, setKept] = useState({ value, id });
  if (kept.id === id) return kept.value;
  setKept({ value, id });
  return value;
}
