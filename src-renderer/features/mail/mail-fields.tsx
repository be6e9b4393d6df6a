/** The fields of a mail account, the test of it, and the certificate of a server that is not trusted. */
import { Button, Group, NumberInput, PasswordInput, SegmentedControl, Select, TextInput, Input } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/mail-account.ts';
import { client } from '../../app/connection/link.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { problemOf } from '../../ui/feedback/problem.ts';
import grid from '../../ui/form/form.module.css';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import type { MailForm } from './mail-form.ts';
import { MAIL_PRESETS, presetOf } from './mail-presets.ts';
import classes from './mail.module.css';

const UNTRUSTED = 'MAIL_CERTIFICATE_UNTRUSTED';

export function MailFields({ of }: { of: MailForm }) {
  const t = useWords(words);
  const c = useWords(common);
  const { form } = of;
  const preset = presetOf(form.values.host)?.id ?? 'other';
  const untrusted = of.problem !== undefined && problemOf(of.problem).code === UNTRUSTED;
  return (
    <div className={classes['stack']}>
      <Input.Wrapper size="xs" label={t('mailAccount.preset')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('mailAccount.preset')}
            data={[
              ...MAIL_PRESETS.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'other', label: t('mailAccount.preset.other') },
            ]}
            value={preset}
            onChange={(id) => {
              const chosen = MAIL_PRESETS.find((one) => one.id === id);
              form.setValues(chosen === undefined ? { host: '' } : { ...chosen.server, pinnedCertificate: '' });
            }}
          />
        </div>
      </Input.Wrapper>
      {preset !== 'other' && <Note>{t(`mailAccount.preset.${preset}.hint`)}</Note>}
      <div className={classes['server']}>
        <TextInput
          label={t('mailAccount.host')}
          required
          spellCheck={false}
          autoComplete="off"
          maxLength={253}
          placeholder="smtp.ejemplo.mx"
          {...form.getInputProps('host')}
        />
        <NumberInput
          label={t('mailAccount.port')}
          required
          hideControls
          allowDecimal={false}
          allowNegative={false}
          {...form.getInputProps('port')}
        />
        <Select
          label={t('mailAccount.security')}
          data={(['tls', 'starttls', 'none'] as const).map((value) => ({
            value,
            label: t(`mailAccount.security.${value}`),
          }))}
          allowDeselect={false}
          {...form.getInputProps('security')}
          onChange={(value) =>
            form.setFieldValue('security', (value ?? 'tls') as MailForm['form']['values']['security'])
          }
        />
      </div>
      <div className={grid['two']}>
        <TextInput
          label={t('mailAccount.user')}
          description={t('mailAccount.user.hint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          spellCheck={false}
          maxLength={320}
          {...form.getInputProps('user')}
        />
        <PasswordInput
          label={t('mailAccount.password')}
          autoComplete="off"
          maxLength={1000}
          placeholder={of.hasPassword ? t('mailAccount.password.kept') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('mailAccount.password.show') }}
          {...form.getInputProps('password')}
        />
        <TextInput label={t('mailAccount.fromName')} maxLength={200} {...form.getInputProps('fromName')} />
        <TextInput
          label={t('mailAccount.fromAddress')}
          required
          maxLength={320}
          type="email"
          {...form.getInputProps('fromAddress')}
        />
        <TextInput
          label={`${t('mailAccount.replyTo')} (${c('common.optional')})`}
          maxLength={320}
          type="email"
          {...form.getInputProps('replyTo')}
        />
      </div>
      {form.values.pinnedCertificate !== '' && (
        <Note tone="waiting">
          <Group justify="space-between">
            {t('mailAccount.pinned')}
            <Button size="compact-xs" variant="subtle" onClick={() => form.setFieldValue('pinnedCertificate', '')}>
              {t('mailAccount.unpin')}
            </Button>
          </Group>
        </Note>
      )}
      {of.tested !== undefined && of.problem === undefined && !of.testing && (
        <Note tone="settled" role="status">
          {t('mailAccount.tested', { ms: of.tested.durationMs })}
        </Note>
      )}
      <ProblemNote error={of.problem}>{untrusted && <ServerCertificate of={of} />}</ProblemNote>
      <div>
        <Button variant="default" loading={of.testing} onClick={of.test}>
          {t('mailAccount.test')}
        </Button>
      </div>
    </div>
  );
}

/** Shown for a person to compare with what the provider says; trusted only when they say so. */
function ServerCertificate({ of: { form } }: { of: MailForm }) {
  const t = useWords(words);
  const formats = useFormats();
  const { host, port, security } = form.values;
  const inspect = useMutation({
    mutationFn: () => client.mail.inspectCertificate({ host: host.trim(), port: Number(port), security }),
  });
  const shown = inspect.data;
  if (shown === undefined) {
    return (
      <>
        <Button mt={8} size="compact-xs" variant="default" loading={inspect.isPending} onClick={() => inspect.mutate()}>
          {t('mailAccount.certificate.show')}
        </Button>
        {inspect.error !== null && <div>{problemOf(inspect.error).message}</div>}
      </>
    );
  }
  return (
    <>
      <Facts
        facts={[
          [t('mailAccount.certificate.subject'), shown.subject],
          [t('mailAccount.certificate.issuer'), shown.issuer],
          [
            t('mailAccount.certificate.validity'),
            `${formats.instant(shown.validFromUtc)} – ${formats.instant(shown.validToUtc)}`,
          ],
          [
            t('mailAccount.certificate.fingerprint'),
            <span key="print" className={`mono ${classes['fingerprint']}`}>
              {shown.fingerprint256}
            </span>,
          ],
        ]}
      />
      <Button
        mt={4}
        size="compact-xs"
        variant="default"
        onClick={() => form.setFieldValue('pinnedCertificate', shown.pem)}
      >
        {t('mailAccount.certificate.trust')}
      </Button>
    </>
  );
}
