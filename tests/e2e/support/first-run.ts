/** What the specs of the first run, the lock and the settings share: an empty desk brought to a certain point. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import type { DeskClient } from './web-desk.ts';
import { ROOT } from './places.ts';

export const PASSPHRASE = 'cuatro nubes viajan en tranvía';
export const COMPANY = {
  rfc: 'EKU9003173C9',
  legalName: 'ESCUELA KEMPER URGATE',
  regimenFiscal: '601',
  postalCode: '42501',
} as const;

/** A vault whose recovery key was kept. @returns the recovery key */
export async function makeVault(client: DeskClient): Promise<string> {
  const { recoveryKey } = await client.vault.setUp({ passphrase: PASSPHRASE });
  await client.preferences.set({ key: 'setup.recovery-key-noted', value: true });
  return recoveryKey;
}

/** A vault and a company, with the wizard still open. @returns the company's id */
export async function makeCompany(client: DeskClient): Promise<string> {
  await makeVault(client);
  await client.preferences.set({ key: 'setup.underway', value: true });
  const { id } = await client.companies.create(COMPANY);
  return id;
}

/** A desk with a company, in a window that the wizard has left. */
export async function leaveWizard(page: Page, client: DeskClient): Promise<void> {
  // It says that it is underway when it appears: that must not come after what is said here.
  await expect.poll(async () => (await client.preferences.all())['setup.underway']).toBe(true);
  await makeCompany(client);
  // The wizard may say once more that it is underway before it is gone.
  await expect(async () => {
    await client.preferences.set({ key: 'setup.underway', value: null });
    await page.reload();
    await expect(page.getByRole('navigation', { name: 'Secciones' })).toBeVisible({ timeout: 10_000 });
  }).toPass();
}

export interface CsdFiles {
  readonly cer: string;
  readonly key: string;
  readonly password: string;
}

/** Files of a CSD as a person has them, in a folder of their own. */
export async function csdFiles(rfc: string, name: string): Promise<CsdFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'cuadra-e2e-csd-'));
  const args = ['src-main/cli/main.ts', 'demo-csd', '--rfc', rfc, '--name', name, '--out', folder];
  await promisify(execFile)(process.execPath, [...args, '--data', join(folder, 'data')], { cwd: ROOT });
  return {
    cer: join(folder, 'demo.cer'),
    key: join(folder, 'demo.key'),
    password: (await readFile(join(folder, 'demo-password.txt'), 'utf8')).trim(),
  };
}
