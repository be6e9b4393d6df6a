/**
 * The filter as a sentence of chips: each one says its condition, opens where it is changed, and goes with its
 * cross or with Delete. The last one adds a condition.
 */
import { Button, Menu, Popover, UnstyledButton } from '@mantine/core';
import { IconFilterPlus, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { InvoiceFilter } from '#contract/invoice-list.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { filterParts } from '#i18n/describe-filter.ts';
import { useLocale, useWords } from '../../../../i18n/words.ts';
import { FILTER_FIELDS, holds, without, type FilterField, type ListFilter } from './filter.ts';
import classes from './filters.module.css';

// Calendar and exact sums come with the editors, when one is opened.
const FilterEditor = lazy(() => import('./filter-editor.tsx'));

interface FilterBarProps {
  readonly filter: ListFilter;
  /** The same filter as the engine is asked. */
  readonly asked: InvoiceFilter;
  readonly onChange: (filter: ListFilter) => void;
  /** Which condition is being changed; the key `F` opens the menu of them. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
}

/** Which of our fields a part of the engine's filter is of. */
const FIELD_OF: Readonly<Record<string, FilterField>> = {
  statuses: 'statuses',
  types: 'types',
  from: 'period',
  to: 'period',
  clientId: 'client',
  minTotalMinor: 'total',
  maxTotalMinor: 'total',
  currency: 'currency',
  paymentStates: 'payment',
  mailStates: 'mail',
};

export function FilterBar({ filter, asked, onChange, adding, onAdding }: FilterBarProps) {
  const t = useWords(words);
  const c = useWords(common);
  const locale = useLocale();
  const [open, setOpen] = useState<FilterField>();
  const add = useRef<HTMLButtonElement>(null);
  const parts = filterParts(asked, locale, { client: filter.client?.name }).flatMap(({ fields, text }) => {
    const field = FIELD_OF[fields[0] ?? ''];
    return field === undefined ? [] : [{ field, text }];
  });
  // Together they read as a sentence.
  const said = parts.map(({ field, text }, at) => ({ field, text: at === 0 ? capitalized(text, locale) : text }));
  const drop = (field: FilterField): void => {
    setOpen(undefined);
    onChange(without(filter, field));
    add.current?.focus();
  };
  const editor = (field: FilterField) => (
    <Suspense>
      <FilterEditor field={field} filter={filter} onChange={onChange} onDone={() => setOpen(undefined)} />
    </Suspense>
  );
  const free = FILTER_FIELDS.filter((field) => !holds(filter, field));
  const fresh = open !== undefined && free.includes(open) ? open : undefined;
  return (
    <div className={classes['bar']} role="group" aria-label={t('invoices.filter.label')}>
      {said.map(({ field, text }) => (
        <Chip
          key={field}
          text={text}
          opened={open === field}
          onOpen={(opened) => setOpen(opened ? field : undefined)}
          onRemove={() => drop(field)}
          removeLabel={t('invoices.filter.remove', { what: text })}
          editLabel={t('invoices.filter.edit', { what: text })}
        >
          {editor(field)}
        </Chip>
      ))}
      <Popover
        opened={fresh !== undefined}
        onChange={(opened) => !opened && setOpen(undefined)}
        position="bottom-start"
        shadow="md"
        trapFocus
        returnFocus
        withRoles={false}
      >
        <Popover.Target>
          <span>
            <Menu opened={adding} onChange={onAdding} position="bottom-start">
              <Menu.Target>
                <Button
                  ref={add}
                  variant="subtle"
                  color="gray"
                  size="compact-xs"
                  h="26px"
                  leftSection={<IconFilterPlus size={14} />}
                >
                  {parts.length === 0 ? t('invoices.filter.first') : t('invoices.filter.add')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {free.map((field) => (
                  <Menu.Item key={field} onClick={() => setOpen(field)}>
                    {t(`invoices.filter.${field}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </span>
        </Popover.Target>
        <Popover.Dropdown p="sm" role="dialog" aria-label={t('invoices.filter.add')}>
          {fresh !== undefined && editor(fresh)}
        </Popover.Dropdown>
      </Popover>
      {parts.length > 1 && (
        <Button variant="subtle" color="gray" size="compact-xs" h="26px" onClick={() => onChange({})}>
          {c('common.clearFilters')}
        </Button>
      )}
    </div>
  );
}

function capitalized(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

interface ChipProps {
  readonly text: string;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onRemove: () => void;
  readonly removeLabel: string;
  readonly editLabel: string;
  readonly children: ReactNode;
}

function Chip({ text, opened, onOpen, onRemove, removeLabel, editLabel, children }: ChipProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    event.stopPropagation();
    onRemove();
  };
  return (
    <Popover
      opened={opened}
      onChange={onOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes['chip']}>
          <UnstyledButton
            className={classes['chipText']}
            aria-label={editLabel}
            aria-haspopup="dialog"
            aria-expanded={opened}
            title={text}
            onClick={() => onOpen(!opened)}
            onKeyDown={onKeyDown}
          >
            {text}
          </UnstyledButton>
          <UnstyledButton className={classes['chipRemove']} aria-label={removeLabel} onClick={onRemove}>
            <IconX size={12} />
          </UnstyledButton>
        </span>
      </Popover.Target>
      <Popover.Dropdown p="sm" role="dialog" aria-label={editLabel}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
