/** Alertas: what somebody should look at, what to do about it, and what was put out of the way or is settled. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Alert } from '#contract/alerts.ts';
import * as words from '#i18n/catalog/window/alerts.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useCompany } from '../../app/company.tsx';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { useCursorRows } from '../../ui/table/cursor-rows.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import type { Column, RowAction } from '../../ui/table/types.ts';
import { useAlertActions } from './actions.tsx';
import { Severity } from './severity.tsx';
import classes from './alerts.module.css';

const VIEWS = ['open', 'dismissed', 'resolved'] as const;
type View = (typeof VIEWS)[number];
const PAGE = 100;

export default function Alerts({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const { company } = useCompany();
  const [, go] = useLocation();
  const [view, setView] = useState<View>('open');
  const input = { companyId: company.id, state: view };
  const rows = useCursorRows<Alert>({
    queryKey: api.alerts.list.queryKey({ input }),
    fetchPage: (cursor, signal) =>
      client.alerts.list({ ...input, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const columns = useAlertColumns(openId !== undefined);
  const actions = useAlertActions();
  // What is open stays open for as long as its panel is: it is read where it was, though it leaves the list.
  const [seen, setSeen] = useState<Alert>();
  const listed = Array.from({ length: rows.count ?? 0 }, (_, at) => rows.at(at)).find((row) => row?.id === openId);
  if (listed !== undefined && listed !== seen) setSeen(listed);
  const shown = useAsItStands(listed ?? (seen?.id === openId ? seen : undefined));
  const close = (): void => go('/alerts');
  useAlertCommands(shown, actions);
  return (
    <Section
      title={t('alerts.title')}
      beside={
        <SegmentedControl
          aria-label={t('alerts.view')}
          value={view}
          onChange={(next) => {
            setView(next);
            close();
          }}
          data={VIEWS.map((value) => ({ value, label: t(`alerts.view.${value}`) }))}
        />
      }
    >
      <DataTable
        key={view}
        tableId={openId === undefined ? 'alerts' : 'alerts.panel'}
        label={t('alerts.title')}
        columns={columns}
        rows={rows}
        rowId={(alert) => alert.id}
        openId={openId}
        onOpen={(alert) => go(`/alerts/${alert.id}`)}
        onClose={() => {
          if (openId === undefined) return false;
          close();
          return true;
        }}
        actions={actions}
        empty={
          <EmptyState icon={<IconBell size={28} />} title={t(`alerts.empty.${view}.title`)}>
            {t(`alerts.empty.${view}.text`)}
          </EmptyState>
        }
      />
      {shown !== undefined && <AlertPanel alert={shown} actions={actions(shown)} onClose={close} />}
    </Section>
  );
}

/** An alert as it stands now: dismissed or resolved, it leaves the list and is still read in its panel. */
function useAsItStands(alert: Alert | undefined): Alert | undefined {
  const { data } = useQuery({
    ...api.alerts.list.queryOptions({ input: { recordId: alert?.record.id ?? '', state: 'all', limit: 100 } }),
    enabled: alert !== undefined,
  });
  return data?.rows.find(({ id }) => id === alert?.id) ?? alert;
}

interface AlertPanelProps {
  readonly alert: Alert;
  readonly actions: readonly RowAction[];
  readonly onClose: () => void;
}

function AlertPanel({ alert, actions, onClose }: AlertPanelProps) {
  const t = useWords(words);
  const formats = useFormats();
  // What settles it stands with the words that name it.
  const settles = actions.find(({ id }) => id === 'accept');
  const foot = actions.filter((action) => action !== settles);
  const when = (utc: string | undefined) => (utc === undefined ? undefined : formats.instant(utc));
  return (
    <SidePanel
      name="alerts"
      label={t('alerts.panel', { title: alert.title })}
      title={alert.title}
      onClose={onClose}
      footer={foot.map((action, at) => (
        <Button
          key={action.id}
          variant={at === 0 ? 'filled' : 'default'}
          leftSection={action.icon}
          onClick={action.run}
        >
          {action.label}
        </Button>
      ))}
    >
      <div className={classes['alert']}>
        <div>
          <Severity severity={alert.severity} />
        </div>
        <p>{alert.message}</p>
        {settles !== undefined && (
          <div>
            <Button size="compact-sm" variant="default" leftSection={settles.icon} onClick={settles.run}>
              {settles.label}
            </Button>
          </div>
        )}
        <Facts
          facts={[
            [t('alerts.raised'), when(alert.raisedAtUtc)],
            [t('alerts.dismissedAt'), when(alert.dismissedAtUtc)],
            [t('alerts.dismissedBy'), alert.dismissedBy],
            [t('alerts.resolvedAt'), when(alert.resolvedAtUtc)],
          ]}
        />
      </div>
    </SidePanel>
  );
}

/** The same in the palette and by key, for the one that is open. */
function useAlertCommands(open: Alert | undefined, actions: (alert: Alert) => readonly RowAction[]): void {
  const t = useWords(words);
  useCommands(
    open === undefined
      ? []
      : actions(open).map(({ id, label, key, run }) => ({
          id: `alerts.${id}`,
          label,
          group: t('alerts.title'),
          keys: key === undefined ? [] : [key],
          run,
        })),
  );
}

/** What to do about it is read in the panel, where there is one. */
function useAlertColumns(besidePanel: boolean): readonly Column<Alert>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo<Column<Alert>[]>(
    () => [
      {
        id: 'severity',
        header: t('alerts.column.severity'),
        width: 104,
        cell: (alert) => <Severity severity={alert.severity} />,
        text: (alert) => t(`alerts.severity.${alert.severity}`),
      },
      {
        id: 'title',
        header: t('alerts.column.title'),
        width: 260,
        grows: besidePanel,
        fixed: true,
        cell: (alert) => alert.title,
        text: (alert) => alert.title,
      },
      {
        id: 'message',
        header: t('alerts.column.message'),
        width: 320,
        grows: true,
        shown: !besidePanel,
        cell: (alert) => <span className="soft">{alert.message}</span>,
        text: (alert) => alert.message,
      },
      {
        id: 'raised',
        header: t('alerts.column.raised'),
        width: 150,
        cell: (alert) => formats.instant(alert.raisedAtUtc),
        text: (alert) => formats.instant(alert.raisedAtUtc),
      },
    ],
    [besidePanel, formats, t],
  );
}
