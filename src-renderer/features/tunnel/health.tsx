/** The tunnel in the status bar: there where one is set up, or where a gateway would deliver and cannot. */
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconLoader } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TunnelState } from '#contract/tunnel.ts';
import * as words from '#i18n/catalog/window/tunnel-bar.ts';
import { api } from '../../app/connection/query.ts';
import { StatusItem } from '../../app/frame/status-item.tsx';
import { useWords } from '../../i18n/words.ts';

const ICONS = {
  off: IconCircleDashed,
  starting: IconLoader,
  checking: IconLoader,
  up: IconCircleCheck,
  unreachable: IconAlertTriangle,
  waiting: IconLoader,
  failed: IconAlertTriangle,
} as const satisfies Readonly<Record<TunnelState, unknown>>;

export default function TunnelHealth({ companyId }: { companyId: string }) {
  const t = useWords(words);
  const { data: tunnel } = useQuery(api.tunnel.get.queryOptions());
  const { data: accounts } = useQuery({
    ...api.gateways.list.queryOptions({ input: { companyId } }),
    enabled: tunnel === null,
  });
  const shared = { to: '/settings/tunnel' } as const;
  if (tunnel === undefined) return null;
  if (tunnel === null) {
    const sends = new Set(accounts?.providers.filter(({ webhook }) => webhook !== undefined).map(({ id }) => id));
    if (accounts?.gateways.some(({ provider, state }) => state === 'active' && sends.has(provider)) !== true)
      return null;
    return (
      <StatusItem
        {...shared}
        tone="plain"
        icon={<IconCircleDashed size={12} aria-hidden />}
        title={t('tunnelBar.none.hint')}
      >
        {t('tunnelBar.none')}
      </StatusItem>
    );
  }
  const { state, error, url } = tunnel;
  const Shown = ICONS[state];
  const wrong = state === 'unreachable' || state === 'failed';
  return (
    <StatusItem
      {...shared}
      tone={state === 'up' ? 'settled' : wrong ? 'person' : 'plain'}
      icon={<Shown size={12} aria-hidden />}
      title={state === 'up' ? url : state === 'off' ? t('tunnelBar.none.hint') : (error?.message ?? url)}
    >
      {t(`tunnelBar.${state}`)}
    </StatusItem>
  );
}
