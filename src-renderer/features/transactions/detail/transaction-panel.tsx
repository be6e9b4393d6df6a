/** One charge at the right of the list: how it stands, what may be done, what it comes to, all that is known of it. */
import { Button, Tabs } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { SidePanel } from '../../../ui/layout/side-panel.tsx';
import { Money } from '../../../ui/state/money.tsx';
import type { ChargeAction } from '../actions.tsx';
import type { ActionId, Charge, FormId } from '../allowed.ts';
import { ActionForm } from '../forms/action-form.tsx';
import { TransactionState } from '../state.tsx';
import { titleOf } from '../title.ts';
import { FactsTab } from './facts-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { Standing } from './standing.tsx';
import classes from './detail.module.css';

const TABS = ['facts', 'history'] as const;
type Tab = (typeof TABS)[number];

interface PanelProps {
  readonly id: string;
  readonly actionsOf: (row: Charge) => readonly ChargeAction[];
  /** The form that stands above the tabs. */
  readonly asked: FormId | undefined;
  readonly onAsked: (form: FormId | undefined) => void;
  readonly onClose: () => void;
}

export default function TransactionPanel({ id, actionsOf, asked, onAsked, onClose }: PanelProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery({
    ...api.transactions.get.queryOptions({ input: { id } }),
    // The one before stands for the moment that the next one takes: the keys move through a list quickly.
    placeholderData: keepPreviousData,
  });
  const [tab, setTab] = useState<Tab>('facts');
  useCommands(
    TABS.map((one, at) => ({
      id: `transactions.tab.${one}`,
      label: t('transactions.showTab', { tab: t(`transactions.panel.${one}`) }),
      group: t('transactions.title'),
      keys: [String(at + 1)],
      run: () => setTab(one),
    })),
  );
  const transaction = error === null ? data : undefined;
  const name = transaction === undefined ? '' : titleOf(transaction);
  return (
    <SidePanel
      name="transactions"
      label={t('transactions.panel', { name })}
      title={transaction !== undefined && <Title transaction={transaction} name={name} />}
      onClose={onClose}
      footer={
        transaction === undefined || asked !== undefined ? undefined : (
          <Footer transaction={transaction} actions={actionsOf(transaction)} />
        )
      }
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {transaction !== undefined && (
        <>
          <Standing transaction={transaction} />
          {asked !== undefined && transaction.id === id && (
            <ActionForm
              key={`${id} ${asked}`}
              form={asked}
              transaction={transaction}
              onDone={() => onAsked(undefined)}
            />
          )}
          <Tabs
            value={tab}
            onChange={(next) => setTab((next ?? 'facts') as Tab)}
            classNames={{ panel: classes['tabPanel'] ?? '' }}
          >
            <Tabs.List>
              {TABS.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`transactions.panel.${one}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value={tab}>
              {tab === 'facts' ? <FactsTab transaction={transaction} /> : <HistoryTab transaction={transaction} />}
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </SidePanel>
  );
}

function Title({ transaction, name }: { transaction: TransactionDetail; name: string }) {
  const { status, amountMinor, currencyDecimals, currency } = transaction;
  return (
    <span className={classes['title']}>
      <span className="truncate" title={name}>
        {name}
      </span>
      <TransactionState status={status} of={transaction} />
      <span className={classes['spring']} />
      <Money minor={amountMinor} decimals={currencyDecimals} currency={currency} />
    </span>
  );
}

/** In the order of what a person does; the first one is the main thing. The rest is in the menu of the row. */
const IN_FOOTER: readonly ActionId[] = ['capture', 'refund', 'confirm', 'undoConfirm', 'refresh', 'cancel'];

interface FooterProps {
  readonly transaction: TransactionDetail;
  readonly actions: readonly ChargeAction[];
}

function Footer({ transaction, actions }: FooterProps) {
  // A gateway that can be asked tells by itself: saying so by hand is the exception there.
  const main: ActionId | undefined = transaction.can.refresh ? 'capture' : 'confirm';
  return IN_FOOTER.flatMap((id) => actions.find((action) => action.id === id) ?? []).map((action) => (
    <Button
      key={action.id}
      variant={action.id === main ? 'filled' : 'default'}
      leftSection={action.icon}
      px={8}
      onClick={action.run}
    >
      {action.label}
    </Button>
  ));
}
