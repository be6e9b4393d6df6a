import { csdsContract } from '#contract/csds.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { CsdsService } from './service.ts';

/** Serves `csds.*` of the contract. */
export function csdsHandlers(service: CsdsService) {
  const os = implementFeature(csdsContract);
  return os.router({
    add: os.add.handler(({ input, context }) => service.add(input, context.actor)),
    list: os.list.handler(({ input }) => service.list(input.companyId)),
    activate: os.activate.handler(({ input, context }) => service.activate(input.id, input.version, context.actor)),
    retire: os.retire.handler(({ input, context }) => service.retire(input.id, input.version, context.actor)),
  });
}
