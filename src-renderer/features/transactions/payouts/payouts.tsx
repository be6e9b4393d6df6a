/** Depósitos: what the gateways paid out to the company's bank, newest first, and what each of them holds. */
import { Button, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBuildingBank, IconCopy, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Payout } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { useCompany } from '../../../app/company.tsx';
import { client } from '../../../app/connection/link.ts';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { Section } from '../../../ui/layout/section.tsx';
import { useCursorRows } from '../../../ui/table/cursor-rows.ts';
import { DataTable, type DataTableHandle } from '../../../ui/table/data-table.tsx';
import type { RowAction } from '../../../ui/table/types.ts';
import { MoneyTabs } from '../tabs.tsx';
import { usePayoutColumns } from './columns.tsx';
import { PayoutPanel } from './payout-panel.tsx';
import { payoutKey, payoutOfKey, payoutPath } from './payout-path.ts';
import { PayoutSums } from './sums.tsx';
import { useUpdate } from './use-update.ts';
import classes from './payouts.module.css';
import shared from '../transactions.module.css';

const WIDE = '(min-width: 1600px)';
const PAGE = 100;

export default function Payouts({ openId }: { openId?: string | undefined }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const { company } = useCompany();
  const table = useRef<DataTableHandle>(null);
  const [gatewayId, setGatewayId] = useState<string>();
  const input = { companyId: company.id, ...(gatewayId === undefined ? {} : { gatewayId }) };
  const rows = useCursorRows<Payout>({
    queryKey: api.transactions.payouts.queryKey({ input }),
    fetchPage: (cursor, signal) =>
      client.transactions.payouts({ ...input, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, { signal }),
  });
  const totals = useQuery(api.transactions.payoutTotals.queryOptions({ input }));
  const accounts = useQuery(api.gateways.list.queryOptions({ input: { companyId: company.id } }));
  const telling = (accounts.data?.gateways ?? []).filter(
    ({ provider }) => accounts.data?.providers.find(({ id }) => id === provider)?.capabilities.payouts === true,
  );
  // A bank is where payouts arrive; of the rest, who pays out and does not tell it is said.
  const silent = (accounts.data?.gateways ?? []).filter(({ provider }) => {
    const known = accounts.data?.providers.find(({ id }) => id === provider);
    return known !== undefined && known.bank === undefined && !known.capabilities.payouts;
  });
  const update = useUpdate(company.id, gatewayId);
  const named = payoutOfKey(openId === undefined ? undefined : decodeURIComponent(openId));
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const besidePanel = named !== undefined && !isWide;
  const columns = usePayoutColumns(besidePanel);
  const close = useCallback(() => {
    go('/transactions/payouts', { replace: true });
    table.current?.focus();
  }, [go]);
  useCommands([
    {
      id: 'payouts.update',
      label: t('transactions.payouts.update'),
      group: t('transactions.tab.payouts'),
      keys: ['R'],
      run: update.start,
    },
  ]);
  const show = (row: Payout): void => go(payoutPath(row), { replace: named !== undefined });
  const actions = (row: Payout): readonly RowAction[] => [
    { id: 'open', label: t('transactions.payouts.open'), key: 'Enter', run: () => show(row) },
    {
      id: 'copyTrace',
      label: t('transactions.payouts.copyTrace'),
      key: 'U',
      icon: <IconCopy size={14} />,
      disabled: row.trace === undefined,
      run: () => {
        navigator.clipboard
          .writeText(row.trace ?? '')
          .then(() => showDone(t('transactions.payouts.traceCopied')))
          .catch(reportProblem);
      },
    },
  ];
  const nothing = totals.data?.length === 0 && update.said === undefined;
  const button = (
    <Button leftSection={<IconRefresh size={14} />} loading={update.running} onClick={update.start}>
      {t('transactions.payouts.update')}
    </Button>
  );
  return (
    <Section
      title={t('transactions.title')}
      beside={<MoneyTabs now="payouts" />}
      actions={
        <>
          {telling.length > 1 && (
            <Select
              aria-label={t('transactions.payouts.gateway')}
              w="200px"
              placeholder={t('transactions.payouts.allGateways')}
              clearable
              value={gatewayId ?? null}
              onChange={(value) => setGatewayId(value ?? undefined)}
              data={telling.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {telling.length > 0 && button}
        </>
      }
      toolbar={
        nothing ? undefined : (
          <div className={classes['bar']}>
            <PayoutSums totals={totals.data ?? []} />
            {silent.length > 0 && (
              <span className="soft">
                {t('transactions.payouts.silent', {
                  count: silent.length,
                  names: silent.map(({ name }) => name).join(', '),
                })}
              </span>
            )}
            <span className={classes['spring']} />
            <span role="status" className="soft">
              {update.said}
            </span>
          </div>
        )
      }
    >
      <div className={shared['list']}>
        <DataTable
          tableId={`transactions.payouts${besidePanel ? '.panel' : ''}`}
          label={t('transactions.tab.payouts')}
          columns={columns}
          rows={rows}
          rowId={payoutKey}
          openId={named === undefined ? undefined : payoutKey(named)}
          onOpen={show}
          onClose={() => {
            if (named === undefined) return false;
            close();
            return true;
          }}
          actions={actions}
          handle={table}
          empty={
            <EmptyState
              icon={<IconBuildingBank size={28} />}
              title={t('transactions.payouts.empty.title')}
              action={
                telling.length > 0 ? (
                  button
                ) : (
                  <Button onClick={() => go('/settings/gateways')}>{t('transactions.empty.gateways')}</Button>
                )
              }
            >
              {t('transactions.payouts.empty.text')}
            </EmptyState>
          }
        />
      </div>
      {named !== undefined && <PayoutPanel key={openId} named={named} onClose={close} />}
    </Section>
  );
}
