import { gatewaysContract } from '#contract/gateways.ts';
import { implementFeature } from '../../rpc/implement.ts';
import { feeOf } from './fees.ts';
import type { GatewaysService } from './service.ts';

/** Serves `gateways.*` of the contract. */
export function gatewaysHandlers(service: GatewaysService) {
  const os = implementFeature(gatewaysContract);
  return os.router({
    list: os.list.handler(({ input, context }) => service.list(input.companyId, context.locale)),
    get: os.get.handler(({ input, context }) => service.get(input.id, context.locale)),
    create: os.create.handler(({ input, context }) => service.create(input, context)),
    update: os.update.handler(({ input, context }) => service.update(input, context)),
    test: os.test.handler(({ input, context }) => service.test(input.id, context)),
    try: os.try.handler(({ input, context }) => service.tryTyped(input, context)),
    fee: os.fee.handler(({ input }) => service.fee(input)),
    tryFee: os.tryFee.handler(({ input: { fees, ...charge } }) => feeOf(fees, charge)),
  });
}
