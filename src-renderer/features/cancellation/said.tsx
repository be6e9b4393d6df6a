/** What a PAC or the SAT said, word for word, to be read and copied. */
import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import * as common from '#i18n/catalog/window/common.ts';
import { useWords } from '../../i18n/words.ts';
import classes from './cancellation.module.css';

interface SaidProps {
  readonly who: string;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

/** Nothing where nothing was said. */
export function Said({ who, code = '', message = '' }: SaidProps) {
  const c = useWords(common);
  // Many a PAC says the code within its words.
  const said = message.startsWith(code) ? message : [code, message].filter(Boolean).join(' · ');
  if (said === '') return null;
  return (
    <blockquote className={classes['words']}>
      <span>
        <span className="soft">{who}:</span> {said}
      </span>
      <CopyButton value={`${who}: ${said}`}>
        {({ copied, copy }) => (
          <ActionIcon
            size={18}
            aria-label={copied ? c('common.copied') : `${c('common.copy')}: ${said}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={12} /> : <IconCopy size={12} />}
          </ActionIcon>
        )}
      </CopyButton>
    </blockquote>
  );
}
