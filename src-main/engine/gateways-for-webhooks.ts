/** How webhooks and the tunnel see the gateways. */
import type { TunnelGateways } from '#features/tunnel/index.ts';
import type { InboxGateways } from '#features/webhooks/index.ts';

export function gatewaysForWebhooks(): { readonly inbox: InboxGateways; readonly tunnelSide: TunnelGateways } {
  const nobody = (): Promise<never> => Promise.reject(new Error('there is no such gateway'));
  return {
    inbox: { find: () => undefined, all: () => [], verify: nobody, eventsSince: nobody, look: nobody },
    tunnelSide: { senders: () => [], register: nobody, unregister: nobody, keepEndpoint: () => {} },
  };
}
