/** The vault: where its key is kept, and its recovery key, shown once. */
import { Button, Group, Radio } from '@mantine/core';
import { useState } from 'react';
import * as words from '#i18n/catalog/window/setup.ts';
import * as vaultWords from '#i18n/catalog/window/vault.ts';
import { client } from '../../../app/connection/link.ts';
import { setPreference } from '../../../app/preferences.ts';
import { useWords } from '../../../i18n/words.ts';
import { problemOf } from '../../../ui/feedback/problem.ts';
import { Choice } from '../../../ui/form/choice.tsx';
import { Note, ProblemNote } from '../../../ui/form/note.tsx';
import { NewPassphraseFields } from '../../vault/new-passphrase.tsx';
import { useNewPassphrase } from '../../vault/passphrase.ts';
import { RecoveryKeyOnce } from '../../vault/recovery-key-once.tsx';
import { RECOVERY_KEY_NOTED } from '../standing.ts';
import { StepShell } from '../step-shell.tsx';
import { useWizard } from '../wizard.ts';
import classes from '../setup.module.css';

export function SecurityStep() {
  const { standing } = useWizard();
  const [recoveryKey, setRecoveryKey] = useState<string>();
  if (recoveryKey !== undefined) return <KeyShown recoveryKey={recoveryKey} />;
  if (standing.done.security) return <AlreadyDone />;
  return standing.vaultReady ? <KeyUnproven onKey={setRecoveryKey} /> : <MakeVault onKey={setRecoveryKey} />;
}

function MakeVault({ onKey }: { onKey: (recoveryKey: string) => void }) {
  const t = useWords(words);
  const v = useWords(vaultWords);
  const [keep, setKeep] = useState<'keychain' | 'passphrase'>('keychain');
  const [noKeychain, setNoKeychain] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const fresh = useNewPassphrase();
  const make = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      // The key goes straight to the screen: it is in no cache.
      const made = await client.vault.setUp(keep === 'passphrase' ? { passphrase: fresh.passphrase } : {});
      fresh.clear();
      onKey(made.recoveryKey);
    } catch (error) {
      if (problemOf(error).code === 'KEYCHAIN_ABSENT') {
        setNoKeychain(true);
        setKeep('passphrase');
      } else setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <StepShell
      title={t('setup.security.title')}
      lead={t('setup.security.lead')}
      onContinue={() => void make()}
      busy={busy}
      blocked={keep === 'passphrase' && !fresh.ok}
    >
      <Radio.Group
        label={v('vault.keep')}
        size="xs"
        value={keep}
        onChange={(value) => setKeep(value === 'passphrase' ? 'passphrase' : 'keychain')}
      >
        <div className={classes['choices']}>
          <Choice
            value="keychain"
            label={v('vault.keep.keychain')}
            hint={noKeychain ? t('setup.security.noKeychain') : v('vault.keep.keychain.hint')}
            disabled={noKeychain}
          />
          <Choice value="passphrase" label={v('vault.keep.passphrase')} hint={v('vault.keep.passphrase.hint')} />
        </div>
      </Radio.Group>
      {noKeychain && (
        <Note tone="waiting" role="status">
          {t('setup.security.usePassphrase')}
        </Note>
      )}
      {keep === 'passphrase' && <NewPassphraseFields key={String(noKeychain)} of={fresh} focused />}
      <ProblemNote error={problem} />
    </StepShell>
  );
}

function KeyShown({ recoveryKey }: { recoveryKey: string }) {
  const t = useWords(words);
  const { nextKept } = useWizard();
  const [kept, setKept] = useState(false);
  return (
    <StepShell
      title={t('setup.key.title')}
      lead={t('setup.key.lead')}
      blocked={!kept}
      onContinue={() => {
        setPreference(RECOVERY_KEY_NOTED, true);
        nextKept();
      }}
    >
      <RecoveryKeyOnce recoveryKey={recoveryKey} onKept={setKept} />
    </StepShell>
  );
}

/** The vault was made, but nobody proved that they kept its key: the window was closed, or the command line made it. */
function KeyUnproven({ onKey }: { onKey: (recoveryKey: string) => void }) {
  const t = useWords(words);
  const { nextKept } = useWizard();
  const [problem, setProblem] = useState<unknown>();
  const renew = async (): Promise<void> => {
    try {
      onKey((await client.vault.renewRecoveryKey()).recoveryKey);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <StepShell
      title={t('setup.unproven.title')}
      lead={t('setup.unproven.lead')}
      onContinue={() => void renew()}
      continueLabel={t('setup.unproven.renew')}
    >
      <Note>{t('setup.unproven.text')}</Note>
      <ProblemNote error={problem} />
      <Group>
        <Button
          variant="default"
          onClick={() => {
            setPreference(RECOVERY_KEY_NOTED, true);
            nextKept();
          }}
        >
          {t('setup.unproven.have')}
        </Button>
      </Group>
    </StepShell>
  );
}

function AlreadyDone() {
  const t = useWords(words);
  const { next } = useWizard();
  return (
    <StepShell title={t('setup.security.title')} lead={t('setup.security.lead')} onContinue={next}>
      <Note tone="settled">{t('setup.security.done')}</Note>
    </StepShell>
  );
}
