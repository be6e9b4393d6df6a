/** A small database for feature tests: in memory, real migrations, an audit that remembers. */
import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/types.ts';
import type { AuditEntry } from '../../src-main/features/audit/port.ts';
import { fixedClock } from '#ports/clock.ts';

export function memoryDesk(at = '2026-11-23T18:00:00.000Z') {
  const clock = fixedClock(at);
  const opened = openDatabase({ path: ':memory:', now: () => clock.now() });
  const audited: AuditEntry[] = [];
  const audit = (_tx: Db, entry: AuditEntry): void => {
    audited.push(entry);
  };
  return { ...opened, clock, audited, audit };
}
