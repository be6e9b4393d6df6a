/** Before a locked desk: what is the matter, and the way back in. Nothing secret is ever shown here. */
import { Button, Group, PasswordInput, Radio, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { VaultStatus } from '#contract/vault.ts';
import * as words from '#i18n/catalog/window/vault.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { problemOf } from '../../ui/feedback/problem.ts';
import { Choice } from '../../ui/form/choice.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { NewPassphraseFields } from './new-passphrase.tsx';
import { useNewPassphrase } from './passphrase.ts';
import classes from './vault.module.css';

/** States in which only the recovery key helps. */
const RECOVERY_FIRST: ReadonlySet<VaultStatus['state']> = new Set(['keychain-absent', 'key-mismatch']);

export default function Unlock({ status }: { status: VaultStatus }) {
  const t = useWords(words);
  const [recovering, setRecovering] = useState(false);
  const recovery = recovering || RECOVERY_FIRST.has(status.state);
  return (
    <div className={classes['gate']}>
      <main className={classes['card']} id="content" tabIndex={-1}>
        <div className={classes['brand']}>
          <IconLock size={18} aria-hidden />
          Cuadra
        </div>
        <h1>{t(recovery ? 'vault.recover.title' : `vault.title.${status.state}`)}</h1>
        <div>{recovering ? t('vault.recover.lead') : status.message}</div>
        {recovery ? (
          <Recover
            status={status}
            {...(RECOVERY_FIRST.has(status.state) ? {} : { onBack: () => setRecovering(false) })}
          />
        ) : (
          <Open status={status} onRecover={() => setRecovering(true)} />
        )}
      </main>
    </div>
  );
}

function Open({ status, onRecover }: { status: VaultStatus; onRecover: () => void }) {
  const t = useWords(words);
  const byPassphrase = status.keptIn === 'passphrase' || status.state === 'needs-passphrase';
  const [passphrase, setPassphrase] = useState('');
  const unlock = useMutation({
    // The passphrase is not among the variables: no cache has it.
    mutationFn: () => client.vault.unlock(byPassphrase ? { passphrase } : {}),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!byPassphrase || passphrase !== '') unlock.mutate();
  };
  const problem = unlock.error === null ? undefined : problemOf(unlock.error);
  const wrong = problem?.code === 'VAULT_PASSPHRASE_WRONG';
  return (
    <form className={classes['stack']} onSubmit={submit}>
      {byPassphrase && (
        <PasswordInput
          label={t('vault.passphrase')}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this screen
          autoFocus
          autoComplete="current-password"
          maxLength={1000}
          value={passphrase}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            if (unlock.isError) unlock.reset();
          }}
          visibilityToggleButtonProps={{ 'aria-label': t('vault.passphrase.show') }}
          error={wrong ? problem.message : undefined}
        />
      )}
      {!wrong && <ProblemNote error={unlock.error} />}
      <Group justify="space-between">
        <Button
          type="submit"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- where there is no field, Enter opens
          autoFocus={!byPassphrase}
          loading={unlock.isPending}
          disabled={byPassphrase && passphrase === ''}
        >
          {t(status.state === 'keychain-locked' ? 'vault.unlock.again' : 'vault.unlock')}
        </Button>
        <Button variant="subtle" onClick={onRecover}>
          {t('vault.recover.go')}
        </Button>
      </Group>
    </form>
  );
}

function Recover({ status, onBack }: { status: VaultStatus; onBack?: () => void }) {
  const t = useWords(words);
  const [recoveryKey, setRecoveryKey] = useState('');
  const [keep, setKeep] = useState(status.keptIn ?? 'keychain');
  const fresh = useNewPassphrase();
  const recover = useMutation({
    mutationFn: () =>
      client.vault.recover({ recoveryKey, ...(keep === 'passphrase' ? { passphrase: fresh.passphrase } : {}) }),
    onError: (error) => {
      if (problemOf(error).code === 'KEYCHAIN_ABSENT') setKeep('passphrase');
    },
  });
  const ready = recoveryKey.trim() !== '' && (keep === 'keychain' || fresh.ok);
  const problem = recover.error === null ? undefined : problemOf(recover.error);
  const atKey = problem?.field === 'recoveryKey' || problem?.code.startsWith('RECOVERY_KEY') === true;
  return (
    <form
      className={classes['stack']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) recover.mutate();
      }}
    >
      <TextInput
        label={t('vault.key')}
        description={t('vault.key.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this screen
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={recoveryKey}
        onChange={(event) => {
          setRecoveryKey(event.currentTarget.value.toUpperCase());
          if (recover.isError) recover.reset();
        }}
        error={atKey ? problem?.message : undefined}
      />
      <Radio.Group
        label={t('vault.keep')}
        size="xs"
        value={keep}
        onChange={(value) => setKeep(value === 'passphrase' ? 'passphrase' : 'keychain')}
      >
        <div className={classes['stack']}>
          <Choice value="keychain" label={t('vault.keep.keychain')} hint={t('vault.keep.keychain.hint')} />
          <Choice value="passphrase" label={t('vault.keep.passphrase')} hint={t('vault.keep.passphrase.hint')} />
        </div>
      </Radio.Group>
      {keep === 'passphrase' && <NewPassphraseFields of={fresh} />}
      {!atKey && <ProblemNote error={recover.error} />}
      <Note>{t('vault.recover.safe')}</Note>
      <Group justify="space-between">
        <Button type="submit" loading={recover.isPending} disabled={!ready}>
          {t('vault.recover')}
        </Button>
        {onBack !== undefined && (
          <Button variant="subtle" onClick={onBack}>
            {t('vault.recover.back')}
          </Button>
        )}
      </Group>
    </form>
  );
}
