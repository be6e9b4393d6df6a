/** What is wrong or doubtful, each with the field it concerns and SAT's or the PAC's code. */
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import type { FindingView } from '#contract/invoices.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useWords } from '../../../i18n/words.ts';
import classes from './detail.module.css';

interface FindingsProps {
  readonly findings: readonly (Omit<FindingView, 'field'> & { readonly field?: string })[];
}

export function Findings({ findings }: FindingsProps) {
  const t = useWords(words);
  const c = useWords(common);
  const sorted = findings.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <ul className={classes['findings']} aria-label={t('invoices.findings')}>
      {sorted.map((finding) => {
        const Shown = finding.severity === 'error' ? IconAlertCircle : IconAlertTriangle;
        return (
          <li key={`${finding.code} ${finding.field} ${finding.message}`} data-severity={finding.severity}>
            <Shown size={14} aria-label={c(finding.severity === 'error' ? 'common.error' : 'common.warning')} />
            <span>
              {finding.message}{' '}
              <span className="mono soft">{[finding.field, finding.code].filter(Boolean).join(' · ')}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
