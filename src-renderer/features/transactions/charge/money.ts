/** Amounts within a sentence: `$1,234.50`, with or without `MXN`; no peso sign on what is neither pesos nor dollars. */
import { useMemo } from 'react';
import { useFormats } from '../../../i18n/format.ts';

export interface MoneyText {
  readonly bare: (minor: number) => string;
  readonly whole: (minor: number) => string;
}

export function useMoneyText(currency: string, decimals: number): MoneyText {
  const { minor: shown } = useFormats();
  return useMemo(() => {
    const sign = currency === 'MXN' || currency === 'USD' ? '$' : '';
    const bare = (minor: number): string => `${sign}${shown(minor, decimals)}`;
    return { bare, whole: (minor) => `${bare(minor)} ${currency}` };
  }, [currency, decimals, shown]);
}
