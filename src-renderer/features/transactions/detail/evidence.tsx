/** What a gateway said, folded: formatted where it is JSON, and to be copied as it is kept (secrets are masked). */
import { Button, CopyButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useWords } from '../../../i18n/words.ts';
import { formatted } from './formatted.ts';
import classes from './detail.module.css';

export function Evidence({ text }: { text: string }) {
  const t = useWords(words);
  const c = useWords(common);
  const [open, setOpen] = useState(false);
  const shown = useMemo(() => (open ? formatted(text) : ''), [open, text]);
  return (
    <details className={classes['folded']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('transactions.evidence')}</summary>
      {open && (
        <div className={classes['evidence']}>
          <CopyButton value={shown}>
            {({ copied, copy }) => (
              <Button variant="default" size="compact-xs" h="24px" onClick={copy}>
                {c(copied ? 'common.copied' : 'common.copy')}
              </Button>
            )}
          </CopyButton>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long answer is scrolled by key too */}
          <pre tabIndex={0} aria-label={t('transactions.evidence')}>
            {shown}
          </pre>
        </div>
      )}
    </details>
  );
}
