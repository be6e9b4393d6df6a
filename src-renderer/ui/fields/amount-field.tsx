/** A field for amounts, quantities and rates: takes sums, shows thousands when it is left. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import * as fields from '#i18n/catalog/window/fields.ts';
import { groupDecimal } from '../../i18n/format.ts';
import { useWords, type Translate } from '../../i18n/words.ts';
import { readAmount, type ReadAmount } from './amount.ts';
import { WRONG } from './wrong-amount.ts';

interface AmountFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Exact decimal string; '' when there is none. */
  readonly value: string;
  /** Called when the field is left or Enter pressed, with an exact decimal string or ''. */
  readonly onChange: (value: string) => void;
  readonly decimals?: number;
  /** Decimals that are always shown. */
  readonly leastDecimals?: number;
  /** Told when what stands in it begins or ceases to be no amount: `value` is then not what the person wrote. */
  readonly onWrong?: (wrong: boolean) => void;
}

export function AmountField({
  value,
  onChange,
  decimals = 6,
  leastDecimals = 0,
  error,
  onWrong,
  ...rest
}: AmountFieldProps) {
  const t = useWords(fields);
  const shown = value === '' ? '' : groupDecimal(value, leastDecimals);
  const [text, setText] = useState(shown);
  // What is still being typed (`1200*`) is not scolded.
  const [left, setLeft] = useState(false);
  const editing = useRef(false);
  useEffect(() => {
    if (!editing.current) setText(shown);
  }, [shown]);
  const read = readAmount(text, decimals);
  const isWrong = text.trim() !== '' && read.problem !== undefined;
  const tell = useEffectEvent((wrong: boolean) => onWrong?.(wrong));
  useEffect(() => {
    if (!isWrong) return undefined;
    tell(true);
    return () => tell(false);
  }, [isWrong]);

  const settle = (): void => {
    setLeft(isWrong);
    if (text.trim() === '') {
      if (value !== '') onChange('');
      return;
    }
    if (read.problem !== undefined) return;
    setText(groupDecimal(read.value, leastDecimals));
    if (read.value !== value) onChange(read.value);
  };
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
      value={text}
      error={isWrong && left ? saidOf(read, decimals, t) : error}
      {...{ [WRONG]: isWrong || undefined }}
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

function saidOf(read: ReadAmount, decimals: number, t: Translate<keyof typeof fields.es>): string {
  switch (read.problem) {
    case 'comma':
      return t(decimals === 2 ? 'fields.amountComma' : 'fields.decimalComma', { meant: read.meant ?? '1000.50' });
    case 'decimals':
      return decimals === 0 ? t('fields.amountWhole') : t('fields.amountDecimals', { decimals });
    case 'wrong':
    case undefined:
    default:
      return t('fields.amountWrong');
  }
}
