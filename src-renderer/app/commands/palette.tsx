/** The palette: every action and every record, by a few letters. */
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { IconFileInvoice, IconPackage, IconSearch, IconUser } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/frame.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { useCompany } from '../company.tsx';
import { api } from '../connection/query.ts';
import { Keys } from './key-caps.tsx';
import { useAllCommands, type Command } from './registry.ts';
import classes from './palette.module.css';

const [store, spotlight] = createSpotlight();
const LIST = 'palette-list';

/** What Enter takes is the first of what is shown, until the arrows chose another. */
let chosenByHand = false;

function selectFirst(): void {
  if (chosenByHand) return;
  const list = document.querySelector(`[data-${LIST}]`);
  for (const selected of list?.querySelectorAll('[data-selected]') ?? []) selected.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}
const MOST = 6;
const WAIT_MS = 60;

/** Opens it, wherever the focus is; once it is drawn somewhere. */
export function openPalette(): void {
  spotlight.open();
}

export default function Palette() {
  const t = useWords(words);
  const [query, setQuery] = useState('');
  const commands = useAllCommands();
  const shown = filterCommands(commands, query);
  useEffect(selectFirst, [query, shown]);
  const groups = Map.groupBy(shown, (command) => command.group);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={(next) => {
        chosenByHand = false;
        setQuery(next);
      }}
      shortcut={null}
      clearQueryOnClose
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 80 }}
      attributes={{ content: { 'aria-label': t('frame.palette') } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ action: classes['action'] ?? '', search: classes['search'] ?? '' }}
    >
      <Spotlight.Search
        placeholder={t('frame.paletteHint')}
        aria-label={t('frame.palette')}
        // At once: what is typed right after the keys that open it belongs here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog that was asked for takes the focus
        autoFocus
        leftSection={<IconSearch size={16} aria-hidden />}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') chosenByHand = true;
        }}
      />
      <Spotlight.ActionsList {...{ [`data-${LIST}`]: true }}>
        {[...groups].map(([group, inGroup]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {inGroup.map((command) => (
              <Spotlight.Action
                key={command.id}
                label={command.label}
                onClick={command.run}
                rightSection={command.keys?.[0] === undefined ? undefined : <Keys combination={command.keys[0]} />}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {query.trim() !== '' && <Records query={query} />}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Records of the open company, found by the engine. */
function Records({ query }: { query: string }) {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const [, go] = useLocation();
  const [settled] = useDebouncedValue(query.trim(), WAIT_MS);
  const input = { companyId: company.id, query: settled, limit: MOST };
  // What was found for fewer letters is not what Enter means now.
  const options = { enabled: settled !== '' && settled === query.trim() };
  const invoices = useQuery({ ...api.invoices.list.queryOptions({ input }), ...options });
  const clients = useQuery({ ...api.clients.list.queryOptions({ input }), ...options });
  const products = useQuery({ ...api.products.list.queryOptions({ input }), ...options });
  useEffect(selectFirst, [invoices.data, clients.data, products.data]);
  return (
    settled === query.trim() && (
      <>
        {(invoices.data?.rows.length ?? 0) > 0 && (
          <Spotlight.ActionsGroup label={t('frame.section.invoices')}>
            {invoices.data?.rows.map((row) => (
              <Spotlight.Action
                key={row.id}
                leftSection={<IconFileInvoice size={16} aria-hidden />}
                label={`${numberOf(row) ?? t('frame.draft')}  ${row.receiverName}`}
                description={`${formats.minor(row.totalMinor, row.currencyDecimals)} ${row.currency}`}
                onClick={() => go(`/invoices/${row.id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {(clients.data?.rows.length ?? 0) > 0 && (
          <Spotlight.ActionsGroup label={t('frame.section.clients')}>
            {clients.data?.rows.map((row) => (
              <Spotlight.Action
                key={row.id}
                leftSection={<IconUser size={16} aria-hidden />}
                label={row.legalName}
                description={row.rfc}
                onClick={() => go(`/clients/${row.id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {(products.data?.rows.length ?? 0) > 0 && (
          <Spotlight.ActionsGroup label={t('frame.section.products')}>
            {products.data?.rows.map((row) => (
              <Spotlight.Action
                key={row.id}
                leftSection={<IconPackage size={16} aria-hidden />}
                label={row.description}
                description={row.sku ?? row.claveProdServ}
                onClick={() => go(`/products/${row.id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
      </>
    )
  );
}

function numberOf({ serie, folio }: { serie?: string | undefined; folio?: number | undefined }): string | undefined {
  return folio === undefined ? undefined : `${serie ?? ''}${serie === '' || serie === undefined ? '' : '-'}${folio}`;
}

/** Every word typed must stand in the label, the group or the hidden words; accents do not count. */
function filterCommands(commands: readonly Command[], query: string): Command[] {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  return commands.filter((command) => {
    // What opens this very list is no use in it.
    if (command.sheetOnly === true || command.id === 'app.palette') return false;
    const text = fold(`${command.label} ${command.group} ${command.also ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
