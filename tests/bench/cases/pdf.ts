/** One-page invoices a second, from the stored XML to the bytes of the PDF: parse, layout, QR, fonts, file. */
import { writeCfdi } from '#domain/cfdi/write.ts';
import { printInvoice, type PrintRequest } from '#features/printing/service.ts';
import { comprobante, concepto, logoPng, printInput } from '../../printing/fixtures.ts';
import type { Figure } from '../types.ts';

export const ids = ['pdf_per_s'];

const LINES = 8;
const ROUNDS = 5;
const ROUND_MS = 1_000;

export async function run(): Promise<readonly Figure[]> {
  const { company, texts, ...base } = printInput();
  const withLogo = { ...company, logo: logoPng() };
  // Different documents, as in a batch: nothing that belongs to one may be kept for the next.
  const requests = Array.from({ length: 200 }, (_, n): PrintRequest => {
    return { ...base, company: withLogo, xml: xmlOf(n), textsOf: () => texts };
  });
  let next = 0;
  const print = async (): Promise<void> => {
    const request = requests[next % requests.length];
    next += 1;
    if (request === undefined) return;
    const { pages } = await printInvoice(request);
    if (pages !== 1) throw new Error(`A one-page invoice was expected, not ${pages} pages`);
  };
  for (let i = 0; i < 200; i += 1) await print();

  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    let printed = 0;
    while (performance.now() - started < ROUND_MS) {
      await print();
      printed += 1;
    }
    rates.push(printed / ((performance.now() - started) / 1000));
  }
  return [{ id: 'pdf_per_s', value: median(rates), unit: '1/s' }];
}

function xmlOf(n: number): string {
  return writeCfdi(
    comprobante({
      folio: String(1000 + n),
      conceptos: Array.from({ length: LINES }, (_, line) =>
        concepto({
          noIdentificacion: `SRV-${n}-${line}`,
          descripcion: `Servicio ${line + 1} del pedido ${n}: instalación y capacitación`,
          importe: `${(n + 1) * (line + 17)}.50`,
        }),
      ),
    }),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
