/** Short words in the corner: what was done (with its undo), and what went wrong (with its details). */
import { Button, CopyButton, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import * as common from '#i18n/catalog/window/common.ts';
import { wordsOf } from '../../i18n/words.ts';
import { problemText, type Problem } from './problem.ts';

const UNDO_MS = 10_000;
const DONE_MS = 4000;

/** Says that something was done; with `undo`, offers to take it back. @returns closes it */
export function showDone(message: string, undo?: () => void): () => void {
  const t = wordsOf(common);
  const id = notifications.show({
    message:
      undo === undefined ? (
        message
      ) : (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <span>{message}</span>
          <Button
            variant="light"
            size="compact-xs"
            style={{ flex: 'none' }}
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            {t('common.undo')}
          </Button>
        </Group>
      ),
    icon: <IconCheck size={16} />,
    color: 'teal',
    autoClose: undo === undefined ? DONE_MS : UNDO_MS,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('common.close') },
  });
  return () => notifications.hide(id);
}

/** A problem stays until it is closed: it says what to do. */
export function showProblem(problem: Problem): void {
  const t = wordsOf(common);
  const words = [problem.provider?.provider, problem.provider?.code, problem.provider?.message].filter(Boolean);
  notifications.show({
    id: `problem-${problem.code}-${problem.message}`,
    color: 'red',
    icon: <IconAlertTriangle size={16} />,
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('common.close') },
    message: (
      <>
        <div>{problem.message}</div>
        {words.length > 0 && <div className="soft mono">{words.join(' · ')}</div>}
        <Group justify="space-between" mt={4}>
          <span className="soft mono">{problem.code}</span>
          <CopyButton value={problemText(problem)}>
            {({ copied, copy }) => (
              <Button variant="subtle" size="compact-xs" onClick={copy}>
                {copied ? t('common.copied') : t('common.copyDetails')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </>
    ),
  });
}
