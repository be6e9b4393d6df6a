/** Short ways to write a draft's line, compute a document and expect a refusal. */
import { expect } from 'vitest';
import type { CfdiDraft, DraftLine, DraftTax } from '#domain/cfdi/draft.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { isCuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import { draftWith } from './drafts.testing.ts';
import { computeComprobante } from './index.ts';

export function line(
  cantidad: string,
  precioUnitario: string,
  impuestos: readonly DraftTax[],
  extra: Partial<DraftLine> = {},
): DraftLine {
  return {
    claveProdServ: '01010101',
    cantidad,
    claveUnidad: 'H87',
    descripcion: 'Producto',
    precioUnitario,
    impuestos,
    ...extra,
  };
}

export const compute = (
  lines: readonly DraftLine[],
  extra: Partial<CfdiDraft> = {},
): ReturnType<typeof computeComprobante> => computeComprobante(draftWith(lines, extra));

export const refusal = (code: ErrorCode, field: string): unknown =>
  expect.toSatisfy((error: unknown) => isCuadraError(error, code) && error.field === field);

/** Some element of another namespace. */
export const element = (namespace: string): XmlElement => ({
  kind: 'element',
  name: 'x:y',
  namespace,
  local: 'y',
  attributes: [],
  children: [],
});
