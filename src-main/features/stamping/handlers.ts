import { stampingContract } from '#contract/stamping.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { Consents } from './consents.ts';
import type { PacConfigs } from './pac-configs.ts';
import type { PacRemovals } from './pac-removal.ts';
import type { StampingService } from './service.ts';

/** Serves `stamping.*` of the contract. */
export function stampingHandlers(
  service: StampingService,
  pacs: PacConfigs,
  consents: Consents,
  removal: Pick<PacRemovals, 'remove' | 'restore'>,
) {
  const os = implementFeature(stampingContract);
  return os.router({
    listPacs: os.listPacs.handler(({ input, context }) => pacs.list(input.companyId, context.locale)),
    configurePac: os.configurePac.handler(({ input, context }) => pacs.configure(input, context)),
    removePac: os.removePac.handler(({ input, context }) => removal.remove(input, context)),
    restorePac: os.restorePac.handler(({ input, context }) => removal.restore(input.id, context)),
    uploadCsd: os.uploadCsd.handler(async ({ input, context }) => {
      await consents.upload(input, context);
      return pacs.get(input.id, context.locale);
    }),
    withdrawCsd: os.withdrawCsd.handler(async ({ input, context }) => {
      await consents.withdraw(input.id, context);
      return pacs.get(input.id, context.locale);
    }),
    testPac: os.testPac.handler(({ input, context }) => pacs.test(input.id, context)),
    tryPac: os.tryPac.handler(({ input, context }) => pacs.tryTyped(input, context)),
    queue: os.queue.handler(({ input, context }) => service.queue(input.invoiceId, context)),
    askNow: os.askNow.handler(({ input, context }) => service.askNow(input.invoiceId, context)),
    resolveUnknown: os.resolveUnknown.handler(({ input, context }) =>
      service.resolveUnknown(
        input.invoiceId,
        input.stampedXml === undefined ? undefined : Buffer.from(input.stampedXml.base64, 'base64'),
        context,
      ),
    ),
    state: os.state.handler(({ input, context }) => service.state(input.invoiceId, context.locale)),
  });
}
