import { PasswordInput, Progress, Text } from '@mantine/core';
import * as words from '#i18n/catalog/window/vault.ts';
import { useWords } from '../../i18n/words.ts';
import { LEAST_CHARACTERS, type NewPassphrase, type Strength } from './passphrase.ts';
import classes from './vault.module.css';

const SHOWN: Readonly<Record<Strength, readonly [percent: number, color: string]>> = {
  short: [10, 'var(--state-person)'],
  weak: [25, 'var(--state-person)'],
  fair: [50, 'var(--state-waiting)'],
  good: [75, 'var(--state-settled)'],
  strong: [100, 'var(--state-settled)'],
};

interface NewPassphraseProps {
  readonly of: NewPassphrase;
  readonly focused?: boolean;
}

/** The two fields of a new passphrase and how good it is. */
export function NewPassphraseFields({ of, focused = false }: NewPassphraseProps) {
  const t = useWords(words);
  const toggle = { 'aria-label': t('vault.passphrase.show') };
  const missing = LEAST_CHARACTERS - of.passphrase.length;
  const [percent, color] = SHOWN[of.strength];
  return (
    <div className={classes['stack']}>
      <div>
        <PasswordInput
          label={t('vault.passphrase.new')}
          required
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this screen
          autoFocus={focused}
          autoComplete="new-password"
          maxLength={1000}
          value={of.passphrase}
          onChange={(event) => of.setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={toggle}
        />
        <div className={classes['strength']}>
          <Progress
            size={4}
            value={of.passphrase === '' ? 0 : percent}
            color={color}
            aria-label={t('vault.passphrase.strength')}
          />
          <Text size="xs" className="soft" role="status">
            {of.passphrase === ''
              ? t('vault.passphrase.hint', { min: LEAST_CHARACTERS })
              : t(`vault.strength.${of.strength}`, { count: missing, missing })}
          </Text>
        </div>
      </div>
      <PasswordInput
        label={t('vault.passphrase.again')}
        required
        autoComplete="new-password"
        maxLength={1000}
        value={of.again}
        onChange={(event) => of.setAgain(event.currentTarget.value)}
        visibilityToggleButtonProps={toggle}
        error={of.differs ? t('vault.passphrase.differs') : undefined}
      />
    </div>
  );
}
