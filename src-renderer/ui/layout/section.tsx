/** A section of the window: its heading of 48 px with search and the main action, and its body. */
import type { ReactNode } from 'react';
import classes from './layout.module.css';

interface SectionProps {
  readonly title: string;
  /** Beside the title: a saved view, a count, the way back. */
  readonly beside?: ReactNode;
  /** At the right: search, then the main action. */
  readonly actions?: ReactNode;
  /** A line under the heading: filters as chips, a bar of bulk actions. */
  readonly toolbar?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, beside, actions, toolbar, children }: SectionProps) {
  return (
    <main className={classes['section']} id="content" tabIndex={-1}>
      <header className={classes['header']}>
        <h1 className={classes['title']}>{title}</h1>
        {beside}
        <div className={classes['spring']} />
        {actions}
      </header>
      {toolbar !== undefined && <div className={classes['toolbar']}>{toolbar}</div>}
      <div className={classes['body']}>{children}</div>
    </main>
  );
}
