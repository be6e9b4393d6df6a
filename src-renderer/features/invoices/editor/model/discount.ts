/** A discount as it is typed: `10%` of the line or `150` off it, with sums as everywhere. */
import { evaluateAmount } from '../../../../ui/fields/amount.ts';
import { groupDecimal } from '../../../../i18n/format.ts';
import type { DiscountKind } from './form.ts';

export interface Discount {
  readonly tipo: DiscountKind;
  readonly valor: string;
}

/** Undefined when it cannot be read; '' and zero are no discount. */
export function readDiscount(text: string): Discount | undefined {
  const typed = text.trim();
  if (typed === '') return { tipo: 'importe', valor: '' };
  const isPercent = typed.endsWith('%');
  const valor = evaluateAmount(isPercent ? typed.slice(0, -1) : typed);
  if (valor === undefined || (isPercent && Number(valor) > 100)) return undefined;
  return Number(valor) === 0 ? { tipo: 'importe', valor: '' } : { tipo: isPercent ? 'porcentaje' : 'importe', valor };
}

export function showDiscount({ tipo, valor }: Discount): string {
  if (valor === '') return '';
  return tipo === 'porcentaje' ? `${groupDecimal(valor)} %` : groupDecimal(valor, 2);
}
