/** Takes an import back, and says what came of it. */
import { useCallback } from 'react';
import type { UndoResult } from '#contract/imports.ts';
import * as words from '#i18n/catalog/window/imports.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import type { ImportKind } from './kind.ts';

/** What an undoing did, in a sentence or two. */
export function useUndoText(): (result: UndoResult) => string {
  const t = useWords(words);
  const formats = useFormats();
  return useCallback(
    ({ archived, restored, kept }) => {
      const done = t('imports.undone.text', { archived: formats.count(archived), restored: formats.count(restored) });
      if (kept.length === 0) return done;
      const names = kept.slice(0, 3).map(({ name }) => name);
      return `${done} ${t('imports.undone.kept', { count: kept.length, names: names.join(', ') })}`;
    },
    [formats, t],
  );
}

export function useUndoImport(kind: ImportKind): (importId: string) => Promise<UndoResult> {
  const say = useUndoText();
  return useCallback(
    async (importId) => {
      const result = await kind.undo({ importId });
      showDone(say(result));
      return result;
    },
    [kind, say],
  );
}
