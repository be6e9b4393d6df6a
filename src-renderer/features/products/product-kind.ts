/** Products, as the list of records asks for them. */
import type { Product, ProductSort } from '#contract/products.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import type { RecordKind } from '../records/kind.ts';

export const productKind: RecordKind<Product, ProductSort> = {
  key: () => api.products.key(),
  list: (input, options) => client.products.list(input, options),
  count: (input, options) => client.products.count(input, options),
  get: (input) => client.products.get(input),
  archive: (input) => client.products.archive(input),
  restore: (input) => client.products.restore(input),
};
