/** The motivo, and with 01 what replaces the document. */
import { Radio } from '@mantine/core';
import type { CancellationMotivo, CancellationPreview } from '#contract/cancellation.ts';
import * as words from '#i18n/catalog/window/cancellation.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Choice } from '../../ui/form/choice.tsx';
import classes from './cancellation.module.css';

interface MotivoChoiceProps {
  readonly motivos: CancellationPreview['motivos'];
  readonly chosen: CancellationMotivo | undefined;
  readonly error: string | undefined;
  readonly onChoose: (motivo: CancellationMotivo) => void;
}

export function MotivoChoice({ motivos, chosen, error, onChoose }: MotivoChoiceProps) {
  const t = useWords(words);
  return (
    <Radio.Group
      label={t('cancel.motivo')}
      value={chosen ?? ''}
      error={error}
      onChange={(value) => onChoose(value as CancellationMotivo)}
    >
      <div className={classes['motivos']}>
        {motivos.map(({ motivo, label, fits, message }) => (
          <Choice
            key={motivo}
            value={motivo}
            disabled={!fits}
            label={
              <span className={classes['motivo']}>
                {label}
                {fits && <kbd aria-hidden>{Number(motivo)}</kbd>}
              </span>
            }
            hint={[t(`cancel.motivo.when.${motivo}`), message].filter(Boolean).join(' ')}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** A document that is there, or the one to be made. */
export const MAKE = 'make';

interface ReplacementChoiceProps {
  readonly preview: CancellationPreview;
  readonly chosen: string;
  readonly onChoose: (replacement: string) => void;
}

export function ReplacementChoice({ preview, chosen, onChoose }: ReplacementChoiceProps) {
  const t = useWords(words);
  const formats = useFormats();
  const plan = planOf(preview);
  return (
    <Radio.Group label={t('cancel.replacement')} value={chosen} onChange={onChoose}>
      <div className={classes['motivos']}>
        {preview.replacements.map(({ id, label, stampedAtUtc, total, uuid }) => (
          <Choice
            key={id}
            value={id}
            label={`${label} · ${formats.decimal(total.split(' ')[0] ?? '', 2)} ${total.split(' ')[1] ?? ''}`}
            hint={
              <>
                {stampedAtUtc !== undefined && t('cancel.replacement.stamped', { when: formats.instant(stampedAtUtc) })}{' '}
                <span className="mono">{uuid}</span>
              </>
            }
          />
        ))}
        <Choice
          value={MAKE}
          label={t(plan === undefined ? 'cancel.replacement.make' : 'cancel.replacement.planned')}
          hint={
            plan === undefined
              ? t('cancel.replacement.makeHint')
              : t('cancel.replacement.plannedHint', { label: plan.label })
          }
        />
      </div>
    </Radio.Group>
  );
}

/** The draft of a substitution that was begun. */
export function planOf({ current }: CancellationPreview): NonNullable<typeof current>['replacement'] {
  return current?.state === 'planned' ? current.replacement : undefined;
}
