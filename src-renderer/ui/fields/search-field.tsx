/** The search of a list. It asks with every key, but not oftener than lists can answer; old rows stand meanwhile. */
import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { startTransition, useEffect, useRef, useState } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import { useWords } from '../../i18n/words.ts';

/** Between two questions. */
const PAUSE_MS = 40;

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (query: string) => void;
  /** Escape in an empty field, Enter and the arrow down: on to the rows. */
  readonly onLeave: () => void;
}

export function SearchField({ label, placeholder, value, onChange, onLeave }: SearchFieldProps) {
  const c = useWords(common);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Changed from outside («clear filters»): the field follows.
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const say = (query: string): void => {
    clearTimeout(timer.current);
    asked.current = performance.now();
    // The list follows the field, never the other way round: a key is shown before its rows are drawn.
    startTransition(() => {
      setKnown(query);
      onChange(query);
    });
  };
  const type = (query: string): void => {
    setTyped(query);
    clearTimeout(timer.current);
    const pause = asked.current + PAUSE_MS - performance.now();
    if (pause <= 0) say(query);
    else timer.current = setTimeout(() => say(query), pause);
  };
  return (
    <TextInput
      data-section-search
      aria-label={label}
      placeholder={placeholder}
      w="248px"
      value={typed}
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed === '' ? (
          <kbd aria-hidden>/</kbd>
        ) : (
          <CloseButton size={18} aria-label={c('common.clear')} onClick={() => type('')} />
        )
      }
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          if (typed === '') onLeave();
          else {
            setTyped('');
            say('');
          }
        } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          if (typed !== value) say(typed);
          onLeave();
        }
      }}
    />
  );
}
