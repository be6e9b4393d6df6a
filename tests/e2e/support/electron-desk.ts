/** The desktop shell, where Electron's program is on this machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { DEMO_INVOICES, READER, ROOT } from './places.ts';

export interface ElectronDesk {
  readonly page: Page;
  readonly dataFolder: string;
  close(): Promise<void>;
}

/** Path of Electron's program; undefined where it was never fetched. Asking its package would fetch it. */
export function electronProgram(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

export async function openElectronDesk(kind: 'demo' | 'empty'): Promise<ElectronDesk> {
  const executablePath = electronProgram();
  if (executablePath === undefined) throw new Error('Electron is not on this machine');
  const folder = await mkdtemp(join(tmpdir(), 'cuadra-e2e-desk-'));
  const dataFolder = join(folder, 'data');
  const env = Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const app = await _electron.launch({
    executablePath,
    args: [
      join(ROOT, 'dist', 'electron', 'main.js'),
      '--no-sandbox',
      '--data',
      dataFolder,
      ...(kind === 'demo' ? ['--demo'] : []),
    ],
    locale: READER.locale,
    timezoneId: READER.timezoneId,
    env: {
      ...env,
      CUADRA_DEMO_INVOICES: String(DEMO_INVOICES),
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
    },
  });
  return {
    page: await app.firstWindow(),
    dataFolder,
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
