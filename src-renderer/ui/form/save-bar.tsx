/** The foot of a page of settings: save (Ctrl/⌘ S or Ctrl/⌘ Enter), or go back to what was saved. */
import { Button, Text } from '@mantine/core';
import * as words from '#i18n/catalog/window/form.ts';
import * as common from '#i18n/catalog/window/common.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './form.module.css';

interface SaveBarProps {
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  /** Heading of its command in the palette. */
  readonly group: string;
  readonly label?: string;
}

export function SaveBar({ dirty, saving, onSave, onDiscard, group, label }: SaveBarProps) {
  const t = useWords(words);
  const c = useWords(common);
  const said = label ?? c('common.save');
  useCommands([{ id: 'form.save', label: said, group, keys: ['Mod+S', 'Mod+Enter'], run: onSave }]);
  return (
    <div className={classes['saveBar']}>
      <Button onClick={onSave} loading={saving} disabled={!dirty}>
        {said}
      </Button>
      {dirty && (
        <>
          <Button variant="default" onClick={onDiscard} disabled={saving}>
            {t('form.discard')}
          </Button>
          <Text size="xs" className="soft">
            {t('form.unsaved')}
          </Text>
        </>
      )}
    </div>
  );
}
