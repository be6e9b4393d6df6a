/**
 * A quick tunnel of Cloudflare's: no account, another address at every start, no promise of service. For trying out.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { credential } from '#connectors/credentials.ts';
import { metricsAddress, quickHostname, untilReady } from '../cloudflared/metrics.ts';
import { cloudflaredCommand } from '../cloudflared/program.ts';
import { explainCloudflared } from '../cloudflared/words.ts';
import { publicAddress } from '../address.ts';
import { openProgram } from '../program.ts';
import type { TunnelProvider } from '../types.ts';

const credentials = z.strictObject({ program: credential('tunnel.field.program').optional() });

/** It never replaces its own program, and picks a free port for its metrics. */
const QUIETLY = ['--no-autoupdate', '--metrics', '127.0.0.1:0'];

const declaration = {
  id: 'cloudflared-quick',
  displayName: 'tunnel.cloudflared-quick',
  website:
    'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/do-more-with-tunnels/trycloudflare/',
  address: 'learned',
  needsFixedPort: false,
  program: 'cloudflared',
  openTimeoutMs: 60_000,
  credentials,
} as const;

export const cloudflaredQuickTunnel: TunnelProvider = {
  declaration,
  check(settings) {
    cloudflaredCommand(credentials.parse(settings).program);
  },
  async open({ localPort, settings, signal }, context) {
    const command = cloudflaredCommand(credentials.parse(settings).program);
    // An empty configuration: one in the person's own folder would turn this into another tunnel.
    const config = join(context.workFolder, 'cloudflared-empty.yml');
    mkdirSync(context.workFolder, { recursive: true, mode: 0o700 });
    writeFileSync(config, '', { mode: 0o600 });
    const metrics = Promise.withResolvers<string>();
    const printed = Promise.withResolvers<string>();
    return openProgram({
      declaration,
      context,
      signal,
      start: {
        command,
        args: ['tunnel', '--config', config, ...QUIETLY, '--url', `http://127.0.0.1:${localPort}`],
      },
      onLine(line) {
        const address = metricsAddress(line);
        if (address !== undefined) metrics.resolve(address);
        const url = /https:\/\/[a-z0-9-]+\.trycloudflare\.com(?![\w.])/.exec(line)?.[0];
        if (url !== undefined && !url.startsWith('https://api.')) printed.resolve(url);
        return undefined;
      },
      async ready(waiting) {
        const at = { ...context, address: await metrics.promise, signal: waiting };
        await untilReady(at);
        const hostname = await quickHostname(at);
        return publicAddress(hostname === undefined ? await printed.promise : `https://${hostname}`);
      },
      explain: explainCloudflared,
    });
  },
};
