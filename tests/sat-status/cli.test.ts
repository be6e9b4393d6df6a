/** `sync-sat-status` and `check-certificates`: what they print, and what their exit code tells a script. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PAC_FILE } from '#connectors/pac/demo/index.ts';
import type { CsdCheck } from '#contract/csds.ts';
import type { SatSyncResult } from '#contract/sat-status.ts';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { runInProcess, type CliRun } from '../support/cli.ts';
import { ISSUER, issuerCsd, RECEIVER, trustIssuer } from '../support/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuadra-sat-cli-'));
const at = (name: string): string => join(folder, name);
const cuadra = (...args: string[]): Promise<CliRun> =>
  runInProcess('--data', at('desk'), '--passphrase-file', at('pass'), ...args);

async function json<T>(...args: string[]): Promise<T> {
  const { out, err } = await cuadra('--json', ...args);
  expect(err).toBe('');
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(out) as T;
}

/** Changes a file of the desk behind its back. */
function change(file: string, sql: string, ...params: string[]): void {
  const database = new Database(at(join('desk', file)));
  expect(database.prepare(sql).run(...params).changes).toBeGreaterThan(0);
  database.close();
}

beforeAll(async () => {
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent';
  writeFileSync(at('pass'), 'una frase de paso bien larga\n');
  trustIssuer(at('desk'));
  const { cer, key, password } = issuerCsd();
  writeFileSync(at('a.cer'), cer);
  writeFileSync(at('a.key'), key);
  writeFileSync(at('csd-password'), `${password}\n`);
  await json('setup');
  const { rfc, legalName, regimenFiscal, postalCode } = ISSUER;
  const who = ['--legal-name', legalName, '--regimen-fiscal', regimenFiscal, '--postal-code', postalCode];
  await json('company', 'new', '--rfc', rfc, ...who);
  await json('csd', 'add', '--cer', at('a.cer'), '--key', at('a.key'), '--password-file', at('csd-password'));
  await json('stamping', 'configure-pac', '--provider', 'demo', '--environment', 'demo');
  const client = ['--legal-name', RECEIVER.legalName, '--regimen-fiscal', '601', '--postal-code', RECEIVER.postalCode];
  await json('client', 'new', '--rfc', RECEIVER.rfc, ...client, '--default-uso-cfdi', 'G03');
  const product = ['--clave-prod-serv', '80101500', '--clave-unidad', 'E48', '--unit-price', '100', '--taxes', 'iva16'];
  await json('product', 'new', '--sku', 'A', '--description', 'Asesoría', ...product);
  for (let n = 0; n < 2; n += 1) {
    const line = ['--client', RECEIVER.rfc, '--product', 'A:1', '--forma-pago', '03', '--metodo-pago', 'PUE'];
    const { id } = await json<{ id: string }>('invoice', 'new', ...line);
    await json('invoice', 'issue', id);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

describe('check-certificates', () => {
  test('all is well: the days that are left, and 0', async () => {
    const { code, out } = await cuadra('check-certificates');
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`✓ ${ISSUER.rfc} .*\\d{20}.*quedan \\d+ días`));
    const check = await json<CsdCheck>('check-certificates', '--company', ISSUER.rfc);
    expect(check).toMatchObject({ needsPerson: false, withoutCertificate: [] });
    expect(check.certificates).toMatchObject([{ rfc: ISSUER.rfc, attention: 'none', demo: true }]);
  });

  test.each([
    [20, 'expiring', /^! .*quedan 19 días/m],
    [-5, 'expired', /^✗ .*venció el/m],
  ] as const)('one that ends in %i days needs a person: 1', async (days, attention, line) => {
    const { number, validToUtc } = (await json<CsdCheck>('check-certificates')).certificates[0] ?? {};
    const to = new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
    change(DATABASE_FILE, 'UPDATE csds SET valid_to_utc = ? WHERE number = ?', to, number ?? '');
    const { code, out } = await cuadra('check-certificates');
    expect([code, out]).toEqual([1, expect.stringMatching(line)]);
    expect((await json<CsdCheck>('check-certificates')).certificates).toMatchObject([{ number, attention }]);
    change(DATABASE_FILE, 'UPDATE csds SET valid_to_utc = ? WHERE number = ?', validToUtc ?? '', number ?? '');
  });

  test('a company without one needs a person too', async () => {
    const who = ['--legal-name', 'OTRA EMPRESA', '--regimen-fiscal', '601', '--postal-code', '06000'];
    await json('company', 'new', '--rfc', 'IIA040805DZ4', ...who);
    const { code, out } = await cuadra('--locale', 'en', 'check-certificates');
    expect([code, out]).toEqual([1, expect.stringContaining('IIA040805DZ4 OTRA EMPRESA has no certificate in use')]);
    // Asked about the other one alone, nobody is needed.
    expect((await cuadra('check-certificates', '--company', ISSUER.rfc)).code).toBe(0);
  });
});

describe('sync-sat-status', () => {
  test('nothing differs: 0', async () => {
    const { code, out } = await cuadra('sync-sat-status');
    expect([code, out]).toEqual([0, 'Preguntadas: 2. Nada difiere del SAT.\n']);
  });

  test('not waited for, it is a job that the next command finishes', async () => {
    const job = await json<{ id: string; state: string }>('--no-wait', 'sync-sat-status', '--all');
    expect(job.state).toBe('queued');
    await cuadra('jobs', 'run');
    const result = await json<SatSyncResult>('sat-status', 'result', '--job-id', job.id);
    expect(result).toMatchObject({ state: 'done', done: 2 });
  });

  test('something differs: which, why, and 1', async () => {
    const page = await json<{ rows: { uuid: string; id: string; folio: number; serie: string }[] }>(
      'invoice',
      'list',
      '--company',
      ISSUER.rfc,
    );
    const [invoice] = page.rows;
    const uuid = invoice?.uuid ?? '';
    const now = new Date().toISOString();
    change(DEMO_PAC_FILE, 'UPDATE stamps SET cancelled_at_utc = ? WHERE uuid = ?', now, uuid);
    const { code, out } = await cuadra('sync-sat-status', '--company', ISSUER.rfc);
    expect(code).toBe(1);
    expect(out).toContain(`✗ ${invoice?.serie}-${invoice?.folio}  ${uuid}`);
    expect(out).toContain('Difieren del SAT: 1.');
    const result = await json<SatSyncResult>('sync-sat-status');
    expect(result.differences).toMatchObject([{ id: invoice?.id, kinds: ['sat.cancelled-there'] }]);
    const alerts = await json<{ rows: { kind: string }[] }>('alerts', 'list');
    expect(alerts.rows).toMatchObject([{ kind: 'sat.cancelled-there' }]);
    change(DEMO_PAC_FILE, 'UPDATE stamps SET cancelled_at_utc = NULL WHERE uuid = ?', uuid);
    expect((await cuadra('sync-sat-status')).code).toBe(0);
    expect((await json<{ rows: unknown[] }>('alerts', 'list')).rows).toEqual([]);
  });

  test('days that nothing was stamped on: nothing is asked', async () => {
    const { code, out } = await cuadra('sync-sat-status', '--from', '2020-01-01', '--to', '2020-12-31');
    expect([code, out]).toEqual([0, 'Preguntadas: 0. Nada difiere del SAT.\n']);
  });

  test('nothing differs, but one could not be asked about: 3', async () => {
    change(
      DATABASE_FILE,
      `DELETE FROM invoice_files WHERE kind = 'stamped' AND invoice_id = (SELECT min(id) FROM invoices)`,
    );
    const { code, out } = await cuadra('sync-sat-status');
    expect(code).toBe(3);
    expect(out).toContain('Sin respuesta: 1.');
  });
});
