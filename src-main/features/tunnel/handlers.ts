import { tunnelContract } from '#contract/tunnel.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { TunnelService } from './service.ts';

/** Serves `tunnel.*` of the contract. */
export function tunnelHandlers(service: TunnelService) {
  const os = implementFeature(tunnelContract);
  return os.router({
    providers: os.providers.handler(({ context }) => service.providers(context.locale)),
    get: os.get.handler(({ context }) => service.view(context.locale)),
    configure: os.configure.handler(({ input, context }) => service.configure(input, context)),
    start: os.start.handler(({ context }) => service.start(context)),
    stop: os.stop.handler(({ context }) => service.turnOff(context)),
    remove: os.remove.handler(({ context }) => service.remove(context)),
    restore: os.restore.handler(({ context }) => service.restore(context)),
    check: os.check.handler(({ context }) => service.check(context.locale)),
    registerAll: os.registerAll.handler(({ context }) => service.registerAll(context.locale)),
  });
}
