/** The same in words, to be pasted wherever the payer reads it. */
import { Button } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { client } from '../../../app/connection/link.ts';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';

export function Send({ transaction }: { transaction: TransactionDetail }) {
  const t = useWords(words);
  if (transaction.instructions?.kind !== 'spei') return null;
  const copy = (): void => {
    client.spei
      .message({ transactionId: transaction.id })
      .then(({ text }) => navigator.clipboard.writeText(text))
      .then(() => showDone(t('charge.instructions.messageCopied')))
      .catch(reportProblem);
  };
  return (
    <Button variant="default" leftSection={<IconMessage size={14} aria-hidden />} onClick={copy}>
      {t('charge.instructions.copyMessage')}
    </Button>
  );
}
