/** {@link feesText} in the reader's words. */
import { useMemo } from 'react';
import type { Gateway } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useWords } from '../../i18n/words.ts';
import { feesText } from './fees-text.ts';

export function useFeesText(): (fees: Gateway['fees']) => string {
  const t = useWords(words);
  return useMemo(
    () => (fees) =>
      feesText(fees, {
        method: (method) => t(`gateways.method.${method}`),
        rest: t('gateways.fees.rest'),
        tax: (percent) => t('gateways.fees.tax', { percent }),
      }),
    [t],
  );
}
