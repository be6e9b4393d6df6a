/** The columns of the list of products; beside an open panel only those that tell one from another. */
import { useMemo } from 'react';
import type { Product } from '#contract/products.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as recordWords from '#i18n/catalog/window/records.ts';
import * as words from '#i18n/catalog/window/products.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import type { Column } from '../../ui/table/types.ts';
import { useTaxesText } from './taxes-text.ts';
import classes from './products.module.css';

const BESIDE_PANEL = new Set(['description', 'sku', 'price']);

export function useProductColumns(besidePanel: boolean): readonly Column<Product>[] {
  const t = useWords(words);
  const r = useWords(recordWords);
  const c = useWords(common);
  const formats = useFormats();
  const taxesText = useTaxesText();
  return useMemo(() => {
    const text = (
      id: string,
      header: string,
      width: number,
      of: (product: Product) => string,
      more: Partial<Column<Product>> = {},
    ): Column<Product> => ({ id, header, width, cell: of, text: of, ...more });
    const all: Column<Product>[] = [
      text('description', t('products.column.description'), besidePanel ? 260 : 300, ({ description }) => description, {
        fixed: true,
        sortBy: 'description',
        cell: ({ archivedAtUtc, description }) =>
          archivedAtUtc === undefined ? (
            description
          ) : (
            <>
              <StateBadge tone="ended">{r('records.isArchived')}</StateBadge> {description}
            </>
          ),
      }),
      text('sku', t('products.column.sku'), 104, ({ sku }) => sku ?? '', { sortBy: 'sku' }),
      text('claveProdServ', t('products.column.claveProdServ'), 88, ({ claveProdServ }) => claveProdServ, {
        cell: ({ claveProdServ }) => <span className="tabular">{claveProdServ}</span>,
      }),
      text('unit', t('products.column.unit'), 112, ({ claveUnidad, unitName }) =>
        [claveUnidad, unitName].filter(Boolean).join(' '),
      ),
      text(
        'price',
        t('products.column.price'),
        130,
        ({ unitPrice, currency }) => `${formats.decimal(unitPrice, 2)} ${currency}`,
        { align: 'end', sortBy: 'price', cell: (product) => <Price product={product} /> },
      ),
      text('taxes', t('products.column.taxes'), 184, ({ taxes }) => taxesText(taxes)),
      text(
        'includes',
        t('products.column.includes'),
        110,
        ({ priceIncludesTaxes }) => (priceIncludesTaxes ? c('common.yes') : ''),
        { shown: false },
      ),
      text('objetoImp', t('products.column.objetoImp'), 70, ({ objetoImp }) => objetoImp, { shown: false }),
      text('updated', r('records.updated'), 100, ({ updatedAtUtc }) => formats.instant(updatedAtUtc), {
        sortBy: 'updated',
        cell: ({ updatedAtUtc }) => <span className="tabular">{formats.ago(updatedAtUtc)}</span>,
      }),
    ];
    if (!besidePanel) return all;
    return all.map((column) => (BESIDE_PANEL.has(column.id) ? column : Object.assign(column, { shown: false })));
  }, [besidePanel, c, formats, r, t, taxesText]);
}

/** An exact decimal, with its currency small behind it. */
export function Price({ product: { unitPrice, currency } }: { product: Pick<Product, 'unitPrice' | 'currency'> }) {
  const formats = useFormats();
  return (
    <span className="tabular">
      {formats.decimal(unitPrice, 2)}
      <span className={classes['currency']}>{currency}</span>
    </span>
  );
}
