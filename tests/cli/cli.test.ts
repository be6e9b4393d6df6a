/** The command line as a person or a script runs it: a real process, a real data folder, exit codes. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInProcess, type CliRun } from '../support/cli.ts';
import { ISSUER, RECEIVER, issuerCsd, trustIssuer } from '../support/engine.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'cuadra-cli-'));
const at = (name: string): string => join(folder, name);

const cuadra = (...args: string[]): Promise<CliRun> =>
  runInProcess('--data', at('desk'), '--passphrase-file', at('pass'), ...args);

/** As a process of its own. */
function cuadraProcess(...args: string[]): Promise<CliRun> {
  const all = ['src-main/cli/main.ts', '--data', at('desk'), '--passphrase-file', at('pass'), ...args];
  return new Promise((done) => {
    execFile(process.execPath, all, { cwd: root, encoding: 'utf8' }, (error, out, err) => {
      done({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, out, err });
    });
  });
}

/** Runs with --json and gives the one line it prints. */
async function json(...args: string[]): Promise<Record<string, unknown>> {
  const run = await cuadra('--json', ...args);
  expect(run.err).toBe('');
  expect(run.code).toBe(0);
  expect(run.out.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(run.out) as Record<string, unknown>;
}

let recoveryKey: unknown;

beforeAll(async () => {
  // A desktop's real keychain is never touched by tests.
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent';
  writeFileSync(at('pass'), 'una frase de paso bien larga\n');
  const { cer, key, password } = issuerCsd();
  trustIssuer(at('desk'));
  writeFileSync(at('emisor.cer'), cer);
  writeFileSync(at('emisor.key'), key);
  writeFileSync(at('csd-password'), `${password}\n`);
  ({ recoveryKey } = await json('setup'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

test('setup shows the recovery key, in groups that a person can copy', () => {
  expect(String(recoveryKey)).toMatch(/^([0-9A-Z]{4}-)+[0-9A-Z]{4}$/);
});

test('from nothing to a stamped invoice, a PDF and a proof, as the README says', async () => {
  await json(
    'company',
    'new',
    '--rfc',
    ISSUER.rfc,
    '--legal-name',
    ISSUER.legalName,
    '--regimen-fiscal',
    '601',
    '--postal-code',
    '42501',
  );
  await json('csd', 'add', '--cer', at('emisor.cer'), '--key', at('emisor.key'), '--password-file', at('csd-password'));
  await json(
    'client',
    'new',
    '--rfc',
    RECEIVER.rfc,
    '--legal-name',
    RECEIVER.legalName,
    '--regimen-fiscal',
    '601',
    '--postal-code',
    '86991',
    '--default-uso-cfdi',
    'G03',
  );
  await json(
    'product',
    'new',
    '--sku',
    'CONS',
    '--description',
    'Consultoría',
    '--clave-prod-serv',
    '80101500',
    '--clave-unidad',
    'E48',
    '--unit-price',
    '1500',
    '--taxes',
    'iva16',
  );
  await json('stamping', 'configure-pac', '--provider', 'demo', '--environment', 'demo');

  const draft = await json(
    'invoice',
    'new',
    '--client',
    RECEIVER.rfc,
    '--product',
    'CONS:2',
    '--forma-pago',
    '03',
    '--metodo-pago',
    'PUE',
  );
  expect(draft).toMatchObject({ status: 'draft', totalMinor: 348000 });
  const id = String(draft['id']);

  const issued = await json('invoice', 'issue', id);
  expect(issued).toMatchObject({ issued: true, invoice: { status: 'stamped', serie: 'A', folio: 1 } });
  expect(await json('invoice', 'show', id)).toMatchObject({ status: 'stamped', demo: true });

  await json('invoice', 'xml', id, '--out', at('factura.xml'));
  await json('invoice', 'pdf', id, '--out', at('factura.pdf'));
  expect(readFileSync(at('factura.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await json('invoice', 'verify', at('factura.xml'))).toMatchObject({ verdict: 'valid' });
  expect(await json('audit', 'verify')).toMatchObject({ ok: true });
  expect(await json('jobs', 'list')).toMatchObject({ rows: [{ kind: 'stamping.stamp', state: 'done' }] });

  const listed = await json(
    'invoice',
    'list',
    '--status',
    'stamped',
    '--status',
    'cancelled',
    '--query',
    'espanola A-1',
  );
  expect(listed).toMatchObject({ rows: [{ id, folio: 1 }] });
  expect(await json('invoice', 'list', '--status', 'draft', 'rejected', '--type', 'I')).toMatchObject({ rows: [] });
  expect((await cuadra('invoice', 'list', '--status', 'timbrada')).err).toContain('cancel_requested');
  expect(await json('invoice', 'totals')).toMatchObject({ count: 1, byCurrency: [{ totalMinor: 348000 }] });
  expect(await json('invoice', 'attention')).toMatchObject({ draft: 0, mailFailed: 0 });

  const altered = readFileSync(at('factura.xml'), 'utf8').replace('Consultoría', 'Consultorio');
  writeFileSync(at('alterada.xml'), altered);
  const judged = await cuadra('invoice', 'verify', at('alterada.xml'));
  expect(judged.code).toBe(1);
  expect(judged.out).toContain('El sello del emisor NO corresponde al contenido.');
});

test('an invoice that cannot be issued says why and ends with 1', async () => {
  const draft = await json(
    'invoice',
    'new',
    '--client',
    RECEIVER.rfc,
    '--product',
    'CONS',
    '--forma-pago',
    '03',
    '--metodo-pago',
    'PPD',
  );
  const refused = await cuadra('invoice', 'issue', String(draft['id']));
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('CFDI40105');
  expect(refused.err).toContain('No se timbró');
});

test('mistakes end with 1 or 2, in the language asked for, and repeat no secret', async () => {
  expect((await cuadra('bogus')).code).toBe(2);
  const missing = await cuadra('--locale', 'en', 'company', 'new', '--rfc', 'XX');
  expect(missing.code).toBe(1);
  expect(missing.err).toContain('does not have the expected form');
  expect(missing.err).toContain('[INPUT_INVALID]');

  writeFileSync(at('wrong'), 'not-the-password');
  const refused = await cuadra(
    '--json',
    'csd',
    'add',
    '--cer',
    at('emisor.cer'),
    '--key',
    at('emisor.key'),
    '--password-file',
    at('wrong'),
  );
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.err)).toMatchObject({ error: { code: 'CSD_PASSWORD_WRONG' } });
  expect(refused.out + refused.err).not.toContain('not-the-password');
  expect((await cuadra('invoice', 'verify', at('nowhere.xml'))).err).toContain('CLI_FILE_UNREADABLE');
});

test('without the passphrase nothing that is sealed opens', async () => {
  writeFileSync(at('other'), 'otra frase de paso distinta');
  const run = await cuadra('--passphrase-file', at('other'), 'company', 'list');
  expect(run.code).toBe(1);
  expect(run.err).toContain('VAULT_PASSPHRASE_WRONG');
});

test('a process of its own prints and ends the same way', async () => {
  const listed = await cuadraProcess('--json', 'company', 'list');
  expect(JSON.parse(listed.out)).toMatchObject({ rows: [{ rfc: ISSUER.rfc }] });
  expect(listed.code).toBe(0);
  const wrong = await cuadraProcess('bogus');
  expect(wrong.code).toBe(2);
  const refused = await cuadraProcess('invoice', 'show', '01a209bb-fee6-7569-99e2-ce0671f8c07a');
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('[NOT_FOUND]');
});

test('a reader that leaves early stops nothing and is no error', async () => {
  const command = `"${process.execPath}" src-main/cli/main.ts --help | head -c 1`;
  const said = await new Promise<string>((done) => {
    execFile(
      'bash',
      ['-c', `${command}; echo "\${PIPESTATUS[0]}" >&2`],
      { cwd: root, encoding: 'utf8' },
      (_error, _out, err) => done(err),
    );
  });
  expect(said.trim()).toBe('0');
});

test('every operation of the contract is a command', async () => {
  const help = await Promise.all(
    ['vault', 'mail', 'stamping', 'catalogs', 'audit', 'jobs'].map((name) => cuadra(name, '--help')),
  );
  const text = help.map((run) => run.out).join('\n');
  for (const command of [
    'rotate',
    'recover',
    'resend',
    'test-account',
    'ask-now',
    'search',
    'import',
    'verify',
    'retry',
  ]) {
    expect(text).toContain(`  ${command}`);
  }
});
