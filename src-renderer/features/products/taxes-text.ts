/** Taxes of a product in short: by the name of their profile where there is one that says it all. */
import { useCallback } from 'react';
import type { LineTax } from '#contract/taxes.ts';
import * as words from '#i18n/catalog/window/products.ts';
import { useWords } from '../../i18n/words.ts';
import { taxText } from '../invoices/editor/model/taxes.ts';

export function useTaxesText(): (taxes: readonly LineTax[]) => string {
  const t = useWords(words);
  return useCallback(
    (taxes) =>
      taxes.length === 0
        ? t('products.tax.ninguno')
        : taxes.map((tax) => taxText(tax, t('products.tax.exempt'))).join(', '),
    [t],
  );
}
