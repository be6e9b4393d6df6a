import { webhooksContract } from '#contract/webhooks.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { WebhooksService } from './service.ts';

/** Serves `webhooks.*` of the contract. */
export function webhooksHandlers(service: WebhooksService) {
  const os = implementFeature(webhooksContract);
  return os.router({
    list: os.list.handler(({ input, context }) => service.list(input, context.locale)),
    get: os.get.handler(({ input, context }) => service.get(input.id, context.locale)),
    replay: os.replay.handler(({ input, context }) => service.replay(input.id, context)),
    replayDead: os.replayDead.handler(({ input, context }) => service.replayDead(input.gatewayId, context)),
    catchUp: os.catchUp.handler(({ input }) => service.catchUp(input.gatewayId)),
    status: os.status.handler(({ input, context }) => service.status(input.companyId, context.locale)),
  });
}
