/** A real sshd on loopback, with keys of its own, that lets one key in and forwards ports to it. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Sshd {
  readonly port: number;
  readonly user: string;
  /** A line of the public host key, as a person copies it. */
  readonly hostKey: string;
  readonly privateKey: string;
  /** Of nobody that the server knows. */
  readonly strangersKey: string;
  /** Ends every connection, as a server that goes down does. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function startSshd(): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-sshd-'));
  const keyOf = (name: string): string => {
    const path = join(folder, name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', path]);
    return path;
  };
  const host = keyOf('host');
  const person = keyOf('person');
  const stranger = keyOf('stranger');
  const port = await freePort();
  const config = join(folder, 'sshd_config');
  writeFileSync(
    config,
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${host}`,
      'PidFile none',
      `AuthorizedKeysFile ${person}.pub`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'AllowTcpForwarding remote',
    ].join('\n'),
  );
  // Where it separates privileges; the package makes it when the service starts, which it never does here.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    const said: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (line.startsWith('Server listening')) resolve();
    });
    void ended.then(() => reject(new Error(`sshd did not start: ${said.join('; ')}`)));
  });

  async function stop(): Promise<void> {
    // A connection is a process of its own, in a session of its own, which outlives the one that listens.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      for (const pid of [...childrenOf(child.pid), child.pid]) process.kill(pid, 'SIGTERM');
    }
    await ended;
  }
  return {
    port,
    user: userInfo().username,
    hostKey: readFileSync(`${host}.pub`, 'utf8').trim(),
    privateKey: readFileSync(person, 'utf8'),
    strangersKey: readFileSync(stranger, 'utf8'),
    stop,
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All below it, the deepest first. */
function childrenOf(pid: number): number[] {
  const direct = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return direct.flatMap((child) => childrenOf(child).concat(child));
}

/** A port of this machine that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
