/** The mail account of the open company, and what was sent with it. */
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { MailAccount } from '#contract/mail.ts';
import * as words from '#i18n/catalog/window/mail-account.ts';
import * as settings from '#i18n/catalog/window/settings.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { SaveBar } from '../../../ui/form/save-bar.tsx';
import { MailFields } from '../../mail/mail-fields.tsx';
import { useMailForm } from '../../mail/mail-form.ts';
import { Outbox } from '../../mail/outbox.tsx';
import { SettingsPage } from '../settings-page.tsx';

type Tab = 'account' | 'outbox';

export default function MailPage() {
  const t = useWords(words);
  const { company } = useCompany();
  const [tab, setTab] = useState<Tab>('account');
  const account = useQuery(api.mail.getAccount.queryOptions({ input: { companyId: company.id } }));
  const tabs = (
    <SegmentedControl
      aria-label={t('mailAccount.title')}
      data={(['account', 'outbox'] as const).map((value) => ({ value, label: t(`mailAccount.tab.${value}`) }))}
      value={tab}
      onChange={setTab}
    />
  );
  if (tab === 'outbox') {
    return (
      <SettingsPage title={t('mailAccount.title')} lead={t('mailAccount.lead')} actions={tabs} fill>
        <Outbox companyId={company.id} />
      </SettingsPage>
    );
  }
  if (account.data === undefined) {
    return (
      <SettingsPage title={t('mailAccount.title')} lead={t('mailAccount.lead')} actions={tabs}>
        {account.error === null ? (
          <div className="skeleton" style={{ height: 160 }} />
        ) : (
          <ErrorState error={account.error} onRetry={() => void account.refetch()} />
        )}
      </SettingsPage>
    );
  }
  return <Account key={company.id} account={account.data} tabs={tabs} />;
}

function Account({ account, tabs }: { account: MailAccount | null; tabs: ReactNode }) {
  const t = useWords(words);
  const s = useWords(settings);
  const { company } = useCompany();
  const form = useMailForm({
    companyId: company.id,
    account,
    sender: { name: company.tradeName ?? company.legalName, address: company.email },
    onSaved: () => showDone(t('mailAccount.saved')),
  });
  return (
    <SettingsPage
      title={t('mailAccount.title')}
      lead={t('mailAccount.lead')}
      actions={tabs}
      footer={
        <SaveBar
          dirty={form.dirty}
          saving={form.saving}
          onSave={form.save}
          onDiscard={form.discard}
          group={s('settings.title')}
        />
      }
    >
      <MailFields of={form} />
    </SettingsPage>
  );
}
