/** A value that is copied with a press. */
import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import * as common from '#i18n/catalog/window/common.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './copyable.module.css';

export function Copyable({ value, mono = false }: { value: string; mono?: boolean }) {
  const c = useWords(common);
  return (
    <span className={classes['copyable']}>
      <span className={mono ? 'mono' : undefined}>{value}</span>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <ActionIcon
            size={20}
            aria-label={copied ? c('common.copied') : `${c('common.copy')} ${value}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}
