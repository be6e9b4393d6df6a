/**
 * What the demo PAC, which answers in SAT's place, knows of the desk's cancellations: those that the desk has, and one
 * that somebody made elsewhere, of the company that is shown first, so that there is a difference to be seen. Then the
 * recent documents are asked about.
 */
import { join } from 'node:path';
import { DEMO_PAC_FILE } from '#connectors/pac/demo/index.ts';
import type { Engine } from '#engine/engine.ts';

const RECENT_DAYS = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

export async function agreeWithSat(engine: Engine, now: Date): Promise<void> {
  const { raw, dataFolder, features } = engine;
  raw.prepare('ATTACH DATABASE ? AS pac').run(join(dataFolder, DEMO_PAC_FILE));
  try {
    raw
      .prepare(
        `UPDATE pac.stamps SET cancelled_at_utc = ?
         WHERE uuid IN (SELECT uuid FROM main.invoices WHERE status = 'cancelled') OR uuid = (
           SELECT uuid FROM main.invoices WHERE status = 'stamped' AND type = 'I' AND stamped_at_utc < ?
             AND company_id = (SELECT id FROM main.companies ORDER BY id LIMIT 1)
           ORDER BY stamped_at_utc DESC, id DESC LIMIT 1)`,
      )
      .run(now.toISOString(), new Date(now.getTime() - 10 * DAY_MS).toISOString());
  } finally {
    raw.exec('DETACH DATABASE pac');
  }
  const recent = raw
    .prepare(
      `SELECT id FROM invoices WHERE status IN ('stamped', 'cancel_requested', 'cancelled') AND stamped_at_utc >= ?`,
    )
    .pluck()
    .all(new Date(now.getTime() - RECENT_DAYS * DAY_MS).toISOString()) as string[];
  const { signal } = new AbortController();
  for (const id of recent) await features.satStatus.check({ source: 'invoice', id }, signal);
}
