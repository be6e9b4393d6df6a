/** How safe what was typed is, in a few words beside the title. */
import { useEffect, useState } from 'react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { shownKeys } from '../../../app/commands/keys.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import type { Storage } from './work/use-storage.ts';
import classes from './banner.module.css';

const TICK_MS = 15_000;

export function SaveMark({ storage, isBlank }: { storage: Storage; isBlank: boolean }) {
  const t = useWords(words);
  const formats = useFormats();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const { state, isClean, isTooLarge } = storage;
  const said = (): string => {
    if (state.phase === 'saving') return t('editor.saving');
    if (isClean && state.savedAtUtc !== undefined) {
      const at = Math.max(now, Date.parse(state.savedAtUtc));
      return t('editor.saved', { ago: formats.ago(state.savedAtUtc, at) });
    }
    if (isTooLarge) return t('editor.tooLarge', { keys: shownKeys('Mod+S').join('+') });
    if (isBlank && state.invoice === undefined) return '';
    return t('editor.kept');
  };
  return (
    <span className={classes['mark']} role="status" data-saved={isClean || undefined}>
      {said()}
    </span>
  );
}
