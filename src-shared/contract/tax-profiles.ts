/** Tax profiles, apart from the schemas: a window reads them without bringing zod along. */
import type { LineTax } from './taxes.ts';

const transfer = (impuesto: LineTax['impuesto'], tasaOCuota: string): LineTax => ({
  tipo: 'traslado',
  impuesto,
  tipoFactor: 'Tasa',
  tasaOCuota,
});
const retention = (impuesto: LineTax['impuesto'], tasaOCuota: string): LineTax => ({
  tipo: 'retencion',
  impuesto,
  tipoFactor: 'Tasa',
  tasaOCuota,
});

/**
 * Tax profiles: the everyday sets of transfers and retentions, by name.
 * Rates: LIVA art. 1 (16 %), 2-A (0 %), 15 (exempt), 1-A with RLIVA art. 3 (two thirds of the IVA of
 * fees and rent; 4 % of freight); LISR art. 106 and 116 (10 %), 113-J (1.25 %, RESICO); 8 % by the
 * decree for the northern and southern borders.
 */
export const TAX_PROFILES = {
  iva16: [transfer('002', '0.160000')],
  iva8: [transfer('002', '0.080000')],
  iva0: [transfer('002', '0.000000')],
  exento: [{ tipo: 'traslado', impuesto: '002', tipoFactor: 'Exento' }],
  honorarios: [transfer('002', '0.160000'), retention('001', '0.100000'), retention('002', '0.106667')],
  arrendamiento: [transfer('002', '0.160000'), retention('001', '0.100000'), retention('002', '0.106667')],
  autotransporte: [transfer('002', '0.160000'), retention('002', '0.040000')],
  resico: [transfer('002', '0.160000'), retention('001', '0.012500')],
  ninguno: [],
} as const satisfies Record<string, readonly LineTax[]>;
export type TaxProfile = keyof typeof TAX_PROFILES;
