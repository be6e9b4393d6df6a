/** A list of things that are judged while a person fills in: right, doubtful, wrong with what to do, or not known yet. */
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './form.module.css';

export type CheckState = 'open' | 'right' | 'doubtful' | 'wrong';

export interface Check {
  readonly id: string;
  readonly state: CheckState;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

const ICONS = {
  open: IconCircleDashed,
  right: IconCircleCheck,
  doubtful: IconAlertTriangle,
  wrong: IconCircleX,
} as const;

interface ChecksProps {
  readonly label: string;
  readonly checks: readonly Check[];
  /** The states in words, for who does not see the icon. */
  readonly said: Readonly<Record<CheckState, string>>;
}

export function Checks({ label, checks, said }: ChecksProps) {
  return (
    <ul className={classes['checks']} aria-label={label} aria-live="polite">
      {checks.map((check) => {
        const Shown = ICONS[check.state];
        return (
          <li key={check.id} className={classes['check']} data-state={check.state}>
            <Shown size={16} aria-label={said[check.state]} role="img" />
            <div>
              <div>{check.label}</div>
              {check.hint !== undefined && <div className={classes['checkHint']}>{check.hint}</div>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
