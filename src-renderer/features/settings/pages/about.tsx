/** Which Cuadra this is and where its data is. */
import { Button, CopyButton, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/settings.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { setPreference } from '../../../app/preferences.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { Facts } from '../../../ui/layout/facts.tsx';
import { SETUP_UNDERWAY } from '../../setup/standing.ts';
import { SettingsPage } from '../settings-page.tsx';

export default function AboutPage() {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const { company } = useCompany();
  const { data, error, refetch } = useQuery(api.system.info.queryOptions({ input: { companyId: company.id } }));
  if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <SettingsPage title={t('settings.page.about')}>
      {data === undefined ? (
        <div className="skeleton" style={{ height: 80 }} />
      ) : (
        <Facts
          facts={[
            [t('settings.about.version'), `Cuadra ${data.version}`],
            [
              t('settings.about.folder'),
              <Group key="folder" gap={8}>
                <span className="mono">{data.dataFolder}</span>
                <CopyButton value={data.dataFolder}>
                  {({ copied, copy }) => (
                    <Button variant="subtle" size="compact-xs" onClick={copy}>
                      {copied ? c('common.copied') : c('common.copy')}
                    </Button>
                  )}
                </CopyButton>
              </Group>,
            ],
            [t('settings.about.vault'), data.vault.message],
            [
              t('settings.about.backup'),
              data.backup.lastAtUtc === undefined ? c('common.none') : formats.instant(data.backup.lastAtUtc),
            ],
          ]}
        />
      )}
      <Group>
        <Button variant="default" onClick={() => setPreference(SETUP_UNDERWAY, true)}>
          {t('settings.about.setup')}
        </Button>
      </Group>
    </SettingsPage>
  );
}
