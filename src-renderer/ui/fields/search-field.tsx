/** The search of a list. It asks when the hand rests for a moment; the old rows stand until the new ones come. */
import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import { useWords } from '../../i18n/words.ts';

const REST_MS = 40;

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
  useEffect(() => () => clearTimeout(timer.current), []);
  // Changed from outside («clear filters»): the field follows.
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  const say = (query: string): void => {
    clearTimeout(timer.current);
    setKnown(query);
    onChange(query);
  };
  const type = (query: string): void => {
    setTyped(query);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => say(query), REST_MS);
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
