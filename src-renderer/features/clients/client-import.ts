/** Clients from a spreadsheet, as the import view asks for them. */
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import type { ImportKind } from '../imports/kind.ts';

export const clientImport: ImportKind = {
  id: 'clients',
  key: () => api.clients.key(),
  preview: (input, options) => client.clients.previewImport(input, options),
  run: (input) => client.clients.import(input),
  undo: (input) => client.clients.undoImport(input),
  past: (input) => client.clients.imports(input),
  template: () => client.clients.importTemplate(),
};
