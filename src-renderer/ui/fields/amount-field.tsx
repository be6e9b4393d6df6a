/** A field for amounts, quantities and rates: takes sums, shows thousands when it is left. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import * as fields from '#i18n/catalog/window/fields.ts';
import { groupDecimal } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { evaluateAmount } from './amount.ts';

interface AmountFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Exact decimal string; '' when there is none. */
  readonly value: string;
  /** Called when the field is left or Enter pressed, with an exact decimal string or ''. */
  readonly onChange: (value: string) => void;
  readonly decimals?: number;
  /** Decimals that are always shown. */
  readonly leastDecimals?: number;
}

export function AmountField({ value, onChange, decimals = 6, leastDecimals = 0, error, ...rest }: AmountFieldProps) {
  const t = useWords(fields);
  const shown = value === '' ? '' : groupDecimal(value, leastDecimals);
  const [text, setText] = useState(shown);
  const [wrong, setWrong] = useState(false);
  const editing = useRef(false);
  useEffect(() => {
    if (!editing.current) setText(shown);
  }, [shown]);

  const settle = (): void => {
    if (text.trim() === '') {
      setWrong(false);
      if (value !== '') onChange('');
      return;
    }
    const read = evaluateAmount(text, decimals);
    setWrong(read === undefined);
    if (read === undefined) return;
    setText(groupDecimal(read, leastDecimals));
    if (read !== value) onChange(read);
  };
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
      value={text}
      error={wrong ? t('fields.amountWrong') : error}
      onFocus={(event) => {
        editing.current = true;
        event.currentTarget.select();
        rest.onFocus?.(event);
      }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={(event) => {
        editing.current = false;
        settle();
        rest.onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
        rest.onKeyDown?.(event);
      }}
    />
  );
}
