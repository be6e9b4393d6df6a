/** A place to drop files on, or to press and choose them. What does not fit is said, and the rest is taken. */
import { Text, UnstyledButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import * as fields from '#i18n/catalog/window/fields.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './file-drop.module.css';

interface FileDropProps {
  /** Endings that are taken, with their dot: `.cer`. */
  readonly kinds: readonly string[];
  readonly maxBytes: number;
  readonly multiple?: boolean;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FileDrop({ kinds, maxBytes, multiple = false, label, hint, onFiles }: FileDropProps) {
  const t = useWords(fields);
  const formats = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();

  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const wrong = files.flatMap((file) => {
      const { name } = file;
      if (!kinds.some((kind) => name.toLowerCase().endsWith(kind)))
        return [t('fields.fileWrongKind', { name, kinds: kinds.join(', ') })];
      return file.size > maxBytes ? [t('fields.fileTooLarge', { name, limit: formats.bytes(maxBytes) })] : [];
    });
    setRefused(wrong.length === 0 ? undefined : wrong.join(' '));
    const good = files.filter(
      (file) => kinds.some((kind) => file.name.toLowerCase().endsWith(kind)) && file.size <= maxBytes,
    );
    if (good.length > 0) onFiles(good);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div>
      <UnstyledButton
        className={classes['drop']}
        data-over={over || undefined}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconUpload size={18} aria-hidden />
        <span>
          <Text fw={500}>{label}</Text>
          <Text className="soft" size="xs">
            {hint ?? t(multiple ? 'fields.dropMany' : 'fields.dropHere')}
          </Text>
        </span>
      </UnstyledButton>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={kinds.join(',')}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      {refused !== undefined && (
        <Text role="alert" size="xs" c="var(--danger)" mt={4}>
          {refused}
        </Text>
      )}
    </div>
  );
}
