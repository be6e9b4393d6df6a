/** The certificates of the open company, and adding one by dropping its files. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import * as words from '#i18n/catalog/window/csds.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { useCommands } from '../../../app/commands/registry.ts';
import { CsdDrop, DemoCsd } from '../../csds/csd-drop.tsx';
import { CsdList } from '../../csds/csd-list.tsx';
import { useCsdUpload } from '../../csds/csd-upload.ts';
import { SettingsPage } from '../settings-page.tsx';

export default function CertificatesPage() {
  const t = useWords(words);
  const { company } = useCompany();
  const upload = useCsdUpload(company, (csd) => showDone(t('csds.added', { number: csd.number })));
  const { data } = useQuery(api.csds.list.queryOptions({ input: { companyId: company.id } }));
  // A desk that seals for real is not offered to stop.
  const real = data?.some((csd) => csd.status === 'active' && !csd.demo) === true;
  useCommands([
    { id: 'form.save', label: t('csds.save'), group: t('csds.title'), keys: ['Mod+S', 'Mod+Enter'], run: upload.add },
  ]);
  return (
    <SettingsPage
      title={t('csds.title')}
      lead={t('csds.lead')}
      {...(upload.started
        ? {
            footer: (
              <Button onClick={upload.add} loading={upload.adding} disabled={!upload.ready}>
                {t('csds.save')}
              </Button>
            ),
          }
        : {})}
    >
      <CsdList companyId={company.id} />
      <CsdDrop of={upload} owner={company} />
      {!real && <DemoCsd of={upload} />}
    </SettingsPage>
  );
}
