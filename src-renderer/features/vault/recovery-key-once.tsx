/** The recovery key, the only time that it is seen: copy it, save it, print it, and show that it was kept. */
import { Button, Checkbox, CopyButton, Group, TextInput } from '@mantine/core';
import { IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/vault.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { saveFile } from '../../ui/fields/files.ts';
import { Note } from '../../ui/form/note.tsx';
import classes from './vault.module.css';

interface RecoveryKeyOnceProps {
  readonly recoveryKey: string;
  /** Told whenever it becomes, or stops being, proven that the key was kept. */
  readonly onKept: (kept: boolean) => void;
}

export function RecoveryKeyOnce({ recoveryKey, onKept }: RecoveryKeyOnceProps) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const [ticked, setTicked] = useState(false);
  const [typed, setTyped] = useState('');
  const groups = recoveryKey.split('-');
  const last = groups.at(-1) ?? '';
  const fits = typed.trim().toUpperCase() === last;
  const tell = (isTicked: boolean, group: string): void => {
    setTicked(isTicked);
    setTyped(group);
    onKept(isTicked && group.trim().toUpperCase() === last);
  };
  const [made] = useState(() => formats.instant(new Date().toISOString()));
  const save = (): void => {
    const lines = [t('vault.key.file.title'), made, '', recoveryKey, '', t('vault.key.file.text'), ''];
    void saveFile(t('vault.key.file.name'), new TextEncoder().encode(lines.join('\r\n')));
  };
  return (
    <div className={classes['stack']}>
      <Note tone="waiting">{t('vault.key.once')}</Note>
      <section className={classes['printable']} aria-label={t('vault.key')}>
        <h2 className={classes['printOnly']}>{t('vault.key.file.title')}</h2>
        <ol className={classes['key']} translate="no">
          {groups.map((group, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- two groups may be the same, and none ever moves
            <li key={at}>{group}</li>
          ))}
        </ol>
        <p className={classes['printOnly']}>
          {t('vault.key.file.text')} {made}
        </p>
      </section>
      <Group gap={6}>
        <CopyButton value={recoveryKey}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={14} />} onClick={copy}>
              {copied ? c('common.copied') : c('common.copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" leftSection={<IconDownload size={14} />} onClick={save}>
          {t('vault.key.save')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={14} />} onClick={() => window.print()}>
          {t('vault.key.print')}
        </Button>
      </Group>
      <Checkbox
        label={t('vault.key.kept')}
        checked={ticked}
        onChange={(event) => tell(event.currentTarget.checked, typed)}
      />
      <TextInput
        w={320}
        label={t('vault.key.last')}
        maxLength={4}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => tell(ticked, event.currentTarget.value)}
        error={typed.trim().length === 4 && !fits ? t('vault.key.lastWrong') : undefined}
      />
    </div>
  );
}
