/** `$1,234.50 MXN`, within a sentence; no peso sign on what is neither pesos nor dollars. */
import { useMemo } from 'react';
import { useFormats } from '../../../i18n/format.ts';

export type MoneyText = (minor: number, decimals: number, currency: string) => string;

export function useMoneyText(): MoneyText {
  const { minor: shown } = useFormats();
  return useMemo(
    () => (minor, decimals, currency) => {
      const sign = currency === 'MXN' || currency === 'USD' ? '$' : '';
      return `${sign}${shown(minor, decimals)} ${currency}`;
    },
    [shown],
  );
}
