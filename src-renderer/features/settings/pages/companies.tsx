/** Every company of the desk: open one, add another, put one away and bring it back. */
import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Company } from '#contract/companies.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/settings.ts';
import { client } from '../../../app/connection/link.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { SaveBar } from '../../../ui/form/save-bar.tsx';
import { StateBadge } from '../../../ui/state/state-badge.tsx';
import table from '../../companies/companies.module.css';
import { CompanyFields } from '../../companies/company-fields.tsx';
import { useCompanyForm } from '../../companies/company-form.ts';
import { ConstanciaDrop } from '../../companies/constancia-drop.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { archiveCompany } from './company.tsx';

const MOST = 500;

export default function CompaniesPage() {
  const t = useWords(words);
  const [adding, setAdding] = useState(false);
  if (adding) return <NewCompany onClose={() => setAdding(false)} />;
  return (
    <SettingsPage
      title={t('settings.page.companies')}
      lead={t('settings.companies.lead')}
      actions={
        <Button leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
          {t('settings.companies.add')}
        </Button>
      }
    >
      <CompanyTable />
    </SettingsPage>
  );
}

function CompanyTable() {
  const t = useWords(words);
  const c = useWords(common);
  const { company: open, companies, choose } = useCompany();
  const { data } = useQuery(api.companies.list.queryOptions({ input: { limit: MOST, archived: true } }));
  const archived = data?.rows ?? [];
  const bringBack = (company: Company): void =>
    void client.companies
      .restore({ id: company.id, version: company.version })
      .then(() => showDone(t('settings.company.restored', { name: company.legalName })), reportProblem);
  return (
    <table className={table['seriesTable']} aria-label={t('settings.page.companies')}>
      <thead>
        <tr>
          <th scope="col">{t('settings.companies.name')}</th>
          <th scope="col">RFC</th>
          <th scope="col">{t('settings.companies.regimen')}</th>
          <th scope="col" aria-label={c('common.actions')} />
        </tr>
      </thead>
      <tbody>
        {[...companies, ...archived].map((company) => (
          <tr key={company.id}>
            <td>
              <div className="truncate" title={company.legalName} style={{ maxWidth: 300 }}>
                {company.legalName}
              </div>
            </td>
            <td className="tabular">{company.rfc}</td>
            <td className="tabular">{company.regimenFiscal}</td>
            <td className={table['end']}>
              {company.archivedAtUtc !== undefined ? (
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  <StateBadge tone="ended">{t('settings.companies.archived')}</StateBadge>
                  <Button variant="default" size="compact-xs" onClick={() => bringBack(company)}>
                    {c('common.restore')}
                  </Button>
                </Group>
              ) : company.id === open.id ? (
                <StateBadge tone="settled">{t('settings.companies.open')}</StateBadge>
              ) : (
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  <Button variant="default" size="compact-xs" onClick={() => choose(company.id)}>
                    {c('common.open')}
                  </Button>
                  <Button
                    variant="subtle"
                    color="gray"
                    size="compact-xs"
                    onClick={() =>
                      void archiveCompany(company, t('settings.company.archived', { name: company.legalName }))
                    }
                  >
                    {c('common.archive')}
                  </Button>
                </Group>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NewCompany({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const { choose } = useCompany();
  const form = useCompanyForm(undefined, (company) => {
    showDone(t('settings.companies.added', { name: company.legalName }));
    choose(company.id);
    onClose();
  });
  return (
    <SettingsPage
      title={t('settings.companies.add')}
      lead={t('settings.companies.addLead')}
      actions={
        <Button variant="default" onClick={onClose}>
          {c('common.cancel')}
        </Button>
      }
      footer={
        <SaveBar
          dirty={form.dirty}
          saving={form.saving}
          onSave={form.submit}
          onDiscard={form.discard}
          group={t('settings.title')}
          label={t('settings.companies.create')}
        />
      }
    >
      <ConstanciaDrop of={form} />
      <CompanyFields of={form} />
    </SettingsPage>
  );
}
