/** The data of a transfer, each copied with a press, and the sheet and the message that say the same. */
import { Button } from '@mantine/core';
import { IconExternalLink, IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import * as words from '#i18n/catalog/window/charge.ts';
import { client } from '../../../app/connection/link.ts';
import { useWords } from '../../../i18n/words.ts';
import { reportProblem } from '../../../ui/feedback/report.ts';
import { saveContent } from '../../../ui/fields/files.ts';
import { groupedClabe } from '../../../ui/fields/clabe.ts';
import { isOutside, outside } from '../../../ui/layout/outside-link.tsx';
import { AmountLine, ExpiryLine, Line, type KindProps } from './parts.tsx';
import classes from './instructions.module.css';

export function SpeiInstructions({ transaction, of, send }: KindProps<'spei'>) {
  const t = useWords(words);
  const [saving, setSaving] = useState(false);
  const { clabe, bank, beneficiary, reference, concept, agreement, instructionsUrl, expiresAtUtc } = of;
  const save = (): void => {
    setSaving(true);
    client.spei
      .sheet({ transactionId: transaction.id })
      .then(saveContent)
      .catch(reportProblem)
      .finally(() => setSaving(false));
  };
  return (
    <>
      <dl className={classes['lines']}>
        <Line name="CLABE" copies={clabe} large>
          <span className="mono">{groupedClabe(clabe)}</span>
        </Line>
        <AmountLine transaction={transaction} exact />
        {reference !== undefined && (
          <Line name={t('charge.instructions.numericReference')} copies={reference}>
            <span className="mono">{reference}</span>
          </Line>
        )}
        {concept !== undefined && (
          <Line name={t('charge.instructions.concept')} copies={concept}>
            <span className="mono">{concept}</span>
          </Line>
        )}
        {bank !== undefined && (
          <Line name={t('charge.instructions.bank')} copies={bank}>
            {bank}
          </Line>
        )}
        {beneficiary !== undefined && (
          <Line name={t('charge.instructions.beneficiary')} copies={beneficiary}>
            {beneficiary}
          </Line>
        )}
        {agreement !== undefined && (
          <Line name={t('charge.instructions.agreement')} copies={agreement}>
            <span className="mono">{agreement}</span>
          </Line>
        )}
        <ExpiryLine atUtc={expiresAtUtc} />
      </dl>
      <div className={classes['actions']}>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={14} aria-hidden />}
          loading={saving}
          onClick={save}
        >
          {t('charge.instructions.sheet')}
        </Button>
        {isOutside(instructionsUrl) && (
          <Button
            component="a"
            {...outside(instructionsUrl)}
            variant="default"
            leftSection={<IconExternalLink size={14} aria-hidden />}
          >
            {t('charge.instructions.openVoucher')}
          </Button>
        )}
        {send}
      </div>
    </>
  );
}
