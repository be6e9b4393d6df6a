/** Mailing the instructions: to whom, with which words; the sheet of a transfer goes with them. */
import { Button, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { matchesKey } from '../../../app/commands/keys.ts';
import { client } from '../../../app/connection/link.ts';
import { api } from '../../../app/connection/query.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { problemOf } from '../../../ui/feedback/problem.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { Note, ProblemNote } from '../../../ui/form/note.tsx';
import classes from './instructions.module.css';

/** Each in its own words, as its reader looks for it. */
const LANGUAGES = [
  { value: 'es-MX', label: 'Español' },
  { value: 'en', label: 'English' },
];

interface MailFormProps {
  readonly transaction: TransactionDetail;
  /** Paid or over meanwhile: what was written stays, and is not sent any more. */
  readonly payable: boolean;
  readonly onDone: () => void;
}

export function MailForm({ transaction, payable, onDone }: MailFormProps) {
  const t = useWords(words);
  const c = useWords(common);
  // Payers are in Mexico, whatever language this window speaks.
  const [locale, setLocale] = useState<Locale>('es-MX');
  const { id, companyId } = transaction;
  const proposed = useQuery({
    // Under a key of its own: no event may read it again beneath what is being written, or once it was paid.
    queryKey: ['mail of a charge', id, locale],
    queryFn: ({ signal }) => client.transactions.instructionsMail({ id, locale }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    enabled: payable,
  });
  const account = useQuery(api.mail.getAccount.queryOptions({ input: { companyId } }));
  const [to, setTo] = useState<string[]>();
  const [subject, setSubject] = useState<string>();
  const [text, setText] = useState<string>();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  // The same id however often it is pressed: one mail leaves.
  const [requestId] = useState(() => crypto.randomUUID());
  const field = useRef<HTMLInputElement>(null);
  const isHere = proposed.data !== undefined;
  useEffect(() => {
    if (!isHere) return;
    field.current?.focus();
    field.current?.form?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  if (proposed.error !== null && proposed.data === undefined)
    return <ErrorState error={proposed.error} onRetry={() => void proposed.refetch()} />;
  if (proposed.data === undefined) return <div className={`skeleton ${classes['waiting']}`} />;
  const addresses = to ?? proposed.data.to;
  const said = problem === undefined ? undefined : problemOf(problem);
  const isOfTo = said?.field?.startsWith('to') === true;
  const send = (): void => {
    if (sending || !payable || addresses.length === 0) return;
    setSending(true);
    setProblem(undefined);
    const written = {
      ...(subject === undefined || subject.trim() === '' ? {} : { subject: subject.trim() }),
      ...(text === undefined || text.trim() === '' ? {} : { text: text.trim() }),
    };
    client.transactions
      .sendInstructions({ id, to: addresses, ...written, locale, requestId })
      .then(() => {
        showDone(t('charge.mail.leaving', { to: addresses.join(', ') }));
        onDone();
        return undefined;
      })
      .catch(setProblem)
      .finally(() => setSending(false));
  };
  return (
    <form
      className={classes['mail']}
      aria-label={t('charge.mail.title')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        // Its own: what stands around it has keys of the same name.
        if (matchesKey('Mod+Enter', event.nativeEvent)) send();
        else if (event.key === 'Escape' && !event.defaultPrevented) onDone();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {!payable && (
        <Note tone="waiting" role="status">
          {t(transaction.paidMinor > 0 ? 'charge.mail.paid' : 'charge.mail.over')}
        </Note>
      )}
      {account.data === null && (
        <Note tone="waiting">
          {t('charge.mail.noAccount')} <Link href="/settings/mail">{t('charge.mail.setUp')}</Link>
        </Note>
      )}
      <TagsInput
        ref={field}
        label={t('charge.mail.to')}
        value={addresses}
        onChange={setTo}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
        error={isOfTo ? said.message : undefined}
        placeholder={addresses.length === 0 ? t('charge.mail.toHint') : ''}
      />
      <NativeSelect
        label={t('charge.mail.language')}
        data={LANGUAGES}
        value={locale}
        onChange={(event) => setLocale(event.currentTarget.value === 'en' ? 'en' : 'es-MX')}
      />
      <TextInput
        label={t('charge.mail.subject')}
        maxLength={250}
        value={subject ?? proposed.data.subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <Textarea
        label={t('charge.mail.text')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={10_000}
        value={text ?? proposed.data.text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {proposed.data.attachments.map((name) => (
        <span key={name} className={classes['attachment']}>
          <IconPaperclip size={12} aria-hidden />
          <span className="truncate">{name}</span>
        </span>
      ))}
      {!isOfTo && <ProblemNote error={problem} />}
      <div className={classes['actions']}>
        <Button
          type="submit"
          leftSection={<IconSend size={14} aria-hidden />}
          loading={sending}
          disabled={!payable || addresses.length === 0}
        >
          {t('charge.mail.send')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {c('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
