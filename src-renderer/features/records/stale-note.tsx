/** Somebody changed the record while a form was open over it: nothing is overwritten unasked. */
import { Button, Group } from '@mantine/core';
import * as words from '#i18n/catalog/window/records.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/form/note.tsx';

export function StaleNote({ onMine, onTheirs }: { onMine: () => void; onTheirs: () => void }) {
  const t = useWords(words);
  return (
    <Note tone="waiting" role="alert">
      {t('records.stale')}
      <Group gap={8} mt={6}>
        <Button size="compact-xs" onClick={onMine}>
          {t('records.stale.mine')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onTheirs}>
          {t('records.stale.theirs')}
        </Button>
      </Group>
    </Note>
  );
}
