/** A remark within a form: what to know, what will not work, and what went wrong with the other side's words. */
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { problemOf } from '../feedback/problem.ts';
import classes from './form.module.css';

export type NoteTone = 'plain' | 'settled' | 'waiting' | 'person';

const ICONS = {
  plain: IconInfoCircle,
  settled: IconCircleCheck,
  waiting: IconAlertTriangle,
  person: IconAlertTriangle,
} as const;

interface NoteProps {
  readonly tone?: NoteTone;
  readonly title?: ReactNode;
  /** `alert`: read out at once; `status`: when there is a pause. */
  readonly role?: 'alert' | 'status';
  readonly children?: ReactNode;
}

export function Note({ tone = 'plain', title, role, children }: NoteProps) {
  const Shown = ICONS[tone];
  return (
    <div className={classes['note']} data-tone={tone} role={role}>
      <Shown size={16} aria-hidden />
      <div className={classes['noteBody']}>
        {title !== undefined && <div className={classes['noteTitle']}>{title}</div>}
        {children}
      </div>
    </div>
  );
}

/** What a call answered instead of doing it: what to do, the provider's words, and the code for support. */
export function ProblemNote({ error, children }: { error: unknown; children?: ReactNode }) {
  if (error === undefined || error === null) return null;
  const { message, code, provider } = problemOf(error);
  return (
    <Note tone="person" role="alert">
      <div>{message}</div>
      <div className={classes['noteFoot']}>
        <ProviderWords words={provider} />
        <span className="mono soft">{code}</span>
      </div>
      {children}
    </Note>
  );
}

interface Words {
  readonly provider: string;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

/** What the other side said, word for word. */
export function ProviderWords({ words }: { words: Words | undefined }) {
  const said = [words?.code, words?.message].filter(Boolean).join(' · ');
  return said === '' ? null : (
    <span className="mono soft">
      {words?.provider}: {said}
    </span>
  );
}
