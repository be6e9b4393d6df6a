/** Cancelling from the command line, as the README says. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAcuse } from '#domain/cfdi/cancelacion/index.ts';
import { runInProcess, type CliRun } from '../support/cli.ts';
import { ISSUER, RECEIVER, issuerCsd, trustIssuer } from '../support/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuadra-cli-cancel-'));
const at = (name: string): string => join(folder, name);
const cuadra = (...args: string[]): Promise<CliRun> =>
  runInProcess('--data', at('desk'), '--passphrase-file', at('pass'), ...args);
async function json(...args: string[]): Promise<Record<string, never>> {
  const run = await cuadra('--json', ...args);
  expect(run.err).toBe('');
  return JSON.parse(run.out) as Record<string, never>;
}

beforeAll(async () => {
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent';
  writeFileSync(at('pass'), 'una frase de paso bien larga\n');
  const { cer, key, password } = issuerCsd();
  trustIssuer(at('desk'));
  writeFileSync(at('a.cer'), cer);
  writeFileSync(at('a.key'), key);
  writeFileSync(at('p'), `${password}\n`);
  const taxpayer = ({ rfc, legalName, regimenFiscal, postalCode }: typeof ISSUER) => [
    '--rfc',
    rfc,
    '--legal-name',
    legalName,
    '--regimen-fiscal',
    regimenFiscal,
    '--postal-code',
    postalCode,
  ];
  await json('setup');
  await json('company', 'new', ...taxpayer(ISSUER));
  await json('csd', 'add', '--cer', at('a.cer'), '--key', at('a.key'), '--password-file', at('p'));
  await json('stamping', 'configure-pac', '--provider', 'demo', '--environment', 'demo');
  await json('client', 'new', ...taxpayer(RECEIVER), '--default-uso-cfdi', 'G03');
  const sold = ['--sku', 'CONS', '--description', 'Consultoría', '--unit-price', '1500', '--taxes', 'iva16'];
  await json('product', 'new', ...sold, '--clave-prod-serv', '80101500', '--clave-unidad', 'E48');
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

async function stamped(...more: string[]): Promise<string> {
  const payment = ['--forma-pago', '03', '--metodo-pago', 'PUE', ...more];
  const draft = await json('invoice', 'new', '--client', RECEIVER.rfc, '--product', 'CONS:2', ...payment);
  const id = String(draft['id']);
  expect(await json('invoice', 'issue', id)).toMatchObject({ invoice: { status: 'stamped' } });
  return id;
}

test('asks, waits for SAT, tells how it ended, and saves the receipt', async () => {
  const id = await stamped();
  expect(await json('cancellation', 'preview', '--invoice-id', id)).toMatchObject({ possible: true });
  const run = await cuadra('invoice', 'cancel', id, '--motivo', '02', '--note', 'precio equivocado');
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(run.out).toContain('cancelled');
  await json('cancellation', 'acuse', '--invoice-id', id, '--out', at('acuse.xml'));
  expect(readAcuse(readFileSync(at('acuse.xml'))).folios).toMatchObject([{ estatus: '201' }]);
  expect(await json('invoice', 'show', id)).toMatchObject({ status: 'cancelled' });
});

test('what SAT refuses ends with 1 and its words', async () => {
  const id = await stamped('--condiciones-de-pago', 'demo: no cancelable');
  const run = await cuadra('invoice', 'cancel', id, '--motivo', '03');
  expect(run.code).toBe(1);
  expect(run.out).toContain('204');
  expect((await cuadra('invoice', 'cancel', id, '--motivo', '01')).err).toContain('CANCEL_REPLACEMENT_NEEDED');
  expect((await cuadra('invoice', 'cancel', id)).code).toBe(2);
});

test('a substitution from two commands', async () => {
  const id = await stamped();
  const { draftId } = await json('cancellation', 'substitute', '--invoice-id', id);
  expect(await json('invoice', 'issue', String(draftId))).toMatchObject({ invoice: { status: 'stamped' } });
  expect(await json('cancellation', 'state', '--invoice-id', id)).toMatchObject({
    status: 'cancelled',
    current: { motivo: '01', replacement: { id: draftId } },
  });
});
