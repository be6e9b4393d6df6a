/** Everything about products, put together: the records, their checks and imports. */
import { createImportsService } from '../imports/service.ts';
import type { RecordDeps } from '../records.ts';
import { createProductChecks, type ProductCheckDeps } from './check.ts';
import type { ProductsServed } from './handlers.ts';
import { productImport } from './import.ts';
import { createProductsService } from './service.ts';

export type ProductsDeps = RecordDeps & Pick<ProductCheckDeps, 'catalogs' | 'companyOf'>;

export function createProducts(deps: ProductsDeps): ProductsServed {
  const service = createProductsService(deps);
  const checks = createProductChecks(deps);
  return { service, checks, imports: createImportsService(productImport({ ...deps, service, checks }), deps) };
}
