/** The frame of a form that moves money: what is done, its fields, what comes of it, and a button that names it. */
import { Button } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { Keys } from '../../../app/commands/key-caps.tsx';
import { useCommands } from '../../../app/commands/registry.ts';
import { useWords } from '../../../i18n/words.ts';
import { stopsAtWrongAmount } from '../../../ui/fields/wrong-amount.ts';
import { Note, ProblemNote } from '../../../ui/form/note.tsx';
import classes from './forms.module.css';

interface MoneyFormProps {
  readonly title: string;
  /** What will be true afterwards; absent while what is typed cannot be. */
  readonly consequence: ReactNode;
  /** Names what is done and how much: «Devolver $1,160.00 MXN». */
  readonly label: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly busy: boolean;
  /** What went wrong and belongs to no field. */
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

export function MoneyForm(props: MoneyFormProps) {
  const { title, consequence, label, danger = false, disabled = false, busy, error, onCancel } = props;
  const t = useWords(words);
  const c = useWords(common);
  const form = useRef<HTMLFormElement>(null);
  const onSubmit = (): void => {
    if (!stopsAtWrongAmount(form.current)) props.onSubmit();
  };
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, []);
  useCommands([
    { id: 'transactions.submit', label, group: t('transactions.title'), keys: ['Mod+Enter'], run: onSubmit },
  ]);
  return (
    <form
      ref={form}
      className={classes['form']}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2 className={classes['heading']}>{title}</h2>
      {props.children}
      {consequence !== undefined && <Note tone={danger ? 'person' : 'waiting'}>{consequence}</Note>}
      <ProblemNote error={error} />
      <div className={classes['foot']}>
        <Button
          type="submit"
          {...(danger ? { color: 'red' } : {})}
          loading={busy}
          disabled={disabled}
          rightSection={<Keys combination="Mod+Enter" />}
        >
          {label}
        </Button>
        <Button variant="default" onClick={onCancel} disabled={busy}>
          {c('common.back')}
        </Button>
      </div>
    </form>
  );
}
