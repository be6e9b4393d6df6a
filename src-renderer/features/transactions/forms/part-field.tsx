/** How much of what there is: all of it unless less is typed. */
import { minorToDecimal, decimalToMinor } from '../../../i18n/format.ts';
import { AmountField } from '../../../ui/fields/amount-field.tsx';
import type { Part } from './use-part.ts';

interface PartFieldProps {
  readonly label: string;
  readonly description: string;
  readonly decimals: number;
  readonly part: Part;
  readonly disabled?: boolean;
}

export function PartField({ label, description, decimals, part, disabled = false }: PartFieldProps) {
  return (
    <AmountField
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      decimals={decimals}
      leastDecimals={decimals}
      value={part.minor === undefined ? '' : minorToDecimal(part.minor, decimals)}
      onChange={(value) => part.change(decimalToMinor(value, decimals))}
      error={part.error}
      disabled={disabled}
    />
  );
}
