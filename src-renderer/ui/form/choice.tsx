/** One of a few ways to go on, with what it means. */
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './form.module.css';

interface ChoiceProps {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

/** Only inside Mantine's `Radio.Group`. */
export function Choice({ value, label, hint, disabled }: ChoiceProps) {
  return (
    <Radio.Card value={value} className={classes['choice']} disabled={disabled}>
      <Radio.Indicator size="xs" mt={2} />
      <span className={classes['choiceText']}>
        <span className={classes['choiceLabel']}>{label}</span>
        {hint !== undefined && <div className={classes['checkHint']}>{hint}</div>}
      </span>
    </Radio.Card>
  );
}
