/**
 * A cell that is typed into: a plain input that keeps what is being typed to itself and hands it over when it is left
 * or Enter is pressed, so that nothing is judged at each key.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { WRONG } from '../../../../ui/fields/wrong-amount.ts';
import { useLatest } from '../../../../ui/use-latest.ts';

interface TypedCellProps {
  readonly label: string;
  readonly at: string;
  readonly shown: string;
  /** Takes the text; false when it cannot be read, and it stays as it was typed. */
  readonly onText: (text: string) => boolean;
  readonly className: string | undefined;
  readonly wrong: string;
  readonly tone: 'error' | 'warning' | undefined;
  readonly title: string | undefined;
  readonly placeholder?: string | undefined;
  readonly numeric?: boolean;
  readonly id?: string;
  readonly describedBy?: string;
  readonly disabled?: boolean;
  readonly maxLength?: number;
  /** Hands over while one rests too: long texts that a crash must not take. */
  readonly whileTyping?: boolean;
}

const REST_MS = 600;

export function TypedCell(props: TypedCellProps) {
  const { shown, numeric = false, whileTyping = false } = props;
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  // The focus may move on within the very key that settled, before anything is drawn anew.
  const typedNow = useRef<string>(undefined);
  const take = useLatest(props.onText);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = (text: string | undefined): void => {
    typedNow.current = text;
    setTyped(text);
  };
  const settle = (): void => {
    clearTimeout(timer.current);
    const text = typedNow.current;
    if (text === undefined) return;
    if (take.current(text)) {
      setWrong(false);
      write(undefined);
    } else setWrong(true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') settle();
    else if (event.key === 'Escape' && typed !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(timer.current);
      setWrong(false);
      write(undefined);
    }
  };
  return (
    <input
      id={props.id}
      aria-describedby={props.describedBy}
      disabled={props.disabled}
      maxLength={props.maxLength}
      className={props.className}
      data-at={props.at}
      data-numeric={numeric || undefined}
      {...{ [WRONG]: (numeric && wrong) || undefined }}
      data-tone={wrong ? 'error' : props.tone}
      aria-label={props.label}
      aria-invalid={wrong || props.tone === 'error' || undefined}
      inputMode={numeric ? 'decimal' : undefined}
      autoComplete="off"
      placeholder={props.placeholder}
      title={wrong ? props.wrong : props.title}
      value={typed ?? shown}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        write(event.currentTarget.value);
        if (!whileTyping) return;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          if (typedNow.current !== undefined) take.current(typedNow.current);
        }, REST_MS);
      }}
      onKeyDown={onKeyDown}
      onBlur={settle}
    />
  );
}
