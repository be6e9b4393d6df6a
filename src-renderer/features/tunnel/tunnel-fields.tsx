/** How webhooks should arrive: the ways with what each needs, then the fields of the one that is chosen. */
import { Code, PasswordInput, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { TunnelProviderView } from '#contract/tunnel.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/tunnel.ts';
import { useWords } from '../../i18n/words.ts';
import { Copyable } from '../../ui/fields/copyable.tsx';
import grid from '../../ui/form/form.module.css';
import { Choice } from '../../ui/form/choice.tsx';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { OutsideLink } from '../../ui/layout/outside-link.tsx';
import type { TunnelForm } from './tunnel-form.ts';
import classes from './tunnel.module.css';

/** Those that have words of their own here; another one is told by its name alone. */
const TOLD = ['cloudflared-quick', 'cloudflared-named', 'ngrok', 'ssh', 'own-url'] as const;
/** Long values. */
const WIDE = new Set(['url', 'hostKey', 'privateKey', 'token', 'authtoken', 'program']);
const told = (id: string): (typeof TOLD)[number] | undefined => TOLD.find((one) => one === id);

export function TunnelFields({ of }: { of: TunnelForm }) {
  const t = useWords(words);
  const { provider } = of;
  return (
    <section className={classes['part']} aria-label={t('tunnel.how')}>
      <h3>{t('tunnel.how')}</h3>
      <Radio.Group aria-label={t('tunnel.how')} value={of.form.values.provider} onChange={of.choose}>
        <Stack gap={6}>
          {of.providers.map(({ id, displayName }) => {
            const known = told(id);
            return (
              <Choice
                key={id}
                value={id}
                label={displayName}
                hint={known === undefined ? undefined : t(`tunnel.${known}.hint`)}
              />
            );
          })}
        </Stack>
      </Radio.Group>
      {provider !== undefined && (
        <Stack gap="md">
          <Steps of={of} provider={provider} />
          <div className={grid['two']}>
            {provider.fields.map((field) => (
              <div key={`${provider.id}.${field.name}`} className={WIDE.has(field.name) ? classes['wide'] : undefined}>
                <Field of={of} field={field} />
              </div>
            ))}
          </div>
          {provider.needsFixedPort && (
            <TextInput
              label={t('tunnel.port')}
              description={t('tunnel.port.hint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              inputMode="numeric"
              maxLength={5}
              w="220px"
              {...of.form.getInputProps('localPort')}
            />
          )}
          <ProblemNote error={of.problem} />
        </Stack>
      )}
    </section>
  );
}

function Steps({ of, provider }: { of: TunnelForm; provider: TunnelProviderView }) {
  const t = useWords(words);
  const known = told(provider.id);
  const { localPort, remotePort } = of.form.values;
  const port = localPort.trim();
  const address = `http://127.0.0.1:${port}`;
  return (
    <Note title={t('tunnel.needs')}>
      {known !== undefined && (
        <div>
          {t(`tunnel.${known}.steps`, {
            local: port === '' ? t('tunnel.localUnknown') : address,
            localTo: port === '' ? t('tunnel.localToUnknown') : t('tunnel.localTo', { address }),
            remotePort: remotePort === undefined || remotePort === '' ? '8443' : remotePort,
          })}
        </div>
      )}
      {provider.id === 'ssh' && (
        <Code block className={classes['line']}>
          <Copyable
            mono
            value={`restrict,port-forwarding,permitlisten="127.0.0.1:${remotePort === undefined || remotePort === '' ? '8443' : remotePort}" ssh-ed25519 AAAA…`}
          />
        </Code>
      )}
      {provider.website !== undefined && (
        <div>
          <OutsideLink href={provider.website}>{provider.website}</OutsideLink>
        </div>
      )}
    </Note>
  );
}

function Field({ of, field }: { of: TunnelForm; field: TunnelProviderView['fields'][number] }) {
  const t = useWords(words);
  const c = useWords(common);
  const { name, label, secret, required } = field;
  const kept = of.isKept(name);
  const shared = {
    label: required ? label : `${label} (${c('common.optional')})`,
    required: required && !kept,
    autoComplete: 'off',
    spellCheck: false,
    placeholder: kept ? t('tunnel.kept') : undefined,
    ...of.form.getInputProps(name),
  };
  // A key has lines, which a field of a password would lose.
  if (name === 'privateKey') {
    return <Textarea {...shared} rows={4} maxLength={20_000} classNames={{ input: classes['key'] ?? '' }} />;
  }
  if (secret) {
    return (
      <PasswordInput
        {...shared}
        maxLength={4000}
        visibilityToggleButtonProps={{ 'aria-label': t('tunnel.showSecret', { field: label }) }}
      />
    );
  }
  return <TextInput {...shared} maxLength={2000} />;
}
