/** How an import stands, in words and numbers; and what to do about it. */
import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { CfdiImportDetail } from '#contract/cfdi-imports.ts';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note, type NoteTone } from '../../ui/form/note.tsx';
import { cameIn } from './counts.ts';
import { useUpload } from './upload-here.ts';
import classes from './cfdi-imports.module.css';

const COUNTS = ['issued', 'received', 'doubtful', 'duplicate', 'conflict', 'refused', 'ignored'] as const;

const TONES: Readonly<Record<CfdiImportDetail['state'], NoteTone>> = {
  collecting: 'waiting',
  running: 'plain',
  done: 'settled',
  cancelled: 'plain',
  failed: 'person',
  undoing: 'plain',
  undone: 'plain',
};

export function RunSummary({ run }: { run: CfdiImportDetail }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const { state, error, seriesBehind } = run;
  return (
    <div className={classes['summary']}>
      <Note tone={TONES[state]} role="status" title={<Headline run={run} />}>
        {error !== undefined && isTold(run) && (
          <p className={classes['said']}>
            {error.message} <span className="mono soft">{error.code}</span>
          </p>
        )}
        <Counts run={run} />
      </Note>
      <Unread runId={run.id} />
      {seriesBehind.length > 0 && state !== 'undone' && (
        <Note tone="waiting">
          {seriesBehind.map(({ companyId, type, ...behind }) => (
            <p key={`${companyId} ${type} ${behind.serie}`} className={classes['said']}>
              {t('cfdiImports.run.behind', behind)}
            </p>
          ))}
          <Button size="compact-xs" variant="default" mt={4} onClick={() => go('/settings/series')}>
            {t('cfdiImports.run.toSeries')}
          </Button>
        </Note>
      )}
    </div>
  );
}

/** What it was cancelled with is no news; why it failed, waits, or could not be undone is. */
function isTold({ state, undoJobId }: CfdiImportDetail): boolean {
  return state === 'failed' || state === 'running' || (undoJobId !== undefined && state !== 'undone');
}

function Headline({ run }: { run: CfdiImportDetail }): ReactNode {
  const t = useWords(words);
  const formats = useFormats();
  const { state, total, done, counts, undone, kept } = run;
  const shown = formats.count;
  if (state === 'running') {
    if (total === undefined) return <Bar label={t('cfdiImports.run.counting')} />;
    const label = t('cfdiImports.run.progress', { done: shown(done), total: shown(total) });
    return <Bar label={label} share={total === 0 ? 1 : done / total} />;
  }
  if (state === 'undoing') {
    const all = cameIn(counts);
    const label = t('cfdiImports.run.undoProgress', { done: shown(undone + kept), total: shown(all) });
    return <Bar label={label} share={all === 0 ? 1 : (undone + kept) / all} />;
  }
  if (state === 'undone') {
    const said = t('cfdiImports.run.undone', { undone: shown(undone) });
    return kept === 0 ? said : `${said} ${t('cfdiImports.run.kept', { count: kept, shown: shown(kept) })}`;
  }
  if (state === 'done' && cameIn(counts) === 0)
    return t('cfdiImports.run.doneNothing', { total: shown(total ?? done) });
  return t(`cfdiImports.run.${state}`, { total: shown(total ?? done) });
}

function Bar({ label, share }: { label: string; share?: number }) {
  const t = useWords(words);
  return (
    <>
      <span className="tabular">{label}</span>
      <Progress
        className={classes['progress'] ?? ''}
        value={share === undefined ? 100 : share * 100}
        animated={share === undefined}
        aria-label={label}
      />
      <span className={`${classes['away']} soft`}>{t('cfdiImports.run.away')}</span>
    </>
  );
}

/** Those that are not zero; the new documents lead to where they are. */
function Counts({ run }: { run: CfdiImportDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const [, go] = useLocation();
  const { counts, state, id } = run;
  const isKept = state !== 'undone' && state !== 'undoing';
  const held = COUNTS.filter((name) => counts[name] > 0);
  if (held.length === 0) return null;
  return (
    <div className={classes['counted']}>
      <dl className={classes['counts']} aria-label={t('cfdiImports.counts')}>
        {held.map((name) => (
          <div key={name} data-count={name}>
            <dd>{formats.count(counts[name])}</dd>
            <dt>{t(`cfdiImports.count.${name}`)}</dt>
          </div>
        ))}
      </dl>
      {isKept && counts.issued > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => go('/invoices')}>
          {t('cfdiImports.run.invoices')}
        </Button>
      )}
      {isKept && counts.received > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => go(`/received?import=${id}`)}>
          {t('cfdiImports.run.received')}
        </Button>
      )}
    </div>
  );
}

const NAMED = 5;

/** Files of this window's upload that the disk did not give. */
function Unread({ runId }: { runId: string }) {
  const t = useWords(words);
  const upload = useUpload();
  if (upload?.runId !== runId || upload.unread.length === 0) return null;
  const { unread } = upload;
  const names = unread.length > NAMED ? `${unread.slice(0, NAMED).join(', ')}…` : unread.join(', ');
  return <Note tone="person">{t('cfdiImports.unread', { count: unread.length, names })}</Note>;
}
