import { jobsContract } from '#contract/jobs.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { JobsService } from './service.ts';

/** Serves `jobs.*` of the contract. */
export function jobsHandlers(service: JobsService) {
  const os = implementFeature(jobsContract);
  return os.router({
    list: os.list.handler(({ input, context }) => service.list(input, context.locale)),
    count: os.count.handler(({ input }) => service.count(input)),
    get: os.get.handler(({ input, context }) => service.get(input.id, context.locale)),
    retry: os.retry.handler(({ input, context }) => service.retry(input.id, context)),
    retryAll: os.retryAll.handler(({ input, context }) => service.retryAll(input, context)),
    cancel: os.cancel.handler(({ input, context }) => service.cancel(input.id, context)),
    stats: os.stats.handler(({ input }) => service.stats(input.companyId)),
  });
}
