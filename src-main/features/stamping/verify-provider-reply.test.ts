/** What a provider that seals may make of a document, and every way in which it may not. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Comprobante, Concepto, TimbreFiscalDigital } from '#domain/cfdi/model.ts';
import { sealCfdi } from '#domain/cfdi/seal.ts';
import { computeComprobante } from '#domain/cfdi/totals/index.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { invoiceDraftAt, makeIssuer, type TestIssuer } from '../../../tests/support/issuer.ts';
import { verifyProviderSealedReply } from './verify-provider-reply.ts';

const NOW = new Date('2026-11-23T18:00:00.000Z');
const issuer = makeIssuer(NOW);
const stranger = makeIssuer(NOW, 'URE180429TM6');
const OTHER_UUID = '5fb2822e-396d-4725-8521-cdc4bdd20ccf';
const sent = computeComprobante(
  invoiceDraftAt(NOW, 7, {
    condicionesDePago: 'Contado  riguroso',
    cfdiRelacionados: [{ tipoRelacion: '04', uuids: [OTHER_UUID] }],
  }),
);

/** The timbre of whoever stamped; its own seal is judged elsewhere. */
const timbreOver = (sello: string, changes: Partial<TimbreFiscalDigital> = {}): TimbreFiscalDigital => ({
  kind: 'tfd',
  version: '1.1',
  uuid: '6B28B1FC-4E0C-4B7B-9C43-4B1F4C7A6F10',
  fechaTimbrado: '2026-11-23T12:00:05',
  rfcProvCertif: 'SPR190613I52',
  selloCFD: sello,
  noCertificadoSAT: '30001000000500003456',
  selloSAT: randomBytes(256).toString('base64'),
  ...changes,
});

/** Sealed with the CSD of `by` and stamped, whatever it says. */
function replyOf(document: Comprobante, by: TestIssuer = issuer, timbre: Partial<TimbreFiscalDigital> = {}): Buffer {
  const { comprobante } = sealCfdi(document, by.signer);
  const complementos = [[...comprobante.complementos.flat(), timbreOver(comprobante.sello, timbre)]];
  return Buffer.from(writeCfdi({ ...comprobante, complementos }), 'utf8');
}

const judge = (reply: Uint8Array, now = NOW) =>
  verifyProviderSealedReply({ sent, certificates: [issuer.certificate.der], reply, now });

/** "accepted", or why not and where. */
function said(reply: Uint8Array, now = NOW): string {
  const verdict = judge(reply, now);
  return verdict.ok ? 'accepted' : `${verdict.reason} ${verdict.detail}`.trim();
}

const withLine = (index: number, change: (line: Concepto) => Partial<Concepto>): Comprobante => ({
  ...sent,
  conceptos: sent.conceptos.map((line, n) => (n === index ? { ...line, ...change(line) } : line)),
});
const padded = (value: string): string => (value.includes('.') ? `${value}00` : `${value}.00`);

test('the document with their seal and a timbre is accepted, and tells what was stamped', () => {
  const verdict = judge(replyOf(sent));
  expect(verdict).toMatchObject({ ok: true, timbreSeal: 'not-checked' });
  expect(verdict.ok && verdict.document).toMatchObject({
    fecha: sent.fecha,
    noCertificado: issuer.certificate.number,
    total: sent.total,
  });
});

describe('they may', () => {
  const impuestos = sent.impuestos;
  if (impuestos === undefined) throw new Error('the document has no taxes');
  test.each<[string, Comprobante]>([
    ['set Fecha later the same day', { ...sent, fecha: '2026-11-23T12:04:59' }],
    ['set Fecha 24 hours later', { ...sent, fecha: '2026-11-24T12:00:00' }],
    [
      'write figures with other decimals',
      withLine(0, (line) => ({ cantidad: padded(line.cantidad), importe: padded(line.importe) })),
    ],
    ['write the total with more zeros', { ...sent, total: padded(sent.total) }],
    ['name the unit where the line had no name', withLine(0, () => ({ unidad: 'Unidad de servicio' }))],
    ['tell the exchange rate of pesos', { ...sent, tipoCambio: '1' }],
    [
      'put sums of taxes in another order',
      { ...sent, impuestos: { ...impuestos, traslados: impuestos.traslados.toReversed() } },
    ],
    [
      'put the taxes of a line in another order, and tell a discount of zero',
      withLine(1, (line) => ({
        descuento: '0.00',
        impuestos: {
          traslados: (line.impuestos?.traslados ?? []).toReversed(),
          retenciones: (line.impuestos?.retenciones ?? []).toReversed(),
        },
      })),
    ],
    ['pack white space', { ...sent, condicionesDePago: 'Contado riguroso' }],
    [
      'write UUIDs in capitals',
      { ...sent, cfdiRelacionados: [{ tipoRelacion: '04', uuids: [OTHER_UUID.toUpperCase()] }] },
    ],
  ])('%s', (_what, document) => {
    expect(said(replyOf(document))).toBe('accepted');
  });
});

describe('they may not', () => {
  const [first] = sent.conceptos;
  if (first === undefined) throw new Error('the document has no lines');
  const cent = (value: string): string => value.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
  const firstTax = (change: object) =>
    withLine(0, ({ impuestos }) => {
      const [tax, ...more] = impuestos?.traslados ?? [];
      if (tax === undefined) throw new Error('the line has no tax');
      return { impuestos: { retenciones: impuestos?.retenciones ?? [], traslados: [{ ...tax, ...change }, ...more] } };
    });

  test.each<[string, Comprobante, string]>([
    ['a cent of the total', { ...sent, total: cent(sent.total) }, 'other-content total'],
    ['a cent of the subtotal', { ...sent, subTotal: cent(sent.subTotal) }, 'other-content subTotal'],
    ['the discount', { ...sent, descuento: cent(sent.descuento ?? '') }, 'other-content descuento'],
    ['the discount, left out', without(sent, 'descuento'), 'other-content descuento'],
    [
      'the amount of a line',
      withLine(0, (line) => ({ importe: cent(line.importe) })),
      'other-content conceptos[0].importe',
    ],
    ['a quantity', withLine(1, () => ({ cantidad: '1.6' })), 'other-content conceptos[1].cantidad'],
    [
      'a price, in its last decimal',
      withLine(0, (line) => ({ valorUnitario: cent(line.valorUnitario) })),
      'other-content conceptos[0].valorUnitario',
    ],
    ['what a line says', withLine(0, () => ({ descripcion: 'Servicio' })), 'other-content conceptos[0].descripcion'],
    [
      'the key of a product',
      withLine(0, () => ({ claveProdServ: '01010101' })),
      'other-content conceptos[0].claveProdServ',
    ],
    ['a rate', firstTax({ tasaOCuota: '0.080000' }), 'other-content conceptos[0].impuestos.traslados[0].tasaOCuota'],
    ['the base of a tax', firstTax({ base: '1.00' }), 'other-content conceptos[0].impuestos.traslados[0].base'],
    ['a tax for another', firstTax({ impuesto: '003' }), 'other-content conceptos[0].impuestos.traslados[0].impuesto'],
    [
      'the order of the lines',
      { ...sent, conceptos: sent.conceptos.toReversed() },
      'other-content conceptos[0].claveProdServ',
    ],
    ['a line, left out', { ...sent, conceptos: [first] }, 'other-content conceptos[1].claveProdServ'],
    [
      'a line, once more',
      { ...sent, conceptos: [...sent.conceptos, first] },
      'other-content conceptos[2].claveProdServ',
    ],
    ['the receiver', { ...sent, receptor: { ...sent.receptor, rfc: 'XAXX010101000' } }, 'other-content receptor.rfc'],
    [
      'the receiver’s name',
      { ...sent, receptor: { ...sent.receptor, nombre: 'OTRO' } },
      'other-content receptor.nombre',
    ],
    ['the use', { ...sent, receptor: { ...sent.receptor, usoCFDI: 'S01' } }, 'other-content receptor.usoCFDI'],
    [
      'the issuer’s regime',
      { ...sent, emisor: { ...sent.emisor, regimenFiscal: '612' } },
      'other-content emisor.regimenFiscal',
    ],
    ['the folio', { ...sent, folio: '8' }, 'other-content folio'],
    ['the series', { ...sent, serie: 'B' }, 'other-content serie'],
    ['the currency', { ...sent, moneda: 'USD' }, 'other-content moneda'],
    ['an exchange rate', { ...sent, tipoCambio: '17.5' }, 'other-content tipoCambio'],
    ['how it is paid', { ...sent, formaPago: '01' }, 'other-content formaPago'],
    ['the type', { ...sent, tipoDeComprobante: 'E' }, 'other-content tipoDeComprobante'],
    ['what it is related to', { ...sent, cfdiRelacionados: [] }, 'other-content cfdiRelacionados[0].tipoRelacion'],
    ['Fecha earlier', { ...sent, fecha: '2026-11-23T11:59:59' }, 'other-date 2026-11-23T11:59:59'],
    ['Fecha more than 24 hours later', { ...sent, fecha: '2026-11-24T12:00:01' }, 'other-date 2026-11-24T12:00:01'],
    ['an addenda', { ...sent, addenda: [parseXml('<a:b xmlns:a="urn:a"/>')] }, 'other-content addenda[0].kind'],
    [
      'a complement',
      { ...sent, complementos: [[{ kind: 'leyendasFisc', version: '1.0', leyendas: [{ textoLeyenda: 'x' }] }]] },
      'other-content complementos[0].kind',
    ],
  ])('change %s', (_what, document, reason) => {
    expect(said(replyOf(document))).toBe(reason);
  });

  test('a line’s unit that was told', () => {
    const told = withLine(0, () => ({ unidad: 'Servicio' }));
    const reply = replyOf(withLine(0, () => ({ unidad: 'Hora' })));
    const verdict = verifyProviderSealedReply({ sent: told, certificates: [issuer.certificate.der], reply, now: NOW });
    expect(verdict).toMatchObject({ ok: false, reason: 'other-content', detail: 'conceptos[0].unidad' });
  });

  test('seal with another CSD, even a good one of somebody’s', () => {
    expect(said(replyOf(sent, stranger))).toBe(`other-certificate ${stranger.certificate.number}`);
    const reply = replyOf(sent);
    expect(verifyProviderSealedReply({ sent, certificates: [], reply, now: NOW })).toMatchObject({ ok: false });
  });

  test('leave a seal that does not hold', () => {
    const { comprobante } = sealCfdi(sent, issuer.signer);
    const sello = sealCfdi({ ...sent, folio: '9' }, issuer.signer).comprobante.sello;
    const forged = { ...comprobante, sello, complementos: [[timbreOver(sello)]] };
    expect(said(Buffer.from(writeCfdi(forged), 'utf8'))).toMatch(/^other-seal/);
  });

  test('give a timbre of another seal, of another time, or none', () => {
    expect(said(replyOf(sent, issuer, { selloCFD: 'AAAA' }))).toMatch(/^timbre-other-seal/);
    expect(said(replyOf(sent, issuer, { fechaTimbrado: '2026-11-01T12:00:00' }))).toMatch(/^timbre-date/);
    expect(said(replyOf(sent, issuer, { uuid: 'nada' }))).toMatch(/^timbre-uuid/);
    const { xml } = sealCfdi(sent, issuer.signer);
    expect(said(Buffer.from(xml, 'utf8'))).toBe('no-timbre');
    expect(said(replyOf(sent).subarray(0, 200))).toMatch(/^unreadable/);
  });
});

function without(document: Comprobante, name: 'descuento'): Comprobante {
  const { [name]: _left, ...rest } = document;
  return rest;
}
