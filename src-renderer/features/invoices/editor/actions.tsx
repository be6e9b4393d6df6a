/** What is done with the whole invoice, at the right of its title. */
import { Button } from '@mantine/core';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { Keys } from '../../../app/commands/key-caps.tsx';
import { useWords } from '../../../i18n/words.ts';
import classes from './banner.module.css';

interface ActionsProps {
  /** How many of them the document has. */
  readonly extras: number;
  readonly extrasOpen: boolean;
  readonly busy: boolean;
  readonly onExtras: () => void;
  readonly onDiscard: () => void;
  readonly onSave: () => void;
  readonly onStamp: () => void;
}

export function Actions({ extras, extrasOpen, busy, onExtras, onDiscard, onSave, onStamp }: ActionsProps) {
  const t = useWords(words);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        className={classes['action']}
        rightSection={<Keys combination="F9" />}
        aria-expanded={extrasOpen}
        onClick={onExtras}
      >
        {extras === 0 ? t('editor.extras') : `${t('editor.extras')} · ${extras}`}
      </Button>
      <Button variant="subtle" color="gray" className={classes['action']} onClick={onDiscard}>
        {t('editor.discard')}
      </Button>
      <Button
        variant="default"
        className={classes['action']}
        rightSection={<Keys combination="Mod+S" />}
        onClick={onSave}
      >
        {t('editor.saveNow')}
      </Button>
      <Button
        loading={busy}
        className={classes['action']}
        rightSection={<Keys combination="Mod+Enter" />}
        onClick={onStamp}
      >
        {t('editor.stamp')}
      </Button>
    </>
  );
}
