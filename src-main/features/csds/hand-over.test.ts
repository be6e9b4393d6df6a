/** The `.key` that is handed over is one as SAT's own program makes it, judged by openssl. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrivateKey } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createDemoAuthority, readCsd } from '#domain/csd/index.ts';
import { filesOf } from './hand-over.ts';

const AT = new Date('2026-03-01T12:00:00.000Z');
const folder = mkdtempSync(join(tmpdir(), 'cuadra-hand-over-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const files = createDemoAuthority({ at: new Date('2026-01-01T00:00:00Z') }).issueCsd({
  identity: { rfc: 'DEM200101AB1', name: 'DEMO' },
  password: 'la contraseña del archivo',
});
const csd = readCsd({ ...files, at: AT });

test('openssl opens it with the new password and no other, and it is the same key', () => {
  const { key, password, cer, rfc } = filesOf(csd);
  expect([rfc, cer]).toEqual(['DEM200101AB1', files.cer]);
  const file = join(folder, 'una.key');
  writeFileSync(file, key);
  const opened = (pass: string) =>
    spawnSync('openssl', ['pkcs8', '-inform', 'DER', '-in', file, '-passin', `pass:${pass}`], { encoding: 'utf8' });
  const run = opened(password);
  expect(run.status).toBe(0);
  const der = createPrivateKey(run.stdout).export({ type: 'pkcs8', format: 'der' });
  expect(der.equals(csd.exportKey())).toBe(true);
  expect(opened('la contraseña del archivo').status).not.toBe(0);
});

test('whoever reads CSDs takes it; its password is another each time', () => {
  const [one, two] = [filesOf(csd), filesOf(csd)];
  expect(one.password).not.toBe(two.password);
  expect(readCsd({ ...one, at: AT }).certificate.number).toBe(csd.certificate.number);
  expect(() => readCsd({ ...one, password: two.password, at: AT })).toThrow(
    expect.objectContaining({ code: 'CSD_PASSWORD_WRONG' }),
  );
});
