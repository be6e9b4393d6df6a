/** An address of one's own: a reverse proxy, a router's forwarding, Tailscale Funnel. Nothing is started here. */
import { z } from 'zod';
import { credential } from '#connectors/credentials.ts';
import { outsideAddress, publicAddress } from '../address.ts';
import type { TunnelProvider } from '../types.ts';

const credentials = z.strictObject({ url: credential('tunnel.field.url') });

export const ownUrlTunnel: TunnelProvider = {
  declaration: {
    id: 'own-url',
    displayName: 'tunnel.own-url',
    address: 'given',
    needsFixedPort: true,
    openTimeoutMs: 1000,
    credentials,
  },
  check(settings) {
    outsideAddress(credentials.parse(settings).url);
  },
  // oxlint-disable-next-line require-await -- a wrong address rejects, as with every other connector
  async open({ settings }) {
    const url = publicAddress(credentials.parse(settings).url);
    const { promise: ended, resolve } = Promise.withResolvers<undefined>();
    return {
      url,
      ended,
      close: () => {
        resolve(undefined);
        return Promise.resolve();
      },
    };
  },
};
