/** The series of the open company. */
import * as words from '#i18n/catalog/window/settings.ts';
import * as companyWords from '#i18n/catalog/window/companies.ts';
import { useCompany } from '../../../app/company.tsx';
import { useWords } from '../../../i18n/words.ts';
import { SeriesTable } from '../../companies/series-table.tsx';
import { SettingsPage } from '../settings-page.tsx';

export default function SeriesPage() {
  const t = useWords(words);
  const c = useWords(companyWords);
  const { company } = useCompany();
  return (
    <SettingsPage title={t('settings.page.series')} lead={c('companies.series.hint')}>
      <SeriesTable companyId={company.id} />
    </SettingsPage>
  );
}
