/** The PAC that stamps: an account of one's own, or the one for demonstrations. */
import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Company } from '#contract/companies.ts';
import type { PacConfig, PacProviderView } from '#contract/stamping.ts';
import * as pacWords from '#i18n/catalog/window/pacs.ts';
import * as words from '#i18n/catalog/window/setup.ts';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { DemoPac } from '../../stamping/demo-pac.tsx';
import { PacFields } from '../../stamping/pac-fields.tsx';
import { usePacForm } from '../../stamping/pac-form.ts';
import { PacList } from '../../stamping/pac-list.tsx';
import { StepShell } from '../step-shell.tsx';
import { useWizard } from '../wizard.ts';

export function PacStep({ company }: { company: Company }) {
  const t = useWords(words);
  const { next, standing } = useWizard();
  const { data, error, refetch } = useQuery(api.stamping.listPacs.queryOptions({ input: { companyId: company.id } }));
  const has = standing.done.pac;
  const [editing, setEditing] = useState<string>();
  return (
    <StepShell
      title={t('setup.pac.title')}
      lead={t('setup.pac.lead')}
      onContinue={next}
      blocked={!has}
      {...(has ? {} : { skipHint: t('setup.pac.skip') })}
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          {/* Its place stays when the account appears: what came of the test is still read there. */}
          {(!has || editing === undefined) && <DemoPac companyId={company.id} providers={data.providers} done={has} />}
          {data.configs.length > 0 && editing === undefined && (
            <PacList configs={data.configs} providers={data.providers} onEdit={(config) => setEditing(config.id)} />
          )}
          {(data.configs.length === 0 || editing !== undefined) && (
            <Account
              key={editing}
              companyId={company.id}
              providers={data.providers}
              configs={data.configs}
              config={data.configs.find((config) => config.id === editing)}
              onClose={() => setEditing(undefined)}
            />
          )}
        </>
      )}
    </StepShell>
  );
}

interface AccountProps {
  readonly companyId: string;
  readonly providers: readonly PacProviderView[];
  readonly configs: readonly PacConfig[];
  readonly config: PacConfig | undefined;
  readonly onClose: () => void;
}

function Account({ companyId, providers, configs, config, onClose }: AccountProps) {
  const t = useWords(words);
  const p = useWords(pacWords);
  const form = usePacForm({ companyId, providers, configs, config });
  return (
    <>
      <PacFields of={form} />
      <Group gap={6}>
        <Button variant="default" loading={form.saving} disabled={form.blocked} onClick={() => form.save(onClose)}>
          {t('setup.pac.save')}
        </Button>
        <Button variant="default" loading={form.testing} disabled={form.incomplete} onClick={form.test}>
          {p('pacs.test')}
        </Button>
      </Group>
    </>
  );
}
