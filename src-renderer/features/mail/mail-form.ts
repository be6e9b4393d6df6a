/** The form of a company's mail account: its values, its live test, and how it is saved. */
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { MailAccount, MailAccountInput } from '#contract/mail.ts';
import * as words from '#i18n/catalog/window/mail-account.ts';
import { client } from '../../app/connection/link.ts';
import { useWords } from '../../i18n/words.ts';
import { atField, useRecordForm } from '../../ui/form/record-form.ts';

type Security = MailAccountInput['security'];

export interface MailValues extends Record<string, unknown> {
  host: string;
  port: number | string;
  security: Security;
  user: string;
  password: string;
  fromName: string;
  fromAddress: string;
  replyTo: string;
  pinnedCertificate: string;
}

/** What the account offers while it has none: the name that clients know. */
export interface Sender {
  readonly name: string;
  readonly address?: string | undefined;
}

function valuesOf(account: MailAccount | null, sender: Sender): MailValues {
  return {
    host: account?.host ?? '',
    port: account?.port ?? 465,
    security: account?.security ?? 'tls',
    user: account?.user ?? '',
    password: '',
    fromName: account === null ? sender.name : (account.fromName ?? ''),
    fromAddress: account?.fromAddress ?? sender.address ?? '',
    replyTo: account?.replyTo ?? '',
    pinnedCertificate: account?.pinnedCertificate ?? '',
  };
}

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface MailFormOptions {
  readonly companyId: string;
  /** null: the company has none yet. */
  readonly account: MailAccount | null;
  readonly sender: Sender;
  readonly onSaved: (account: MailAccount) => void;
}

export function useMailForm({ companyId, account, sender, onSaved }: MailFormOptions) {
  const t = useWords(words);
  const { name, address } = sender;
  const values = useMemo(() => valuesOf(account, { name, address }), [account, address, name]);
  const [problem, setProblem] = useState<unknown>();
  const { form, dirty, discard, saved } = useRecordForm<MailValues>({
    name: `mail:${companyId}`,
    values,
    secrets: ['password'],
    validate: (now) => ({
      host: now.host.trim() === '' ? t('mailAccount.host.missing') : null,
      port: typeof now.port === 'number' && now.port >= 1 && now.port <= 65_535 ? null : t('mailAccount.port.form'),
      fromAddress: ADDRESS.test(now.fromAddress.trim()) ? null : t('mailAccount.address.form'),
      replyTo: now.replyTo === '' || ADDRESS.test(now.replyTo.trim()) ? null : t('mailAccount.address.form'),
    }),
  });

  function input(): MailAccountInput {
    const now = form.values;
    const said = (['user', 'fromName', 'replyTo', 'pinnedCertificate'] as const)
      .map((key) => [key, now[key].trim()] as const)
      .filter(([, value]) => value !== '');
    return {
      host: now.host.trim(),
      port: Number(now.port),
      security: now.security,
      fromAddress: now.fromAddress.trim(),
      ...Object.fromEntries(said),
    };
  }

  /** A password that was typed; without user there is none to keep. */
  function password(): { password?: string | null } {
    if (form.values.password !== '') return { password: form.values.password };
    return form.values.user.trim() === '' && account?.hasPassword === true ? { password: null } : {};
  }

  const test = useMutation({
    mutationFn: () => client.mail.testAccount({ companyId, account: { ...input(), ...password() } }),
  });
  const save = useMutation({
    mutationFn: () =>
      client.mail.setAccount({
        companyId,
        ...input(),
        ...password(),
        ...(account === null ? {} : { version: account.version }),
      }),
    onSuccess: (after) => {
      saved(valuesOf(after, sender));
      onSaved(after);
    },
    onError: (error) => setProblem(atField(form, error)),
  });
  const valid = (): boolean => {
    setProblem(undefined);
    if (!form.validate().hasErrors) return true;
    document.querySelector<HTMLElement>('[data-path][aria-invalid="true"]')?.focus();
    return false;
  };
  return {
    form,
    dirty,
    discard: () => {
      discard();
      setProblem(undefined);
      test.reset();
    },
    hasPassword: account?.hasPassword === true,
    test: () => {
      if (!test.isPending && valid()) test.mutate(undefined, { onError: (error) => setProblem(atField(form, error)) });
    },
    testing: test.isPending,
    tested: test.data,
    save: () => {
      if (!save.isPending && valid()) save.mutate();
    },
    saving: save.isPending,
    problem,
  };
}

export type MailForm = ReturnType<typeof useMailForm>;
