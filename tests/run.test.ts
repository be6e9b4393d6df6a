/** The runner itself: what it says and how it ends where the judges are missing. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('stops CI with one line about what to install where the tools are missing', () => {
  // No program can be found on this PATH, the package manager neither.
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'run.mjs')], {
    env: { PATH: '/nonexistent', CI: 'true' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  const said = stdout.split('\n').filter((line) => line.startsWith('missing '));
  expect(said).toHaveLength(1);
  for (const name of [
    'xmllint',
    'xsltproc',
    'poppler-utils',
    'bzip2',
    'gnome-keyring',
    'gdbus',
    'dbus',
    'libsecret-1-0',
  ]) {
    expect(said[0]).toContain(name);
  }
  expect(stdout).not.toContain('passed');
});
