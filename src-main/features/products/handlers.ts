import { productsContract } from '#contract/products.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { ProductsService } from './service.ts';

/** Serves `products.*` of the contract. */
export function productsHandlers(service: ProductsService) {
  const os = implementFeature(productsContract);
  return os.router({
    create: os.create.handler(({ input, context }) => service.create(input, context.actor)),
    update: os.update.handler(({ input, context }) => service.update(input, context.actor)),
    get: os.get.handler(({ input }) => service.get(input.id)),
    list: os.list.handler(({ input }) => service.list(input)),
    archive: os.archive.handler(({ input, context }) => service.archive(input.id, input.version, context.actor)),
  });
}
