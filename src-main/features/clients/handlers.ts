import { clientsContract, type ClientImportField } from '#contract/clients.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { ConstanciaService } from '../constancia/service.ts';
import type { ImportsService } from '../imports/service.ts';
import type { ClientChecks } from './check.ts';
import type { ClientsService } from './service.ts';

export interface ClientsServed {
  readonly service: ClientsService;
  readonly checks: ClientChecks;
  readonly constancia: ConstanciaService;
  readonly imports: ImportsService<ClientImportField>;
}

/** Serves `clients.*` of the contract. */
export function clientsHandlers({ service, checks, constancia, imports }: ClientsServed) {
  const os = implementFeature(clientsContract);
  return os.router({
    create: os.create.handler(({ input, context }) => service.create(input, context.actor)),
    update: os.update.handler(({ input, context }) => service.update(input, context.actor)),
    get: os.get.handler(({ input }) => service.get(input.id)),
    list: os.list.handler(({ input }) => service.list(input)),
    count: os.count.handler(({ input }) => service.count(input)),
    archive: os.archive.handler(({ input, context }) => service.archive(input.id, input.version, context.actor)),
    restore: os.restore.handler(({ input, context }) => service.restore(input.id, input.version, context.actor)),
    check: os.check.handler(({ input, context }) => checks.check(input, context.locale)),
    readConstancia: os.readConstancia.handler(({ input, context }) => constancia.read(input, context.locale)),
    previewImport: os.previewImport.handler(({ input, context }) => imports.preview(input, context.locale)),
    import: os.import.handler(({ input, context }) => imports.import(input, context.actor, context.locale)),
    undoImport: os.undoImport.handler(({ input, context }) => imports.undo(input.importId, context.actor)),
    imports: os.imports.handler(({ input }) => imports.list(input)),
    importTemplate: os.importTemplate.handler(({ context }) => imports.template(context.locale)),
  });
}
