/** What goes wrong on a real desk: lost passphrases, missing set-up, tampering, files that are none. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { runInProcess } from '../support/cli.ts';
import { ISSUER, RECEIVER } from '../support/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuadra-cli-'));
const at = (name: string): string => join(folder, name);

const run = (...args: string[]) => runInProcess('--data', at('desk'), ...args);

/** With the passphrase that holds now. */
let current = 'pass';
const cuadra = (...args: string[]) => run('--passphrase-file', at(current), ...args);

beforeAll(async () => {
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent';
  for (const name of ['pass', 'forgotten', 'chosen-later']) writeFileSync(at(name), `frase de paso: ${name}\n`);
  const setUp = JSON.parse((await cuadra('--json', 'setup')).out) as { recoveryKey: string };
  writeFileSync(at('recovery'), setUp.recoveryKey);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

test('a folder without a desk is said to be one, and stays empty', async () => {
  const lost = await run('--data', at('typo'), 'company', 'list');
  expect(lost.code).toBe(1);
  expect(lost.err).toContain('[CLI_SETUP_NEEDED]');
  expect(() => readFileSync(join(at('typo'), DATABASE_FILE))).toThrowError('ENOENT');
});

test('the recovery key opens a vault whose passphrase is forgotten', async () => {
  const refused = await run('--passphrase-file', at('forgotten'), 'company', 'list');
  expect(refused.err).toContain('[VAULT_PASSPHRASE_WRONG]');
  const recovered = await run(
    'vault',
    'recover',
    '--recovery-key-file',
    at('recovery'),
    '--new-passphrase-file',
    at('chosen-later'),
  );
  expect(recovered).toMatchObject({ code: 0, err: '' });
  current = 'chosen-later';
  expect(await cuadra('company', 'list')).toMatchObject({ code: 0, err: '' });
});

test('a rotation takes the passphrase that opened the vault', async () => {
  expect(await cuadra('vault', 'rotate')).toMatchObject({ code: 0, err: '' });
  expect(await cuadra('company', 'list')).toMatchObject({ code: 0, err: '' });
});

test('a demo certificate is enough to try; without a PAC no folio is spent and the reason is said', async () => {
  await cuadra(
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
  expect(await cuadra('demo-csd', '--rfc', ISSUER.rfc, '--name', ISSUER.legalName, '--out', folder)).toMatchObject({
    code: 0,
  });
  const added = await cuadra(
    'csd',
    'add',
    '--cer',
    at('demo.cer'),
    '--key',
    at('demo.key'),
    '--password-file',
    at('demo-password.txt'),
  );
  expect(added).toMatchObject({ code: 0, err: '' });
  await cuadra(
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
  await cuadra(
    'product',
    'new',
    '--sku',
    'A',
    '--description',
    'Libro',
    '--clave-prod-serv',
    '55101500',
    '--clave-unidad',
    'H87',
    '--unit-price',
    '100',
    '--taxes',
    'iva0',
  );
  const draft = await cuadra('--json', 'invoice', 'new', '--client', RECEIVER.rfc, '--product', 'A');
  const { id, findings } = JSON.parse(draft.out) as { id: string; findings: { code: string }[] };
  // What a person should know is said before anything is stamped.
  expect(findings.map((finding) => finding.code)).toContain('FALTA-FORMA-PAGO');

  const refused = await cuadra('invoice', 'issue', id);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('[INVOICE_NO_PAC]');
  const series = JSON.parse((await cuadra('--json', 'company', 'list-series')).out) as {
    type: string;
    nextFolio: number;
  }[];
  expect(series).toContainEqual(expect.objectContaining({ type: 'I', nextFolio: 1 }));

  await cuadra('stamping', 'configure-pac', '--provider', 'demo', '--environment', 'demo');
  expect((await cuadra('invoice', 'issue', id)).code).toBe(0);
  const shown = await cuadra('invoice', 'show', id);
  expect(shown.out).toMatch(/^total\s+100\.00$/m);
  await cuadra('invoice', 'xml', id, '--out', at('demo.xml'));
  const judged = await cuadra('invoice', 'verify', at('demo.xml'));
  expect(judged).toMatchObject({ code: 0 });
  expect(judged.out).toContain('NO tiene validez fiscal');
});

test('one bad file does not keep the others from being judged', async () => {
  writeFileSync(at('no.xml'), 'esto no es XML');
  const judged = await cuadra('invoice', 'verify', at('no.xml'), at('demo.xml'));
  expect(judged.code).toBe(1);
  expect(judged.err).toContain(at('no.xml'));
  expect(judged.out).toContain(at('demo.xml'));
});

test('the queue is worked through on request', async () => {
  const done = await cuadra('--json', 'jobs', 'run');
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(done.out)).toMatchObject({ open: [] });
});

test('a tampered audit log ends with 1', async () => {
  expect((await cuadra('audit', 'verify')).code).toBe(0);
  const raw = new Database(join(at('desk'), DATABASE_FILE));
  const triggers = raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")
    .pluck()
    .all() as string[];
  for (const name of triggers) raw.exec(`DROP TRIGGER ${name}`);
  raw.prepare("UPDATE audit_entries SET actor = 'nadie' WHERE seq = 2").run();
  raw.close();
  const verified = await cuadra('audit', 'verify');
  expect(verified.code).toBe(1);
  expect(verified.out).toContain('2');
});

test('what nobody foresaw is said without the inside of the program', async () => {
  const unreadable = await run('--passphrase-file', at('nowhere'), 'company', 'list');
  expect(unreadable.err).toContain('[CLI_FILE_UNREADABLE]');
  const file = await run('--data', at('pass'), 'setup');
  expect(file.code).toBe(1);
  expect(file.err).not.toMatch(/\n\s+at /);
  const usage = await run('--json', 'bogus');
  expect(JSON.parse(usage.err)).toMatchObject({ error: { code: 'CLI_USAGE' } });
});
