import { alertsContract } from '#contract/alerts.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { AlertsService } from './service.ts';

/** Serves `alerts.*` of the contract. */
export function alertsHandlers(service: AlertsService) {
  const os = implementFeature(alertsContract);
  return os.router({
    list: os.list.handler(({ input, context }) => service.list(input, context.locale)),
    count: os.count.handler(({ input }) => service.count(input.companyId)),
    dismiss: os.dismiss.handler(({ input, context }) => service.dismiss(input.id, context)),
    restore: os.restore.handler(({ input, context }) => service.restore(input.id, context)),
  });
}
