/** The view in the heading: which one, the others, and keeping what the list shows now under a name. */
import { Button, Group, Menu, TextInput } from '@mantine/core';
import {
  IconBookmarkPlus,
  IconCheck,
  IconChevronDown,
  IconDeviceFloppy,
  IconPencil,
  IconRotate,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InvoiceAttention } from '#contract/invoice-list.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useCompany } from '../../../../app/company.tsx';
import { api } from '../../../../app/connection/query.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import type { OwnViews } from './use-views.ts';
import { BUILT_IN, type BuiltInId } from './views.ts';

interface ViewMenuProps {
  readonly views: OwnViews;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
}

/** What waits in a view, where the engine counts it anyway. */
const WAITING: Partial<Record<BuiltInId, (attention: InvoiceAttention) => number>> = {
  drafts: ({ draft }) => draft,
  attention: ({ rejected, unknown }) => rejected + unknown,
  mail: ({ mailFailed, mailBounced }) => mailFailed + mailBounced,
};

export function ViewMenu({ views, opened, onOpened }: ViewMenuProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const attention = useQuery(api.invoices.attention.queryOptions({ input: { companyId: company.id } }));
  const [naming, setNaming] = useState<'new' | 'rename'>();
  const { own, current, changed } = views;
  if (naming !== undefined) {
    return (
      <NameForm
        first={naming === 'rename' ? views.name : ''}
        onCancel={() => setNaming(undefined)}
        onName={(name) => {
          if (naming === 'rename') views.rename(name);
          else views.save(name);
          setNaming(undefined);
        }}
      />
    );
  }
  const mark = (id: string) => (id === current ? <IconCheck size={14} aria-hidden /> : <span style={{ width: 14 }} />);
  const shown = changed ? `${views.name} ${t('invoices.view.changed')}` : views.name;
  const isOwn = own.some(({ id }) => id === current);
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          maw="220px"
          rightSection={<IconChevronDown size={14} />}
          aria-label={t('invoices.view.choose', { name: shown })}
        >
          {shown}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {BUILT_IN.map(({ id }) => {
          const count = attention.data === undefined ? 0 : (WAITING[id]?.(attention.data) ?? 0);
          return (
            <Menu.Item
              key={id}
              leftSection={mark(id)}
              rightSection={count === 0 ? undefined : <span className="soft tabular">{formats.count(count)}</span>}
              onClick={() => views.choose(id)}
            >
              {t(`invoices.view.${id}`)}
            </Menu.Item>
          );
        })}
        {own.length > 0 && <Menu.Label>{t('invoices.view.own')}</Menu.Label>}
        {own.map(({ id, name }) => (
          <Menu.Item key={id} leftSection={mark(id)} onClick={() => views.choose(id)}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {changed && (
          <Menu.Item leftSection={<IconRotate size={14} />} onClick={() => views.choose(current)}>
            {t('invoices.view.back', { name: views.name })}
          </Menu.Item>
        )}
        {changed && isOwn && (
          <Menu.Item leftSection={<IconDeviceFloppy size={14} />} onClick={views.update}>
            {t('invoices.view.update', { name: views.name })}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconBookmarkPlus size={14} />} onClick={() => setNaming('new')}>
          {t('invoices.view.save')}
        </Menu.Item>
        {isOwn && (
          <>
            <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setNaming('rename')}>
              {t('invoices.view.rename', { name: views.name })}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={14} />} color="red" onClick={views.remove}>
              {t('invoices.view.remove', { name: views.name })}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface NameFormProps {
  readonly first: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

function NameForm({ first, onName, onCancel }: NameFormProps) {
  const t = useWords(words);
  const c = useWords(common);
  const [name, setName] = useState(first);
  const trimmed = name.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '') onName(trimmed);
      }}
    >
      <Group gap="xs" wrap="nowrap">
        <TextInput
          // The menu closes and this stands in its place: the hand goes on here.
          data-autofocus
          ref={(input) => input?.focus()}
          aria-label={t('invoices.view.name')}
          placeholder={t('invoices.view.name')}
          w="180px"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onCancel();
          }}
        />
        <Button type="submit" disabled={trimmed === ''}>
          {c('common.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {c('common.cancel')}
        </Button>
      </Group>
    </form>
  );
}
