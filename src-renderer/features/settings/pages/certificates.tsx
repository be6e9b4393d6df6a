/** The certificates of the open company, and adding one by dropping its files. */
import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import * as words from '#i18n/catalog/window/csds.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { offerUndo } from '../../../app/undo.ts';
import { useWords } from '../../../i18n/words.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { useCommands } from '../../../app/commands/registry.ts';
import { CsdDrop, DemoCsd } from '../../csds/csd-drop.tsx';
import { CsdAlerts } from '../../csds/csd-alerts.tsx';
import { activateAgain, CsdList } from '../../csds/csd-list.tsx';
import { useCsdUpload } from '../../csds/csd-upload.ts';
import { SettingsPage } from '../settings-page.tsx';

export default function CertificatesPage() {
  const t = useWords(words);
  const { company } = useCompany();
  const { data } = useQuery(api.csds.list.queryOptions({ input: { companyId: company.id } }));
  const inUse = data?.find((csd) => csd.status === 'active');
  const upload = useCsdUpload(company, ({ number, status }) => {
    if (status !== 'active') showDone(t('csds.addedStandby', { number }));
    else if (inUse === undefined) showDone(t('csds.added', { number }));
    else offerUndo(t('csds.added', { number }), () => activateAgain(inUse));
  });
  // A desk that seals for real is not offered to stop.
  const real = inUse?.demo === false;
  const save = t(upload.activate || inUse === undefined ? 'csds.save' : 'csds.saveStandby');
  useCommands([
    { id: 'form.save', label: save, group: t('csds.title'), keys: ['Mod+S', 'Mod+Enter'], run: upload.add },
  ]);
  return (
    <SettingsPage
      title={t('csds.title')}
      lead={t('csds.lead')}
      {...(upload.started
        ? {
            footer: (
              <Button onClick={upload.add} loading={upload.adding} disabled={!upload.ready}>
                {save}
              </Button>
            ),
          }
        : {})}
    >
      <CsdAlerts companyId={company.id} />
      <CsdList companyId={company.id} />
      <CsdDrop of={upload} owner={company} />
      {upload.started && inUse !== undefined && (
        <Checkbox
          size="xs"
          label={t('csds.rotate')}
          description={t(upload.activate ? 'csds.rotateHint' : 'csds.rotateNot', { number: inUse.number })}
          checked={upload.activate}
          onChange={(event) => upload.setActivate(event.currentTarget.checked)}
        />
      )}
      {!real && <DemoCsd of={upload} />}
    </SettingsPage>
  );
}
