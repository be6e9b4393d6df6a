/** An amount that is at most what there is: its value, and what is wrong with it in words. */
import { useState } from 'react';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useWords } from '../../../i18n/words.ts';
import { problemOf } from '../../../ui/feedback/problem.ts';

export interface Part {
  readonly minor: number | undefined;
  readonly change: (minor: number | undefined) => void;
  /** What can be asked for; undefined while something is wrong. */
  readonly asked: number | undefined;
  readonly error: string | undefined;
}

/**
 * @param most what there is, as it was when the form was opened
 * @param refused what the engine said; shown here where it names the amount
 */
export function usePart(most: number, shownMost: string, refused: unknown): Part {
  const t = useWords(words);
  const [minor, setMinor] = useState<number | undefined>(most);
  const [seen, setSeen] = useState<unknown>();
  const none = minor === undefined || minor <= 0;
  const over = minor !== undefined && minor > most;
  const fromEngine =
    refused !== undefined && refused !== seen && problemOf(refused).field === 'amountMinor'
      ? problemOf(refused).message
      : undefined;
  return {
    minor,
    change: (next) => {
      setMinor(next);
      // What was said was of the amount before.
      setSeen(refused);
    },
    asked: none || over ? undefined : minor,
    error: none
      ? t('transactions.amount.missing')
      : over
        ? t('transactions.amount.over', { most: shownMost })
        : fromEngine,
  };
}

/** What is to be said beside the form, not at the amount. */
export function besideAmount(refused: unknown): unknown {
  return refused !== undefined && problemOf(refused).field === 'amountMinor' ? undefined : refused;
}
