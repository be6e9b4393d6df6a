/**
 * SAT's rules about amounts, written again with decimal.js and nothing of ours: the judge of the
 * property tests. Every rule is checked under both readings of "n" (decimals of the currency, and those
 * of the written Importe). Codes: CFDI matrix; XSD: tdCFDI.xsd, cfdv40.xsd, cfdv33.xsd, implocal.xsd.
 */
import { Decimal } from 'decimal.js';
import type { Comprobante, Concepto } from '#domain/cfdi/model.ts';

const Exact = Decimal.clone({ precision: 80 });
type Exact = InstanceType<typeof Exact>;

const EPSILON = new Exact('1e-12');
const IMPORTE = /^[0-9]{1,18}(\.[0-9]{1,6})?$/;
const RATE = /^[0-9]+\.[0-9]{6}$/;

const places = (text: string): number => text.split('.')[1]?.length ?? 0;
const half = (text: string): Exact => new Exact(10).pow(-places(text)).div(2);
const round = (value: Exact, n: number): Exact => value.toDecimalPlaces(n, Decimal.ROUND_HALF_UP);
const sum = (texts: readonly (string | undefined)[]): Exact =>
  texts.reduce((total: Exact, text) => total.plus(text ?? 0), new Exact(0));

function insideProduct(a: string, b: string, importe: string, n: number): boolean {
  const low = new Exact(a).minus(half(a)).times(new Exact(b).minus(half(b)));
  const high = new Exact(a)
    .plus(half(a))
    .minus(EPSILON)
    .times(new Exact(b).plus(half(b)).minus(EPSILON));
  return inside(low, high, importe, n);
}

function insideTax(base: string, rate: string, importe: string, n: number): boolean {
  const low = new Exact(base).minus(half(base)).times(rate);
  const high = new Exact(base).plus(half(base)).minus(EPSILON).times(rate);
  return inside(low, high, importe, n);
}

function inside(low: Exact, high: Exact, importe: string, n: number): boolean {
  const lower = low.toDecimalPlaces(n, Decimal.ROUND_DOWN);
  const upper = high.toDecimalPlaces(n, Decimal.ROUND_UP);
  return lower.lte(importe) && upper.gte(importe);
}

/** Codes of the rules that the document breaks; empty when it breaks none. */
export function brokenRules(c: Comprobante, decimals: number): string[] {
  const broken: string[] = [];
  const must = (code: string, holds: boolean): void => {
    if (!holds) broken.push(code);
  };
  const importes = c.conceptos.map((concepto) => concepto.importe);
  const discounts = c.conceptos.map((concepto) => concepto.descuento).filter((text) => text !== undefined);
  const isTransfer = c.tipoDeComprobante === 'T';

  must(
    'XSD',
    [c.subTotal, c.total, c.descuento ?? '0', ...importes, ...discounts].every((text) => IMPORTE.test(text)),
  );
  must('40107', places(c.subTotal) <= decimals);
  must('40108', isTransfer || new Exact(c.subTotal).equals(round(sum(importes), decimals)));
  must('40109', !isTransfer || (new Exact(c.subTotal).isZero() && new Exact(c.total).isZero()));
  must('40110', new Exact(c.descuento ?? 0).lte(c.subTotal));
  must('40111', (discounts.length > 0 && !isTransfer) === (c.descuento !== undefined));
  must('40111', c.descuento === undefined || new Exact(c.descuento).equals(round(sum(discounts), decimals)));
  must('40112', places(c.descuento ?? '0') <= decimals);
  must('40119', isTransfer || new Exact(c.total).equals(expectedTotal(c, must)));
  must('40119', isTransfer || places(c.total) <= decimals);
  for (const concepto of c.conceptos) checkConcepto(c, concepto, decimals, must);
  checkSummary(c, decimals, must);
  return broken;
}

type Must = (code: string, holds: boolean) => void;

function expectedTotal(c: Comprobante, must: Must): Exact {
  let total = new Exact(c.subTotal)
    .minus(c.descuento ?? 0)
    .plus(c.impuestos?.totalImpuestosTrasladados ?? 0)
    .minus(c.impuestos?.totalImpuestosRetenidos ?? 0);
  for (const complemento of c.complementos.flat()) {
    if (complemento.kind !== 'implocal') continue;
    const of = (tipo: string): string[] => complemento.items.filter((i) => i.tipo === tipo).map((i) => i.importe);
    must('implocal', sum(of('traslado')).equals(complemento.totaldeTraslados));
    must('implocal', sum(of('retencion')).equals(complemento.totaldeRetenciones));
    for (const item of complemento.items) {
      const rate = item.tipo === 'traslado' ? item.tasadeTraslado : item.tasadeRetencion;
      must('implocal XSD', /^[0-9]+\.[0-9]{2}$/.test(item.importe) && /^[0-9]+\.[0-9]{2}$/.test(rate));
    }
    total = total.plus(complemento.totaldeTraslados).minus(complemento.totaldeRetenciones);
  }
  return total;
}

function checkConcepto(c: Comprobante, concepto: Concepto, decimals: number, must: Must): void {
  const { cantidad, valorUnitario, importe, descuento } = concepto;
  const taxes = [...(concepto.impuestos?.traslados ?? []), ...(concepto.impuestos?.retenciones ?? [])];
  must('XSD', IMPORTE.test(valorUnitario) && IMPORTE.test(cantidad) && new Exact(cantidad).gte('0.000001'));
  must('40166', c.tipoDeComprobante === 'T' || new Exact(valorUnitario).gt(0));
  for (const n of [decimals, places(importe)]) must('40167', insideProduct(cantidad, valorUnitario, importe, n));
  must('importe decimals', places(importe) >= decimals);
  must('40168', descuento === undefined || places(descuento) <= places(importe));
  must('40169', descuento === undefined || new Exact(descuento).lte(importe));
  must('40171', concepto.objetoImp === undefined || (concepto.objetoImp === '02') === taxes.length > 0);
  must('40173', concepto.impuestos === undefined || taxes.length > 0);
  must('3.3', (concepto.objetoImp === undefined) === (c.version === '3.3'));
  for (const tax of taxes) {
    must('40174', new Exact(tax.base).gte('0.000001') && IMPORTE.test(tax.base));
    must('40177', tax.tipoFactor !== 'Exento' || (tax.tasaOCuota === undefined && tax.importe === undefined));
    must('40178', tax.tipoFactor === 'Exento' || (tax.tasaOCuota !== undefined && tax.importe !== undefined));
    if (tax.tasaOCuota === undefined || tax.importe === undefined) continue;
    must('XSD', RATE.test(tax.tasaOCuota) && IMPORTE.test(tax.importe));
    for (const n of [decimals, places(tax.importe)]) must('40180', insideTax(tax.base, tax.tasaOCuota, tax.importe, n));
  }
  for (const tax of concepto.impuestos?.retenciones ?? []) must('40184', tax.tipoFactor !== 'Exento');
}

function checkSummary(c: Comprobante, decimals: number, must: Must): void {
  const traslados = c.conceptos.flatMap((concepto) => concepto.impuestos?.traslados ?? []);
  const retenciones = c.conceptos.flatMap((concepto) => concepto.impuestos?.retenciones ?? []);
  const node = c.impuestos;
  must('40201', c.tipoDeComprobante !== 'T' || node === undefined);
  must('impuestos empty', node === undefined || node.traslados.length + node.retenciones.length > 0);

  const listed = traslados.filter((tax) => c.version === '4.0' || tax.tipoFactor !== 'Exento');
  const keyOf = (tax: { impuesto: string; tipoFactor: string; tasaOCuota?: string }): string =>
    [tax.impuesto, tax.tipoFactor, tax.tasaOCuota ?? ''].join();
  const keys = new Set(listed.map(keyOf));
  const written = node?.traslados ?? [];
  must('40218', written.length === keys.size && new Set(written.map(keyOf)).size === written.length);
  for (const tax of written) {
    const same = listed.filter((one) => keyOf(one) === keyOf(tax));
    must('40218', same.length > 0);
    must('3.3 Base', (tax.base === undefined) === (c.version === '3.3'));
    if (tax.base !== undefined) {
      must('40214', places(tax.base) <= decimals && IMPORTE.test(tax.base));
      must('40215', new Exact(tax.base).equals(round(sum(same.map((one) => one.base)), decimals)));
    }
    must('40213', tax.tipoFactor !== 'Exento' || (tax.tasaOCuota === undefined && tax.importe === undefined));
    if (tax.tipoFactor === 'Exento') continue;
    must('40220', tax.importe !== undefined && places(tax.importe) <= decimals && IMPORTE.test(tax.importe));
    must('40221', new Exact(tax.importe ?? -1).equals(round(sum(same.map((one) => one.importe)), decimals)));
  }

  const withheld = node?.retenciones ?? [];
  must('40208', withheld.length === new Set(retenciones.map((tax) => tax.impuesto)).size);
  for (const tax of withheld) {
    const same = retenciones.filter((one) => one.impuesto === tax.impuesto);
    must('40210', places(tax.importe) <= decimals && IMPORTE.test(tax.importe));
    must('40211', new Exact(tax.importe).equals(round(sum(same.map((one) => one.importe)), decimals)));
  }
  checkTotal('40203', node?.totalImpuestosRetenidos, withheld, withheld.length > 0, decimals, must);
  checkTotal(
    '40205',
    node?.totalImpuestosTrasladados,
    written,
    written.some((t) => t.tipoFactor !== 'Exento'),
    decimals,
    must,
  );
}

function checkTotal(
  code: string,
  total: string | undefined,
  nodes: readonly { readonly importe?: string }[],
  needed: boolean,
  decimals: number,
  must: Must,
): void {
  must(`${code} presence`, (total !== undefined) === needed);
  if (total === undefined) return;
  must(`${code} decimals`, places(total) <= decimals && IMPORTE.test(total));
  must(code, new Exact(total).equals(round(sum(nodes.map((node) => node.importe)), decimals)));
}
