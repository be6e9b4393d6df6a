/** Sending an invoice by mail: to whom, with which words, and the message as it will look. */
import { Button, Group, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useCommands } from '../../../../app/commands/registry.ts';
import { client } from '../../../../app/connection/link.ts';
import { api } from '../../../../app/connection/query.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useLocale, useWords } from '../../../../i18n/words.ts';
import { problemOf } from '../../../../ui/feedback/problem.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import { showDone } from '../../../../ui/feedback/toasts.tsx';
import { MailFrame } from './mail-frame.tsx';
import classes from './mail.module.css';

const REST_MS = 300;

interface ComposerProps {
  readonly invoice: InvoiceDetail;
  readonly onDone: () => void;
}

export function Composer({ invoice, onDone }: ComposerProps) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const locale = useLocale();
  const [to, setTo] = useState<string[]>();
  const [cc, setCc] = useState<string[]>([]);
  const [subject, setSubject] = useState<string>();
  const [note, setNote] = useState('');
  const [sending, setSending] = useState(false);
  // The same key however often it is pressed: one mail leaves.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const written = {
    invoiceId: invoice.id,
    locale,
    cc: cc.map((address) => ({ address })),
    ...(to === undefined ? {} : { to: to.map((address) => ({ address })) }),
    ...(subject === undefined || subject.trim() === '' ? {} : { subject: subject.trim() }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
  const [asked] = useDebouncedValue(JSON.stringify(written), REST_MS);
  const preview = useQuery({
    ...api.mail.preview.queryOptions({ input: JSON.parse(asked) as typeof written }),
    placeholderData: keepPreviousData,
  });
  const account = useQuery(api.mail.getAccount.queryOptions({ input: { companyId: invoice.companyId } }));
  const shown = preview.data;
  const addresses = to ?? shown?.to.map(({ address }) => address) ?? [];
  const problem = preview.error === null ? undefined : problemOf(preview.error);
  const send = (): void => {
    if (sending || addresses.length === 0) return;
    setSending(true);
    client.mail
      .send({ ...written, idempotencyKey })
      .then(() => {
        showDone(t('invoices.mail.leaving', { to: addresses.join(', ') }));
        onDone();
        return undefined;
      })
      .catch(reportProblem)
      .finally(() => setSending(false));
  };
  useCommands([
    {
      id: 'invoices.send',
      label: t('invoices.mail.send'),
      group: t('invoices.title'),
      keys: ['Mod+Enter'],
      run: send,
    },
  ]);
  return (
    <form
      className={classes['composer']}
      aria-label={t('invoices.mail.title')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <Stack gap="sm">
        <h2 className={classes['heading']}>{t('invoices.mail.title')}</h2>
        {account.data === null && (
          <p className={classes['notice']}>
            {t('invoices.mail.noAccount')} <Link href="/settings/mail">{t('invoices.mail.setUp')}</Link>
          </p>
        )}
        <TagsInput
          data-autofocus
          ref={(input) => {
            if (input !== null && document.activeElement === document.body) input.focus();
          }}
          label={t('invoices.mail.to')}
          value={addresses}
          onChange={setTo}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          error={problem?.field?.startsWith('to') === true ? problem.message : undefined}
          placeholder={addresses.length === 0 ? t('invoices.mail.toHint') : ''}
        />
        <TagsInput
          label={t('invoices.mail.cc')}
          value={cc}
          onChange={setCc}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          error={problem?.field?.startsWith('cc') === true ? problem.message : undefined}
        />
        <TextInput
          label={t('invoices.mail.subject')}
          maxLength={250}
          value={subject ?? shown?.subject ?? ''}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Textarea
          label={t('invoices.mail.note')}
          description={t('invoices.mail.noteHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {problem !== undefined && problem.field === undefined && (
          <p className={classes['problem']} role="alert">
            {problem.message} <span className="mono soft">{problem.code}</span>
          </p>
        )}
        <Group gap="xs" aria-label={t('invoices.mail.attachments')} role="group">
          {shown?.attachments
            .filter(({ inline }) => !inline)
            .map(({ name, sizeBytes }) => (
              <span key={name} className={classes['attachment']}>
                <IconPaperclip size={12} aria-hidden />
                <span className="truncate" title={name}>
                  {name}
                </span>
                <span className="soft tabular">{formats.bytes(sizeBytes)}</span>
              </span>
            ))}
        </Group>
        <Group gap="sm">
          <Button
            type="submit"
            leftSection={<IconSend size={14} />}
            loading={sending}
            disabled={addresses.length === 0}
          >
            {t('invoices.mail.send')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {c('common.cancel')}
          </Button>
        </Group>
        {shown !== undefined && (
          <MailFrame html={shown.html} companyId={invoice.companyId} label={t('invoices.mail.preview')} />
        )}
      </Stack>
    </form>
  );
}
