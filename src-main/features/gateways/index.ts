/** Puts the gateways feature together: accounts, their secrets and the connections to them. */
import { gatewayProviders } from '#connectors/gateway/registry.ts';
import type { GatewayProvider } from '#connectors/gateway/types.ts';
import { createPacCalls } from '../stamping/call.ts';
import { createGatewayConnections, type ConnectionsDeps } from './connections.ts';
import { gatewaysHandlers } from './handlers.ts';
import { createGatewaysService, type GatewaysDeps } from './service.ts';

export type GatewaysFeature = ReturnType<typeof createGateways>;

export function createGateways(
  deps: Omit<ConnectionsDeps, 'providers'> &
    Pick<GatewaysDeps, 'audit' | 'onUsable' | 'onChanged'> & {
      readonly providers?: readonly GatewayProvider[] | undefined;
    },
) {
  const providers = deps.providers ?? gatewayProviders;
  const connections = createGatewayConnections({ ...deps, providers });
  const call = createPacCalls(deps);
  const declarations = providers.map(({ declaration }) => declaration);
  const service = createGatewaysService({ ...deps, connections, call, declarations });
  return {
    service,
    connections,
    /** Calls to a gateway that end in bounded time. */
    call,
    handlers: gatewaysHandlers(service),
    /** Closes the connections; after the runner has stopped. */
    close: () => connections.closeAll(),
  };
}
