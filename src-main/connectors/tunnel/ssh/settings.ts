/** What a person says of the server, checked: nothing of it may be taken by ssh for an option. */
import { isIP } from 'node:net';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { MessageKey } from '#i18n/index.ts';

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

export interface SaidSettings {
  readonly url: string;
  readonly host: string;
  readonly port?: string | undefined;
  readonly user: string;
  readonly hostKey: string;
  readonly remotePort: string;
  readonly remoteBind?: string | undefined;
}

/** @throws CuadraError TUNNEL_SETTING_INVALID with the field */
export function checkedSettings(said: SaidSettings & { readonly privateKey: string }): SshSettings {
  return { ...checkedServer(said), privateKey: checkedKey(said.privateKey) };
}

/** All but the key, which may stay as it was saved. @throws CuadraError TUNNEL_SETTING_INVALID with the field */
export function checkedServer(said: SaidSettings): Omit<SshSettings, 'privateKey'> {
  const { host, user } = said;
  if (isIP(host) === 0 && !/^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i.test(host))
    refuse('host');
  if (!/^[a-z_][\w.-]*\$?$/i.test(user)) refuse('user');
  const key = /^(?:\S+\s+)?((?:ssh|ecdsa|sk)-[\w@.-]+)\s+([A-Za-z\d+/]+={0,3})(?:\s.*)?$/.exec(said.hostKey.trim());
  if (key === null) refuse('hostKey');
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
  };
}

/** @throws CuadraError TUNNEL_SETTING_INVALID */
export function checkedKey(privateKey: string): string {
  const text = privateKey.trim();
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) refuse('privateKey');
  return text;
}

function portOf(text: string, field: 'port' | 'remotePort'): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) refuse(field);
  return port;
}

function refuse(field: Exclude<keyof SshSettings, 'url'>): never {
  const label: MessageKey = `tunnel.field.${field === 'port' ? 'sshPort' : field}`;
  throw new CuadraError('TUNNEL_SETTING_INVALID', { params: { field: label }, field: `settings.${field}` });
}
