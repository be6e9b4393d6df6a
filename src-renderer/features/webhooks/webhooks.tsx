/** Avisos: what the gateways told of by themselves, what became of each, and the door by which it came. */
import { Button, SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCloudDownload, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { WebhookEventRow, WebhookGatewayState } from '#contract/webhooks.ts';
import * as money from '#i18n/catalog/window/transactions.ts';
import * as words from '#i18n/catalog/window/webhooks.ts';
import { useCompany } from '../../app/company.tsx';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { SearchField } from '../../ui/fields/search-field.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { useCursorRows } from '../../ui/table/cursor-rows.ts';
import { DataTable, type DataTableHandle } from '../../ui/table/data-table.tsx';
import type { RowAction } from '../../ui/table/types.ts';
import { MoneyTabs } from '../transactions/tabs.tsx';
import { useWebhookActions } from './actions.tsx';
import { useWebhookColumns } from './columns.tsx';
import { useWebhookCommands } from './commands.ts';
import { EventPanel } from './event-panel.tsx';
import { Intake } from './intake.tsx';
import { Nothing } from './nothing.tsx';
import { VIEWS, type View } from './states.ts';
import { useAskedGateway } from './use-asked-gateway.ts';
import { useCatchUp } from './use-catch-up.ts';
import classes from './webhooks.module.css';

const PAGE = 100;
const WIDE = '(min-width: 1600px)';
const PATH = '/transactions/webhooks';
const idOf = (row: WebhookEventRow): string => row.id;

export default function Webhooks({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const m = useWords(money);
  const formats = useFormats();
  const { company } = useCompany();
  const [, go] = useLocation();
  const table = useRef<DataTableHandle>(null);
  const [view, setView] = useState<View>('all');
  const [gatewayId, setGateway] = useState<string>();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<WebhookEventRow>();
  useAskedGateway((asked) => {
    setGateway(asked);
    setView('all');
    setQuery('');
  });

  const status = useQuery(api.webhooks.status.queryOptions({ input: { companyId: company.id } }));
  const gateways = status.data?.gateways;
  const states = VIEWS[view];
  const typed = query.trim();
  const input = {
    companyId: company.id,
    ...(gatewayId === undefined ? {} : { gatewayId }),
    ...(states === undefined ? {} : { states: [...states] }),
    ...(typed === '' ? {} : { query: typed }),
  };
  const rows = useCursorRows<WebhookEventRow>({
    queryKey: api.webhooks.list.queryKey({ input }),
    fetchPage: (cursor, signal) =>
      client.webhooks.list({ ...input, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const nameOf = useCallback((id: string) => gateways?.find((one) => one.gatewayId === id)?.name, [gateways]);
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const besidePanel = openId !== undefined && !isWide;
  const why = view === 'open' || view === 'dead';
  const columns = useWebhookColumns(nameOf, { besidePanel, why });
  const catchUp = useCatchUp();

  const show = useCallback(
    (id: string | undefined) => go(id === undefined ? PATH : `${PATH}/${id}`, { replace: openId !== undefined }),
    [go, openId],
  );
  const close = useCallback(() => {
    show(undefined);
    table.current?.focus();
  }, [show]);
  const actionsOf = useWebhookActions();
  const rowActions = useCallback(
    (row: WebhookEventRow): readonly RowAction[] => [
      { id: 'open', label: t('webhooks.action.open'), key: 'Enter', run: () => show(row.id) },
      ...actionsOf(row),
    ],
    [actionsOf, show, t],
  );
  // The panel's own reading: its event need not be among the rows.
  const open = useQuery({
    ...api.webhooks.get.queryOptions({ input: { id: openId ?? '' } }),
    enabled: openId !== undefined,
  });
  const counted = countsOf(gateways, gatewayId);
  const replayDead = async (): Promise<void> => {
    const these = (gateways ?? []).filter(
      (one) => (one.byState.dead ?? 0) > 0 && (gatewayId === undefined || one.gatewayId === gatewayId),
    );
    try {
      const done = await Promise.all(these.map((one) => client.webhooks.replayDead({ gatewayId: one.gatewayId })));
      const count = done.reduce((sum, { replayed }) => sum + replayed, 0);
      showDone(count === 0 ? t('webhooks.replayedNone') : t('webhooks.replayedDead', { count }));
    } catch (error) {
      reportProblem(error);
    }
  };
  const catchUpAll = (): void =>
    catchUp.ask(gatewayId === undefined ? (gateways ?? []).map((one) => one.gatewayId) : [gatewayId]);
  useWebhookCommands({
    row: openId === undefined ? active : open.data,
    actionsOf,
    catchUp: catchUpAll,
    replayDead: counted.dead > 0 ? () => void replayDead() : undefined,
    focusList: () => table.current?.focus(),
  });

  const label = (of: View): string => {
    const name = t(`webhooks.view.${of}`);
    const count = of === 'open' || of === 'dead' ? counted[of] : 0;
    return count === 0 ? name : `${name} ${formats.count(count)}`;
  };
  const filtered = view !== 'all' || gatewayId !== undefined || typed !== '';
  return (
    <Section
      title={m('transactions.title')}
      beside={<MoneyTabs now="webhooks" />}
      actions={
        <>
          <SearchField
            label={t('webhooks.search')}
            placeholder={t('webhooks.searchHint')}
            value={query}
            onChange={setQuery}
            onLeave={() => table.current?.focus()}
          />
          <Button
            variant="default"
            leftSection={<IconCloudDownload size={14} />}
            title={t('webhooks.catchUp.hint')}
            loading={catchUp.reading}
            disabled={gateways === undefined || gateways.length === 0}
            onClick={catchUpAll}
          >
            {t('webhooks.catchUp')}
          </Button>
        </>
      }
      toolbar={
        <div className={classes['views']}>
          <SegmentedControl
            aria-label={t('webhooks.views')}
            value={view}
            onChange={(next) => setView(next)}
            data={(Object.keys(VIEWS) as View[]).map((value) => ({ value, label: label(value) }))}
          />
          <Select
            aria-label={t('webhooks.gateway')}
            placeholder={t('webhooks.gateway.all')}
            w="200px"
            clearable
            data={(gateways ?? []).map((one) => ({ value: one.gatewayId, label: one.name }))}
            value={gatewayId ?? null}
            onChange={(id) => setGateway(id ?? undefined)}
          />
          <span className={classes['spring']} />
          {counted.dead > 0 && (
            <Button variant="default" leftSection={<IconRefresh size={14} />} onClick={() => void replayDead()}>
              {t('webhooks.replayDead')}
            </Button>
          )}
        </div>
      }
    >
      <div className={classes['column']}>
        {status.data !== undefined && (
          <Intake status={status.data} catchUp={catchUp} only={gatewayId} onOnly={setGateway} brief={besidePanel} />
        )}
        {status.error !== null && status.data === undefined && (
          <ErrorState error={status.error} onRetry={() => void status.refetch()} />
        )}
        <div className={classes['list']}>
          <DataTable
            tableId={`webhooks${besidePanel ? '.panel' : why ? '.why' : ''}`}
            label={t('webhooks.title')}
            columns={columns}
            rows={rows}
            rowId={idOf}
            openId={openId}
            onOpen={(row) => show(row.id)}
            onActive={setActive}
            onClose={() => {
              if (openId === undefined) return false;
              close();
              return true;
            }}
            actions={rowActions}
            handle={table}
            empty={
              <Nothing
                view={typed === '' && gatewayId === undefined ? view : filtered ? 'filtered' : 'all'}
                hasGateways={gateways === undefined || gateways.length > 0}
                isOpen={status.data?.listener.state === 'open'}
                onClear={() => {
                  setView('all');
                  setGateway(undefined);
                  setQuery('');
                }}
              />
            }
          />
        </div>
      </div>
      {openId !== undefined && <EventPanel id={openId} nameOf={nameOf} actionsOf={actionsOf} onClose={close} />}
    </Section>
  );
}

/** What waits for somebody or something, of all gateways or of one. */
function countsOf(gateways: readonly WebhookGatewayState[] | undefined, only: string | undefined) {
  const counted = { open: 0, dead: 0 };
  for (const { gatewayId, byState } of gateways ?? []) {
    if (only !== undefined && gatewayId !== only) continue;
    counted.open += (byState.pending ?? 0) + (byState.waiting ?? 0);
    counted.dead += byState.dead ?? 0;
  }
  return counted;
}
