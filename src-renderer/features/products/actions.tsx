/** What can be done with a product: the same in its context menu, by key, in its panel and in the palette. */
import { IconArchive, IconArchiveOff, IconClipboard, IconCopy, IconPencil } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { Product } from '#contract/products.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/products.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import type { RowAction } from '../../ui/table/types.ts';
import { useLatest } from '../../ui/use-latest.ts';
import { archiveAll, restoreAll } from '../records/put-away.ts';
import { productKind } from './product-kind.ts';

/** Keys of the actions, wherever they are offered. */
export const ACTION_KEYS = { edit: 'E', duplicate: 'D', copySku: 'R', archive: 'A' } as const;
export type ProductActionId = keyof typeof ACTION_KEYS;

export interface ProductAction extends RowAction {
  readonly id: ProductActionId;
}

/** Archives or restores several, and says so with their undo. */
export function useProductPutAway(): (what: 'archive' | 'restore', products: readonly Product[]) => Promise<void> {
  const t = useWords(words);
  const formats = useFormats();
  return useCallback(
    (what, products) => {
      const say = (done: readonly Product[]): string =>
        t(what === 'archive' ? 'products.archived' : 'products.restored', {
          count: done.length,
          shown: formats.count(done.length),
          name: done[0]?.description ?? '',
        });
      return what === 'archive' ? archiveAll(productKind, products, say) : restoreAll(productKind, products, say);
    },
    [formats, t],
  );
}

interface Asked {
  readonly edit: (product: Product) => void;
  readonly duplicate: (product: Product) => void;
}

export function useProductActions(asked: Asked): (product: Product) => ProductAction[] {
  const t = useWords(words);
  const c = useWords(common);
  const putAway = useProductPutAway();
  const latest = useLatest(asked);
  return useCallback(
    (product) => {
      const { sku } = product;
      const isArchived = product.archivedAtUtc !== undefined;
      return [
        {
          id: 'edit',
          label: c('common.edit'),
          key: ACTION_KEYS.edit,
          icon: <IconPencil size={14} />,
          run: () => latest.current.edit(product),
        },
        {
          id: 'duplicate',
          label: t('products.action.duplicate'),
          key: ACTION_KEYS.duplicate,
          icon: <IconCopy size={14} />,
          run: () => latest.current.duplicate(product),
        },
        {
          id: 'copySku',
          label: t('products.action.copySku'),
          key: ACTION_KEYS.copySku,
          icon: <IconClipboard size={14} />,
          disabled: sku === undefined,
          run: () => {
            navigator.clipboard
              .writeText(sku ?? '')
              .then(() => showDone(t('products.skuCopied', { sku: sku ?? '' })))
              .catch(reportProblem);
          },
        },
        {
          id: 'archive',
          label: c(isArchived ? 'common.restore' : 'common.archive'),
          key: ACTION_KEYS.archive,
          icon: isArchived ? <IconArchiveOff size={14} /> : <IconArchive size={14} />,
          separated: true,
          run: () => void putAway(isArchived ? 'restore' : 'archive', [product]),
        },
      ];
    },
    [c, latest, putAway, t],
  );
}
