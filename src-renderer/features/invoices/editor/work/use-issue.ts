/** Timbrar: what was typed last is taken, the draft is stored, and the engine seals and queues exactly that version. */
import { useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { FindingView, InvoiceDetail } from '#contract/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import { problemOf, type Problem } from '../../../../ui/feedback/problem.ts';
import type { EditorForm } from '../model/form.ts';
import { draftOf, type DraftReading } from '../model/to-draft.ts';
import { stopsAtWrongAmount } from '../../../../ui/fields/wrong-amount.ts';
import type { Saver } from './saver.ts';

export interface Refusal {
  readonly findings: readonly FindingView[];
  readonly lineKeys: readonly string[];
  /** It is about this draft only. */
  readonly draftJson: string;
}

export interface Issuing {
  readonly busy: boolean;
  /** Why it was not stamped: findings that only a sealed document shows. */
  readonly refusal: Refusal | undefined;
  /** Why it could not even be tried. */
  readonly problem: Problem | undefined;
  readonly clear: () => void;
  readonly issue: () => Promise<void>;
}

interface IssueInput {
  readonly companyId: string;
  readonly form: RefObject<EditorForm>;
  readonly saver: Saver;
  readonly onIssued: (invoice: InvoiceDetail) => void;
  readonly onGaps: (reading: DraftReading) => void;
  readonly onFindings: (findings: readonly FindingView[], lineKeys: readonly string[]) => void;
}

/** Fields hand over what is being typed in them when they are left. */
export function settleFields(): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return;
  flushSync(() => focused.blur());
  focused.focus();
}

export function useIssue({ companyId, form, saver, ...on }: IssueInput): Issuing {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [problem, setProblem] = useState<Problem>();
  const issue = async (): Promise<void> => {
    if (busy) return;
    settleFields();
    if (stopsAtWrongAmount()) return;
    const reading = draftOf(form.current, companyId);
    if (reading.draft === undefined) {
      on.onGaps(reading);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    setRefusal(undefined);
    try {
      const stored = await saver.save(reading.draft);
      const result = await client.invoices.issue(stored);
      if (result.issued) {
        on.onIssued(result.invoice);
        return;
      }
      setRefusal({ findings: result.findings, lineKeys: reading.lineKeys, draftJson: JSON.stringify(reading.draft) });
      on.onFindings(result.findings, reading.lineKeys);
    } catch (error) {
      const found = problemOf(error);
      setProblem(found);
      if (found.code === 'INVOICE_CHANGED_SINCE_SHOWN') await takeVersion(saver);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    refusal,
    problem,
    clear: () => setProblem(undefined),
    issue,
  };
}

/** The engine computed the draft anew: what is shown now is what may be stamped. */
async function takeVersion(saver: Saver): Promise<void> {
  const { invoice, savedJson } = saver.get();
  if (invoice === undefined) return;
  try {
    const { id, version, updatedAtUtc } = await client.invoices.get({ id: invoice.id });
    saver.adopt({ invoice: { id, version }, savedJson, savedAtUtc: updatedAtUtc });
  } catch {
    // The next attempt meets the same version and says so.
  }
}
