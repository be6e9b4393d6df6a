/** The inbox without rows: what it is for and the one next step, or what has to be cleared. */
import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/webhooks.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState, NoMatches } from '../../ui/feedback/empty-state.tsx';
import type { View } from './states.ts';

interface NothingProps {
  readonly view: View | 'filtered';
  readonly hasGateways: boolean;
  readonly isOpen: boolean;
  readonly onClear: () => void;
}

export function Nothing({ view, hasGateways, isOpen, onClear }: NothingProps) {
  const t = useWords(words);
  const [, go] = useLocation();
  const icon = <IconInbox size={28} />;
  if (view === 'filtered' || view === 'done' || view === 'ignored') return <NoMatches onClear={onClear} />;
  if (view !== 'all') {
    return (
      <EmptyState icon={icon} title={t(`webhooks.empty.${view}.title`)}>
        {t(`webhooks.empty.${view}.text`)}
      </EmptyState>
    );
  }
  const next = hasGateways ? 'tunnel' : 'gateways';
  return (
    <EmptyState
      icon={icon}
      title={t(hasGateways ? 'webhooks.empty.title' : 'webhooks.noGateways.title')}
      {...(hasGateways && isOpen
        ? {}
        : {
            action: (
              <Button onClick={() => go(`/settings/${next}`)}>
                {t(hasGateways ? 'webhooks.empty.tunnel' : 'webhooks.noGateways.add')}
              </Button>
            ),
          })}
    >
      {t(hasGateways ? 'webhooks.empty.text' : 'webhooks.noGateways.text')}
    </EmptyState>
  );
}
