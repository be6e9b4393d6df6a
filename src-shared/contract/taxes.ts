/** Taxes of a line as a person chooses them; amounts are computed by the totals engine. */
import { z } from 'zod';
import { decimal6 } from './common.ts';

export { TAX_PROFILES, type TaxProfile } from './tax-profiles.ts';

export const lineTax = z
  .strictObject({
    tipo: z.enum(['traslado', 'retencion']),
    /** 001 ISR, 002 IVA, 003 IEPS */
    impuesto: z.enum(['001', '002', '003']),
    tipoFactor: z.enum(['Tasa', 'Cuota', 'Exento']),
    /** Absent when Exento. */
    tasaOCuota: decimal6.optional(),
    /** Base said by the person (quota taxes, special bases). */
    base: decimal6.optional(),
  })
  .refine((tax) => (tax.tipoFactor === 'Exento') === (tax.tasaOCuota === undefined), {
    path: ['tasaOCuota'],
    error: 'tasaOCuota va siempre, menos en Exento',
  });
export type LineTax = z.infer<typeof lineTax>;
