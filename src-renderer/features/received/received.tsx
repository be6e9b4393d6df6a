/** Gastos: the documents that a company received, and one of them at the right. */
import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconFileImport, IconReceipt2 } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ReceivedRowView } from '#contract/received.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { useCompany } from '../../app/company.tsx';
import { client, type Client } from '../../app/connection/link.ts';
import { api, queryClient } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState, NoMatches } from '../../ui/feedback/empty-state.tsx';
import { todayHere } from '../../ui/fields/day.ts';
import { SearchField } from '../../ui/fields/search-field.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { DataTable, type DataTableHandle } from '../../ui/table/data-table.tsx';
import { fetchFirstPage, useFirstPageRead, usePagedRows, type PagedSource } from '../../ui/table/paged-rows.ts';
import type { RowAction } from '../../ui/table/types.ts';
import { useReceivedActions } from './actions.tsx';
import { useReceivedColumns } from './columns.tsx';
import { useReceivedCommands } from './commands.ts';
import { FilterBar } from './filter-bar.tsx';
import { engineFilter, type ListFilter, type Role } from './filter.ts';
import { ReceivedPanel } from './received-panel.tsx';
import { totalsRow } from './totals.tsx';
import { FIRST, useArranged, type Arranged, type Sorted } from './use-arranged.ts';
import { useAskedImport } from './use-asked-import.ts';
import classes from './received.module.css';

const SUMS_WAIT_MS = 150;
const WIDE = '(min-width: 1600px)';
const ROLES: readonly Role[] = ['received', 'issued', 'foreign'];
const idOf = (row: ReceivedRowView): string => row.id;

type Page = Omit<Parameters<Client['received']['list']>[0], 'offset' | 'limit'>;

function sourceOf(page: Page): PagedSource<ReceivedRowView> {
  return {
    queryKey: [...api.received.list.key({ input: page }), 'pages'],
    fetchPage: (offset, limit, signal) => client.received.list({ ...page, offset, limit }, { signal }),
  };
}

export default function Received({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const { company } = useCompany();
  const companyId = company.id;
  const [, go] = useLocation();
  const table = useRef<DataTableHandle>(null);
  const [active, setActive] = useState<ReceivedRowView>();
  const [adding, setAdding] = useState(false);

  const kept = useArranged(companyId);
  const { role, filter, query, sort } = kept.now;
  const keep = kept.change;
  // Other rows: the list begins at its top.
  const change = useCallback(
    (part: Partial<Arranged>) => {
      keep(part);
      table.current?.scrollTo(0);
    },
    [keep],
  );
  const setFilter = useCallback((next: ListFilter) => change({ filter: next }), [change]);
  useAskedImport((importRunId) => change({ ...FIRST, filter: { importRunId } }));

  const today = todayHere();
  const input = useMemo(
    () => engineFilter(filter, { companyId, role, query, today }),
    [companyId, filter, query, role, today],
  );
  const source = sourceOf({ ...input, sort });
  // The rows are what is waited for: the sums come when they are here and no other key was pressed.
  const [rested] = useDebouncedValue(query, SUMS_WAIT_MS);
  const answered = useFirstPageRead(source);
  const totals = useQuery({
    ...api.received.totals.queryOptions({ input }),
    placeholderData: keepPreviousData,
    enabled: answered && rested === query,
  });
  const rows = usePagedRows<ReceivedRowView>({
    ...source,
    // While the new filter is counted, what is read of it is what there is.
    count: totals.isPlaceholderData ? undefined : totals.data?.count,
  });
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const besidePanel = openId !== undefined && !isWide;
  const columns = useReceivedColumns(role, besidePanel);

  const show = useCallback(
    (id: string | undefined) => {
      go(id === undefined ? '/received' : `/received/${id}`, { replace: openId !== undefined });
    },
    [go, openId],
  );
  const close = useCallback(() => {
    show(undefined);
    table.current?.focus();
  }, [show]);
  const actionsOf = useReceivedActions();
  const rowActions = useCallback(
    (row: ReceivedRowView): readonly RowAction[] => [
      { id: 'open', label: t('received.action.open'), key: 'Enter', run: () => show(row.id) },
      ...actionsOf(row),
    ],
    [actionsOf, show, t],
  );
  // The panel's own reading: its document need not be among the rows.
  const open = useQuery({
    ...api.received.get.queryOptions({ input: { id: openId ?? '' } }),
    enabled: openId !== undefined,
  });
  const importFiles = (): void => go('/cfdi-imports');
  const clearFilter = (): void => change({ filter: {}, query: '' });
  useReceivedCommands({
    row: openId === undefined ? active : open.data,
    actionsOf,
    importFiles,
    filter: () => setAdding(true),
    clearFilter,
    focusList: () => table.current?.focus(),
  });

  const unfiltered = Object.keys(filter).length === 0 && query.trim() === '';
  const importButton = (
    <Button leftSection={<IconFileImport size={14} />} onClick={importFiles}>
      {t('received.import')}
    </Button>
  );
  return (
    <Section
      title={t('received.title')}
      beside={
        <SegmentedControl
          aria-label={t('received.role')}
          value={role}
          onChange={(next) => change({ role: next })}
          data={ROLES.map((value) => ({ value, label: t(`received.role.${value}`) }))}
        />
      }
      actions={
        <>
          <SearchField
            label={t('received.search')}
            placeholder={t('received.searchHint')}
            value={query}
            onChange={(typed) => {
              // Asked before the screen thinks about it: the answer is here when it is drawn.
              fetchFirstPage(
                queryClient,
                sourceOf({ ...engineFilter(filter, { companyId, role, query: typed, today }), sort }),
              );
              change({ query: typed });
            }}
            onLeave={() => table.current?.focus()}
          />
          {importButton}
        </>
      }
      toolbar={<FilterBar filter={filter} asked={input} onChange={setFilter} adding={adding} onAdding={setAdding} />}
    >
      <div className={classes['list']} aria-busy={totals.isPlaceholderData}>
        <DataTable
          tableId={`received.${role}${besidePanel ? '.panel' : ''}`}
          label={t('received.title')}
          columns={columns}
          rows={rows}
          rowId={idOf}
          sort={sort}
          onSort={(next) => change({ sort: next as Sorted })}
          openId={openId}
          onOpen={(row) => show(row.id)}
          onActive={setActive}
          onClose={() => {
            if (openId === undefined) return false;
            close();
            return true;
          }}
          actions={rowActions}
          totals={totalsRow(totals.data)}
          handle={table}
          empty={
            unfiltered ? (
              <EmptyState
                icon={<IconReceipt2 size={28} />}
                title={t(`received.empty.${role}.title`)}
                action={importButton}
              >
                {t(`received.empty.${role}.text`)}
              </EmptyState>
            ) : (
              <NoMatches onClear={clearFilter} />
            )
          }
        />
      </div>
      {openId !== undefined && <ReceivedPanel id={openId} actionsOf={actionsOf} onClose={close} />}
    </Section>
  );
}
