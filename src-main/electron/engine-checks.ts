/**
 * What only a run inside Electron proves: that its Node loads our native modules, that its cryptography
 * (BoringSSL, not OpenSSL) opens and uses a CSD, that threads start. Asked for by `--smoke`, in folders of its own.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { openEngine } from '#engine/engine.ts';
import type { EngineRouter } from '#engine/router.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { runSteps } from '../cli/demo/steps.ts';
import { openStory } from '../cli/demo/story.ts';
import type { CheckResult } from './engine-messages.ts';

/** In order: one may use what an earlier one left in the folder. */
const CHECKS: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  async 'better-sqlite3 loads'() {
    const { default: Database } = await import('better-sqlite3');
    const database = new Database(':memory:');
    try {
      return `SQLite ${String(database.prepare('SELECT sqlite_version()').pluck().get())}`;
    } finally {
      database.close();
    }
  },

  async 'keychain module loads'() {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    return AsyncEntry.name;
  },

  async 'crypto signs, a PDF is made'(folder) {
    const story = await openStory({ dataFolder: join(folder, 'desk'), output: join(folder, 'output') });
    try {
      const lines: string[] = [];
      const steps = await runSteps(story.steps, (line) => lines.push(line));
      if (!steps.every((step) => step.ok)) throw new Error(lines.at(-1));
      return `${steps.length} steps, ${story.files.filter((file) => file.endsWith('.pdf')).length} PDF`;
    } finally {
      await story.close();
    }
  },

  async 'a thread copies the database'(folder) {
    return withEngine(folder, async (client) => (await client.backups.create()).name);
  },

  async 'a thread reads a PDF'(folder) {
    const pdf = (await readdir(join(folder, 'output'))).find((name) => name.endsWith('.pdf'));
    if (pdf === undefined) throw new Error('there is no PDF to read');
    const base64 = (await readFile(join(folder, 'output', pdf))).toString('base64');
    return withEngine(folder, async (client) => {
      // Its text was read when it is known to be no constancia.
      const answer = await client.clients
        .readConstancia({ file: { name: pdf, base64 } })
        .catch((error: unknown) => error);
      if (isCuadraError(answer, 'CONSTANCIA_OTHER_DOCUMENT')) return answer.code;
      throw answer instanceof Error ? answer : new Error('an invoice was taken for a constancia');
    });
  },
};

async function withEngine<T>(folder: string, work: (client: RouterClient<EngineRouter>) => Promise<T>): Promise<T> {
  const engine = openEngine({ dataFolder: join(folder, 'other'), ports: { keychain: memoryKeychain() } });
  try {
    return await work(createRouterClient(engine.router, { context: { actor: 'check', locale: 'es-MX' } }));
  } finally {
    await engine.close();
  }
}

/** Runs every check, whatever becomes of the others. */
export async function runChecks(): Promise<CheckResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cuadra-check-'));
  const results: CheckResult[] = [];
  try {
    for (const [name, check] of Object.entries(CHECKS)) {
      try {
        results.push({ name, ok: true, detail: await check(folder) });
      } catch (error) {
        results.push({ name, ok: false, detail: error instanceof Error ? error.message : String(error) });
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return results;
}
