/**
 * A filter as a sentence of chips: each one says its condition, opens where it is changed, and goes with its
 * cross or with Delete. The last one adds a condition.
 */
import { Button, Menu, Popover, UnstyledButton } from '@mantine/core';
import { IconFilterPlus, IconX } from '@tabler/icons-react';
import { Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useLocale, useWords } from '../../i18n/words.ts';
import classes from './filters.module.css';

interface FilterChipsProps<Field extends string> {
  /** What is filtered by, in the order in which it is said. */
  readonly parts: readonly { readonly field: Field; readonly text: string }[];
  /** What can be added. */
  readonly free: readonly { readonly field: Field; readonly label: string }[];
  /** Where a condition is changed; what is chosen there holds at once. It may come lazily. */
  readonly renderEditor: (field: Field, close: () => void) => ReactNode;
  readonly onRemove: (field: Field) => void;
  readonly onClear: () => void;
  /** Whether the menu of conditions is open; the key `F` opens it. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
}

export function FilterChips<Field extends string>(props: FilterChipsProps<Field>) {
  const { parts, free, onClear, adding, onAdding } = props;
  const t = useWords(words);
  const c = useWords(common);
  const locale = useLocale();
  const [open, setOpen] = useState<Field>();
  const add = useRef<HTMLButtonElement>(null);
  // Together they read as a sentence.
  const said = parts.map(({ field, text }, at) => ({ field, text: at === 0 ? capitalized(text, locale) : text }));
  const drop = (field: Field): void => {
    setOpen(undefined);
    props.onRemove(field);
    add.current?.focus();
  };
  const editor = (field: Field) => <Suspense>{props.renderEditor(field, () => setOpen(undefined))}</Suspense>;
  const fresh = free.some(({ field }) => field === open) ? open : undefined;
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
                {free.map(({ field, label }) => (
                  <Menu.Item key={field} onClick={() => setOpen(field)}>
                    {label}
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
        <Button variant="subtle" color="gray" size="compact-xs" h="26px" onClick={onClear}>
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
