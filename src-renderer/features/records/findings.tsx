/** What a check says of a field, at the field: what to do, the code small at its end, and one press that settles it. */
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RecordFinding } from '#contract/findings.ts';
import * as formWords from '#i18n/catalog/window/form.ts';
import * as words from '#i18n/catalog/window/records.ts';
import { Keys } from '../../app/commands/key-caps.tsx';
import { useWords } from '../../i18n/words.ts';
import { TAKE_KEYS } from './form-frame.tsx';
import classes from './records.module.css';

export interface FindingActs {
  /** Writes the suggestion into its field. */
  readonly onTake: (field: string, value: string) => void;
  /** Goes to the record that a finding speaks of. */
  readonly onOpen?: ((record: NonNullable<RecordFinding['record']>) => void) | undefined;
}

interface FindingTextsProps extends FindingActs {
  readonly findings: readonly RecordFinding[];
  /** The one whose suggestion the key takes: the first of the field. */
  readonly keyed: string | undefined;
}

/** Only spans: an input's error and description are paragraphs. */
function FindingTexts({ findings, keyed, onTake, onOpen }: FindingTextsProps) {
  const t = useWords(words);
  const f = useWords(formWords);
  return findings.map(({ code, severity, field, message, suggestion, record }) => (
    <span key={code + message} className={classes['finding']} data-severity={severity}>
      {message} <span className={classes['code']}>{code}</span>
      {suggestion !== undefined && (
        <UnstyledButton className={classes['take']} onClick={() => onTake(field, suggestion)}>
          {f('form.take', { value: suggestion })} {code === keyed && <Keys combination={TAKE_KEYS} />}
        </UnstyledButton>
      )}
      {record !== undefined && onOpen !== undefined && (
        <UnstyledButton className={classes['take']} onClick={() => onOpen(record)}>
          {t('records.openOther', { name: record.name })}
        </UnstyledButton>
      )}
    </span>
  ));
}

export interface Said {
  readonly error?: ReactNode;
  readonly description?: ReactNode;
  readonly inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[];
}

/**
 * Error and description of a field: what SAT would refuse (it knows a way out), else the form's own error; then what
 * to look at, and the hint where there is nothing else to say.
 */
export function saidOf(
  field: string,
  findings: readonly RecordFinding[],
  formError: ReactNode,
  acts: FindingActs,
  hint?: ReactNode,
): Said {
  const own = findings.filter((finding) => finding.field === field);
  const keyed = own.find(({ suggestion }) => suggestion !== undefined)?.code;
  const errors = own.filter(({ severity }) => severity === 'error');
  const warnings = own.filter(({ severity }) => severity === 'warning');
  const hasFormError = formError !== undefined && formError !== null && formError !== '';
  const error =
    errors.length > 0 ? (
      <FindingTexts findings={errors} keyed={keyed} {...acts} />
    ) : hasFormError ? (
      formError
    ) : undefined;
  const description = warnings.length > 0 ? <FindingTexts findings={warnings} keyed={keyed} {...acts} /> : hint;
  return {
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
    ...(error === undefined ? {} : { error }),
    ...(description === undefined ? {} : { description }),
  };
}
