/** The accounts of the company, those in use first, and what can be added below them. */
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Gateway, GatewayProviderView } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useCompany } from '../../app/company.tsx';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/form/note.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { AccountRow } from './account-row.tsx';
import { addressOf, Catalogue } from './catalogue.tsx';
import classes from './gateways.module.css';

interface GatewayListProps {
  readonly providers: readonly GatewayProviderView[];
  readonly gateways: readonly Gateway[];
}

export function GatewayList({ providers, gateways }: GatewayListProps) {
  const t = useWords(words);
  const { company } = useCompany();
  const { data: webhooks } = useQuery(api.webhooks.status.queryOptions({ input: { companyId: company.id } }));
  const shown = gateways.toSorted((a, b) => Number(a.state === 'paused') - Number(b.state === 'paused'));
  return (
    <SettingsPage title={t('gateways.title')} lead={t('gateways.lead')} actions={<AddMenu providers={providers} />}>
      {gateways.length === 0 ? (
        <Note tone="waiting" title={t('gateways.none')}>
          {t('gateways.noneText')}
        </Note>
      ) : (
        <>
          <ul className={classes['list']} aria-label={t('gateways.list')}>
            {shown.map((gateway) => (
              <AccountRow
                key={gateway.id}
                gateway={gateway}
                isBank={providers.find(({ id }) => id === gateway.provider)?.kind === 'bank'}
                webhooks={webhooks?.gateways.find(({ gatewayId }) => gatewayId === gateway.id)}
              />
            ))}
          </ul>
          <p className={`${classes['pauseHint']} soft`}>{t('gateways.pauseHint')}</p>
        </>
      )}
      <Catalogue providers={providers} gateways={gateways} />
    </SettingsPage>
  );
}

function AddMenu({ providers }: { providers: readonly GatewayProviderView[] }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const [opened, setOpened] = useState(false);
  useCommands([
    {
      id: 'gateways.add',
      label: t('gateways.add'),
      group: t('gateways.title'),
      keys: ['N'],
      run: () => setOpened(true),
    },
  ]);
  const items = (kind: GatewayProviderView['kind']) =>
    providers
      .filter((provider) => provider.kind === kind)
      .map(({ id, displayName }) => (
        <Menu.Item key={id} onClick={() => go(addressOf(id))}>
          {displayName}
        </Menu.Item>
      ));
  return (
    <Menu opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={14} />}>{t('gateways.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('gateways.add.gateways')}</Menu.Label>
        {items('gateway')}
        <Menu.Divider />
        <Menu.Label>{t('gateways.add.banks')}</Menu.Label>
        {items('bank')}
      </Menu.Dropdown>
    </Menu>
  );
}
