/** The line above a list of records: which are shown; or, with some chosen, what can be done with them. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconX } from '@tabler/icons-react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/records.ts';
import * as table from '#i18n/catalog/window/table.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import type { Archived } from './list-state.ts';
import classes from './records.module.css';

const SHOWN: readonly Archived[] = ['no', 'only', 'all'];

interface ListBarProps {
  readonly archived: Archived;
  readonly onArchived: (archived: Archived) => void;
  /** Rows of the filter; absent while they are counted. */
  readonly count: number | undefined;
}

export function ListBar({ archived, onArchived, count }: ListBarProps) {
  const t = useWords(words);
  const r = useWords(table);
  const formats = useFormats();
  return (
    <>
      <SegmentedControl
        aria-label={t('records.archived')}
        value={archived}
        onChange={onArchived}
        data={SHOWN.map((value) => ({ value, label: t(`records.archived.${value}`) }))}
      />
      <span className="soft tabular" role="status">
        {count === undefined ? '' : r('table.rows', { count, shown: formats.count(count) })}
      </span>
    </>
  );
}

interface ChosenBarProps {
  readonly count: number;
  readonly archived: Archived;
  readonly onArchive: () => void;
  readonly onRestore: () => void;
  readonly onClear: () => void;
}

export function ChosenBar({ count, archived, onArchive, onRestore, onClear }: ChosenBarProps) {
  const t = useWords(words);
  const c = useWords(common);
  const r = useWords(table);
  const formats = useFormats();
  const small = { size: 'compact-xs', h: '26px', variant: 'default' } as const;
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('records.bulk')}>
      <strong className="tabular">{t('records.chosen', { count, shown: formats.count(count) })}</strong>
      {archived !== 'only' && (
        <Button {...small} leftSection={<IconArchive size={14} />} onClick={onArchive}>
          {c('common.archive')}
        </Button>
      )}
      {archived !== 'no' && (
        <Button {...small} leftSection={<IconArchiveOff size={14} />} onClick={onRestore}>
          {c('common.restore')}
        </Button>
      )}
      <Button {...small} variant="subtle" color="gray" leftSection={<IconX size={14} />} onClick={onClear}>
        {r('table.clearSelection')}
      </Button>
    </div>
  );
}
