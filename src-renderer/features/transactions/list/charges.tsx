/** The charges of the company, newest first, and one of them at the right. */
import { Button } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconCash, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Transaction } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCompany } from '../../../app/company.tsx';
import { client } from '../../../app/connection/link.ts';
import { api, queryClient } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { EmptyState, NoMatches } from '../../../ui/feedback/empty-state.tsx';
import { todayHere } from '../../../ui/fields/day.ts';
import { SearchField } from '../../../ui/fields/search-field.tsx';
import { Section } from '../../../ui/layout/section.tsx';
import { DataTable, type DataTableHandle } from '../../../ui/table/data-table.tsx';
import { fetchFirstPage, useFirstPageRead, usePagedRows, type PagedSource } from '../../../ui/table/paged-rows.ts';
import type { RowAction } from '../../../ui/table/types.ts';
import { useArranged } from '../../filters/use-arranged.ts';
import { useChargeActions } from '../actions.tsx';
import type { FormId } from '../allowed.ts';
import { MoneyTabs } from '../tabs.tsx';
import { useChargeColumns } from './columns.tsx';
import { useChargeCommands } from './commands.ts';
import { FilterBar } from './filter-bar.tsx';
import { engineFilter, type AskedFilter, type ListFilter } from './filter.ts';
import { Reckoning, totalsRow } from './totals.tsx';
import { useAskedFilter } from './use-asked.ts';
import classes from '../transactions.module.css';

const ChargePanel = lazy(() => import('../charge/charge-panel.tsx'));
const TransactionPanel = lazy(() => import('../detail/transaction-panel.tsx'));

const SUMS_WAIT_MS = 150;
const WIDE = '(min-width: 1600px)';
type Arranged = { readonly filter: ListFilter; readonly query: string };
const FIRST: Arranged = { filter: {}, query: '' };
const idOf = (row: Transaction): string => row.id;

function sourceOf(input: AskedFilter): PagedSource<Transaction> {
  return {
    queryKey: [...api.transactions.list.key({ input }), 'pages'],
    fetchPage: (offset, limit, signal) => client.transactions.list({ ...input, offset, limit }, { signal }),
  };
}

/** The address of a new charge, in the place of an id. */
const NEW = 'new';

export default function Charges({ openId: opened }: { openId?: string | undefined }) {
  const creating = opened === NEW;
  const openId = creating ? undefined : opened;
  const t = useWords(words);
  const { company } = useCompany();
  const companyId = company.id;
  const [, go] = useLocation();
  const table = useRef<DataTableHandle>(null);
  const [active, setActive] = useState<Transaction>();
  const [adding, setAdding] = useState(false);
  const [inForm, setInForm] = useState<{ readonly id: string; readonly form: FormId }>();

  const { now, change: keep } = useArranged(`transactions.list.${companyId}`, FIRST);
  const { filter, query } = now;
  // Other rows: the list begins at its top.
  const change = useCallback(
    (part: Partial<Arranged>) => {
      keep(part);
      table.current?.scrollTo(0);
    },
    [keep],
  );
  useAskedFilter((asked) => change({ ...FIRST, filter: asked }));

  const today = todayHere();
  const input = useMemo(() => engineFilter(filter, { companyId, query, today }), [companyId, filter, query, today]);
  const source = sourceOf(input);
  // The rows are what is waited for: the sums come when they are here and no other key was pressed.
  const [rested] = useDebouncedValue(query, SUMS_WAIT_MS);
  const answered = useFirstPageRead(source);
  const totals = useQuery({
    ...api.transactions.totals.queryOptions({ input }),
    placeholderData: keepPreviousData,
    enabled: answered && rested === query,
  });
  const rows = usePagedRows<Transaction>({
    ...source,
    // While the new filter is counted, what is read of it is what there is.
    count: totals.isPlaceholderData ? undefined : totals.data?.reduce((sum, { count }) => sum + count, 0),
  });
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const besidePanel = opened !== undefined && !isWide;
  const columns = useChargeColumns(besidePanel, totals.data);

  const show = useCallback(
    (id: string | undefined) => {
      setInForm(undefined);
      go(id === undefined ? '/transactions' : `/transactions/${id}`, { replace: opened !== undefined });
    },
    [go, opened],
  );
  const close = useCallback(() => {
    show(undefined);
    table.current?.focus();
  }, [show]);
  const ask = useCallback(
    (id: string, form: FormId) => {
      if (id !== openId) show(id);
      setInForm({ id, form });
    },
    [openId, show],
  );
  const actionsOf = useChargeActions(ask);
  const rowActions = useCallback(
    (row: Transaction): readonly RowAction[] => [
      { id: 'open', label: t('transactions.action.open'), key: 'Enter', run: () => show(row.id) },
      ...actionsOf(row),
    ],
    [actionsOf, show, t],
  );
  // The panel's own reading: its charge need not be among the rows.
  const open = useQuery({
    ...api.transactions.get.queryOptions({ input: { id: openId ?? '' } }),
    enabled: openId !== undefined,
  });
  const clearFilter = (): void => change(FIRST);
  const create = (): void => show(NEW);
  useChargeCommands({
    create,
    row: openId === undefined ? active : open.data,
    actionsOf,
    filter: () => setAdding(true),
    clearFilter,
    focusList: () => table.current?.focus(),
  });

  const unfiltered = Object.keys(filter).length === 0 && query.trim() === '';
  return (
    <Section
      title={t('transactions.title')}
      beside={<MoneyTabs now="charges" />}
      actions={
        <>
          <SearchField
            label={t('transactions.search')}
            placeholder={t('transactions.searchHint')}
            value={query}
            onChange={(typed) => {
              // Asked before the screen thinks about it: the answer is here when it is drawn.
              fetchFirstPage(queryClient, sourceOf(engineFilter(filter, { companyId, query: typed, today })));
              change({ query: typed });
            }}
            onLeave={() => table.current?.focus()}
          />
          <Button leftSection={<IconPlus size={14} />} onClick={create}>
            {t('transactions.new')}
          </Button>
        </>
      }
      toolbar={
        <FilterBar
          filter={filter}
          today={today}
          onChange={(next) => change({ filter: next })}
          adding={adding}
          onAdding={setAdding}
        />
      }
    >
      <div className={classes['list']} aria-busy={totals.isPlaceholderData}>
        <DataTable
          tableId={`transactions${besidePanel ? '.panel' : ''}`}
          label={t('transactions.title')}
          columns={columns}
          rows={rows}
          rowId={idOf}
          openId={openId}
          onOpen={(row) => show(row.id)}
          onActive={setActive}
          onClose={() => {
            if (opened === undefined) return false;
            close();
            return true;
          }}
          actions={rowActions}
          totals={totalsRow(totals.data)}
          handle={table}
          empty={unfiltered ? <NoCharges onCreate={create} /> : <NoMatches onClear={clearFilter} />}
        />
        <Reckoning totals={totals.data} />
      </div>
      {creating && (
        <Suspense>
          <ChargePanel onClose={close} />
        </Suspense>
      )}
      {openId !== undefined && (
        <Suspense>
          <TransactionPanel
            id={openId}
            actionsOf={actionsOf}
            asked={inForm?.id === openId ? inForm.form : undefined}
            onAsked={(form) => setInForm(form === undefined ? undefined : { id: openId, form })}
            onClose={close}
          />
        </Suspense>
      )}
    </Section>
  );
}

/** The one next step: without a gateway, adding one. */
function NoCharges({ onCreate }: { onCreate: () => void }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const { company } = useCompany();
  const { data } = useQuery(api.gateways.list.queryOptions({ input: { companyId: company.id } }));
  const without = data?.gateways.length === 0;
  return (
    <EmptyState
      icon={<IconCash size={28} />}
      title={t('transactions.empty.title')}
      action={
        without ? (
          <Button onClick={() => go('/settings/gateways')}>{t('transactions.empty.gateways')}</Button>
        ) : (
          <Button onClick={onCreate}>{t('transactions.new')}</Button>
        )
      }
    >
      {t(without ? 'transactions.empty.noGateway' : 'transactions.empty.text')}
    </EmptyState>
  );
}
