/** The status bar: what is true of the whole desk, at a glance, each leading to where it is mended. */
import { Progress } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconDatabase,
  IconLoader,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import * as words from '#i18n/catalog/window/frame.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { useCompany } from '../company.tsx';
import { connectionStore } from '../connection/events.ts';
import { api } from '../connection/query.ts';
import { StatusItem } from './status-item.tsx';
import classes from './frame.module.css';

// With words of its own; it comes when the first screen is there.
const TunnelHealth = lazy(() => import('../../features/tunnel/health.tsx'));

export function StatusBar() {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const { data: info } = useQuery(api.system.info.queryOptions({ input: { companyId: company.id } }));
  const connection = useSyncExternalStore(connectionStore.subscribe, connectionStore.get);
  const online = useSyncExternalStore(onOnline, () => navigator.onLine);
  const rested = useRested();
  const environment = info?.company?.environment;
  const pac = info?.company?.pac;
  const last = info?.backup.lastAtUtc;
  return (
    <footer className={classes['status']} data-environment={environment} aria-label={t('frame.status')}>
      {(environment === 'demo' || environment === 'test') && (
        <>
          <span className={classes['environment']}>{t(`frame.environment.${environment}`)}</span>
          <span className={classes['watermark']} aria-hidden>
            {t(`frame.watermark.${environment}`)}
          </span>
        </>
      )}
      {info !== undefined && (
        <StatusItem
          to="/settings/pacs"
          tone={pac === undefined || pac.problem !== undefined ? 'person' : 'settled'}
          icon={
            pac === undefined || pac.problem !== undefined ? (
              <IconAlertTriangle size={12} aria-hidden />
            ) : (
              <IconCircleCheck size={12} aria-hidden />
            )
          }
          title={pac?.problem?.message}
        >
          {pac === undefined ? t('frame.noPac') : pac.displayName}
        </StatusItem>
      )}
      {info?.company?.csd === undefined && info !== undefined && (
        <StatusItem to="/settings/certificates" tone="person" icon={<IconAlertTriangle size={12} aria-hidden />}>
          {t('frame.noCsd')}
        </StatusItem>
      )}
      {rested && (
        <Suspense>
          <TunnelHealth companyId={company.id} />
        </Suspense>
      )}
      {info !== undefined && (
        <StatusItem
          to="/settings/backups"
          tone={info.backup.failure === undefined ? 'plain' : 'person'}
          icon={<IconDatabase size={12} aria-hidden />}
          title={info.backup.failure?.message}
        >
          {last === undefined ? t('frame.noBackup') : t('frame.backup', { ago: formats.ago(last) })}
        </StatusItem>
      )}
      <span className={classes['spring']} />
      <RunningJobs />
      {!online && (
        <StatusItem tone="plain" icon={<IconCloudOff size={12} aria-hidden />} title={t('frame.offlineHint')}>
          {t('frame.offline')}
        </StatusItem>
      )}
      {connection === 'lost' && (
        <StatusItem tone="person" icon={<IconPlugConnectedX size={12} aria-hidden />}>
          {t('frame.engineLost')}
        </StatusItem>
      )}
      {info !== undefined && <span>Cuadra {info.version}</span>}
    </footer>
  );
}

/** Long enough for the first screen, which has the wire to itself until then. */
const REST_MS = 1500;

function useRested(): boolean {
  const [rested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return rested;
}

/** What the queue is doing now; long work with how far it has come. */
function RunningJobs() {
  const t = useWords(words);
  const { data: stats } = useQuery(api.jobs.stats.queryOptions({ input: {} }));
  const busy = (stats?.open ?? []).filter(({ state }) => state === 'running' || state === 'queued');
  const count = busy.reduce((sum, job) => sum + job.count, 0);
  const { data: running } = useQuery({
    ...api.jobs.list.queryOptions({ input: { state: 'running', limit: 20 } }),
    enabled: count > 0,
  });
  if (count === 0) return null;
  const shown = running?.rows.find((job) => job.progress?.total !== undefined);
  const total = shown?.progress?.total;
  return (
    <StatusItem to="/jobs" tone="plain" icon={<IconLoader size={12} aria-hidden />}>
      {t('frame.jobsRunning', { count })}
      {shown?.progress !== undefined && total !== undefined && total > 0 && (
        <Progress
          className={classes['progress']}
          size="sm"
          value={(shown.progress.done / total) * 100}
          aria-label={t('frame.jobsRunning', { count })}
        />
      )}
    </StatusItem>
  );
}

function onOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
