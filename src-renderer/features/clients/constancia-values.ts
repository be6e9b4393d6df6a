/** What a Constancia says, in the fields of a client, beside what the client had. */
import type { ConstanciaView } from '#contract/constancia.ts';
import type { ClientValues } from './client-values.ts';

export const CONSTANCIA_FIELDS = ['rfc', 'legalName', 'regimenFiscal', 'postalCode'] as const;
export type ConstanciaField = (typeof CONSTANCIA_FIELDS)[number];
export type ConstanciaValues = Partial<Record<ConstanciaField, string>>;

/** Regimes in force that have a key: those to choose from. */
export function regimesOf(found: ConstanciaView): { readonly clave: string; readonly name: string }[] {
  return found.regimes.flatMap(({ clave, name }) => (clave === undefined ? [] : [{ clave, name }]));
}

/**
 * What is taken of it. With several regimes the client's own stays if it is one of them; otherwise nobody but a
 * person can tell which, and none is taken.
 */
export function constanciaValues(found: ConstanciaView, before: ClientValues): ConstanciaValues {
  const regimes = regimesOf(found).map(({ clave }) => clave);
  const own = regimes.includes(before.regimenFiscal) ? before.regimenFiscal : undefined;
  const regimen = regimes.length === 1 ? regimes[0] : own;
  return {
    rfc: found.rfc,
    ...(found.legalName === '' ? {} : { legalName: found.legalName }),
    ...(regimen === undefined ? {} : { regimenFiscal: regimen }),
    ...(found.postalCode === undefined ? {} : { postalCode: found.postalCode }),
  };
}

export interface Difference {
  readonly field: ConstanciaField;
  readonly before: string;
  readonly found: string;
}

/** Field by field; what the constancia does not say is left out. */
export function differences(before: ClientValues, values: ConstanciaValues): Difference[] {
  return CONSTANCIA_FIELDS.flatMap((field) => {
    const found = values[field];
    return found === undefined ? [] : [{ field, before: before[field].trim(), found }];
  });
}

/** Something that was written already says otherwise. */
export function contradicts(all: readonly Difference[]): boolean {
  return all.some(({ before, found }) => before !== '' && before !== found);
}
