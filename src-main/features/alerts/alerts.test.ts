/** Alerts by themselves: raised once, over when the matter is, out of the way when a person wants it so. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { fixedClock } from '#ports/clock.ts';
import type { AuditEntry } from '../audit/port.ts';
import { createAlertsService, type AlertsService, type Matter } from './service.ts';

const ana = { actor: 'ana', locale: 'es-MX' } as const;
const clock = fixedClock('2026-11-26T18:00:00.000Z');
const watched = ['csd.expiring', 'csd.expired'] as const;
const record = { kind: 'csd', id: 'one' };
const page = { limit: 100 } as const;

let database: OpenedDatabase;
let alerts: AlertsService;
let audited: AuditEntry[];

beforeEach(() => {
  clock.set('2026-11-26T18:00:00.000Z');
  database = openDatabase({ path: ':memory:', now: () => clock.now() });
  audited = [];
  alerts = createAlertsService({ db: database.db, clock, audit: (_tx, entry) => void audited.push(entry) });
});
afterEach(() => database.close());

const expiring = (threshold: number): Matter => ({
  kind: 'csd.expiring',
  severity: threshold === 7 ? 'critical' : 'warning',
  subject: String(threshold),
  params: { rfc: 'EKU9003173C9', number: '30001000000500003416', holder: 'KEMPER', to: '2026-12-20', threshold },
});

function see(matters: readonly Matter[], of = record): void {
  database.db.transaction((tx) => alerts.observe(tx, { record: of, watched, matters }));
  clock.advanceMs(1000);
}
const list = (state: 'open' | 'dismissed' | 'resolved' | 'all') => alerts.list({ state, ...page }, 'es-MX').rows;

test('the same matter seen again and again is one alert', () => {
  see([expiring(30)]);
  see([expiring(30)]);
  see([expiring(30)]);
  expect(list('all')).toHaveLength(1);
  expect(list('open')).toMatchObject([
    { kind: 'csd.expiring', severity: 'warning', record, raisedAtUtc: '2026-11-26T18:00:00.000Z' },
  ]);
});

test('the next subject of a kind takes the place of the one before', () => {
  see([expiring(30)]);
  see([expiring(7)]);
  expect(list('open')).toMatchObject([{ params: { threshold: 7 }, severity: 'critical' }]);
  expect(list('resolved')).toMatchObject([{ params: { threshold: 30 } }]);
});

test('a matter that is over is resolved, and a new one when it comes back', () => {
  see([expiring(30)]);
  see([]);
  expect(list('open')).toEqual([]);
  see([expiring(30)]);
  expect(list('open')).toHaveLength(1);
  expect(list('all')).toHaveLength(2);
});

test('a watcher says nothing of other records, nor of kinds that it does not watch', () => {
  const other: Matter = {
    kind: 'sat.not-found',
    severity: 'warning',
    params: { label: 'A-1', receiver: 'X', uuid: 'U' },
  };
  database.db.transaction((tx) => alerts.observe(tx, { record, watched: ['sat.not-found'], matters: [other] }));
  see([expiring(30)], { kind: 'csd', id: 'two' });
  see([]);
  expect(list('open').map(({ kind }) => kind)).toEqual(['csd.expiring', 'sat.not-found']);
  expect(alerts.recordsWith('csd')).toEqual(['one', 'two']);
});

describe('dismissing', () => {
  test('keeps it away while it lasts, is taken back, and is in the audit log', () => {
    see([expiring(30)]);
    const [alert] = list('open');
    const id = alert?.id ?? '';
    expect(alerts.dismiss(id, ana)).toMatchObject({ dismissedBy: 'ana', dismissedAtUtc: clock.now().toISOString() });
    alerts.dismiss(id, ana);
    see([expiring(30)]);
    expect(list('open')).toEqual([]);
    expect(list('dismissed')).toMatchObject([{ id }]);
    expect(alerts.restore(id, ana)).not.toHaveProperty('dismissedBy');
    expect(list('open')).toMatchObject([{ id }]);
    expect(audited.map(({ action }) => action)).toEqual(['alert.dismissed', 'alert.restored']);
  });

  test('what is not there', () => {
    expect(() => alerts.dismiss('01a40000-0000-7000-8000-000000000000', ana)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }) as Error,
    );
  });
});

test('pages go on where the one before ended, newest first', () => {
  for (let n = 0; n < 5; n += 1) see([expiring(30)], { kind: 'csd', id: `c${n}` });
  const first = alerts.list({ state: 'open', limit: 3 }, 'es-MX');
  const second = alerts.list({ state: 'open', limit: 3, cursor: first.nextCursor }, 'es-MX');
  expect([...first.rows, ...second.rows].map((alert) => alert.record.id)).toEqual(['c4', 'c3', 'c2', 'c1', 'c0']);
  expect(second).not.toHaveProperty('nextCursor');
  expect(alerts.count(undefined)).toEqual({ total: 5, bySeverity: { warning: 5 } });
});

test('says it in the language of the reader', () => {
  see([expiring(30)]);
  expect(list('open')[0]?.title).toBe('EKU9003173C9: el CSD vence el 2026-12-20');
  expect(alerts.list({ state: 'open', ...page }, 'en').rows[0]?.title).toBe(
    'EKU9003173C9: the CSD expires on 2026-12-20',
  );
});
