/** The tunnel while it is set up: which way, what it asks for, and how it is saved. */
import type { FormErrors } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { TunnelProviderView, TunnelView } from '#contract/tunnel.ts';
import * as words from '#i18n/catalog/window/tunnel.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { problemOf } from '../../ui/feedback/problem.ts';
import { useRecordForm } from '../../ui/form/record-form.ts';

/** Which way, the port of this machine, and every field of every way: what two of them share stays when one changes. */
export interface TunnelValues extends Record<string, string> {
  provider: string;
  localPort: string;
}

function valuesOf(tunnel: TunnelView | null, providers: readonly TunnelProviderView[]): TunnelValues {
  const names = providers.flatMap(({ fields }) => fields.map(({ name }) => name));
  return {
    ...Object.fromEntries(names.map((name) => [name, tunnel?.settings[name] ?? ''])),
    provider: tunnel?.provider ?? '',
    localPort: tunnel?.localPort === undefined ? '' : String(tunnel.localPort),
  };
}

interface FormOptions {
  /** null: none was set up. */
  readonly tunnel: TunnelView | null;
  readonly providers: readonly TunnelProviderView[];
  readonly onSaved: () => void;
}

export function useTunnelForm({ tunnel, providers, onSaved }: FormOptions) {
  const t = useWords(words);
  const values = useMemo(() => valuesOf(tunnel, providers), [providers, tunnel]);
  const [problem, setProblem] = useState<unknown>();
  const providerOf = (id: string) => providers.find((one) => one.id === id);
  const secrets = useMemo(
    () => providers.flatMap(({ fields }) => fields.filter(({ secret }) => secret).map(({ name }) => name)),
    [providers],
  );
  /** Saved, and good for the way that is chosen. */
  const isKept = (provider: string, name: string): boolean =>
    tunnel?.provider === provider && tunnel.secrets.includes(name);
  const { form, dirty, discard, saved } = useRecordForm<TunnelValues>({
    name: 'tunnel',
    values,
    secrets,
    validate(now) {
      const provider = providerOf(now.provider);
      const missing = (provider?.fields ?? []).filter(
        ({ name, required }) => required && (now[name] ?? '').trim() === '' && !isKept(now.provider, name),
      );
      const errors: FormErrors = Object.fromEntries(missing.map(({ name }) => [name, t('tunnel.missing')]));
      const port = now.localPort.trim();
      const isPort = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
      if (provider?.needsFixedPort === true && port !== '' && !isPort) errors['localPort'] = t('tunnel.port.form');
      return errors;
    },
  });
  const provider = providerOf(form.values.provider);

  const save = useMutation({
    // What is typed is not among the variables: no cache has the secrets.
    mutationFn: () => {
      if (provider === undefined) throw new TypeError('no provider');
      const { needsFixedPort, fields } = provider;
      const now = form.values;
      const typed = fields
        .map(({ name }) => [name, now[name] ?? ''] as const)
        .filter(([, value]) => value.trim() !== '');
      const port = now.localPort.trim();
      return client.tunnel.configure({
        provider: provider.id,
        settings: Object.fromEntries(typed),
        ...(needsFixedPort && port !== '' ? { localPort: Number(port) } : {}),
        ...(tunnel === null ? { enabled: true } : { version: tunnel.version }),
      });
    },
    onSuccess: (after) => {
      saved(valuesOf(after, providers));
      showDone(t(after.enabled ? 'tunnel.savedOpening' : 'tunnel.saved'));
      onSaved();
    },
    onError: (error) => setProblem(atSetting(error)),
  });

  /** Shows what the engine refused at its field; gives it back where it names none that is shown. */
  function atSetting(error: unknown): unknown {
    const { field, message } = problemOf(error);
    const name = field?.replace(/^settings\./, '');
    const shown = provider?.fields.some((one) => one.name === name) === true || name === 'localPort';
    if (name === undefined || !shown) return error;
    form.setFieldError(name, message);
    focus(name);
    return undefined;
  }

  return {
    form,
    dirty,
    provider,
    providers,
    isKept: (name: string) => isKept(form.values.provider, name),
    choose: (id: string) => {
      form.clearErrors();
      setProblem(undefined);
      form.setFieldValue('provider', id);
    },
    discard: () => {
      discard();
      setProblem(undefined);
    },
    save: () => {
      if (save.isPending || provider === undefined) return;
      setProblem(undefined);
      const { hasErrors, errors } = form.validate();
      if (!hasErrors) save.mutate();
      else focus(Object.keys(errors)[0] ?? '');
    },
    saving: save.isPending,
    problem,
  };
}

export type TunnelForm = ReturnType<typeof useTunnelForm>;

function focus(name: string): void {
  document.querySelector<HTMLElement>(`[data-path="${CSS.escape(name)}"]`)?.focus();
}
