/** An amount: aligned figures, the currency small and grey behind it, a minus in the colour of danger. */
import { useFormats } from '../../i18n/format.ts';
import classes from './money.module.css';

interface MoneyProps {
  readonly minor: number;
  readonly decimals: number;
  readonly currency?: string;
}

export function Money({ minor, decimals, currency }: MoneyProps) {
  const { minor: shown } = useFormats();
  return (
    <span className={classes['money']} data-negative={minor < 0 || undefined}>
      {shown(minor, decimals)}
      {currency !== undefined && <span className={classes['currency']}>{currency}</span>}
    </span>
  );
}
