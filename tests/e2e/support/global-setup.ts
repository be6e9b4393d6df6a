/** Prepares once for all workers; what was prepared is thrown away at the end. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function globalSetup(): Promise<() => Promise<void>> {
  const cache = await mkdtemp(join(tmpdir(), 'cuadra-e2e-'));
  // Workers inherit it. A desk of another version of the builder is never tested.
  process.env['CUADRA_CACHE_DIR'] = cache;
  await run(join(import.meta.dirname, 'prepare.ts'));
  return () => rm(cache, { recursive: true, force: true });
}

function run(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`window and demo desk could not be prepared (${String(code)})`));
    });
  });
}
