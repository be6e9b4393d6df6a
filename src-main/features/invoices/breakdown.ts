/** What a document adds up to, part by part, for whoever looks at a draft. */
import type { Breakdown } from '#contract/invoices.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { amountInWords } from '#domain/money/words.ts';

export function breakdownOf({ conceptos, impuestos, complementos, total, moneda }: Comprobante): Breakdown {
  const locales = complementos.flat().flatMap((one) => (one.kind === 'implocal' ? one.items : []));
  return {
    lines: conceptos.map(({ importe, descuento }) => (descuento === undefined ? { importe } : { importe, descuento })),
    traslados: [...(impuestos?.traslados ?? [])],
    retenciones: [...(impuestos?.retenciones ?? [])],
    locales: locales.map((tax) =>
      tax.tipo === 'traslado'
        ? { tipo: tax.tipo, nombre: tax.impLocTrasladado, tasa: tax.tasadeTraslado, importe: tax.importe }
        : { tipo: tax.tipo, nombre: tax.impLocRetenido, tasa: tax.tasadeRetencion, importe: tax.importe },
    ),
    totalInWords: amountInWords(total, moneda),
  };
}
