/** Asked of who goes on while nobody has kept the recovery key: without it a lost passphrase means lost secrets. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/setup.ts';
import { useWords } from '../../i18n/words.ts';

interface KeyLeftBehindProps {
  /** To the key. */
  readonly onBack: () => void;
  /** Stays where one is. */
  readonly onClose: () => void;
  readonly onProceed: () => void;
}

export function KeyLeftBehind({ onBack, onClose, onProceed }: KeyLeftBehindProps) {
  const t = useWords(words);
  const c = useWords(common);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('setup.keyBehind.title')}
      closeButtonProps={{ 'aria-label': c('common.close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('setup.keyBehind.text')}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onProceed}>
            {t('setup.keyBehind.proceed')}
          </Button>
          <Button data-autofocus onClick={onBack}>
            {t('setup.keyBehind.back')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
