import { bulkContract } from '#contract/bulk.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { BulkService } from './service.ts';

/** Serves `bulk.*` of the contract. */
export function bulkHandlers(service: BulkService) {
  const os = implementFeature(bulkContract);
  return os.router({
    start: os.start.handler(({ input, context }) => service.start(input, context)),
    result: os.result.handler(({ input, context }) => service.result(input.jobId, context.locale)),
    failures: os.failures.handler(({ input, context }) => service.failures(input, context.locale)),
    readFile: os.readFile.handler(({ input }) => service.readFile(input.jobId, input.offset, input.length)),
    discardFile: os.discardFile.handler(({ input, context }) => service.discardFile(input.jobId, context)),
    undo: os.undo.handler(({ input, context }) => service.undo(input.jobId, context)),
  });
}
