import { receivedContract } from '#contract/received.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { ReceivedService } from './service.ts';

/** Serves `received.*` of the contract. */
export function receivedHandlers(service: ReceivedService) {
  const os = implementFeature(receivedContract);
  return os.router({
    list: os.list.handler(({ input, signal }) => service.list(input, signal)),
    totals: os.totals.handler(({ input, signal }) => service.totals(input, signal)),
    get: os.get.handler(({ input, context }) => service.get(input.id, context.locale)),
    xml: os.xml.handler(({ input }) => service.xmlFile(input.id)),
  });
}
