/** Asking for the cancellation of the chosen invoices: one motivo, and what it means, before anything is asked. */
import { Button, Radio, Textarea } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import type { CancelOptions } from '#contract/bulk.ts';
import * as engine from '#i18n/catalog/cancellation.ts';
import * as words from '#i18n/catalog/window/cancellation.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Choice } from '../../ui/form/choice.tsx';
import classes from './cancellation.module.css';

const MOTIVOS = ['02', '03'] as const satisfies readonly CancelOptions['motivo'][];

interface BulkCancelProps {
  /** Undefined for all of a filter. */
  readonly count: number | undefined;
  readonly onAsk: (options: CancelOptions) => void;
}

export default function BulkCancel({ count, onAsk }: BulkCancelProps) {
  const t = useWords(words);
  const e = useWords(engine);
  const formats = useFormats();
  const [motivo, setMotivo] = useState<CancelOptions['motivo']>();
  const [missing, setMissing] = useState(false);
  const [note, setNote] = useState('');
  const counted = (key: 'cancel.bulk.title' | 'cancel.bulk.yes', all: 'cancel.bulk.all' | 'cancel.bulk.yesAll') =>
    count === undefined ? t(all) : t(key, { count, shown: formats.count(count) });
  return (
    <form
      className={classes['bulk']}
      onSubmit={(event) => {
        event.preventDefault();
        if (motivo === undefined) setMissing(true);
        else onAsk({ motivo, ...(note.trim() === '' ? {} : { note: note.trim() }) });
      }}
    >
      <h2 className={classes['heading']}>{counted('cancel.bulk.title', 'cancel.bulk.all')}</h2>
      <Radio.Group
        label={t('cancel.motivo')}
        value={motivo ?? ''}
        error={missing ? t('cancel.motivo.missing') : undefined}
        onChange={(value) => {
          setMotivo(value as CancelOptions['motivo']);
          setMissing(false);
        }}
      >
        <div className={classes['motivos']}>
          {MOTIVOS.map((each) => (
            <Choice
              key={each}
              value={each}
              label={e(`cancellation.motivo.${each}`)}
              hint={t(`cancel.motivo.when.${each}`)}
            />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t('cancel.note')}
        description={t('cancel.noteHint')}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p className={classes['soft']}>{t('cancel.bulk.how')}</p>
      <p className={classes['consequence']}>{t('cancel.bulk.consequence')}</p>
      <div>
        <Button type="submit" color="red" leftSection={<IconBan size={14} />}>
          {counted('cancel.bulk.yes', 'cancel.bulk.yesAll')}
        </Button>
      </div>
    </form>
  );
}
