/** Products from a spreadsheet, as the import view asks for them. */
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import type { ImportKind } from '../imports/kind.ts';

export const productImport: ImportKind = {
  id: 'products',
  key: () => api.products.key(),
  preview: (input, options) => client.products.previewImport(input, options),
  run: (input) => client.products.import(input),
  undo: (input) => client.products.undoImport(input),
  past: (input) => client.products.imports(input),
  template: () => client.products.importTemplate(),
};
