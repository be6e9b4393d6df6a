/** An account with a PAC: which, in which environment, and the credentials that its own declaration asks for. */
import { Anchor, PasswordInput, SegmentedControl, Select, Stack, TextInput, Input } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PacConfig, PacProviderView, PacTest } from '#contract/stamping.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/pacs.ts';
import { client } from '../../app/connection/link.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, ProblemNote, ProviderWords } from '../../ui/form/note.tsx';

type Environment = PacConfig['environment'];
export const DEMO_PROVIDER = 'demo';

/** @param config the account that is changed; absent for a new one */
export function usePacForm(companyId: string, providers: readonly PacProviderView[], config: PacConfig | undefined) {
  const usable = providers.filter((provider) => provider.sealing === 'local');
  const [chosen, setChosen] = useState(config?.provider);
  const provider = usable.find((one) => one.id === chosen) ?? usable[0];
  const [wanted, setWanted] = useState<Environment | undefined>(config?.environment);
  const environment =
    wanted !== undefined && provider?.environments.includes(wanted) === true ? wanted : provider?.environments.at(-1);
  const [credentials, setCredentials] = useState<Readonly<Record<string, string>>>({});
  const [saved, setSaved] = useState(config);
  const typed = Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''));
  const missing = (provider?.credentialFields ?? []).filter(
    (field) => field.required && typed[field.name] === undefined && saved === undefined,
  );

  const save = useMutation({
    // Credentials are not among the variables: no cache has them.
    mutationFn: async () => {
      if (provider === undefined || environment === undefined) throw new TypeError('no provider');
      const same = saved?.provider === provider.id && saved.environment === environment ? saved : undefined;
      return client.stamping.configurePac({
        companyId,
        provider: provider.id,
        environment,
        ...(Object.keys(typed).length === 0 && same !== undefined ? {} : { credentials: typed }),
        ...(same === undefined ? {} : { version: same.version }),
      });
    },
    onSuccess: (after) => {
      setSaved(after);
      setCredentials({});
    },
  });
  const test = useMutation({
    mutationFn: async (): Promise<PacTest> => {
      const account = saved === undefined || Object.keys(typed).length > 0 ? await save.mutateAsync() : saved;
      return client.stamping.testPac({ id: account.id });
    },
  });
  return {
    usable,
    provider,
    environment,
    credentials,
    editing: config !== undefined,
    saved,
    missing,
    dirty: Object.keys(typed).length > 0 || saved === undefined,
    choose: (id: string) => {
      setChosen(id);
      setCredentials({});
      setSaved(undefined);
      test.reset();
    },
    setEnvironment: setWanted,
    setCredential: (name: string, value: string) => setCredentials({ ...credentials, [name]: value }),
    save: (onDone?: (config: PacConfig) => void) => {
      if (missing.length > 0 || save.isPending) return;
      save.mutate(undefined, onDone === undefined ? {} : { onSuccess: onDone });
    },
    saving: save.isPending,
    test: () => {
      if (missing.length === 0 && !test.isPending) test.mutate();
    },
    testing: test.isPending,
    answer: test.data,
    problem: save.error ?? test.error,
  };
}

export type PacForm = ReturnType<typeof usePacForm>;

export function PacFields({ of }: { of: PacForm }) {
  const t = useWords(words);
  const c = useWords(common);
  const { provider, environment } = of;
  if (provider === undefined) return null;
  return (
    <Stack gap="md">
      <Select
        label={t('pacs.provider')}
        data={of.usable.map((one) => ({ value: one.id, label: one.displayName }))}
        value={provider.id}
        onChange={(id) => of.choose(id ?? provider.id)}
        allowDeselect={false}
        disabled={of.editing}
        searchable
      />
      {provider.website !== undefined && (
        <Anchor href={provider.website} target="_blank" rel="noreferrer" size="xs">
          {provider.website}
        </Anchor>
      )}
      <Input.Wrapper
        size="xs"
        label={t('pacs.environment')}
        labelElement="div"
        description={environment === undefined ? undefined : t(`pacs.environment.${environment}.hint`)}
        inputWrapperOrder={['label', 'input', 'description']}
      >
        <div>
          <SegmentedControl
            aria-label={t('pacs.environment')}
            data={provider.environments.map((value) => ({ value, label: t(`pacs.environment.${value}`) }))}
            value={environment ?? ''}
            onChange={(value) => of.setEnvironment(value as Environment)}
            disabled={of.editing}
          />
        </div>
      </Input.Wrapper>
      {provider.credentialFields.map((field) => {
        const shared = {
          label: field.required ? field.label : `${field.label} (${c('common.optional')})`,
          required: field.required && of.saved === undefined,
          autoComplete: 'off',
          maxLength: 500,
          placeholder: of.saved === undefined ? undefined : t('pacs.unchanged'),
          value: of.credentials[field.name] ?? '',
        };
        return field.secret ? (
          <PasswordInput
            key={field.name}
            {...shared}
            visibilityToggleButtonProps={{ 'aria-label': t('pacs.showSecret', { field: field.label }) }}
            onChange={(event) => of.setCredential(field.name, event.currentTarget.value)}
          />
        ) : (
          <TextInput
            key={field.name}
            {...shared}
            onChange={(event) => of.setCredential(field.name, event.currentTarget.value)}
          />
        );
      })}
      <ProblemNote error={of.problem} />
      <PacAnswer answer={of.answer} />
    </Stack>
  );
}

/** What came of trying an account, with the provider's own words. */
export function PacAnswer({ answer }: { answer: PacTest | undefined }) {
  const t = useWords(words);
  const formats = useFormats();
  if (answer === undefined) return null;
  const { credits } = answer;
  return (
    <Note tone={answer.ok ? 'settled' : 'person'} role={answer.ok ? 'status' : 'alert'}>
      <div>{answer.message}</div>
      {credits !== undefined && (
        <div>
          {credits === 'unlimited' ? t('pacs.creditsUnlimited') : t('pacs.credits', { count: formats.count(credits) })}
        </div>
      )}
      <ProviderWords words={answer.words} />
    </Note>
  );
}
