/** A product as its form has it, and as the contract takes it. */
import type { Product, ProductCheck, ProductInput } from '#contract/products.ts';
import type { LineTax } from '#contract/taxes.ts';
import { profileOf, taxesOf } from '../invoices/editor/model/taxes.ts';

export const CUSTOM = 'custom';
const USUAL_PROFILE = 'iva16';

export interface ProductValues extends Record<string, unknown> {
  /** What the record was when the form began; 0 for a new one. */
  version: number;
  description: string;
  sku: string;
  claveProdServ: string;
  claveUnidad: string;
  unitName: string;
  unitPrice: string;
  currency: string;
  priceIncludesTaxes: boolean;
  /** A profile's name, or {@link CUSTOM}. */
  profile: string;
  taxes: readonly LineTax[];
  /** '' for the one that goes with the taxes. */
  objetoImp: string;
}

export type ProductField = Exclude<keyof ProductValues & string, 'version' | 'profile'>;

export function valuesOf(product: Product | undefined): ProductValues {
  const taxes = product?.taxes ?? taxesOf(USUAL_PROFILE);
  return {
    version: product?.version ?? 0,
    description: product?.description ?? '',
    sku: product?.sku ?? '',
    claveProdServ: product?.claveProdServ ?? '',
    claveUnidad: product?.claveUnidad ?? '',
    unitName: product?.unitName ?? '',
    unitPrice: product?.unitPrice ?? '',
    currency: product?.currency ?? 'MXN',
    priceIncludesTaxes: product?.priceIncludesTaxes ?? false,
    profile: profileOf(taxes) ?? CUSTOM,
    taxes,
    objetoImp: product === undefined || product.objetoImp === usualObjeto(taxes) ? '' : product.objetoImp,
  };
}

/** What the engine takes when nothing else is said. */
export function usualObjeto(taxes: readonly LineTax[]): string {
  return taxes.length > 0 ? '02' : '01';
}

/** A copy to begin another with: a code is one product's. */
export function copyOf(product: Product): Partial<ProductValues> {
  return { ...valuesOf(product), version: 0, sku: '' };
}

/** The fields that have not the form in which they can be kept at all. */
export function wrongFields(values: ProductValues): ProductField[] {
  const wrong: ProductField[] = [];
  if (values.description.trim() === '' || values.description.includes('|')) wrong.push('description');
  if (values.sku.includes('|')) wrong.push('sku');
  if (!/^\d{8}$/.test(values.claveProdServ)) wrong.push('claveProdServ');
  if (values.claveUnidad === '') wrong.push('claveUnidad');
  if (values.unitName.includes('|')) wrong.push('unitName');
  if (values.unitPrice === '') wrong.push('unitPrice');
  if (values.currency === '') wrong.push('currency');
  if (!areWhole(values.taxes)) wrong.push('taxes');
  return wrong;
}

/** Every tax has its rate or quota, but the exempt. */
function areWhole(taxes: readonly LineTax[]): boolean {
  return taxes.every(({ tipoFactor, tasaOCuota = '' }) => tipoFactor === 'Exento' || tasaOCuota !== '');
}

/** Only what was written is judged. */
export function checkOf(values: ProductValues, companyId: string, productId: string | undefined): ProductCheck {
  const { sku, description, claveProdServ, claveUnidad, currency, objetoImp, taxes } = values;
  const said = { sku: sku.trim(), description, claveProdServ, claveUnidad, currency, objetoImp };
  const written = Object.entries(said).filter(([, value]) => value !== '');
  return {
    companyId,
    ...(productId === undefined ? {} : { productId }),
    ...(areWhole(taxes) ? { taxes: [...taxes] } : {}),
    ...Object.fromEntries(written),
  };
}

type Said = Omit<ProductInput, 'companyId' | 'sku' | 'unitName' | 'objetoImp'> & {
  readonly objetoImp: string;
  readonly options: Record<'sku' | 'unitName', string>;
};

export function saidOfValues(values: ProductValues): Said {
  const { claveProdServ, claveUnidad, unitPrice, currency, priceIncludesTaxes, taxes, objetoImp } = values;
  return {
    description: values.description.trim(),
    claveProdServ,
    claveUnidad,
    unitPrice,
    currency,
    priceIncludesTaxes,
    taxes: [...taxes],
    objetoImp: objetoImp === '' ? usualObjeto(taxes) : objetoImp,
    options: { sku: values.sku.trim(), unitName: values.unitName.trim() },
  };
}
