/** An import and its files as the screens see them. */
import type { CfdiImportRun, ImportedFile } from '#contract/cfdi-imports.ts';
import type { Job } from '#contract/jobs.ts';
import { translate, type Locale } from '#i18n/index.ts';
import { toFindingView } from './finding.ts';
import type { ImportItem, ImportRun } from './tables.ts';

/** @param jobOf the job with an id */
export function toRunView(run: ImportRun, jobOf: (id: string) => Job, locale: Locale): CfdiImportRun {
  const { id, companyId, options, jobId, undoJobId, total, undone, kept, createdAtUtc, finishedAtUtc } = run;
  const { issued, received, duplicate, conflict, ignored, refused, doubtful } = run;
  const work = jobId === null ? undefined : jobOf(jobId);
  const undo = undoJobId === null ? undefined : jobOf(undoJobId);
  const { error } = undo?.state === 'dead' ? undo : (work ?? {});
  return {
    id,
    ...(companyId === null ? {} : { companyId }),
    state: stateOf(work, undo),
    source: run.source.kind === 'path' ? run.source.path : translate('cfdiImport.source.upload', {}, locale),
    options,
    ...(jobId === null ? {} : { jobId }),
    ...(undoJobId === null ? {} : { undoJobId }),
    ...(total === null ? {} : { total }),
    done: work?.progress?.done ?? 0,
    counts: { issued, received, duplicate, conflict, ignored, refused, doubtful },
    undone,
    kept,
    ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
    createdAtUtc,
    ...(finishedAtUtc === null ? {} : { finishedAtUtc }),
  };
}

function stateOf(work: Job | undefined, undo: Job | undefined): CfdiImportRun['state'] {
  if (work === undefined) return 'collecting';
  if (undo?.state === 'done') return 'undone';
  if (undo !== undefined && undo.state !== 'dead') return 'undoing';
  if (work.state === 'done') return 'done';
  if (work.state !== 'dead') return 'running';
  return work.error?.code === 'JOB_CANCELLED' ? 'cancelled' : 'failed';
}

export function toFileView(item: ImportItem, locale: Locale): ImportedFile {
  const { position, path, outcome, uuid, issuedId, receivedId, findings } = item;
  return {
    position,
    path,
    outcome,
    ...(uuid === null ? {} : { uuid }),
    ...(issuedId === null ? {} : { issuedId }),
    ...(receivedId === null ? {} : { receivedId }),
    findings: findings.map((finding) => toFindingView(finding, locale)),
  };
}
