/**
 * Deliveries that were refused: counted by reason, never kept. Anybody may send them, so they are written some at a
 * time and cannot fill a disk.
 */
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';
import * as repository from './repository.ts';

const WRITE_AFTER_MS = 2000;

export type Refusals = ReturnType<typeof createRefusals>;

export function createRefusals({
  db,
  clock,
  timers,
  logger,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}) {
  const counted = new Map<string, Map<string, number>>();
  /** Gateways that may have some in the table. */
  let known: Set<string> | undefined;
  let cancel: CancelTimer | undefined;

  function write(): void {
    cancel?.();
    cancel = undefined;
    if (counted.size === 0) return;
    const nowUtc = clock.now().toISOString();
    try {
      db.transaction((tx) => {
        for (const [gatewayId, reasons] of counted) {
          for (const [reason, many] of reasons) repository.addRefusals(tx, gatewayId, reason, many, nowUtc);
        }
      });
      counted.clear();
    } catch (error) {
      // A full disk: the counts stay and are written the next time.
      logger.warn({ err: error }, 'refused deliveries could not be counted');
    }
  }

  return {
    add(gatewayId: string, reason: string): void {
      const reasons = counted.get(gatewayId) ?? new Map<string, number>();
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      counted.set(gatewayId, reasons);
      known?.add(gatewayId);
      cancel ??= timers.after(WRITE_AFTER_MS, write);
    },
    /** A good one came: what was refused before is past. */
    over(gatewayId: string): void {
      known ??= new Set(repository.gatewaysWithRefusals(db));
      counted.delete(gatewayId);
      if (known.delete(gatewayId)) repository.forgetRefusals(db, gatewayId);
    },
    write,
  };
}
