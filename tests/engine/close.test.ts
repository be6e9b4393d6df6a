/** Closing runs to its end whatever fails on the way: a folder that stays locked is a desk that stays shut. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openEngine } from '#engine/engine.ts';
import type { createHttp } from '#platform/http.ts';
import { silentLogger } from '#ports/logger.ts';
import { memoryKeychain } from '../support/keychain.ts';

const agents = vi.hoisted(() => ({ made: 0, closed: 0 }));
vi.mock('#platform/http.ts', async (original) => {
  const real = await original<{ createHttp: typeof createHttp }>();
  return {
    createHttp: (...args: Parameters<typeof createHttp>) => {
      agents.made += 1;
      const http = real.createHttp(...args);
      return {
        ...http,
        close: () => {
          agents.closed += 1;
          return http.close();
        },
      };
    },
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-close-'));
  Object.assign(agents, { made: 0, closed: 0 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('closes all the rest when the audit log cannot be anchored, and then says why', async () => {
  const keychain = memoryKeychain();
  const engine = openEngine({ dataFolder: folder, ports: { keychain, logger: silentLogger } });
  await engine.features.vault.setUp({}, 'test');
  keychain.get = () => Promise.reject(new Error('the bus is gone'));
  await expect(engine.close()).rejects.toThrow('the bus is gone');
  expect(engine.raw.open).toBe(false);
  expect(engine.features.vault.isUnlocked()).toBe(false);
  expect(agents).toEqual({ made: 1, closed: 1 });
  // Again: the same answer, and nothing is closed twice.
  await expect(engine.close()).rejects.toThrow('the bus is gone');
  expect(agents.closed).toBe(1);

  const next = openEngine({ dataFolder: folder, ports: { keychain: memoryKeychain(), logger: silentLogger } });
  await next.close();
});

it('makes no HTTP client where it is given one, and closes none that is not its own', async () => {
  const http = { request: () => Promise.reject(new Error('not asked')) };
  const engine = openEngine({ dataFolder: folder, ports: { keychain: memoryKeychain(), logger: silentLogger, http } });
  await engine.close();
  expect(agents).toEqual({ made: 0, closed: 0 });
});
