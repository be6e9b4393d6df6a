import type { CfdiDraft } from '../draft.ts';

/**
 * Where in the draft a person repairs what a finding names in the document.
 * @param field path into the Comprobante, as in `Finding.field`
 * @param draft what the document was computed from: its traslados and retenciones are one list, in any order
 * @returns path into the CfdiDraft: the same for what both have, `lines[n]…` for a Concepto and
 *   `lines` for what the engine computes from them; undefined for what no draft has (Sello, timbre…)
 */
export function draftPathOf(field: string, draft: Pick<CfdiDraft, 'lines'>): string | undefined {
  const [, index, rest = ''] = /^conceptos(?:\[(\d+)\](?:\.(.*))?)?$/.exec(field) ?? [];
  if (field.startsWith('conceptos')) return index === undefined ? 'lines' : linePath(Number(index), rest, draft);
  const [root = ''] = field.split(/[.[]/);
  if (COMPUTED.has(root)) return 'lines';
  return NOT_IN_DRAFT.has(root) ? undefined : field;
}

/** Attributes of the document that follow from its lines. */
const COMPUTED: ReadonlySet<string> = new Set(['subTotal', 'descuento', 'total', 'impuestos']);
const NOT_IN_DRAFT: ReadonlySet<string> = new Set(['', 'sello', 'certificado', 'noCertificado', 'complementos']);

function linePath(index: number, rest: string, draft: Pick<CfdiDraft, 'lines'>): string {
  const line = `lines[${index}]`;
  if (rest === '') return line;
  if (rest === 'valorUnitario' || rest === 'importe') return `${line}.precioUnitario`;
  const [, kind, nth, attribute] = /^impuestos\.(traslado|retencion)(?:e?s)\[(\d+)\](?:\.(.*))?$/.exec(rest) ?? [];
  if (kind === undefined) return `${line}.${rest}`;
  const taxes = draft.lines[index]?.impuestos ?? [];
  const positions = taxes.flatMap((tax, position) => (tax.tipo === kind ? [position] : []));
  const position = positions[Number(nth)];
  if (position === undefined) return `${line}.impuestos`;
  const tax = `${line}.impuestos[${position}]`;
  return attribute === undefined || attribute === 'importe' ? tax : `${tax}.${attribute}`;
}
