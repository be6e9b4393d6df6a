import { cfdiImportsContract } from '#contract/cfdi-imports.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { CfdiImportService } from './service.ts';

/** Serves `cfdiImports.*` of the contract. */
export function cfdiImportsHandlers(service: CfdiImportService) {
  const os = implementFeature(cfdiImportsContract);
  return os.router({
    begin: os.begin.handler(({ input, context }) => service.begin(input, context)),
    addFiles: os.addFiles.handler(({ input }) => service.addFiles(input.id, input.files)),
    addPiece: os.addPiece.handler(({ input: { id, ...piece } }) => service.addPiece(id, piece)),
    start: os.start.handler(({ input, context }) => service.start(input.id, context)),
    get: os.get.handler(({ input, context }) => service.get(input.id, context.locale)),
    list: os.list.handler(({ input, context }) => service.list(input, context.locale)),
    files: os.files.handler(({ input, context }) => service.files(input, context.locale)),
    undo: os.undo.handler(({ input, context }) => service.undo(input.id, context)),
    discard: os.discard.handler(({ input }) => service.discard(input.id)),
  });
}
