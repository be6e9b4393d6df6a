/** The panel with a client's form: a new one, one that is edited, or what a Constancia says. */
import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import type { Client } from '#contract/clients.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { ClientForm, type ClientFormHandle, type ClientFormProps } from './client-form.tsx';

interface EditorPanelProps extends Omit<ClientFormProps, 'client' | 'handle' | 'compact'> {
  /** Absent for a new one. */
  readonly id: string | undefined;
  /** Instead of the client's name: which of several Constancias. */
  readonly title?: ReactNode;
}

export function EditorPanel({ id, title, ...form }: EditorPanelProps) {
  const t = useWords(words);
  const handle = useRef<ClientFormHandle>(null);
  const { data, error, refetch } = useQuery({
    ...api.clients.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
  });
  const client: Client | undefined = id === undefined ? undefined : data;
  const isReady = id === undefined || client !== undefined;
  return (
    <SidePanel
      name="clients"
      label={t('clients.panel')}
      title={title ?? client?.legalName ?? (id === undefined ? t('clients.new') : '')}
      onClose={() => (handle.current === null ? form.onCancel(undefined) : handle.current.cancel())}
    >
      {error !== null && client === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isReady && <ClientForm key={id ?? 'new'} {...form} client={client} handle={handle} />}
    </SidePanel>
  );
}
