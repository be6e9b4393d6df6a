import { speiContract } from '#contract/spei.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { SpeiService } from './service.ts';

/** Serves `spei.*` of the contract. */
export function speiHandlers(service: SpeiService) {
  const os = implementFeature(speiContract);
  return os.router({
    sheet: os.sheet.handler(({ input, context }) => service.sheet(input.transactionId, context.locale)),
    message: os.message.handler(({ input, context }) => service.message(input.transactionId, context.locale)),
  });
}
