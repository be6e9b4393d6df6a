/** What a gateway answered when it was tried: our words, whose account it is, and its own words to be copied. */
import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Gateway, GatewayTest } from '#contract/gateways.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, ProviderWords } from '../../ui/form/note.tsx';
import classes from './gateways.module.css';

type Said = NonNullable<GatewayTest['words']>;

/** The other side's words, and a button that copies them. */
export function SaidWords({ said, name }: { said: Said | undefined; name: string }) {
  const t = useWords(words);
  const c = useWords(common);
  const text = [said?.code, said?.message].filter(Boolean).join(' · ');
  if (said === undefined || text === '') return null;
  return (
    <span className={classes['said']}>
      <ProviderWords words={said} />
      <CopyButton value={`${said.provider}: ${text}`}>
        {({ copied, copy }) => (
          <ActionIcon
            size={20}
            aria-label={copied ? c('common.copied') : t('gateways.copyWords', { name })}
            onClick={copy}
          >
            {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}

export function Asking({ children }: { children: ReactNode }) {
  return <Note role="status">{children}</Note>;
}

export function TestAnswer({ answer, name }: { answer: GatewayTest | undefined; name: string }) {
  const t = useWords(words);
  if (answer === undefined) return null;
  return (
    <Note tone={answer.ok ? 'settled' : 'person'} role={answer.ok ? 'status' : 'alert'}>
      <div>{answer.message}</div>
      {answer.account !== undefined && <div>{t('gateways.account', { account: answer.account })}</div>}
      <SaidWords said={answer.words} name={name} />
    </Note>
  );
}

/** What stands in the way of an account since it was last used. */
export function AccountProblem({ of, name }: { of: NonNullable<Gateway['problem']>; name: string }) {
  const formats = useFormats();
  return (
    <Note tone="person" title={of.message}>
      <div className={classes['foot']}>
        <SaidWords said={of.words} name={name} />
        <span className="soft">{formats.instant(of.atUtc)}</span>
      </div>
    </Note>
  );
}
