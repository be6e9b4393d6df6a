/** A screen that could not be read: what happened, what to do, the provider's words, and the details to copy. */
import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import * as common from '#i18n/catalog/window/common.ts';
import { useWords } from '../../i18n/words.ts';
import { problemOf, problemText } from './problem.ts';
import classes from './states.module.css';

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords(common);
  const problem = problemOf(error);
  const words = [problem.provider?.provider, problem.provider?.code, problem.provider?.message].filter(Boolean);
  return (
    <div className={classes['state']} role="alert">
      <Stack gap="sm" align="center" maw={520}>
        <IconAlertTriangle size={28} color="var(--state-person)" aria-hidden />
        <Text fw={600}>{t('common.problem.title')}</Text>
        <Text ta="center">{problem.message}</Text>
        {words.length > 0 && <Text className="mono soft">{words.join(' · ')}</Text>}
        <Group>
          {onRetry !== undefined && <Button onClick={onRetry}>{t('common.retry')}</Button>}
          <CopyButton value={problemText(problem)}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('common.copied') : t('common.copyDetails')}
              </Button>
            )}
          </CopyButton>
        </Group>
        <Text className="mono soft">{problem.code}</Text>
      </Stack>
    </div>
  );
}
