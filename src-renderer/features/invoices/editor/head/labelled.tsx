/** A field of the head: its name above, below it a line that is always there for what is said of it. */
import type { ReactNode } from 'react';
import type { Issue } from '../work/issues.ts';
import classes from './head.module.css';

interface LabelledProps {
  readonly id: string;
  readonly label: string;
  /** Of the 24 columns. */
  readonly span: number;
  readonly issue?: Issue | undefined;
  readonly foot?: ReactNode;
  /** The same in full, for who points at it. */
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

export function Labelled({ id, label, span, issue, foot, hint, children }: LabelledProps) {
  return (
    <div className={classes['field']} style={{ gridColumn: `span ${span}` }}>
      <label className={classes['label']} htmlFor={id}>
        {label}
      </label>
      {children}
      <div
        id={`${id}-foot`}
        className={classes['foot']}
        data-tone={issue?.severity}
        title={issue?.message ?? hint ?? (typeof foot === 'string' ? foot : undefined)}
      >
        {issue?.message.split('\n')[0] ?? foot}
      </div>
    </div>
  );
}
