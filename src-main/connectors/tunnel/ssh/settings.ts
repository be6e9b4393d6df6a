/** What a person says of the server, checked: nothing of it may be taken by ssh for an option. */
import { isIP } from 'node:net';
import { CuadraError } from '#errors/cuadra-error.ts';

export interface SshSettings {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Type and key, as in `ssh_host_ed25519_key.pub`, without the comment. */
  readonly hostKey: string;
  readonly remotePort: number;
  readonly remoteBind: string;
  readonly privateKey: string;
}

/** @throws CuadraError TUNNEL_SETTING_INVALID with the field */
export function checkedSettings(said: {
  readonly url: string;
  readonly host: string;
  readonly port?: string | undefined;
  readonly user: string;
  readonly hostKey: string;
  readonly remotePort: string;
  readonly remoteBind?: string | undefined;
  readonly privateKey: string;
}): SshSettings {
  const { host, user } = said;
  if (isIP(host) === 0 && !/^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i.test(host))
    refuse('host');
  if (!/^[a-z_][\w.-]*\$?$/i.test(user)) refuse('user');
  const key = /^(?:\S+\s+)?((?:ssh|ecdsa|sk)-[\w@.-]+)\s+([A-Za-z\d+/]+={0,3})(?:\s.*)?$/.exec(said.hostKey.trim());
  if (key === null) refuse('hostKey');
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(said.privateKey.trim())) refuse('privateKey');
  const remoteBind = said.remoteBind ?? '127.0.0.1';
  if (remoteBind !== 'localhost' && isIP(remoteBind) === 0) refuse('remoteBind');
  return {
    url: said.url,
    host,
    port: portOf(said.port ?? '22', 'port'),
    user,
    hostKey: `${key?.[1]} ${key?.[2]}`,
    remotePort: portOf(said.remotePort, 'remotePort'),
    remoteBind,
    privateKey: said.privateKey.trim(),
  };
}

function portOf(text: string, field: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) refuse(field);
  return port;
}

function refuse(field: string): never {
  throw new CuadraError('TUNNEL_SETTING_INVALID', { params: { field }, field: `settings.${field}` });
}
