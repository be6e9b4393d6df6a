/** Judges the stored XML: seal, certificate, timbre and SAT's rules, each with what was found. */
import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus, IconCircleX, IconHelpHexagon, IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { VerificationView } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import { reportProblem } from '../../../../ui/feedback/report.ts';
import type { FileContent } from '../../../../ui/fields/files.ts';
import { StateBadge, type Tone } from '../../../../ui/state/state-badge.tsx';
import { Findings } from '../findings.tsx';
import classes from './xml.module.css';

const ICONS = {
  ok: IconCircleCheck,
  failed: IconCircleX,
  unknown: IconHelpHexagon,
  absent: IconCircleMinus,
} as const;
const TONES: Readonly<Record<VerificationView['verdict'], Tone>> = {
  valid: 'settled',
  invalid: 'person',
  unproven: 'waiting',
};

export function Verification({ file, isStamped }: { file: FileContent; isStamped: boolean }) {
  const t = useWords(words);
  const verify = useMutation(api.invoices.verify.mutationOptions({ onError: reportProblem }));
  const report = verify.data;
  return (
    <section className={classes['verification']} aria-label={t('invoices.verify.label')}>
      <div className={classes['verdict']}>
        <Button
          size="compact-xs"
          h="24px"
          variant="default"
          leftSection={<IconShieldCheck size={14} />}
          loading={verify.isPending}
          onClick={() => verify.mutate({ file })}
        >
          {t('invoices.verify.run')}
        </Button>
        <span role="status">
          {report === undefined ? (
            <span className="soft">{t('invoices.verify.hint')}</span>
          ) : (
            <StateBadge tone={TONES[report.verdict]}>{t(`invoices.verify.${report.verdict}`)}</StateBadge>
          )}
        </span>
      </div>
      {report !== undefined && (
        <>
          <ul className={classes['checks']}>
            {report.checks.map(({ id, result, message }) => {
              const Shown = ICONS[result];
              return (
                <li key={id} data-result={result}>
                  <Shown size={14} aria-label={t(`invoices.verify.result.${result}`)} />
                  {message}
                </li>
              );
            })}
          </ul>
          {report.findings.length > 0 && <Findings findings={report.findings} />}
          {!isStamped && <p className={classes['note']}>{t('invoices.verify.notStamped')}</p>}
        </>
      )}
    </section>
  );
}
