/** Facturas: the list of a company, what is done with many, and one of them at the right. */
import { Button } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconFileImport, IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { InvoiceRowView } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import * as satWords from '#i18n/catalog/window/sat-status.ts';
import { useCompany } from '../../../app/company.tsx';
import { client, type Client } from '../../../app/connection/link.ts';
import { api, queryClient } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { EmptyState, NoMatches } from '../../../ui/feedback/empty-state.tsx';
import { todayHere } from '../../../ui/fields/day.ts';
import { SearchField } from '../../../ui/fields/search-field.tsx';
import { Section } from '../../../ui/layout/section.tsx';
import { DataTable, type DataTableHandle } from '../../../ui/table/data-table.tsx';
import { fetchFirstPage, useFirstPageRead, usePagedRows, type PagedSource } from '../../../ui/table/paged-rows.ts';
import { NOTHING, selectedCount, type RowAction, type Selection } from '../../../ui/table/types.ts';
import { useSatRuns } from '../../sat-status/use-sat-runs.ts';
import { InvoicePanel, type PanelForm } from '../detail/invoice-panel.tsx';
import { useInvoiceActions } from '../shared/actions.tsx';
import { BulkBar, ExportMenu } from './bulk/bulk-bar.tsx';
import { BulkTray } from './bulk/bulk-tray.tsx';
import { useKnownRows } from './bulk/known-rows.ts';
import { bulkSelectionOf, sumOfSelection } from './bulk/selection.ts';
import { stampedIdsOf } from './bulk/stamped-ids.ts';
import { useBulkRuns, type Asked } from './bulk/use-bulk.ts';
import { useInvoiceColumns } from './columns.tsx';
import { useInvoiceCommands } from './commands.ts';
import { FilterBar } from './filters/filter-bar.tsx';
import { engineFilter, type ListFilter } from './filters/filter.ts';
import { useFilterOfAddress } from './filters/from-address.ts';
import { totalsRow } from './totals.tsx';
import { useArranged } from './use-arranged.ts';
import { useViews } from './views/use-views.ts';
import { ViewMenu } from './views/view-menu.tsx';
import { FIRST, type Arranged, type Sorted } from './views/views.ts';
import classes from './invoices.module.css';

const SUMS_WAIT_MS = 150;
const WIDE = '(min-width: 1600px)';
const idOf = (row: InvoiceRowView): string => row.id;

type Page = Omit<Parameters<Client['invoices']['list']>[0], 'offset' | 'limit'>;

/** Where the rows of a filter and an order come from. */
function sourceOf(page: Page): PagedSource<InvoiceRowView> {
  return {
    queryKey: [...api.invoices.list.key({ input: page }), 'pages'],
    fetchPage: (offset, limit, signal) => client.invoices.list({ ...page, offset, limit }, { signal }),
  };
}

export default function Invoices({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const sat = useWords(satWords);
  const { company } = useCompany();
  const companyId = company.id;
  const [, go] = useLocation();
  const table = useRef<DataTableHandle>(null);
  const [selection, setSelection] = useState<Selection>(NOTHING);
  const [active, setActive] = useState<InvoiceRowView>();
  const [adding, setAdding] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [inForm, setInForm] = useState<{ readonly id: string; readonly form: PanelForm }>();
  const knownRows = useKnownRows();
  const runs = useBulkRuns(companyId);
  const satRuns = useSatRuns(companyId);

  const kept = useArranged(companyId);
  const { filter, query, sort, view } = kept.now;
  // Other rows: what was chosen among the old ones is let go, and the list begins at its top.
  const keep = kept.change;
  const change = useCallback(
    (part: Partial<Arranged>) => {
      keep(part);
      setSelection(NOTHING);
      table.current?.scrollTo(0);
    },
    [keep],
  );
  const setFilter = useCallback((next: ListFilter) => change({ filter: next }), [change]);
  const views = useViews(companyId, { now: kept.now, change });
  useFilterOfAddress((asked) => change({ ...FIRST, filter: asked }));

  const today = todayHere();
  const input = useMemo(() => engineFilter(filter, { companyId, query, today }), [companyId, filter, query, today]);
  const source = sourceOf({ ...input, sort });
  // The rows are what is waited for: the sums, which pass through all of them, are asked for when they are here
  // and no other key was pressed.
  const [rested] = useDebouncedValue(query, SUMS_WAIT_MS);
  const answered = useFirstPageRead(source);
  const totals = useQuery({
    ...api.invoices.totals.queryOptions({ input }),
    placeholderData: keepPreviousData,
    enabled: answered && rested === query,
  });
  const rows = usePagedRows<InvoiceRowView>({
    ...source,
    // While the new filter is counted, what is read of it is what there is.
    count: totals.isPlaceholderData ? undefined : totals.data?.count,
  });
  // On a wide screen the panel leaves room for the columns as they are.
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const besidePanel = openId !== undefined && !isWide;
  const columns = useInvoiceColumns(besidePanel, filter.paymentStates !== undefined);

  const show = useCallback(
    (id: string | undefined) => {
      setInForm(undefined);
      go(id === undefined ? '/invoices' : `/invoices/${id}`, { replace: openId !== undefined });
    },
    [go, openId],
  );
  const close = useCallback(() => {
    show(undefined);
    table.current?.focus();
  }, [show]);
  const ask = (id: string, form: PanelForm): void => {
    if (id !== openId) show(id);
    setInForm({ id, form });
  };
  const actionsOf = useInvoiceActions({
    show,
    compose: (id) => ask(id, 'mail'),
    charge: (id) => ask(id, 'charge'),
    cancel: (id) => ask(id, 'cancel'),
    gone: (id) => id === openId && close(),
  });
  const rowActions = useCallback(
    (row: InvoiceRowView): readonly RowAction[] => [
      { id: 'open', label: t('invoices.action.open'), key: 'Enter', run: () => show(row.id) },
      ...actionsOf(row),
    ],
    [actionsOf, show, t],
  );

  const bulk = (asked: Asked, of: Selection): void => {
    runs.start(asked, bulkSelectionOf(of, input, sort));
    setSelection(NOTHING);
  };
  const askSat = async (of: Selection): Promise<void> => {
    const ids = await stampedIdsOf(of, { filter: input, sort, knownRows });
    if (ids === undefined) showDone(sat('sat.tooMany'));
    else if (ids.length === 0) showDone(sat('sat.none'));
    else {
      setSelection(NOTHING);
      satRuns.start({ selection: { ids } });
    }
  };
  const create = (): void => go('/invoices/new');
  // The panel's own reading: its invoice need not be among the rows.
  const open = useQuery({
    ...api.invoices.get.queryOptions({ input: { id: openId ?? '' } }),
    enabled: openId !== undefined,
  });
  useInvoiceCommands({
    row: openId === undefined ? active : open.data,
    actionsOf,
    create,
    filter: () => setAdding(true),
    checkOpen: () => satRuns.start({ scope: 'open' }),
    chooseView: () => setChoosing(true),
    focusList: () => table.current?.focus(),
    clearFilter: () => change({ filter: {}, query: '' }),
  });

  const chosen = selectedCount(selection, rows.count ?? 0);
  const unfiltered = Object.keys(filter).length === 0 && query.trim() === '';
  return (
    <Section
      title={t('invoices.title')}
      beside={<ViewMenu views={views} opened={choosing} onOpened={setChoosing} />}
      actions={
        <>
          <SearchField
            label={t('invoices.search')}
            placeholder={t('invoices.searchHint')}
            value={query}
            onChange={(typed) => {
              // Asked before the screen thinks about it: the answer is here when it is drawn.
              fetchFirstPage(
                queryClient,
                sourceOf({ ...engineFilter(filter, { companyId, query: typed, today }), sort }),
              );
              change({ query: typed });
            }}
            onLeave={() => table.current?.focus()}
          />
          <Button variant="default" title={t('invoices.import')} onClick={() => go('/cfdi-imports')}>
            <IconFileImport size={14} aria-hidden className={classes['importIcon']} />
            <span className={classes['importLabel']}>{t('invoices.import')}</span>
          </Button>
          <ExportMenu start={(asked) => bulk(asked, { kind: 'all', except: new Set() })} />
          <Button leftSection={<IconPlus size={14} />} onClick={create}>
            {t('invoices.new')}
          </Button>
        </>
      }
      toolbar={
        chosen > 0 ? (
          <BulkBar
            count={chosen}
            sums={sumOfSelection(selection, totals.data, knownRows)}
            rows={selection.kind === 'some' ? knownRows(selection.ids) : undefined}
            start={(asked) => bulk(asked, selection)}
            onSat={() => void askSat(selection).catch(reportProblem)}
            onClear={() => setSelection(NOTHING)}
          />
        ) : (
          <FilterBar filter={filter} asked={input} onChange={setFilter} adding={adding} onAdding={setAdding} />
        )
      }
    >
      <div className={classes['list']} aria-busy={totals.isPlaceholderData}>
        <BulkTray runs={runs} satRuns={satRuns} onOpen={show} />
        <DataTable
          tableId={`invoices.${view}${besidePanel ? '.panel' : ''}`}
          label={t('invoices.title')}
          columns={columns}
          rows={rows}
          rowId={idOf}
          sort={sort}
          onSort={(next) => change({ sort: next as Sorted })}
          selection={selection}
          onSelection={setSelection}
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
                icon={<IconFileInvoice size={28} />}
                title={t('invoices.empty.title')}
                action={<Button onClick={create}>{t('invoices.new')}</Button>}
              >
                {t('invoices.empty.text')}
              </EmptyState>
            ) : (
              <NoMatches onClear={() => change({ filter: {}, query: '' })} />
            )
          }
        />
      </div>
      {openId !== undefined && (
        <InvoicePanel
          id={openId}
          actionsOf={actionsOf}
          asked={inForm?.id === openId ? inForm.form : undefined}
          onAsked={(form) => setInForm(form === undefined ? undefined : { id: openId, form })}
          onClose={close}
        />
      )}
    </Section>
  );
}
