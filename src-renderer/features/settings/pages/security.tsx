/** The vault: how it stands, locking it, changing its key, its recovery key, and where it is kept. */
import { Button, Group, PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { VaultStatus } from '#contract/vault.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/vault.ts';
import { client } from '../../../app/connection/link.ts';
import { api } from '../../../app/connection/query.ts';
import { setPreference } from '../../../app/preferences.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { ProblemNote } from '../../../ui/form/note.tsx';
import { Facts } from '../../../ui/layout/facts.tsx';
import { StateBadge } from '../../../ui/state/state-badge.tsx';
import { NewPassphraseFields } from '../../vault/new-passphrase.tsx';
import { useNewPassphrase } from '../../vault/passphrase.ts';
import { RecoveryKeyOnce } from '../../vault/recovery-key-once.tsx';
import { RECOVERY_KEY_NOTED } from '../../setup/standing.ts';
import { SettingsPage } from '../settings-page.tsx';
import classes from '../settings.module.css';
import vault from '../../vault/vault.module.css';

export default function SecurityPage() {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(api.vault.status.queryOptions());
  return (
    <SettingsPage title={t('vault.settings.title')} lead={t('vault.settings.lead')}>
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <div className="skeleton" style={{ height: 100 }} />}
      {data !== undefined && <Vault status={data} />}
    </SettingsPage>
  );
}

function Vault({ status }: { status: VaultStatus }) {
  const t = useWords(words);
  const lock = (): void => void client.vault.lock().catch(reportProblem);
  const byPassphrase = status.keptIn === 'passphrase';
  return (
    <>
      <Facts
        facts={[
          [
            t('vault.settings.state'),
            <StateBadge key="state" tone="settled">
              {t('vault.settings.open')}
            </StateBadge>,
          ],
          [
            t('vault.settings.kept'),
            status.keptIn === undefined ? undefined : t(`vault.settings.kept.${status.keptIn}`),
          ],
          [t('vault.settings.version'), status.keyVersion],
        ]}
      />
      <div className={classes['rows']}>
        <Row title={t('vault.settings.lock')} text={t('vault.settings.lock.text')}>
          <Button variant="default" onClick={lock}>
            {t('vault.settings.lock')}
          </Button>
        </Row>
        <Rotate byPassphrase={byPassphrase} />
        <Renew />
        {byPassphrase && <MoveToKeychain />}
        <MoveToPassphrase change={byPassphrase} />
      </div>
    </>
  );
}

function Row({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className={classes['row']}>
      <div>
        <strong>{title}</strong>
        <div className="soft">{text}</div>
      </div>
      {children}
    </div>
  );
}

/** In passphrase mode the passphrase is proven before it wraps the new key. */
function Rotate({ byPassphrase }: { byPassphrase: boolean }) {
  const t = useWords(words);
  const c = useWords(common);
  const [open, setOpen] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const close = (): void => {
    setOpen(false);
    setPassphrase('');
  };
  const rotate = useMutation({
    mutationFn: () => client.vault.rotate(byPassphrase ? { passphrase } : {}),
    onSuccess: () => {
      close();
      showDone(t('vault.settings.rotated'));
    },
  });
  return (
    <>
      <Row title={t('vault.settings.rotate')} text={t('vault.settings.rotate.text')}>
        <Button
          variant="default"
          loading={rotate.isPending && !open}
          onClick={() => (byPassphrase ? setOpen(true) : rotate.mutate())}
        >
          {t('vault.settings.rotate')}
        </Button>
      </Row>
      {!open && <ProblemNote error={rotate.error} />}
      {open && (
        <form
          className={`${classes['open']} ${vault['stack']}`}
          onSubmit={(event) => {
            event.preventDefault();
            rotate.mutate();
          }}
        >
          <PasswordInput
            label={t('vault.passphrase')}
            data-autofocus
            autoComplete="current-password"
            maxLength={1000}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('vault.passphrase.show') }}
          />
          <ProblemNote error={rotate.error} />
          <Group gap={6}>
            <Button type="submit" loading={rotate.isPending} disabled={passphrase === ''}>
              {t('vault.settings.rotate')}
            </Button>
            <Button variant="default" onClick={close}>
              {c('common.cancel')}
            </Button>
          </Group>
        </form>
      )}
    </>
  );
}

function Renew() {
  const t = useWords(words);
  const c = useWords(common);
  const [recoveryKey, setRecoveryKey] = useState<string>();
  const [kept, setKept] = useState(false);
  const renew = async (): Promise<void> => {
    try {
      setRecoveryKey((await client.vault.renewRecoveryKey()).recoveryKey);
      // Until it is proven that this one was kept, the desk has none that anybody knows.
      setPreference(RECOVERY_KEY_NOTED, null);
    } catch (error) {
      reportProblem(error);
    }
  };
  const finish = (): void => {
    setPreference(RECOVERY_KEY_NOTED, true);
    setRecoveryKey(undefined);
    setKept(false);
    showDone(t('vault.settings.renewed'));
  };
  return (
    <>
      <Row title={t('vault.settings.renew')} text={t('vault.settings.renew.text')}>
        <Button variant="default" disabled={recoveryKey !== undefined} onClick={() => void renew()}>
          {t('vault.settings.renew')}
        </Button>
      </Row>
      {recoveryKey !== undefined && (
        <div className={`${classes['open']} ${vault['stack']}`}>
          <RecoveryKeyOnce recoveryKey={recoveryKey} onKept={setKept} />
          <div>
            <Button disabled={!kept} onClick={finish}>
              {c('common.done')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

function MoveToKeychain() {
  const t = useWords(words);
  const move = useMutation({
    mutationFn: () => client.vault.keepIn({}),
    onSuccess: () => showDone(t('vault.settings.moved')),
  });
  return (
    <>
      <Row title={t('vault.settings.move')} text={t('vault.settings.move.keychain.text')}>
        <Button variant="default" loading={move.isPending} onClick={() => move.mutate()}>
          {t('vault.settings.move.keychain')}
        </Button>
      </Row>
      <ProblemNote error={move.error} />
    </>
  );
}

function MoveToPassphrase({ change }: { change: boolean }) {
  const t = useWords(words);
  const c = useWords(common);
  const [open, setOpen] = useState(false);
  const fresh = useNewPassphrase();
  const close = (): void => {
    setOpen(false);
    fresh.clear();
  };
  const move = useMutation({
    mutationFn: () => client.vault.keepIn({ passphrase: fresh.passphrase }),
    onSuccess: () => {
      close();
      showDone(t(change ? 'vault.settings.passphraseChanged' : 'vault.settings.moved'));
    },
  });
  return (
    <>
      <Row
        title={t(change ? 'vault.settings.changePassphrase' : 'vault.settings.move')}
        text={t(change ? 'vault.settings.changePassphrase.text' : 'vault.settings.move.passphrase.text')}
      >
        <Button variant="default" onClick={() => setOpen(true)}>
          {t(change ? 'vault.settings.changePassphrase' : 'vault.settings.move.passphrase')}
        </Button>
      </Row>
      {open && (
        <form
          className={`${classes['open']} ${vault['stack']}`}
          onSubmit={(event) => {
            event.preventDefault();
            if (fresh.ok) move.mutate();
          }}
        >
          <NewPassphraseFields of={fresh} focused />
          <ProblemNote error={move.error} />
          <Group gap={6}>
            <Button type="submit" loading={move.isPending} disabled={!fresh.ok}>
              {c('common.save')}
            </Button>
            <Button variant="default" onClick={close}>
              {c('common.cancel')}
            </Button>
          </Group>
        </form>
      )}
    </>
  );
}
