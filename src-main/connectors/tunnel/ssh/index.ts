/**
 * `ssh -R` to a server of one's own: a port of the server's loopback leads here, and a reverse proxy there puts https
 * in front. The server's key is pinned, nothing of the person's own ssh configuration is used, and no question is
 * ever asked: what ssh would ask is an error that says what to do.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { credential } from '#connectors/credentials.ts';
import { outsideAddress, publicAddress } from '../address.ts';
import { openProgram } from '../program.ts';
import type { TunnelProvider } from '../types.ts';
import { explainSsh, forwardStands } from './words.ts';
import { checkedKey, checkedServer, checkedSettings, type SshSettings } from './settings.ts';

const credentials = z.strictObject({
  url: credential('tunnel.field.url'),
  host: credential('tunnel.field.host', 'plain', 253),
  port: credential('tunnel.field.sshPort', 'plain', 5).optional(),
  user: credential('tunnel.field.user', 'plain', 64),
  hostKey: credential('tunnel.field.hostKey', 'plain', 2000),
  remotePort: credential('tunnel.field.remotePort', 'plain', 5),
  remoteBind: credential('tunnel.field.remoteBind', 'plain', 100).optional(),
  privateKey: credential('tunnel.field.privateKey', 'secret', 20_000),
});

const declaration = {
  id: 'ssh',
  displayName: 'tunnel.ssh',
  address: 'given',
  needsFixedPort: false,
  program: 'ssh',
  openTimeoutMs: 30_000,
  credentials,
} as const;

export const sshTunnel: TunnelProvider = {
  declaration,
  check({ privateKey, ...settings }) {
    const said = credentials.omit({ privateKey: true }).parse(settings);
    publicAddress(said.url);
    checkedServer(said);
    if (privateKey !== undefined) checkedKey(privateKey);
    outsideAddress(said.url);
  },
  async open({ localPort, settings, signal }, context) {
    const checked = checkedSettings(credentials.parse(settings));
    const url = publicAddress(checked.url);
    const files = writeFiles(context.workFolder, checked);
    return openProgram({
      declaration,
      context,
      signal,
      start: { command: 'ssh', args: argumentsOf(checked, files, localPort), env: { SSH_ASKPASS_REQUIRE: 'never' } },
      onLine: (line) => (forwardStands(line) ? url : undefined),
      explain: (lines) => explainSsh(lines, checked),
      cleanUp: () => rmSync(files.folder, { recursive: true, force: true }),
    });
  },
};

interface RunFiles {
  readonly folder: string;
  readonly key: string;
  readonly knownHosts: string;
}

function writeFiles(workFolder: string, { host, port, hostKey, privateKey }: SshSettings): RunFiles {
  const folder = join(workFolder, 'ssh');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = { folder, key: join(folder, 'key'), knownHosts: join(folder, 'known_hosts') };
  // ssh refuses a key without a newline at its end, and one that others can read.
  writeFileSync(files.key, `${privateKey.replaceAll('\r\n', '\n').trimEnd()}\n`, { mode: 0o600 });
  const name = port === 22 ? host : `[${host}]:${port}`;
  writeFileSync(files.knownHosts, `${name} ${hostKey}\n`, { mode: 0o600 });
  return files;
}

function argumentsOf(
  { host, port, user, remoteBind, remotePort }: SshSettings,
  { key, knownHosts }: RunFiles,
  localPort: number,
): string[] {
  const options = {
    BatchMode: 'yes',
    ExitOnForwardFailure: 'yes',
    StrictHostKeyChecking: 'yes',
    // In quotes: ssh takes a list of files that are separated by blanks.
    UserKnownHostsFile: `"${knownHosts}"`,
    GlobalKnownHostsFile: 'none',
    UpdateHostKeys: 'no',
    IdentitiesOnly: 'yes',
    IdentityAgent: 'none',
    ConnectTimeout: '15',
    ServerAliveInterval: '30',
    ServerAliveCountMax: '3',
    PermitLocalCommand: 'no',
    ControlPath: 'none',
    RequestTTY: 'no',
  };
  const forward = `${bracketed(remoteBind)}:${remotePort}:127.0.0.1:${localPort}`;
  const said = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  // No configuration of the machine or the person (-F none); and its log, which tells when the way stands (-v).
  const flags = ['-F', 'none', '-N', '-T', '-a', '-x', '-v'];
  return [...flags, ...said, '-i', key, '-p', String(port), '-R', forward, `${user}@${host}`];
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);
