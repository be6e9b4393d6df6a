/** An account with a PAC while it is written down: what is missing, what has to be said twice, how it is saved and tried. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PacConfig, PacProviderView, PacTest } from '#contract/stamping.ts';
import { client } from '../../app/connection/link.ts';
import { beginsAt, firstWithout, takesTheirPlace, usedElsewhere, type Environment } from './environments.ts';

export const DEMO_PROVIDER = 'demo';

interface PacFormOptions {
  readonly companyId: string;
  readonly providers: readonly PacProviderView[];
  /** The company's accounts. */
  readonly configs: readonly PacConfig[];
  /** The account that is changed; absent for a new one. */
  readonly config: PacConfig | undefined;
}

export function usePacForm({ companyId, providers, configs, config }: PacFormOptions) {
  const [chosen, setChosen] = useState(config?.provider ?? firstWithout(providers, configs)?.id);
  const provider = providers.find((one) => one.id === chosen) ?? providers[0];
  const [wanted, setWanted] = useState<Environment | undefined>(config?.environment);
  const environment =
    wanted !== undefined && provider?.environments.includes(wanted) === true
      ? wanted
      : provider === undefined
        ? undefined
        : beginsAt(provider.environments);
  const [confirmed, setConfirmed] = useState(false);
  const [pause, setPause] = useState<boolean>();
  const [credentials, setCredentials] = useState<Readonly<Record<string, string>>>({});
  const [saved, setSaved] = useState(config);
  const typed = Object.fromEntries(Object.entries(credentials).filter(([, value]) => value !== ''));

  /** The account that is written over, as it was read. */
  const known = saved ?? configs.find((one) => one.provider === provider?.id && one.environment === environment);
  const others = environment === undefined ? [] : usedElsewhere(configs, environment, known?.id);
  // What works is never put aside by itself.
  const pauseOthers = pause ?? (environment !== undefined && takesTheirPlace(environment, others));
  const needsConfirmation = environment === 'production' && known === undefined;
  const missing = (provider?.credentialFields ?? []).filter(
    (field) => field.required && typed[field.name] === undefined && saved === undefined,
  );
  const incomplete = missing.length > 0;
  const blocked = incomplete || (needsConfirmation && !confirmed);

  const save = useMutation({
    // Credentials are not among the variables: no cache has them.
    mutationFn: async () => {
      if (provider === undefined || environment === undefined) throw new TypeError('no provider');
      const account = { companyId, provider: provider.id, environment };
      const changes = Object.keys(typed).length === 0 && known !== undefined ? {} : { credentials: typed };
      const version = known === undefined ? {} : { version: known.version };
      const waits = others.length > 0 && known?.state !== 'active';
      const after = await client.stamping.configurePac({
        ...account,
        ...changes,
        ...version,
        ...(waits ? { state: 'paused' as const } : {}),
      });
      if (!waits || !pauseOthers) return after;
      // Only now, when what was typed is known to be of use.
      for (const other of others) {
        const { provider: id, environment: of, version: at } = other;
        await client.stamping.configurePac({ companyId, provider: id, environment: of, version: at, state: 'paused' });
      }
      return client.stamping.configurePac({ ...account, version: after.version, state: 'active' });
    },
    onSuccess: (after) => {
      setSaved(after);
      setCredentials({});
    },
  });
  const test = useMutation({
    mutationFn: async (): Promise<PacTest> => {
      if (provider === undefined || environment === undefined) throw new TypeError('no provider');
      if (saved !== undefined && Object.keys(typed).length === 0) return client.stamping.testPac({ id: saved.id });
      const whose = saved === undefined ? {} : { id: saved.id };
      return client.stamping.tryPac({ provider: provider.id, environment, credentials: typed, ...whose });
    },
  });
  /** Another account is meant from here on. */
  const begin = (): void => {
    setSaved(undefined);
    setConfirmed(false);
    setPause(undefined);
    save.reset();
    test.reset();
  };
  return {
    providers,
    provider,
    environment,
    credentials,
    editing: config !== undefined,
    saved,
    /** There is one already, and it is not the one that was opened. */
    overwrites: saved === undefined && known !== undefined,
    others,
    pauseOthers,
    setPauseOthers: setPause,
    needsConfirmation,
    confirmed,
    setConfirmed,
    blocked,
    /** Too little is typed to be tried. */
    incomplete,
    choose: (id: string) => {
      setChosen(id);
      setWanted(undefined);
      setCredentials({});
      begin();
    },
    setEnvironment: (value: Environment) => {
      setWanted(value);
      begin();
    },
    setCredential: (name: string, value: string) => {
      setCredentials({ ...credentials, [name]: value });
      // The answer was to what stood there before.
      test.reset();
    },
    save: (onDone?: (config: PacConfig) => void) => {
      if (blocked || save.isPending) return;
      save.mutate(undefined, onDone === undefined ? {} : { onSuccess: onDone });
    },
    saving: save.isPending,
    test: () => {
      if (incomplete || save.isPending || test.isPending) return;
      save.reset();
      test.mutate();
    },
    testing: test.isPending,
    answer: test.data,
    problem: save.error ?? test.error,
  };
}

export type PacForm = ReturnType<typeof usePacForm>;
