/** An event as it came: its headers, folded, and its body, laid out. The engine has hidden what is secret of both. */
import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { WebhookEvent } from '#contract/webhooks.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/webhooks.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Facts } from '../../ui/layout/facts.tsx';
import classes from './webhooks.module.css';

export function Raw({ event: { headers, body, bodyBytes, via } }: { event: WebhookEvent }) {
  const t = useWords(words);
  const c = useWords(common);
  const formats = useFormats();
  const names = Object.keys(headers);
  return (
    <>
      <div>
        <h3 className={classes['heading']}>
          {t('webhooks.panel.body')}
          {body !== '' && (
            <>
              <small className="soft">{formats.bytes(bodyBytes)}</small>
              <CopyButton value={body}>
                {({ copied, copy }) => (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('webhooks.panel.copyBody')}
                    leftSection={copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
                    onClick={copy}
                  >
                    {c(copied ? 'common.copied' : 'common.copy')}
                  </Button>
                )}
              </CopyButton>
            </>
          )}
        </h3>
        {body === '' ? (
          <div className="soft">{t(via === 'poll' ? 'webhooks.panel.noBody.poll' : 'webhooks.panel.noBody.old')}</div>
        ) : (
          <>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long body is scrolled with the keyboard */}
            <pre className={`mono ${classes['body']}`} tabIndex={0} role="region" aria-label={t('webhooks.panel.body')}>
              {body}
            </pre>
            <div className="soft">{t('webhooks.panel.masked')}</div>
          </>
        )}
      </div>
      {names.length > 0 && (
        <details className={classes['headers']}>
          <summary>
            {t('webhooks.panel.headers')} ({formats.count(names.length)})
          </summary>
          <Facts
            facts={names.map((name) => [
              name,
              <span key={name} className="mono">
                {headers[name]}
              </span>,
            ])}
          />
        </details>
      )}
    </>
  );
}
