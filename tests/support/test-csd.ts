/** SAT's public test certificates, which expired in 2023: tests that use them fix the clock. */
import { readFileSync } from 'node:fs';
import { readCsd, type Csd } from '#domain/csd/index.ts';
import { satFile } from './sat.ts';

/** An instant at which the test certificates are valid. */
export const TEST_CSD_AT = new Date('2022-06-01T12:00:00Z');

/** One of SAT's test CSDs, open. */
export function testCsd(rfc = 'EKU9003173C9'): Csd {
  return readCsd({
    cer: readFileSync(satFile('csd', `${rfc}_CSD.cer`)),
    key: readFileSync(satFile('csd', `${rfc}_CSD.key`)),
    password: readFileSync(satFile('csd', 'password.txt'), 'utf8').trim(),
    at: TEST_CSD_AT,
  });
}
