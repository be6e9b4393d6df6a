import { catalogsContract } from '#contract/catalogs.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { CatalogsService } from './service.ts';

/** Serves `catalogs.*` of the contract. */
export function catalogsHandlers(service: CatalogsService) {
  const os = implementFeature(catalogsContract);
  return os.router({
    search: os.search.handler(({ input }) => service.search(input)),
    get: os.get.handler(({ input }) => service.get(input)),
    list: os.list.handler(({ input }) => service.list(input)),
    status: os.status.handler(() => service.status()),
    importFile: os.importFile.handler(({ input }) => service.importBytes(input.file)),
    download: os.download.handler(() => service.download()),
    cancel: os.cancel.handler(() => service.cancel()),
    checkForUpdate: os.checkForUpdate.handler(() => service.checkForUpdate()),
  });
}
