/** A secret: what is saved is said and never shown; it is replaced by typing another one. */
import { Button, Input, PasswordInput, Textarea } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './gateways.module.css';

interface SecretFieldProps {
  readonly path: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly required?: boolean;
  readonly kept: boolean;
  /** It has lines, and is shown: a public key. */
  readonly lines?: boolean;
  readonly value: string;
  readonly error?: ReactNode;
  readonly onChange: (value: string) => void;
  /** Absent where it cannot be done without. */
  readonly onForget?: () => void;
  readonly forgotten?: boolean;
}

export function SecretField(props: SecretFieldProps) {
  const { path, label, description, required, kept, lines, value, error, onChange, onForget, forgotten } = props;
  const t = useWords(words);
  const [asked, setAsked] = useState(false);
  const replacing = asked || value !== '' || error !== undefined;
  if (kept && (!replacing || forgotten === true)) {
    return (
      <Input.Wrapper size="xs" label={label} labelElement="div">
        <div className={classes['kept']}>
          <IconLock size={14} aria-hidden />
          <span>{t(forgotten === true ? 'gateways.secret.forgotten' : 'gateways.secret.kept')}</span>
          {forgotten !== true && (
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('gateways.secret.replaceOf', { field: label })}
              onClick={() => setAsked(true)}
            >
              {t('gateways.secret.replace')}
            </Button>
          )}
          {onForget !== undefined && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              aria-label={t(forgotten === true ? 'gateways.secret.keepOf' : 'gateways.secret.forgetOf', {
                field: label,
              })}
              onClick={onForget}
            >
              {t(forgotten === true ? 'gateways.secret.keep' : 'gateways.secret.forget')}
            </Button>
          )}
        </div>
      </Input.Wrapper>
    );
  }
  const shared = {
    label,
    description,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    required: required === true && !kept,
    autoComplete: 'off',
    spellCheck: false,
    maxLength: 8000,
    value,
    error,
    'data-path': path,
    // A field that was asked for is where the person is.
    'data-autofocus': asked || undefined,
    autoFocus: asked,
  };
  return (
    <div className={classes['secret']}>
      {lines === true ? (
        <Textarea {...shared} rows={4} className="mono" onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <PasswordInput
          {...shared}
          visibilityToggleButtonProps={{ 'aria-label': t('gateways.secret.show', { field: label }) }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {kept && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-label={t('gateways.secret.keepOf', { field: label })}
          onClick={() => {
            setAsked(false);
            onChange('');
          }}
        >
          {t('gateways.secret.keep')}
        </Button>
      )}
    </div>
  );
}
