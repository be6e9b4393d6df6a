import { systemContract } from '#contract/system.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { SystemService } from './service.ts';

/** Serves `system.*` of the contract. */
export function systemHandlers(service: SystemService) {
  const os = implementFeature(systemContract);
  return os.router({
    info: os.info.handler(({ input, context }) => service.info(input, context.locale)),
  });
}
