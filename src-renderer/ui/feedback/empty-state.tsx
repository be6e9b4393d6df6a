/** Nothing here yet (what this is for, the one next step), or nothing that matches. */
import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './states.module.css';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** The one next step, as a button. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes['state']}>
      <Stack gap="sm" align="center" maw={460}>
        <span className={classes['icon']}>{icon}</span>
        <Text fw={600} size="md">
          {title}
        </Text>
        {children !== undefined && (
          <Text ta="center" className="soft">
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </div>
  );
}

export function NoMatches({ onClear }: { onClear: () => void }) {
  const t = useWords(common);
  return (
    <EmptyState
      title={t('common.noMatches')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('common.clearFilters')}
        </Button>
      }
    >
      {t('common.noMatchesHint')}
    </EmptyState>
  );
}
