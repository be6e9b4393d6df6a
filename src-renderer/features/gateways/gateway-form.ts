/** An account while it is written down: what is missing, how it is tried without being saved, and what is sent. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Gateway, GatewayProviderView, GatewayTest } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { problemOf } from '../../ui/feedback/problem.ts';
import { stopsAtWrongAmount } from '../../ui/fields/wrong-amount.ts';
import { useRecordForm } from '../../ui/form/record-form.ts';
import { feesToSend, mistakesIn, typedCredentials, valuesOf, type GatewayValues } from './gateway-values.ts';

interface GatewayFormOptions {
  readonly companyId: string;
  readonly provider: GatewayProviderView;
  /** Absent for a new one. */
  readonly gateway: Gateway | undefined;
  readonly onSaved: (gateway: Gateway) => void;
}

export function useGatewayForm({ companyId, provider, gateway, onSaved }: GatewayFormOptions) {
  const t = useWords(words);
  const values = valuesOf(provider, gateway);
  const said = {
    name: t('gateways.name.required'),
    required: t('gateways.required'),
    currencies: t('gateways.currencies.required'),
    methods: t('gateways.methods.required'),
    double: t('gateways.fees.double'),
    percent: t('gateways.fees.percentOver'),
  };
  const { form, dirty, discard, saved } = useRecordForm<GatewayValues>({
    name: `gateway:${gateway?.id ?? `${companyId}:${provider.id}`}`,
    // Keys that were typed too: in the window's memory, and nowhere else, until they are saved or discarded.
    values,
    validate: (typed) => mistakesIn(typed, provider, gateway === undefined, said),
  });
  const base = useBase(values, gateway, dirty);
  const typed = typedCredentials(form.values, values.credentials);

  const save = useMutation({
    // Credentials are not among the variables: no cache has them.
    mutationFn: (): Promise<Gateway> => {
      const { name, environment, currencies, methods, fees, webhookSecret, forgetSecret } = form.values;
      const settings = { name, currencies: [...currencies], methods: [...methods], fees: feesToSend(fees) };
      const secret = webhookSecret.trim() === '' ? {} : { webhookSecret };
      if (gateway === undefined) {
        const account = { companyId, provider: provider.id, environment };
        return client.gateways.create({ ...account, ...settings, ...secret, credentials: typed });
      }
      return client.gateways.update({
        id: gateway.id,
        version: base.version,
        ...changed(settings, {
          name: base.values.name,
          currencies: base.values.currencies,
          methods: base.values.methods,
          fees: feesToSend(base.values.fees),
        }),
        ...(Object.keys(typed).length === 0 ? {} : { credentials: typed }),
        ...(forgetSecret ? { webhookSecret: null } : secret),
      });
    },
    onSuccess: (after) => {
      saved(valuesOf(provider, after));
      onSaved(after);
    },
    onError: (error) => atItsField(error),
  });
  const test = useMutation({
    mutationFn: (): Promise<GatewayTest> => {
      if (gateway !== undefined && Object.keys(typed).length === 0) return client.gateways.test({ id: gateway.id });
      const whose = gateway === undefined ? {} : { id: gateway.id };
      const { environment } = form.values;
      return client.gateways.try({ provider: provider.id, environment, credentials: typed, ...whose });
    },
    onError: (error) => atItsField(error),
  });

  /** Whether the form has a place for the error. */
  function atItsField(error: unknown): boolean {
    const { field, message } = problemOf(error);
    if (field === undefined || !hasPlace(field)) return false;
    form.setFieldError(field, message);
    document.querySelector<HTMLElement>(`[data-path="${CSS.escape(field)}"]`)?.focus();
    return true;
  }
  const hasPlace = (field: string): boolean =>
    Object.hasOwn(values, field) ? field !== 'credentials' : Object.hasOwn(values.credentials, nameOf(field));
  const shown = (error: unknown): unknown => {
    if (error === null) return undefined;
    const { field } = problemOf(error);
    return field !== undefined && hasPlace(field) ? undefined : error;
  };

  return {
    provider,
    gateway,
    form,
    dirty,
    discard: () => {
      save.reset();
      test.reset();
      discard();
    },
    setCredential: (name: string, value: string) => {
      form.setFieldValue(`credentials.${name}`, value);
      form.clearFieldError(`credentials.${name}`);
      // The answer was to what stood there before.
      test.reset();
    },
    setEnvironment: (environment: Gateway['environment']) => {
      form.setFieldValue('environment', environment);
      test.reset();
    },
    save: () => {
      if (save.isPending) return;
      // What stands in a fee is no amount: the line is still as it was before.
      if (stopsAtWrongAmount(document.querySelector('[data-fee-lines]'))) return;
      if (form.validate().hasErrors) {
        focusFirstWrong();
        return;
      }
      save.mutate();
    },
    saving: save.isPending,
    test: () => {
      if (test.isPending) return;
      const wrong = Object.entries(mistakesIn(form.values, provider, gateway === undefined, said)).filter(([field]) =>
        field.startsWith('credentials.'),
      );
      for (const [field, message] of wrong) form.setFieldError(field, message);
      if (wrong.length > 0) {
        focusFirstWrong();
        return;
      }
      save.reset();
      test.mutate();
    },
    testing: test.isPending,
    answer: test.data,
    problem: shown(save.error) ?? shown(test.error),
  };
}

export type GatewayForm = ReturnType<typeof useGatewayForm>;

const nameOf = (field: string): string => field.replace(/^credentials\./, '');

/** After the errors were drawn. */
function focusFirstWrong(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus());
}

/** Of the settings those that differ from what they were when the form began. */
function changed<T extends object>(now: T, before: { readonly [K in keyof T]: unknown }): Partial<T> {
  const entries = Object.entries(now).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof T]),
  );
  return Object.fromEntries(entries) as Partial<T>;
}

/**
 * What the engine had when the form began. A version that changed nothing of it (a webhook's address was registered) is
 * followed; any other that comes while something is typed is somebody else's change, and the engine refuses to lose it.
 */
function useBase(values: GatewayValues, gateway: Gateway | undefined, dirty: boolean) {
  const version = gateway?.version ?? 0;
  const has = JSON.stringify(values);
  const [base, setBase] = useState({ values, has, version });
  if (base.version !== version && (base.has === has || !dirty)) setBase({ values, has, version });
  return base;
}
