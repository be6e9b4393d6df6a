/** What OpenSSH's lines mean. Checked with OpenSSH 9.2. */
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import { lastWords } from '../program.ts';
import type { SshSettings } from './settings.ts';

/** The server took the request: its port leads here from now on. */
export const forwardStands = (line: string): boolean => /\bremote forward success for: listen\b/.test(line);

const MEANINGS: readonly (readonly [RegExp, ErrorCode])[] = [
  [
    /host key is known for .* strict checking|Host key verification failed|REMOTE HOST IDENTIFICATION/,
    'TUNNEL_HOST_KEY',
  ],
  [/Permission denied|Load key .*(?:invalid format|error in libcrypto)|Too many authentication/, 'TUNNEL_CREDENTIALS'],
  [/remote port forwarding failed|remote forward failure/, 'TUNNEL_PORT_TAKEN'],
  [
    /Could not resolve hostname|Connection refused|Connection timed out|No route to host|Network is unreachable/,
    'TUNNEL_UNREACHABLE',
  ],
  [
    /Timeout, server .* not responding|Connection (?:to .* )?(?:closed|reset)|Broken pipe|client_loop: send disconnect/,
    'TUNNEL_LOST',
  ],
];

/** The reason of an end in its last lines, or undefined where they tell none. */
export function explainSsh(lines: readonly string[], { host, remotePort }: SshSettings): CuadraError | undefined {
  // The log's own lines tell of every try on the way; only what is said to a person is a reason.
  const said = lines.filter((line) => !/^debug\d:/.test(line) && !line.startsWith('OpenSSH_'));
  const code = MEANINGS.find(([pattern]) => said.some((line) => pattern.test(line)))?.[1];
  if (code === undefined) return undefined;
  const params = { tunnel: 'ssh', host, port: remotePort };
  return new CuadraError(code, {
    params,
    provider: lastWords('ssh', said),
    retriable: code === 'TUNNEL_UNREACHABLE' || code === 'TUNNEL_LOST' || code === 'TUNNEL_PORT_TAKEN',
  });
}
