/** What stands before the desk: a used-up address, a locked vault, a desk without company. Then the frame. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import * as frame from '#i18n/catalog/window/frame.ts';
import { useWords } from '../i18n/words.ts';
import { EmptyState } from '../ui/feedback/empty-state.tsx';
import { ErrorState } from '../ui/feedback/error-state.tsx';
import type { Entrance } from './connection/session.ts';
import { api, queryClient } from './connection/query.ts';
import { followEvents } from './connection/events.ts';
import { CompanyProvider } from './company.tsx';
import { Frame } from './frame/frame.tsx';
import { usePreference } from './preferences.ts';

const Setup = lazy(() => import('../features/setup/setup.tsx'));
const Unlock = lazy(() => import('../features/vault/unlock.tsx'));

export function Boot({ entrance, problem }: { entrance: Entrance; problem: unknown }) {
  const t = useWords(frame);
  if (entrance === 'refused') {
    return <EmptyState title={t('frame.refused.title')}>{t('frame.refused.text')}</EmptyState>;
  }
  if (problem !== undefined) return <ErrorState error={problem} onRetry={() => location.reload()} />;
  return (
    // oxlint-disable-next-line react/hooks -- how wouter is told where the address is
    <Router hook={useHashLocation}>
      <Suspense>
        <Desk />
      </Suspense>
    </Router>
  );
}

function Desk() {
  useEffect(() => {
    const abort = new AbortController();
    void followEvents(abort.signal);
    return () => abort.abort();
  }, []);
  const vault = useQuery(api.vault.status.queryOptions());
  const [underway] = usePreference<boolean>('setup.underway', false);
  if (vault.isError) {
    return <ErrorState error={vault.error} onRetry={() => void queryClient.invalidateQueries()} />;
  }
  if (vault.data === undefined) return null;
  const { state } = vault.data;
  if (state !== 'unlocked' && state !== 'not-set-up') return <Unlock status={vault.data} />;
  // One place for it, so that it stays as it is while vault and company come into being.
  if (state === 'not-set-up' || underway) return <Setup />;
  return (
    <CompanyProvider without={<Setup />}>
      <Frame />
    </CompanyProvider>
  );
}
