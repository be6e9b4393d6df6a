/** `import-cfdis` as a person types it: words that name every file, and an exit code that scripts hear. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInProcess, type CliRun } from '../support/cli.ts';
import { ISSUER } from '../support/engine.ts';
import { cfdi, folderWith, OURS, STRANGER, SUPPLIER, zipOf } from './documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuadra-import-cli-'));
const at = (name: string): string => join(folder, name);
const cuadra = (...args: string[]): Promise<CliRun> =>
  runInProcess('--data', at('desk'), '--passphrase-file', at('pass'), ...args);

beforeAll(async () => {
  // A desktop's real keychain is never touched by tests.
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent';
  writeFileSync(at('pass'), 'una frase de paso bien larga\n');
  await cuadra('setup');
  const { rfc, legalName, regimenFiscal, postalCode } = ISSUER;
  const said = [
    '--rfc',
    rfc,
    '--legal-name',
    legalName,
    '--regimen-fiscal',
    regimenFiscal,
    '--postal-code',
    postalCode,
  ];
  await cuadra('company', 'new', ...said);
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

test('imports a folder, names what stayed out, and takes it back', async () => {
  folderWith(at('cfdis'), {
    'emitida.xml': cfdi(OURS, SUPPLIER, 8),
    'recibidas.zip': zipOf([{ name: 'gasto.xml', content: Buffer.from(cfdi(SUPPLIER, OURS, 1)) }]),
    'ajena.xml': cfdi(SUPPLIER, STRANGER, 1),
  });
  // On a desk that works for real, what was sealed for demonstrations is an invention.
  const real = await cuadra('import-cfdis', at('cfdis'));
  expect(real.code).toBe(1);
  expect(real.out).toContain('[CERTIFICATE_DEMO]');
  expect(JSON.parse((await cuadra('--json', 'received', 'list')).out)).toEqual({ rows: [] });

  const added = await cuadra('csd', 'add-demo', '--company', OURS);
  expect(added.err).toBe('');
  const run = await cuadra('import-cfdis', at('cfdis'));
  expect(run.err).toBe('');
  expect(run.code).toBe(1);
  expect(run.out).toContain('ajena.xml — rechazado');
  expect(run.out).toContain('[NOT_OURS]');
  expect(run.out).toContain('3 archivos: 1 emitidos y 1 recibidos nuevos');

  const again = await cuadra('--json', 'import-cfdis', at('cfdis/recibidas.zip'));
  expect(again.code).toBe(0);
  expect(JSON.parse(again.out)).toMatchObject({ state: 'done', counts: { duplicate: 1, received: 0 }, problems: [] });

  const id = /cfdi-imports undo (\S+)/.exec(run.out)?.[1] ?? '';
  expect((await cuadra('cfdi-imports', 'undo', id)).code).toBe(0);
  const shown = JSON.parse((await cuadra('--json', 'cfdi-imports', 'show', id)).out) as unknown;
  expect(shown).toMatchObject({ state: 'undone', undone: 2, kept: 0 });
  expect(JSON.parse((await cuadra('--json', 'received', 'list')).out)).toEqual({ rows: [] });
});

test('a place that is not there is said before anything is opened', async () => {
  const run = await cuadra('import-cfdis', at('no-hay'));
  expect(run.code).toBe(1);
  expect(run.err).toContain('CLI_FILE_UNREADABLE');
});
