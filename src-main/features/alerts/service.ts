/**
 * Alerts: whoever watches something says what is the matter with a record now; what is new is raised, what is no
 * longer so is resolved, and what stands already is left as it is. So nothing is told twice, and nothing that was
 * put right stays on the list. A dismissal lasts as long as the matter does.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Alert, AlertFilter, AlertKind, AlertSeverity } from '#contract/alerts.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import * as repository from './repository.ts';
import type { AlertRecord } from './repository.ts';
import type { AlertRow } from './tables.ts';

/** One thing that is the matter with a record. */
export interface Matter {
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  /** Of one kind and record there may be several, told apart by this. */
  readonly subject?: string;
  /** For the words; enough to understand the alert when the record itself is not at hand. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** The whole truth about a record, as far as one watcher sees it. */
export interface Observation {
  readonly record: AlertRecord;
  readonly companyId?: string | undefined;
  /** Kinds that this watcher looks at: those of them that are not in `matters` are over. */
  readonly watched: readonly AlertKind[];
  readonly matters: readonly Matter[];
}

export interface AlertsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
}

export type AlertsService = ReturnType<typeof createAlertsService>;

export function createAlertsService({ db, clock, audit }: AlertsDeps) {
  function mustFind(tx: Db, id: string): AlertRow {
    const row = repository.findAlert(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'alerts.name', id } });
    return row;
  }

  /** Puts the list in agreement with what was seen, in the caller's transaction. */
  function observe(tx: Db, { record, companyId, watched, matters }: Observation): void {
    const now = clock.now().toISOString();
    const keyOf = (kind: string, subject: string): string => `${kind} ${subject}`;
    const wanted = new Set(matters.map(({ kind, subject = '' }) => keyOf(kind, subject)));
    const standing = repository.listUnresolved(tx, record).filter(({ kind }) => watched.includes(kind));
    for (const { id, kind, subject } of standing) {
      if (!wanted.has(keyOf(kind, subject))) repository.updateAlert(tx, id, { resolvedAtUtc: now });
    }
    for (const { kind, severity, subject = '', params } of matters) {
      const known = standing.some((row) => row.kind === kind && row.subject === subject);
      if (known) continue;
      repository.insertAlert(tx, {
        id: uuidv7(),
        kind,
        severity,
        companyId: companyId ?? null,
        recordKind: record.kind,
        recordId: record.id,
        subject,
        params,
        raisedAtUtc: now,
        dismissedAtUtc: null,
        dismissedBy: null,
        resolvedAtUtc: null,
      });
    }
  }

  function setDismissed(id: string, dismissed: boolean, { actor, locale }: RequestContext): Alert {
    return db.transaction(
      (tx) => {
        const before = mustFind(tx, id);
        if ((before.dismissedAtUtc !== null) === dismissed) return toView(before, locale);
        repository.updateAlert(tx, id, {
          dismissedAtUtc: dismissed ? clock.now().toISOString() : null,
          dismissedBy: dismissed ? actor : null,
        });
        const { kind, recordKind, recordId } = before;
        const action = dismissed ? 'alert.dismissed' : 'alert.restored';
        audit(tx, { actor, action, record: `alert:${id}`, after: { kind, about: `${recordKind}:${recordId}` } });
        return toView(mustFind(tx, id), locale);
      },
      { behavior: 'immediate' },
    );
  }

  return {
    observe,

    /** Ids of the records of a kind that something is the matter with. */
    recordsWith: (recordKind: string): string[] => repository.recordsWithAlerts(db, recordKind),

    list({ cursor, limit, ...filter }: AlertFilter & Page, locale: Locale) {
      const before = cursor === undefined ? undefined : decodeCursor(cursor, ['id']).id;
      const rows = repository.listAlerts(db, filter, limit + 1, before);
      return toPage(
        rows,
        limit,
        ({ id }) => ({ id }),
        (row) => toView(row, locale),
      );
    },

    count(companyId: string | undefined) {
      const counts = repository.countOpen(db, companyId);
      return {
        total: counts.reduce((sum, { count }) => sum + count, 0),
        bySeverity: Object.fromEntries(counts.map(({ severity, count }) => [severity, count])) as Partial<
          Record<AlertSeverity, number>
        >,
      };
    },

    /** @throws CuadraError NOT_FOUND */
    dismiss: (id: string, by: RequestContext): Alert => setDismissed(id, true, by),
    /** @throws CuadraError NOT_FOUND */
    restore: (id: string, by: RequestContext): Alert => setDismissed(id, false, by),
  };
}

/** What an alert says to a reader. */
export function wordsOfMatter({ kind, params }: Pick<Matter, 'kind' | 'params'>, locale: Locale) {
  return {
    title: translate(`alert.${kind}.title`, params, locale),
    message: translate(`alert.${kind}.message`, params, locale),
  };
}

function toView(row: AlertRow, locale: Locale): Alert {
  const { id, kind, severity, companyId, recordKind, recordId, params, raisedAtUtc } = row;
  return {
    id,
    kind,
    severity,
    ...(companyId === null ? {} : { companyId }),
    record: { kind: recordKind, id: recordId },
    ...wordsOfMatter(row, locale),
    params: { ...params },
    raisedAtUtc,
    ...(row.dismissedAtUtc === null ? {} : { dismissedAtUtc: row.dismissedAtUtc }),
    ...(row.dismissedBy === null ? {} : { dismissedBy: row.dismissedBy }),
    ...(row.resolvedAtUtc === null ? {} : { resolvedAtUtc: row.resolvedAtUtc }),
  };
}
