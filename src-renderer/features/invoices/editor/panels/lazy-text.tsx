/** A text field that hands over what was typed when it is left, or with Enter. */
import { Textarea, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

interface LazyTextProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function useLazy(value: string, onChange: (text: string) => void) {
  const [typed, setTyped] = useState<string>();
  return {
    value: typed ?? value,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    settle: () => {
      if (typed !== undefined && typed !== value) onChange(typed);
      setTyped(undefined);
    },
  };
}

export function LazyText({ value, onChange, ...rest }: LazyTextProps) {
  const { settle, ...field } = useLazy(value, onChange);
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      {...field}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

interface LazyAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly description?: string;
  readonly rows?: number;
  readonly code?: boolean;
  readonly maxLength?: number;
}

export function LazyArea({ value, onChange, rows = 3, code = false, ...rest }: LazyAreaProps) {
  const { settle, ...field } = useLazy(value, onChange);
  return (
    <Textarea
      {...rest}
      {...field}
      rows={rows}
      spellCheck={!code}
      styles={code ? { input: { fontFamily: 'var(--mantine-font-family-monospace)' } } : {}}
      onBlur={settle}
    />
  );
}
