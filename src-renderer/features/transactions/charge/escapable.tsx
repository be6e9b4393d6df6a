/** Escape leaves what stands in the panel, not the panel itself. */
import type { ReactNode } from 'react';
import classes from './charge.module.css';

interface EscapableProps {
  readonly label: string;
  readonly onEscape: () => void;
  readonly children: ReactNode;
}

export function Escapable({ label, onEscape, children }: EscapableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from wherever the focus is in it
    <section
      className={classes['form']}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onEscape();
      }}
    >
      {children}
    </section>
  );
}
