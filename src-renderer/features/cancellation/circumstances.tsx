/** What there is to know before asking: whether the receiver has to accept, until when, and what stands in the way. */
import { Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import type { CancellationPreview } from '#contract/cancellation.ts';
import * as invoices from '#i18n/catalog/window/invoices.ts';
import * as words from '#i18n/catalog/window/cancellation.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { InvoiceState } from '../invoices/shared/invoice-state.tsx';
import { Said } from './said.tsx';
import classes from './cancellation.module.css';

interface CircumstancesProps {
  readonly preview: CancellationPreview;
  readonly asking: boolean;
  readonly ignoring: boolean;
  readonly onIgnoring: (ignoring: boolean) => void;
}

export function Circumstances({ preview, asking, ignoring, onIgnoring }: CircumstancesProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { acceptance, deadline, satProblem } = preview;
  return (
    <>
      <Facts
        facts={[
          [
            t('cancel.acceptance'),
            <span key="acceptance" aria-live="polite">
              {acceptance.needed !== 'unknown' && <strong>{t(`cancel.acceptance.${acceptance.needed}`)}. </strong>}
              {acceptance.message}
              {asking && <span className="soft"> {t('cancel.asking')}</span>}
            </span>,
          ],
          deadline !== undefined && [
            t('cancel.deadline'),
            <span key="deadline">
              {formats.day(deadline.date)}
              {deadline.passed && `. ${t('cancel.deadlinePassed')}`}
            </span>,
          ],
        ]}
      />
      {satProblem !== undefined && (
        <Note tone="waiting" title={t('cancel.noAnswer')}>
          <Said who={satProblem.provider} code={satProblem.code} message={satProblem.message} />
        </Note>
      )}
      <Blocking related={preview.related} ignoring={ignoring} onIgnoring={onIgnoring} />
    </>
  );
}

interface BlockingProps {
  readonly related: CancellationPreview['related'];
  readonly ignoring: boolean;
  readonly onIgnoring: (ignoring: boolean) => void;
}

function Blocking({ related, ignoring, onIgnoring }: BlockingProps) {
  const t = useWords(words);
  const i = useWords(invoices);
  const inTheWay = related.filter(({ blocks }) => blocks);
  if (inTheWay.length === 0) return null;
  return (
    <Note tone="waiting" title={t('cancel.blocking')}>
      {t('cancel.blockingHint')}
      <ul className={classes['related']}>
        {inTheWay.map(({ id, label, type, status, tipoRelacion }) => (
          <li key={`${id} ${tipoRelacion}`}>
            <Link href={`/invoices/${id}`}>{label}</Link>
            <span>{i(`invoices.type.${type}`)}</span>
            <InvoiceState status={status} />
            <span className="soft">{t('cancel.relation', { relation: tipoRelacion })}</span>
          </li>
        ))}
      </ul>
      <Checkbox
        mt={4}
        label={t('cancel.ignoreRelated')}
        checked={ignoring}
        onChange={(event) => onIgnoring(event.currentTarget.checked)}
      />
    </Note>
  );
}
