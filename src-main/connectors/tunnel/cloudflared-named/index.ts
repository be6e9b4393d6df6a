/**
 * A tunnel of one's own account at Cloudflare, under a name of one's own domain: the address stays. It is made in
 * Cloudflare's panel, which gives a token, and there its public hostname leads to this machine's port.
 */
import { z } from 'zod';
import { credential } from '#connectors/credentials.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { outsideAddress, publicAddress } from '../address.ts';
import { metricsAddress, untilReady } from '../cloudflared/metrics.ts';
import { cloudflaredCommand } from '../cloudflared/program.ts';
import { explainCloudflared } from '../cloudflared/words.ts';
import { openProgram } from '../program.ts';
import type { TunnelProvider } from '../types.ts';

const credentials = z.strictObject({
  url: credential('tunnel.field.url'),
  token: credential('tunnel.field.token', 'secret', 4000),
  program: credential('tunnel.field.program').optional(),
});

const declaration = {
  id: 'cloudflared-named',
  displayName: 'tunnel.cloudflared-named',
  website: 'https://one.dash.cloudflare.com',
  address: 'given',
  needsFixedPort: true,
  program: 'cloudflared',
  openTimeoutMs: 60_000,
  credentials,
} as const;

export const cloudflaredNamedTunnel: TunnelProvider = {
  declaration,
  check({ token, ...settings }) {
    const { url, program } = credentials.omit({ token: true }).parse(settings);
    publicAddress(url);
    cloudflaredCommand(program);
    if (token !== undefined) checkToken(token);
    outsideAddress(url);
  },
  async open({ settings, signal }, context) {
    const { url, token, program } = credentials.parse(settings);
    const address = publicAddress(url);
    checkToken(token);
    const metrics = Promise.withResolvers<string>();
    return openProgram({
      declaration,
      context,
      signal,
      start: {
        command: cloudflaredCommand(program),
        args: ['tunnel', '--no-autoupdate', '--metrics', '127.0.0.1:0', 'run'],
        // Arguments can be read by every user of the machine.
        env: { TUNNEL_TOKEN: token },
      },
      onLine(line) {
        const found = metricsAddress(line);
        if (found !== undefined) metrics.resolve(found);
        return undefined;
      },
      async ready(waiting) {
        await untilReady({ ...context, address: await metrics.promise, signal: waiting });
        return address;
      },
      explain: explainCloudflared,
    });
  },
};

/** A token that was copied in part is told before anything starts. */
function checkToken(token: string): void {
  if (isToken(token)) return;
  throw new CuadraError('TUNNEL_SETTING_INVALID', {
    params: { field: 'tunnel.field.token' },
    field: 'settings.token',
  });
}

/** Base64 of JSON with account, tunnel and secret. */
function isToken(token: string): boolean {
  try {
    const said = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as Record<string, unknown> | null;
    return said !== null && ['a', 't', 's'].every((name) => typeof said[name] === 'string');
  } catch {
    return false;
  }
}
