import { satStatusContract } from '#contract/sat-status.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { SatStatusService } from './service.ts';

/** Serves `satStatus.*` of the contract. */
export function satStatusHandlers(service: SatStatusService) {
  const os = implementFeature(satStatusContract);
  return os.router({
    check: os.check.handler(({ input, signal }) => service.check(input, signal ?? new AbortController().signal)),
    get: os.get.handler(({ input }) => service.get(input)),
    sync: os.sync.handler(({ input, context }) => service.sync(input, context)),
    result: os.result.handler(({ input, context }) => service.result(input.jobId, context.locale)),
    schedule: os.schedule.handler(() => service.schedule.get()),
    setSchedule: os.setSchedule.handler(({ input }) => service.schedule.set(input)),
  });
}
