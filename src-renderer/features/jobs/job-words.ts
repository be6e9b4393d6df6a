/** How a job reads: what it does, how it stands, what it works on. */
import type { Job, JobState } from '#contract/jobs.ts';
import * as kinds from '#i18n/catalog/jobs.ts';
import type { Tone } from '../../ui/state/state-badge.tsx';
import { useWords } from '../../i18n/words.ts';

export const JOB_TONES: Readonly<Record<JobState, Tone>> = {
  queued: 'waiting',
  running: 'progress',
  done: 'settled',
  waiting: 'waiting',
  unknown: 'unknown',
  dead: 'person',
};

/** Name of a kind of job; one that this version does not know is shown by its code. */
export function useKindName(): (kind: string) => string {
  const t = useWords(kinds);
  return (kind) => {
    const key = `jobs.kind.${kind}`;
    return key in kinds.es ? t(key as never) : kind;
  };
}

export function isRetriable({ state }: Job): boolean {
  return state === 'waiting' || state === 'unknown' || state === 'dead';
}

export function isCancellable({ state, cancelRequested }: Job): boolean {
  return !cancelRequested && (state === 'queued' || state === 'waiting' || state === 'running');
}
