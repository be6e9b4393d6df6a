/**
 * What only a run inside Electron proves: that its Node loads our native modules, that its cryptography
 * (BoringSSL, not OpenSSL) opens and uses a CSD, that threads start. Asked for by `--smoke`, in folders of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { openEngine } from '#engine/engine.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { runSteps } from '../cli/demo/steps.ts';
import { openStory } from '../cli/demo/story.ts';
import type { CheckResult } from './engine-messages.ts';

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
    const engine = openEngine({ dataFolder: join(folder, 'copied'), ports: { keychain: memoryKeychain() } });
    try {
      const client = createRouterClient(engine.router, { context: { actor: 'check', locale: 'es-MX' } });
      return (await client.backups.create()).name;
    } finally {
      await engine.close();
    }
  },
};

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
