/** How it reaches the payer: as a message to be pasted, or by mail. */
import { Button } from '@mantine/core';
import { IconMail, IconMessage } from '@tabler/icons-react';
import type { RefObject } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { client } from '../../../app/connection/link.ts';
import { useLocale, useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';

interface SendProps {
  readonly transaction: TransactionDetail;
  readonly onMail: () => void;
  /** Where the focus is when the mail was written. */
  readonly opener: RefObject<HTMLButtonElement | null>;
}

export function Send({ transaction, onMail, opener }: SendProps) {
  const t = useWords(words);
  const locale = useLocale();
  const copy = (): void => {
    client.transactions
      .instructionsMail({ id: transaction.id, locale })
      .then(({ text }) => navigator.clipboard.writeText(text))
      .then(() => showDone(t('charge.instructions.messageCopied')))
      .catch(reportProblem);
  };
  return (
    <>
      <Button variant="default" leftSection={<IconMessage size={14} aria-hidden />} onClick={copy}>
        {t('charge.instructions.copyMessage')}
      </Button>
      <Button ref={opener} variant="default" leftSection={<IconMail size={14} aria-hidden />} onClick={onMail}>
        {t('charge.mail')}
      </Button>
    </>
  );
}
