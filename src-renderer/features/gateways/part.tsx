/** A part of an account's page, under its heading. */
import type { ReactNode } from 'react';
import classes from './gateways.module.css';

interface PartProps {
  readonly id: string;
  readonly title: string;
  /** At the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Part({ id, title, aside, children }: PartProps) {
  return (
    <section className={classes['part']} id={id} aria-labelledby={`${id}-title`}>
      <div className={classes['partHead']}>
        <h3 id={`${id}-title`}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
