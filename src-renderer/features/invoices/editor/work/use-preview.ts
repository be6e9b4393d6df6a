/** What the draft amounts to and what stands in its way, asked again when the hand rests; the last answer stays meanwhile. */
import { useEffect, useState } from 'react';
import type { Breakdown, FindingView, InvoiceDraft } from '#contract/invoices.ts';
import { client } from '../../../../app/connection/link.ts';
import { problemOf, type Problem } from '../../../../ui/feedback/problem.ts';

export interface PreviewTotals {
  readonly currency: string;
  readonly currencyDecimals: number;
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly transferredMinor: number;
  readonly withheldMinor: number;
  readonly localMinor: number;
  readonly totalMinor: number;
}

export interface Preview {
  /** Of what it was computed. */
  readonly draft: InvoiceDraft;
  readonly lineKeys: readonly string[];
  readonly totals: PreviewTotals;
  readonly breakdown: Breakdown;
  readonly findings: readonly FindingView[];
}

export interface PreviewState {
  readonly preview: Preview | undefined;
  /** The draft cannot become a document, and why; of the newest draft that was asked about. */
  readonly problem: Problem | undefined;
  /** What is shown is of an older draft. */
  readonly stale: boolean;
}

const WAIT_MS = 180;

export function usePreview(draft: InvoiceDraft | undefined, lineKeys: readonly string[]): PreviewState {
  const [answered, setAnswered] = useState<{ preview?: Preview | undefined; problem?: Problem; draft?: InvoiceDraft }>(
    {},
  );
  useEffect(() => {
    if (draft === undefined) return undefined;
    const abort = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const { totals, breakdown, findings } = await client.invoices.preview(draft, { signal: abort.signal });
        if (!abort.signal.aborted) setAnswered({ preview: { draft, lineKeys, totals, breakdown, findings }, draft });
      } catch (error) {
        if (!abort.signal.aborted)
          setAnswered((before) => ({ preview: before.preview, problem: problemOf(error), draft }));
      }
    };
    const timer = setTimeout(() => void ask(), WAIT_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [draft, lineKeys]);
  const isCurrent = draft !== undefined && answered.draft === draft;
  return {
    preview: answered.preview,
    problem: isCurrent ? answered.problem : undefined,
    stale: !isCurrent || answered.problem !== undefined,
  };
}
