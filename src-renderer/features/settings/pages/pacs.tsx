/** The PAC accounts of the open company. */
import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PacConfig, PacProviderView } from '#contract/stamping.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { useCommands } from '../../../app/commands/registry.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { Note } from '../../../ui/form/note.tsx';
import { DemoPac } from '../../stamping/demo-pac.tsx';
import { PacFields } from '../../stamping/pac-fields.tsx';
import { usePacForm } from '../../stamping/pac-form.ts';
import { PacList } from '../../stamping/pac-list.tsx';
import { SettingsPage } from '../settings-page.tsx';

type Editing = { readonly config?: PacConfig };

export default function PacsPage() {
  const t = useWords(words);
  const { company } = useCompany();
  const { data, error, refetch } = useQuery(api.stamping.listPacs.queryOptions({ input: { companyId: company.id } }));
  const [editing, setEditing] = useState<Editing>();
  if (editing !== undefined && data !== undefined) {
    return (
      <PacEditor
        companyId={company.id}
        providers={data.providers}
        configs={data.configs}
        config={editing.config}
        onClose={() => setEditing(undefined)}
      />
    );
  }
  return (
    <SettingsPage
      title={t('pacs.title')}
      lead={t('pacs.lead')}
      actions={
        <Button leftSection={<IconPlus size={14} />} disabled={data === undefined} onClick={() => setEditing({})}>
          {t('pacs.add')}
        </Button>
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <div className="skeleton" style={{ height: 100 }} />}
      {data?.configs.length === 0 && (
        <Note tone="waiting" title={t('pacs.none')}>
          {t('pacs.noneText')}
        </Note>
      )}
      {data !== undefined && (
        <PacList configs={data.configs} providers={data.providers} onEdit={(config) => setEditing({ config })} />
      )}
      {data?.configs.length === 0 && <DemoPac companyId={company.id} providers={data.providers} />}
    </SettingsPage>
  );
}

interface PacEditorProps {
  readonly companyId: string;
  readonly providers: readonly PacProviderView[];
  readonly configs: readonly PacConfig[];
  readonly config: PacConfig | undefined;
  readonly onClose: () => void;
}

function PacEditor({ companyId, providers, configs, config, onClose }: PacEditorProps) {
  const t = useWords(words);
  const c = useWords(common);
  const form = usePacForm({ companyId, providers, configs, config });
  const save = (): void =>
    form.save((after) => {
      showDone(t(after.state === 'paused' ? 'pacs.savedPaused' : 'pacs.saved', { name: after.displayName }));
      onClose();
    });
  useCommands([
    { id: 'form.save', label: c('common.save'), group: t('pacs.title'), keys: ['Mod+S', 'Mod+Enter'], run: save },
  ]);
  return (
    <SettingsPage
      title={config === undefined ? t('pacs.add') : t('pacs.edit', { name: config.displayName })}
      footer={
        <Group gap={6}>
          <Button onClick={save} loading={form.saving} disabled={form.blocked}>
            {c('common.save')}
          </Button>
          <Button variant="default" onClick={form.test} loading={form.testing} disabled={form.incomplete}>
            {t('pacs.test')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {c('common.close')}
          </Button>
        </Group>
      }
    >
      <PacFields of={form} />
    </SettingsPage>
  );
}
