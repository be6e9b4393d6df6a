/** The open company: its data, logo and colour, and putting it away. */
import { Button } from '@mantine/core';
import type { Company } from '#contract/companies.ts';
import * as words from '#i18n/catalog/window/settings.ts';
import { client } from '../../../app/connection/link.ts';
import { useCompany } from '../../../app/company.tsx';
import { offerUndo } from '../../../app/undo.ts';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { SaveBar } from '../../../ui/form/save-bar.tsx';
import { CompanyFields } from '../../companies/company-fields.tsx';
import { useCompanyForm } from '../../companies/company-form.ts';
import { ConstanciaDrop } from '../../companies/constancia-drop.tsx';
import { SettingsPage } from '../settings-page.tsx';

export default function CompanyPage() {
  const { company } = useCompany();
  return <CompanySettings key={company.id} company={company} />;
}

function CompanySettings({ company }: { company: Company }) {
  const t = useWords(words);
  const { companies } = useCompany();
  const form = useCompanyForm(company, () => showDone(t('settings.company.saved')));
  return (
    <SettingsPage
      title={t('settings.page.company')}
      lead={company.legalName}
      actions={
        // The desk needs one: the last company stays.
        companies.length > 1 ? (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => void archiveCompany(company, t('settings.company.archived', { name: company.legalName }))}
          >
            {t('settings.company.archive')}
          </Button>
        ) : undefined
      }
      footer={
        <SaveBar
          dirty={form.dirty}
          saving={form.saving}
          onSave={form.submit}
          onDiscard={form.discard}
          group={t('settings.title')}
        />
      }
    >
      <ConstanciaDrop of={form} expectedRfc={company.rfc} />
      <CompanyFields of={form} company={company} />
    </SettingsPage>
  );
}

export async function archiveCompany(company: Company, said: string): Promise<void> {
  try {
    const after = await client.companies.archive({ id: company.id, version: company.version });
    offerUndo(said, () => client.companies.restore({ id: after.id, version: after.version }));
  } catch (error) {
    reportProblem(error);
  }
}
