/** Products and services that lines are made from. */
import { v7 as uuidv7 } from 'uuid';
import type { RecordFilter } from '#contract/lists.ts';
import type { Product, ProductChanges, ProductInput, ProductSort } from '#contract/products.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { toListPage, type ListPage } from '../record-list.ts';
import { recordSteps, type RecordDeps, saidColumns, withoutNulls, within } from '../records.ts';
import * as repository from './repository.ts';
import type { ProductRow } from './tables.ts';

/** What a caller inside the engine may leave out of a list. */
export type ProductsList = Omit<ListPage<ProductSort>, 'sort' | 'archived'> &
  Partial<Pick<ListPage<ProductSort>, 'archived'>> & { readonly sort?: ListPage<ProductSort>['sort'] | undefined };

export type ProductsService = ReturnType<typeof createProductsService>;

export function createProductsService(deps: RecordDeps) {
  const { db, clock } = deps;
  const steps = recordSteps<ProductRow, Product>(
    {
      kind: 'product',
      nameKey: 'products.name',
      find: repository.findProduct,
      update: repository.updateProduct,
      toView: withoutNulls,
    },
    deps,
  );

  /** @throws CuadraError PRODUCT_SKU_TAKEN when another product of the company has it */
  function refuseTakenSku(tx: Db, companyId: string, sku: string | undefined, ownId?: string): void {
    if (sku === undefined) return;
    const other = repository.findProductBySku(tx, companyId, sku);
    if (other !== undefined && other.id !== ownId)
      throw new CuadraError('PRODUCT_SKU_TAKEN', { params: { sku }, field: 'sku' });
  }

  return {
    create(input: ProductInput, actor: string, outer?: Db): Product {
      return within(db, outer, (tx) => {
        refuseTakenSku(tx, input.companyId, input.sku);
        const at = clock.now().toISOString();
        const id = uuidv7();
        repository.insertProduct(tx, {
          ...input,
          objetoImp: input.objetoImp ?? (input.taxes.length > 0 ? '02' : '01'),
          sku: input.sku ?? null,
          unitName: input.unitName ?? null,
          id,
          archivedAtUtc: null,
          createdAtUtc: at,
          updatedAtUtc: at,
          version: 1,
        });
        return steps.created(tx, id, actor);
      });
    },

    update({ id, version, ...changes }: ProductChanges, actor: string, outer?: Db): Product {
      refuseTakenSku(db, steps.mustFind(db, id).companyId, changes.sku ?? undefined, id);
      return steps.change(id, version, actor, 'updated', saidColumns(changes), outer);
    },

    get(id: string): Product {
      return withoutNulls(steps.mustFind(db, id));
    },

    list({ sort = { by: 'description', direction: 'asc' }, archived = 'no', ...rest }: ProductsList) {
      const page = { ...rest, archived, sort };
      return toListPage(repository.listProducts(db, page), page, withoutNulls<ProductRow>);
    },

    count(filter: RecordFilter): { total: number } {
      return { total: repository.countProducts(db, filter) };
    },

    archive(id: string, version: number, actor: string, outer?: Db): Product {
      return steps.change(id, version, actor, 'archived', { archivedAtUtc: clock.now().toISOString() }, outer);
    },

    /** Puts back what an import changed; `before` is what it kept. */
    revert(id: string, version: number, before: Partial<ProductRow>, actor: string, outer?: Db): Product {
      refuseTakenSku(db, steps.mustFind(db, id).companyId, before.sku ?? undefined, id);
      return steps.change(id, version, actor, 'reverted', before, outer);
    },

    restore(id: string, version: number, actor: string, outer?: Db): Product {
      return steps.change(id, version, actor, 'restored', { archivedAtUtc: null }, outer);
    },
  };
}
