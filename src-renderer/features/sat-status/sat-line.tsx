/** How the invoice stands at the SAT, when that was asked, and asking now. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/sat-status.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { differsAtSat, SatStateBadge } from './sat-state.tsx';
import classes from './sat-status.module.css';

interface SatLineProps {
  readonly invoice: InvoiceDetail;
  readonly onCheck: () => void;
}

export function SatLine({ invoice, onCheck }: SatLineProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { satStatus } = invoice;
  return (
    <div className={classes['line']}>
      <span className="soft">{t('sat.says')}</span>
      {satStatus === undefined ? (
        <span>{t('sat.never')}</span>
      ) : (
        <>
          <SatStateBadge state={satStatus.state} differs={differsAtSat(invoice)} />
          <time className="soft" dateTime={satStatus.checkedAtUtc} title={formats.instant(satStatus.checkedAtUtc)}>
            {t('sat.checked', { ago: formats.ago(satStatus.checkedAtUtc) })}
          </time>
        </>
      )}
      <Button size="compact-xs" variant="subtle" leftSection={<IconRefresh size={12} />} onClick={onCheck}>
        {t('sat.check')}
      </Button>
    </div>
  );
}
