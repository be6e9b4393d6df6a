/** What is said of a file. */
import type { ImportedFile, ImportOutcome } from '#contract/cfdi-imports.ts';

/** One that came in with something to look at is told from one that is settled. */
export function outcomeWord({ outcome, findings }: ImportedFile): ImportOutcome | 'doubtful' {
  return outcome === 'imported' && findings.length > 0 ? 'doubtful' : outcome;
}

export function reasonOf({ findings }: ImportedFile): string {
  return findings.map(({ message }) => message).join(' ');
}
