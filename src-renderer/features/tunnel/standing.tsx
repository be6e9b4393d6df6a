/** How the tunnel stands: its state and since when, the public address, what is wrong, and opening, closing, testing it. */
import { Button, Group } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconRefresh, IconStethoscope, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { TunnelProviderView, TunnelView } from '#contract/tunnel.ts';
import * as words from '#i18n/catalog/window/tunnel.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { client } from '../../app/connection/link.ts';
import { offerUndo } from '../../app/undo.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { Copyable } from '../../ui/fields/copyable.tsx';
import { Note, ProblemNote, ProviderWords } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { OutsideLink } from '../../ui/layout/outside-link.tsx';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import { TUNNEL_TONES } from './tones.ts';
import classes from './tunnel.module.css';

/** Where programs are got that a person has to install. */
const DOWNLOADS: Readonly<Record<string, string>> = {
  cloudflared: 'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/downloads/',
};

interface StandingProps {
  readonly tunnel: TunnelView;
  readonly provider: TunnelProviderView | undefined;
}

export function Standing({ tunnel, provider }: StandingProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { state, sinceUtc, url, localPort, checkedAtUtc, nextTryUtc } = tunnel;
  return (
    <section className={classes['standing']} aria-label={t('tunnel.title')}>
      <div className={classes['head']}>
        <strong>{provider?.displayName ?? tunnel.provider}</strong>
        <span role="status">
          <StateBadge tone={TUNNEL_TONES[state]}>{t(`tunnel.state.${state}`)}</StateBadge>
        </span>
        {sinceUtc !== undefined && <span className="soft">{t('tunnel.since', { at: formats.instant(sinceUtc) })}</span>}
      </div>
      <div>{t(`tunnel.state.${state}.text`)}</div>
      <Wrong tunnel={tunnel} program={provider?.program} />
      <Facts
        facts={[
          url !== undefined && [t('tunnel.address'), <Copyable key="url" mono value={url} />],
          localPort !== undefined && [
            t('tunnel.local'),
            <Copyable key="local" mono value={`http://127.0.0.1:${localPort}`} />,
          ],
          checkedAtUtc !== undefined && [t('tunnel.checked'), formats.ago(checkedAtUtc)],
          nextTryUtc !== undefined &&
            (state === 'waiting' || state === 'unreachable') && [t('tunnel.next'), formats.ago(nextTryUtc)],
        ]}
      />
      <Actions tunnel={tunnel} />
    </section>
  );
}

function Wrong({ tunnel: { error, state }, program }: { tunnel: TunnelView; program: string | undefined }) {
  const t = useWords(words);
  if (error === undefined || state === 'up' || state === 'off') return null;
  const download = program === undefined ? undefined : DOWNLOADS[program];
  return (
    <Note tone={TUNNEL_TONES[state] === 'person' ? 'person' : 'waiting'} role="alert">
      <div>{error.message}</div>
      <Group gap={12}>
        <ProviderWords words={error.provider} />
        <span className="mono soft">{error.code}</span>
        {error.code === 'PROGRAM_MISSING' && download !== undefined && program !== undefined && (
          <OutsideLink href={download}>{t('tunnel.getProgram', { program })}</OutsideLink>
        )}
      </Group>
    </Note>
  );
}

function Actions({ tunnel: { state, enabled, url } }: { tunnel: TunnelView }) {
  const t = useWords(words);
  const check = useMutation({ mutationFn: () => client.tunnel.check() });
  const start = useMutation({
    mutationFn: () => client.tunnel.start(),
    onSuccess: () => showDone(t('tunnel.opening')),
  });
  const stop = useMutation({
    mutationFn: () => client.tunnel.stop(),
    onSuccess: () => {
      check.reset();
      offerUndo(
        t('tunnel.closed'),
        () => client.tunnel.start(),
        () => t('tunnel.opening'),
      );
    },
  });
  const remove = useMutation({
    mutationFn: () => client.tunnel.remove(),
    onSuccess: () =>
      offerUndo(
        t('tunnel.removed'),
        () => client.tunnel.restore(),
        () => t('tunnel.restored'),
      ),
  });
  const again = enabled && (state === 'failed' || state === 'waiting' || state === 'unreachable');
  const canCheck = url !== undefined && state !== 'off';
  useCommands([
    ...(enabled
      ? [{ id: 'tunnel.close', label: t('tunnel.close'), group: t('tunnel.title'), run: () => stop.mutate() }]
      : [{ id: 'tunnel.open', label: t('tunnel.open'), group: t('tunnel.title'), run: () => start.mutate() }]),
    { id: 'tunnel.remove', label: t('tunnel.remove'), group: t('tunnel.title'), run: () => remove.mutate() },
    ...(canCheck
      ? [{ id: 'tunnel.check', label: t('tunnel.check'), group: t('tunnel.title'), run: () => check.mutate() }]
      : []),
  ]);
  return (
    <>
      {check.data !== undefined && !check.isPending && (
        <Note tone={check.data.reached ? 'settled' : 'person'} role={check.data.reached ? 'status' : 'alert'}>
          {check.data.reached ? (
            t('tunnel.reached', { ms: check.data.durationMs })
          ) : (
            <>
              <div className={classes['strong']}>{t('tunnel.notReached', { ms: check.data.durationMs })}</div>
              <div>{check.data.error?.message}</div>
              <ProviderWords words={check.data.error?.provider} />
            </>
          )}
        </Note>
      )}
      <ProblemNote error={check.error ?? start.error ?? stop.error ?? remove.error} />
      <Group gap={6}>
        {!enabled && (
          <Button leftSection={<IconPlayerPlay size={14} />} loading={start.isPending} onClick={() => start.mutate()}>
            {t('tunnel.open')}
          </Button>
        )}
        {again && (
          <Button leftSection={<IconRefresh size={14} />} loading={start.isPending} onClick={() => start.mutate()}>
            {t('tunnel.reopen')}
          </Button>
        )}
        {canCheck && (
          <Button
            variant="default"
            leftSection={<IconStethoscope size={14} />}
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            {t('tunnel.check')}
          </Button>
        )}
        {enabled && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={14} />}
            loading={stop.isPending}
            onClick={() => stop.mutate()}
          >
            {t('tunnel.close')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={14} />}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          {t('tunnel.remove')}
        </Button>
      </Group>
    </>
  );
}
