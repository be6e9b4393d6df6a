/** Copies of the database: one a day by itself, and on request. */
import type { BackupList, BackupView } from '#contract/backups.ts';
import type { Backup } from '#db/backup.ts';
import type { Db } from '#db/types.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';
import type { AuditAppend } from '../audit/port.ts';
import { toView } from './views.ts';

/** What makes and knows the copies: the open database. */
export interface BackupStore {
  backups(): Backup[];
  backupInBackground(reason: 'daily' | 'manual', keep: number): Promise<Backup>;
}

export interface BackupsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly audit: AuditAppend;
  readonly store: BackupStore;
}

export type BackupsService = ReturnType<typeof createBackupsService>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A computer sleeps, and its timers with it: what is due is looked at more often than it falls due. */
const LOOK_EVERY_MS = 60 * 60 * 1000;
const KEPT = { daily: 7, manual: 10 } as const;

export function createBackupsService({ db, clock, timers, logger, audit, store }: BackupsDeps) {
  let failure: { readonly at: Date; readonly error: CuadraError } | undefined;
  /** One copy after the other; never rejects. */
  let last: Promise<unknown> = Promise.resolve();
  let cancelTimer: CancelTimer | undefined;
  let closed = false;

  async function makeOne(reason: 'daily' | 'manual', actor: string): Promise<BackupView> {
    try {
      const view = toView(await store.backupInBackground(reason, KEPT[reason]));
      db.transaction((tx) => {
        audit(tx, { actor, action: 'backup.taken', record: `backup:${view.name}`, after: view });
      });
      failure = undefined;
      logger.info({ name: view.name, bytes: view.bytes, reason }, 'backup taken');
      return view;
    } catch (error) {
      const known = isCuadraError(error) ? error : new CuadraError('INTERNAL', { cause: error });
      failure = { at: clock.now(), error: known };
      throw error;
    }
  }

  function make(reason: 'daily' | 'manual', actor: string): Promise<BackupView> {
    const made = last.then(() => makeOne(reason, actor));
    last = Promise.allSettled([made]);
    return made;
  }

  /** A copy from the future (the clock was wrong then) is no copy of today. */
  function dailyIsDue(): boolean {
    const now = clock.now().getTime();
    return !store.backups().some(({ reason, takenAtUtc }) => {
      const age = now - Date.parse(takenAtUtc);
      return reason === 'daily' && age >= 0 && age < DAY_MS;
    });
  }

  async function look(): Promise<void> {
    try {
      if (dailyIsDue()) await make('daily', 'system');
    } catch (error) {
      // Nobody waits for this one: the line is marked for whoever watches the log, and the next look tries again.
      logger.error({ alert: true, err: error }, 'the daily backup could not be made');
    }
    if (!closed) cancelTimer = timers.after(LOOK_EVERY_MS, () => void look());
  }

  return {
    /** Newest first, of every kind, and why the last try of this engine failed, if it did. */
    list(locale: Locale = 'es-MX'): BackupList {
      const rows = store.backups().map(toView);
      if (failure === undefined) return { rows };
      const { at, error } = failure;
      return { rows, failure: { atUtc: at.toISOString(), code: error.code, message: error.localized(locale) } };
    },

    /**
     * Copies the database now, in a thread of its own.
     * @throws CuadraError DATABASE_BACKUP_FAILED
     */
    create({ actor }: { readonly actor: string }): Promise<BackupView> {
      return make('manual', actor);
    },

    /** Makes the daily copy when the last one is older than a day: `afterMs` from now, and from then on. */
    start(afterMs = 0): void {
      cancelTimer?.();
      if (afterMs === 0) void look();
      else cancelTimer = timers.after(afterMs, () => void look());
    },

    /** Resolves when no copy is being made. */
    async idle(): Promise<void> {
      await last;
    },

    /** Makes no more copies; resolves when the one in the making is finished. */
    async close(): Promise<void> {
      closed = true;
      cancelTimer?.();
      await last;
    },
  };
}
