/** Trying an account: that it is under way and for how long, then what came of it in the provider's own words. */
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { PacTest } from '#contract/stamping.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, ProviderWords } from '../../ui/form/note.tsx';

/** A PAC that answers at once needs no clock. */
const CLOCK_FROM_S = 2;

/** Read out once; the seconds are for the eye. */
export function PacAsking({ name }: { name: string }) {
  const t = useWords(words);
  const formats = useFormats();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Note>
      <VisuallyHidden role="status">{t('pacs.testing', { name })}</VisuallyHidden>
      <span aria-hidden>
        {seconds < CLOCK_FROM_S
          ? t('pacs.testing', { name })
          : t('pacs.testingFor', { name, seconds: formats.count(seconds) })}
      </span>
    </Note>
  );
}

export function PacAnswer({ answer }: { answer: PacTest | undefined }) {
  const t = useWords(words);
  const formats = useFormats();
  if (answer === undefined) return null;
  const { credits } = answer;
  return (
    <Note tone={answer.ok ? 'settled' : 'person'} role={answer.ok ? 'status' : 'alert'}>
      <div>{answer.message}</div>
      {credits !== undefined && (
        <div>
          {credits === 'unlimited' ? t('pacs.creditsUnlimited') : t('pacs.credits', { count: formats.count(credits) })}
        </div>
      )}
      <ProviderWords words={answer.words} />
    </Note>
  );
}
