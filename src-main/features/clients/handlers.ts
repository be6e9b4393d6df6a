import { clientsContract } from '#contract/clients.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { ClientsService } from './service.ts';

/** Serves `clients.*` of the contract. */
export function clientsHandlers(service: ClientsService) {
  const os = implementFeature(clientsContract);
  return os.router({
    create: os.create.handler(({ input, context }) => service.create(input, context.actor)),
    update: os.update.handler(({ input, context }) => service.update(input, context.actor)),
    get: os.get.handler(({ input }) => service.get(input.id)),
    list: os.list.handler(({ input }) => service.list(input)),
    archive: os.archive.handler(({ input, context }) => service.archive(input.id, input.version, context.actor)),
  });
}
