/** One received document at the right of the list: how it stands, what it says, its XML. */
import { Button, Tabs } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReceivedDetail, ReceivedRowView } from '#contract/received.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { Money } from '../../ui/state/money.tsx';
import type { ReceivedAction } from './actions.tsx';
import { documentNumber } from './number.ts';
import { Standing } from './standing.tsx';
import { ReviewBadge, reviewOf } from './states.tsx';
import type { Tab } from './tabs.tsx';
import classes from './received.module.css';

const TabBody = lazy(() => import('./tabs.tsx'));
const TABS: readonly Tab[] = ['facts', 'xml'];

interface PanelProps {
  readonly id: string;
  readonly actionsOf: (row: ReceivedRowView) => readonly ReceivedAction[];
  readonly onClose: () => void;
}

export function ReceivedPanel({ id, actionsOf, onClose }: PanelProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery({
    ...api.received.get.queryOptions({ input: { id } }),
    // The one before stands for the moment that the next one takes: the keys move through a list quickly.
    placeholderData: keepPreviousData,
  });
  const [tab, setTab] = useState<Tab>('facts');
  useCommands(
    TABS.map((one, at) => ({
      id: `received.tab.${one}`,
      label: t('received.showTab', { tab: t(`received.tab.${one}`) }),
      group: t('received.title'),
      keys: [String(at + 1)],
      run: () => setTab(one),
    })),
  );
  const received = error === null ? data : undefined;
  const actions = received === undefined ? [] : actionsOf(received);
  return (
    <SidePanel
      name="received"
      label={t('received.panel', { name: received?.issuerName ?? '' })}
      title={received !== undefined && <Title received={received} />}
      onClose={onClose}
      footer={
        received === undefined
          ? undefined
          : actions
              .filter((action) => action.id !== 'sat')
              .map((action) => (
                <Button key={action.id} variant="default" leftSection={action.icon} px={8} onClick={action.run}>
                  {action.label}
                </Button>
              ))
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {received !== undefined && (
        <>
          <Standing received={received} ask={actions.find((action) => action.id === 'sat')} />
          <Tabs
            value={tab}
            onChange={(next) => setTab((next ?? 'facts') as Tab)}
            classNames={{ root: classes['tabs'] ?? '', panel: classes['tabPanel'] ?? '' }}
          >
            <Tabs.List>
              {TABS.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`received.tab.${one}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value={tab}>
              <Suspense fallback={<div className={`skeleton ${classes['waiting']}`} />}>
                <TabBody tab={tab} received={received} />
              </Suspense>
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </SidePanel>
  );
}

function Title({ received }: { received: ReceivedDetail }) {
  const { issuerName, totalMinor, currencyDecimals, currency } = received;
  const number = documentNumber(received);
  const name = number === undefined ? issuerName : `${number} ${issuerName}`;
  return (
    <span className={classes['title']}>
      <span className={classes['name']} title={name}>
        {name}
      </span>
      <ReviewBadge review={reviewOf(received)} />
      <span className={classes['spring']} />
      <Money minor={totalMinor} decimals={currencyDecimals} currency={currency} />
    </span>
  );
}
