/** A list of small forms with one more button below, as the panels have several. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './panels.module.css';

interface EntriesProps<T> {
  readonly entries: readonly T[];
  readonly blank: () => T;
  readonly onChange: (entries: readonly T[]) => void;
  readonly add: string;
  readonly remove: string;
  readonly children: (entry: T, set: (patch: Partial<T>) => void) => ReactNode;
}

export function Entries<T>({ entries, blank, onChange, add, remove, children }: EntriesProps<T>) {
  return (
    <>
      {entries.map((entry, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- entries have no name of their own and keep their order
        <div key={at} className={classes['entry']}>
          {children(entry, (patch) => onChange(entries.with(at, merged(entry, patch))))}
          <ActionIcon aria-label={remove} onClick={() => onChange(entries.toSpliced(at, 1))}>
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...entries, blank()])}
        >
          {add}
        </Button>
      </div>
    </>
  );
}

/** An entry may be a text as well (an XML). */
function merged<T>(entry: T, patch: Partial<T>): T {
  return typeof entry === 'object' ? { ...entry, ...patch } : (patch as T);
}
