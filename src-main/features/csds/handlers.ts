import { csdsContract } from '#contract/csds.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { CsdsService } from './service.ts';
import type { CsdWatch } from './watch.ts';

/** Serves `csds.*` of the contract. */
export function csdsHandlers(service: CsdsService, watch: Pick<CsdWatch, 'check'>) {
  const os = implementFeature(csdsContract);
  return os.router({
    check: os.check.handler(({ input }) => watch.check(input.companyId)),
    add: os.add.handler(({ input, context }) => service.add(input, context.actor)),
    list: os.list.handler(({ input }) => service.list(input.companyId)),
    activate: os.activate.handler(({ input, context }) => service.activate(input.id, input.version, context.actor)),
    inspect: os.inspect.handler(({ input, context }) => service.inspect(input, context.locale)),
    addDemo: os.addDemo.handler(({ input, context }) => service.addDemo(input, context.actor)),
    retire: os.retire.handler(({ input, context }) => service.retire(input.id, input.version, context.actor)),
  });
}
