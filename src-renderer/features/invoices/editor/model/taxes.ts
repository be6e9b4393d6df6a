/** Taxes of a line as they are shown and chosen: the everyday profiles by name, anything else in short. */
import { TAX_PROFILES, type TaxProfile } from '#contract/tax-profiles.ts';
import type { LineTax } from '#contract/taxes.ts';

export const PROFILES = Object.keys(TAX_PROFILES) as readonly TaxProfile[];

export function taxesOf(profile: TaxProfile): readonly LineTax[] {
  return TAX_PROFILES[profile];
}

const sameTax = (one: LineTax, other: LineTax): boolean =>
  one.tipo === other.tipo &&
  one.impuesto === other.impuesto &&
  one.tipoFactor === other.tipoFactor &&
  Number(one.tasaOCuota ?? -1) === Number(other.tasaOCuota ?? -1) &&
  one.base === other.base;

/** The profile that these taxes are, in any order; `chosen` where it is one of several that are the same. */
export function profileOf(taxes: readonly LineTax[], chosen = ''): TaxProfile | undefined {
  const is = (profile: TaxProfile): boolean => {
    const own: readonly LineTax[] = TAX_PROFILES[profile];
    return own.length === taxes.length && own.every((tax) => taxes.some((other) => sameTax(tax, other)));
  };
  return PROFILES.find((profile) => profile === chosen && is(profile)) ?? PROFILES.find(is);
}

export const TAX_NAMES: Readonly<Record<string, string>> = { '001': 'ISR', '002': 'IVA', '003': 'IEPS' };

/** `16` of `0.160000`, `1.25` of `0.012500`: exact, by moving the point. */
export function percentOf(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = fraction.padEnd(2, '0');
  const shown = `${Number(`${whole}${digits.slice(0, 2)}`)}`;
  const rest = digits.slice(2).replace(/0+$/, '');
  return rest === '' ? shown : `${shown}.${rest}`;
}

/** `0.160000` of `16`; undefined when it is no percentage. */
export function rateOf(percent: string): string | undefined {
  const [, whole = '', fraction = ''] = /^(\d{1,4})(?:\.(\d{1,4}))?$/.exec(percent.trim()) ?? [];
  if (whole === '') return undefined;
  const digits = whole.padStart(3, '0');
  return `${Number(digits.slice(0, -2))}.${digits.slice(-2)}${fraction.padEnd(4, '0')}`;
}

/** `IVA 16 %`, `Ret. ISR 10 %`, `IEPS $3.00`. */
export function taxText(tax: Pick<LineTax, 'tipo' | 'impuesto' | 'tipoFactor' | 'tasaOCuota'>, exempt: string): string {
  const name = `${tax.tipo === 'retencion' ? 'Ret. ' : ''}${TAX_NAMES[tax.impuesto] ?? tax.impuesto}`;
  if (tax.tipoFactor === 'Exento') return `${name} ${exempt}`;
  const rate = tax.tasaOCuota ?? '';
  return tax.tipoFactor === 'Cuota'
    ? `${name} $${rate.replace(/0+$/, '').replace(/\.$/, '')}`
    : `${name} ${percentOf(rate)} %`;
}
