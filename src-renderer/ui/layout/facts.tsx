/** Names and values side by side, as a panel shows a record. */
import type { ReactNode } from 'react';
import classes from './facts.module.css';

export type Fact = readonly [name: string, value: ReactNode] | undefined | false;

/** Facts without a value are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes['facts']}>
      {facts.map((fact) =>
        fact === undefined || fact === false || fact[1] === undefined || fact[1] === '' ? null : (
          <div key={fact[0]} className={classes['fact']}>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
