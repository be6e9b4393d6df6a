/** The tunnel of the desk: how it stands, which address each gateway has, and how it is set up. */
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { TunnelProviderView, TunnelView } from '#contract/tunnel.ts';
import * as words from '#i18n/catalog/window/tunnel.ts';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { Note } from '../../../ui/form/note.tsx';
import { SaveBar } from '../../../ui/form/save-bar.tsx';
import { Endpoints } from '../../tunnel/endpoints.tsx';
import { Standing } from '../../tunnel/standing.tsx';
import { TunnelFields } from '../../tunnel/tunnel-fields.tsx';
import { useTunnelForm } from '../../tunnel/tunnel-form.ts';
import { SettingsPage } from '../settings-page.tsx';

export default function TunnelPage() {
  const t = useWords(words);
  const tunnel = useQuery(api.tunnel.get.queryOptions());
  const providers = useQuery(api.tunnel.providers.queryOptions());
  if (tunnel.data !== undefined && providers.data !== undefined) {
    return <Tunnel tunnel={tunnel.data} providers={providers.data} />;
  }
  const failed = tunnel.error === null ? providers : tunnel;
  return (
    <SettingsPage title={t('tunnel.title')} lead={t('tunnel.lead')}>
      {failed.error === null ? (
        <div className="skeleton" style={{ height: 160 }} />
      ) : (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      )}
    </SettingsPage>
  );
}

interface TunnelProps {
  readonly tunnel: TunnelView | null;
  readonly providers: readonly TunnelProviderView[];
}

function Tunnel({ tunnel, providers }: TunnelProps) {
  const t = useWords(words);
  const top = useRef<HTMLDivElement>(null);
  // What came of it is said above.
  const form = useTunnelForm({
    tunnel,
    providers,
    onSaved: () => top.current?.scrollIntoView({ block: 'end' }),
  });
  return (
    <SettingsPage
      title={t('tunnel.title')}
      lead={t('tunnel.lead')}
      footer={
        <SaveBar
          dirty={form.dirty}
          saving={form.saving}
          onSave={form.save}
          onDiscard={form.discard}
          group={t('tunnel.title')}
          label={t(tunnel === null ? 'tunnel.saveAndOpen' : 'tunnel.save')}
        />
      }
    >
      <div ref={top}>
        {tunnel === null ? (
          <Note tone="plain" title={t('tunnel.none')}>
            {t('tunnel.noneText')}
          </Note>
        ) : (
          <Standing tunnel={tunnel} provider={providers.find(({ id }) => id === tunnel.provider)} />
        )}
      </div>
      {tunnel !== null && <Endpoints tunnel={tunnel} />}
      <TunnelFields of={form} />
    </SettingsPage>
  );
}
