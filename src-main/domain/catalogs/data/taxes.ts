/** c_Impuesto, c_TipoFactor and c_TasaOCuota. */
import type { CatalogEntry, ImpuestoEntry, TasaOCuotaEntry } from '../types.ts';

const vigenteDesde = '2022-01-01';

export const impuesto: readonly ImpuestoEntry[] = [
  { key: '001', texto: 'ISR', retencion: true, traslado: false, ambito: 'Federal', vigenteDesde },
  { key: '002', texto: 'IVA', retencion: true, traslado: true, ambito: 'Federal', vigenteDesde },
  { key: '003', texto: 'IEPS', retencion: true, traslado: true, ambito: 'Federal', vigenteDesde },
];

export const tipoFactor: readonly CatalogEntry[] = ['Tasa', 'Cuota', 'Exento'].map((key) => ({
  key,
  texto: key,
  vigenteDesde,
}));

const TRASLADO = { traslado: true, retencion: false };
const RETENCION = { traslado: false, retencion: true };
const AMBOS = { traslado: true, retencion: true };

/** Fixed rates of IEPS that may be transferred and retained. */
const IEPS_AMBOS = [
  '0.265000',
  '0.300000',
  '0.530000',
  '0.500000',
  '1.600000',
  '0.304000',
  '0.250000',
  '0.090000',
  '0.080000',
  '0.070000',
  '0.060000',
] as const;
const IEPS_TRASLADO = ['0.030000', '0.000000'] as const;

function ieps(valor: string, retencion: boolean): TasaOCuotaEntry {
  return { tipo: 'Fijo', valor, impuesto: '003', factor: 'Tasa', traslado: true, retencion, vigenteDesde };
}

export const tasaOCuota: readonly TasaOCuotaEntry[] = [
  { tipo: 'Fijo', valor: '0.000000', impuesto: '002', factor: 'Tasa', ...TRASLADO, vigenteDesde },
  { tipo: 'Fijo', valor: '0.160000', impuesto: '002', factor: 'Tasa', ...TRASLADO, vigenteDesde },
  { tipo: 'Rango', minimo: '0.000000', valor: '0.160000', impuesto: '002', factor: 'Tasa', ...RETENCION, vigenteDesde },
  {
    tipo: 'Fijo',
    valor: '0.080000',
    impuesto: '002',
    nota: 'IVA Crédito aplicado del 50%',
    factor: 'Tasa',
    ...TRASLADO,
    vigenteDesde,
  },
  ...IEPS_AMBOS.map((valor) => ieps(valor, true)),
  ...IEPS_TRASLADO.map((valor) => ieps(valor, false)),
  {
    tipo: 'Rango',
    minimo: '0.000000',
    valor: '72.160500',
    impuesto: '003',
    factor: 'Cuota',
    ...AMBOS,
    vigenteDesde: '2026-01-01',
  },
  { tipo: 'Rango', minimo: '0.000000', valor: '0.350000', impuesto: '001', factor: 'Tasa', ...RETENCION, vigenteDesde },
];
