/** Where files, ZIPs or a whole folder are dropped or chosen. */
import { Button, Loader, Text } from '@mantine/core';
import { IconFiles, IconFolder, IconUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import { entriesOf, filesBelow } from '../../ui/fields/dropped-folders.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import classes from './cfdi-imports.module.css';

interface ChooseFilesProps {
  /** What was chosen is being looked at. */
  readonly isReading: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function ChooseFiles({ isReading, onFiles }: ChooseFilesProps) {
  const t = useWords(words);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [walking, setWalking] = useState(false);
  const reading = walking || isReading;
  const group = t('cfdiImports.group');
  useCommands([
    { id: 'cfdiImports.files', label: t('cfdiImports.files'), group, keys: ['O'], run: () => files.current?.click() },
    {
      id: 'cfdiImports.folder',
      label: t('cfdiImports.folder'),
      group,
      keys: ['C'],
      run: () => folder.current?.click(),
    },
  ]);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const entries = entriesOf(event.dataTransfer);
    if (!entries.some(({ isDirectory }) => isDirectory)) {
      onFiles([...event.dataTransfer.files]);
      return;
    }
    setWalking(true);
    filesBelow(entries)
      .then(onFiles, reportProblem)
      .finally(() => setWalking(false));
  };
  const input = (of: typeof files, label: string, isFolder: boolean) => (
    <input
      ref={of}
      type="file"
      hidden
      multiple
      aria-label={label}
      {...(isFolder ? { webkitdirectory: '' } : { accept: '.xml,.zip' })}
      onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])]);
        // The same files may be chosen again after they were mended.
        event.currentTarget.value = '';
      }}
    />
  );
  return (
    <div
      className={classes['drop']}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {reading ? <Loader size={18} aria-hidden /> : <IconUpload size={18} aria-hidden />}
      <div className={classes['dropText']} role="status">
        <Text fw={500}>{reading ? t('cfdiImports.reading') : t('cfdiImports.drop')}</Text>
        <Text className="soft" size="xs">
          {t('cfdiImports.dropHint')}
        </Text>
      </div>
      <Button variant="default" leftSection={<IconFiles size={14} />} onClick={() => files.current?.click()}>
        {t('cfdiImports.files')}
      </Button>
      <Button variant="default" leftSection={<IconFolder size={14} />} onClick={() => folder.current?.click()}>
        {t('cfdiImports.folder')}
      </Button>
      {input(files, t('cfdiImports.files'), false)}
      {input(folder, t('cfdiImports.folder'), true)}
    </div>
  );
}
