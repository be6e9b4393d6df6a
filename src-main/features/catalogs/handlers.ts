import { catalogsContract } from '#contract/catalogs.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { CatalogsService } from './service.ts';
import { withNotes } from './views.ts';

/** Serves `catalogs.*` of the contract. */
export function catalogsHandlers(service: CatalogsService) {
  const os = implementFeature(catalogsContract);
  return os.router({
    search: os.search.handler(({ input }) => service.search(input)),
    get: os.get.handler(({ input }) => service.get(input)),
    list: os.list.handler(({ input }) => service.list(input)),
    status: os.status.handler(({ context }) => withNotes(service.status(), context.locale)),
    importFile: os.importFile.handler(async ({ input, context }) =>
      withNotes(await service.importBytes(input.file, undefined, context.actor), context.locale),
    ),
    download: os.download.handler(async ({ context, signal }) =>
      withNotes(await service.download(undefined, signal, context.actor), context.locale),
    ),
    cancel: os.cancel.handler(({ context }) => withNotes(service.cancel(), context.locale)),
    checkForUpdate: os.checkForUpdate.handler(() => service.checkForUpdate()),
  });
}
