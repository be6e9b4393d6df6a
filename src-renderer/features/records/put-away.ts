/** Archiving records and bringing them back; either can be taken back. */
import { offerUndo } from '../../app/undo.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import type { RecordKind, StoredRecord } from './kind.ts';

type Kind<Row extends StoredRecord> = Pick<RecordKind<Row, string>, 'archive' | 'restore' | 'get'>;
type Step<Row> = (input: { id: string; version: number }) => Promise<Row>;

/** What was done, as a sentence. */
type Say<Row> = (rows: readonly Row[]) => string;

export function archiveAll<Row extends StoredRecord>(
  kind: Kind<Row>,
  rows: readonly Row[],
  say: Say<Row>,
): Promise<void> {
  return all(kind, rows, kind.archive, kind.restore, say);
}

export function restoreAll<Row extends StoredRecord>(
  kind: Kind<Row>,
  rows: readonly Row[],
  say: Say<Row>,
): Promise<void> {
  return all(kind, rows, kind.restore, kind.archive, say);
}

async function all<Row extends StoredRecord>(
  kind: Kind<Row>,
  rows: readonly Row[],
  step: Step<Row>,
  back: Step<Row>,
  say: Say<Row>,
): Promise<void> {
  /** Whatever a record says by now: putting it away overwrites nothing of it. */
  const newest = async ({ id }: Row): Promise<{ id: string; version: number }> => {
    const { version } = await kind.get({ id });
    return { id, version };
  };
  const done: Row[] = [];
  try {
    for (const row of rows) done.push(await step(await newest(row)));
  } catch (error) {
    // What was done until then stays, and can be taken back as well.
    reportProblem(error);
  }
  if (done.length === 0) return;
  offerUndo(say(done), async () => {
    for (const row of done) await back(await newest(row));
  });
}
