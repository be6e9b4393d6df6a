/** Values of a document as they are read: a key of SAT with its words, a value that is copied with a press. */
import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CatalogName } from '#contract/catalogs.ts';
import * as common from '#i18n/catalog/window/common.ts';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import classes from './facts.module.css';

/** The key is always shown; its words where the catalog has them. */
export function SatKey({ catalog, value }: { catalog: CatalogName; value: string }) {
  const { data } = useQuery({
    ...api.catalogs.get.queryOptions({ input: { catalog, key: value } }),
    enabled: value !== '',
  });
  const text = data?.entry?.texto;
  return (
    <span>
      <span className="tabular">{value}</span> {text !== undefined && <span>{text}</span>}
    </span>
  );
}

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
