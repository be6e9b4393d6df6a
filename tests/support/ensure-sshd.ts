/** A real sshd for who has none: installed where we may (root on Debian or Ubuntu), as `npm test` does. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const SSHD = '/usr/sbin/sshd';

export const hasSshd = (): boolean => existsSync(SSHD);

export function mayInstallSshd(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @throws Error when it could not be installed */
export function ensureSshd(): void {
  if (hasSshd()) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' } as const;
  execFileSync('apt-get', ['update', '-q'], options);
  execFileSync(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'openssh-server', 'openssh-client'],
    options,
  );
}
