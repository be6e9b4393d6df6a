/** A collection of documents besides our invoices comes in by its source alone: gathered, asked about, told. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { createHttp } from '#platform/http.ts';
import { silentLogger } from '#ports/logger.ts';
import { systemTimers } from '#ports/timers.ts';
import { fixedClock } from '#ports/clock.ts';
import { startSatConsulta, type SatConsultaSimulator } from '../../../tests/simulators/sat-consulta/index.ts';
import { createAlertsService, type AlertsService } from '../alerts/service.ts';
import { loneInstance } from '../jobs/instance.ts';
import { createJobQueue } from '../jobs/queue.ts';
import { createJobRunner, type JobRunner } from '../jobs/runner.ts';
import { createJobsService } from '../jobs/service.ts';
import { createPreferencesService } from '../preferences/service.ts';
import { createSatStatus, type OnSatAnswer, type SatSource } from './index.ts';

const ana = { actor: 'ana', locale: 'es-MX' } as const;
const clock = fixedClock('2026-11-26T18:00:00.000Z');
const COMPANY = randomUUID();
const PAGE = 3;

let database: OpenedDatabase;
let sat: SatConsultaSimulator;
let http: ReturnType<typeof createHttp>;
let runner: JobRunner;
let alerts: AlertsService;
let satStatus: ReturnType<typeof createSatStatus>;
/** Documents that others sent us, by id; what was stored of each. */
let received: Map<string, { uuid: string; said?: string }>;
let answered: string[];

/** What a feature of received documents has to bring. */
const receivedSource: SatSource = {
  name: 'received',
  find: (_db, id) => {
    const document = received.get(id);
    return (
      document && {
        id,
        companyId: COMPANY,
        facts: {
          uuid: document.uuid,
          issuerRfc: 'URE180429TM6',
          receiverRfc: 'EKU9003173C9',
          total: '116.00',
          sealTail: 'abcdef==',
        },
        label: `F-${id.slice(0, 4)}`,
        counterpart: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
        environment: 'production',
        ours: 'stamped',
        stampedAtUtc: '2026-11-20T18:00:00.000Z',
      }
    );
  },
  page: (_db, _which, after = '') => {
    const left = [...received.keys()].toSorted().filter((id) => id > after);
    const ids = left.slice(0, PAGE);
    const last = ids.at(-1);
    return left.length > PAGE && last !== undefined ? { ids, next: last } : { ids };
  },
  describe: (_db, id) => {
    const document = received.get(id);
    return document && { label: `F-${id.slice(0, 4)}`, uuid: document.uuid };
  },
  stored: (_tx, id, { state }) => {
    const document = received.get(id);
    if (document !== undefined) document.said = state;
  },
};

beforeEach(async () => {
  received = new Map(Array.from({ length: 8 }, () => [randomUUID(), { uuid: randomUUID().toUpperCase() }]));
  answered = [];
  const [gone] = received.values();
  sat = await startSatConsulta({
    find: (uuid) => ({
      re: 'URE180429TM6',
      rr: 'EKU9003173C9',
      tt: '116',
      sello: 'xxxxabcdef==',
      status: {
        codigoEstatus: 'S - Comprobante obtenido satisfactoriamente.',
        estado: uuid === gone?.uuid ? 'Cancelado' : 'Vigente',
        esCancelable: '',
        estatusCancelacion: '',
      },
    }),
  });
  http = createHttp({ authorities: [sat.authority] });
  database = openDatabase({ path: ':memory:', now: () => clock.now() });
  const { db, raw } = database;
  raw
    .prepare(
      `INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
       VALUES (?, 'EKU9003173C9', 'KEMPER', '601', '06000', 'x', 'x')`,
    )
    .run(COMPANY);
  const base = { db, clock, timers: systemTimers, logger: silentLogger, audit: () => undefined };
  const queue = createJobQueue({ clock });
  runner = createJobRunner({ ...base, queue, instance: loneInstance() });
  alerts = createAlertsService(base);
  const onAnswer: OnSatAnswer = (_tx, { source, document, answer }) => {
    answered.push(`${source} ${document.id} ${answer.kind}`);
  };
  satStatus = createSatStatus({
    ...base,
    alerts,
    queue,
    jobs: createJobsService({ ...base, queue, runner }),
    preferences: createPreferencesService(base),
    http,
    askPac: () => Promise.reject(new Error('no PAC has these')),
    satBaseUrl: sat.address,
    everyMs: 0,
    sources: [receivedSource],
    onAnswer: [onAnswer],
  });
  runner.start();
});
afterEach(async () => {
  await runner.stop(0);
  database.close();
  await http.close();
  await sat.close();
});

test('its documents are asked about, page by page, after our invoices', async () => {
  const { id } = satStatus.sync({ scope: 'open' }, ana);
  await runner.idle();
  const result = satStatus.result(id, 'es-MX');
  expect(result).toMatchObject({ state: 'done', total: 8, done: 8, different: 1, failed: 0 });
  const [gone = ''] = received.keys();
  expect(result.differences).toMatchObject([{ source: 'received', id: gone, kinds: ['sat.cancelled-there'] }]);
  expect([...received.values()].map(({ said }) => said)).toEqual([
    'cancelado',
    ...Array.from({ length: 7 }, () => 'vigente'),
  ]);
  // Whoever follows documents heard of each once, in the transaction that stored it.
  expect(new Set(answered).size).toBe(8);
  expect(answered).toHaveLength(8);
});

test('its alerts name its own record, and one document can be asked about alone', async () => {
  const [gone = ''] = received.keys();
  const { signal } = new AbortController();
  expect(await satStatus.check({ source: 'received', id: gone }, signal)).toMatchObject({
    source: 'received',
    state: 'cancelado',
    differences: ['sat.cancelled-there'],
  });
  expect(alerts.list({ state: 'open', limit: 10 }, 'es-MX').rows).toMatchObject([
    { record: { kind: 'received', id: gone }, companyId: COMPANY },
  ]);
});

test('only what was asked for: a source by its name, and none that is not there', async () => {
  satStatus.sync({ scope: 'open', sources: ['invoice'] }, ana);
  await runner.idle();
  expect(sat.expressions).toEqual([]);
  satStatus.sync({ scope: 'open', sources: ['received'] }, ana);
  await runner.idle();
  expect(sat.expressions).toHaveLength(8);
  expect(() => satStatus.sync({ scope: 'open', selection: { source: 'nobody', ids: [COMPANY] } }, ana)).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }) as Error,
  );
});
