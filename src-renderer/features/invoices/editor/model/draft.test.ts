import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { invoiceDraft } from '#contract/invoices.ts';
import { anyDraft } from './arbitrary.testing.ts';
import { change } from './change.ts';
import { blankForm, blankLine } from './form.ts';
import { formOf, withProduct } from './from-draft.ts';
import { draftOf, writePedimento } from './to-draft.ts';

const COMPANY = '01980000-0000-7000-8000-000000000001';
const CLIENT = '01980000-0000-7000-8000-000000000002';

test('a stored draft comes out of the editor as it went in, every node of it', () => {
  assert(
    property(anyDraft, (draft) => {
      const { draft: read, gaps } = draftOf(formOf(draft, 'CLIENTE'), draft.companyId);
      expect(gaps).toEqual([]);
      expect(read).toEqual(draft);
    }),
  );
});

test('what the editor calls a draft is one for the contract', () => {
  assert(
    property(anyDraft, (draft) => {
      const { draft: read } = draftOf(formOf(draft, ''), draft.companyId);
      expect(invoiceDraft.safeParse(read).error).toBeUndefined();
    }),
  );
});

const line = (over = {}) =>
  blankLine({ descripcion: 'Asesoría', claveProdServ: '80101500', claveUnidad: 'E48', precioUnitario: '100', ...over });
const form = (over = {}) => blankForm({ clientId: CLIENT, lines: [line()], ...over });

test('blank lines are no part of the draft, and the others keep their places in the form', () => {
  const lines = [blankLine(), line(), blankLine(), line({ descripcion: '' })];
  const reading = draftOf(form({ lines }), COMPANY);
  expect(reading.lineKeys).toEqual([lines[1]?.key, lines[3]?.key]);
  expect(reading.gaps).toEqual([{ target: 'lines[3].descripcion', field: 'descripcion', kind: 'missing', line: 4 }]);
  expect(reading.draft).toBeUndefined();
});

test('an empty form says calmly that client and a line are missing', () => {
  expect(draftOf(blankForm(), COMPANY).gaps).toEqual([
    { target: 'client', field: 'cliente', kind: 'missing' },
    { target: 'lines', field: 'partidas', kind: 'missing' },
  ]);
});

test.each([
  [{ lugarExpedicion: '123' }, 'lugarExpedicion', 'invalid'],
  [{ tipoCambio: 'x' }, 'tipoCambio', 'invalid'],
  [{ confirmacion: '12' }, 'confirmacion', 'invalid'],
  [{ facAtrAdquirente: '1' }, 'facAtrAdquirente', 'invalid'],
  [{ condicionesDePago: 'a|b' }, 'condicionesDePago', 'invalid'],
  [{ global: { periodicidad: '04', meses: '', anio: '2026' } }, 'informacionGlobal', 'missing'],
  [{ global: { periodicidad: '04', meses: '10', anio: '26' } }, 'informacionGlobal', 'invalid'],
  [{ relacionados: [{ tipoRelacion: '01', uuids: [] }] }, 'cfdiRelacionados', 'missing'],
  [{ relacionados: [{ tipoRelacion: '01', uuids: ['123'] }] }, 'cfdiRelacionados', 'invalid'],
  [{ locales: [{ tipo: 'traslado', nombre: 'ISH', tasa: '3.555', importe: '' }] }, 'impuestosLocales', 'invalid'],
  [{ leyendas: [{ disposicionFiscal: '', norma: '', textoLeyenda: ' ' }] }, 'leyendas', 'missing'],
  [{ mailOn: true, mailTo: [] }, 'mailTo', 'missing'],
  [{ mailOn: true, mailTo: ['nadie'] }, 'mailTo', 'invalid'],
  [{ lines: [line({ claveProdServ: '123' })] }, 'lines[0].claveProdServ', 'invalid'],
  [{ lines: [line({ precioUnitario: '1e5' })] }, 'lines[0].precioUnitario', 'invalid'],
  [{ lines: [line({ pedimentos: ['123'] })] }, 'lines[0].informacionAduanera', 'invalid'],
  [{ lines: [line({ prediales: ['a-b'] })] }, 'lines[0].cuentaPredial', 'invalid'],
  [
    { lines: [line({ tercero: { rfc: 'X', nombre: '', regimenFiscal: '', postalCode: '' } })] },
    'lines[0].aCuentaTerceros',
    'invalid',
  ],
  [
    { lines: [line({ impuestos: [{ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '' }] })] },
    'lines[0].impuestos',
    'invalid',
  ],
])('%j is a gap at %s', (over, target, kind) => {
  const { gaps, draft } = draftOf(form(over), COMPANY);
  expect(gaps.map((gap) => [gap.target, gap.kind])).toEqual([[target, kind]]);
  expect(draft).toBeUndefined();
});

test('a pedimento is written with the two spaces that SAT wants, however it was pasted', () => {
  expect(writePedimento('15 48 3009 0001234')).toBe('15  48  3009  0001234');
  expect(writePedimento('154830090001234')).toBe('15  48  3009  0001234');
  expect(writePedimento('15')).toBe('15');
});

test('a product fills a line; a price in another currency is left to the person', () => {
  const product = {
    id: 'p',
    description: 'Licencia',
    claveProdServ: '43232408',
    claveUnidad: 'E48',
    unitPrice: '99.5',
    priceIncludesTaxes: true,
    currency: 'USD',
    objetoImp: '02',
    taxes: [],
  };
  expect(withProduct(product, 'USD').precioUnitario).toBe('99.5');
  expect(withProduct(product, 'MXN').precioUnitario).toBe('');
});

test('a transfer has no payment, and its lines stay', () => {
  const before = form({ formaPago: '03', metodoPago: 'PUE' as const, condicionesDePago: 'x' });
  const transfer = change(before, { do: 'type', type: 'T' });
  expect(transfer).toMatchObject({
    formaPago: '',
    metodoPago: '',
    condicionesDePago: '',
    moneda: 'XXX',
    usoCFDI: 'S01',
  });
  expect(transfer.lines).toBe(before.lines);
  expect(change(transfer, { do: 'type', type: 'I' })).toMatchObject({ moneda: 'MXN', metodoPago: 'PUE' });
  expect(change(before, { do: 'type', type: 'E' })).toMatchObject({ usoCFDI: 'G02', metodoPago: 'PUE' });
});

test('lines are inserted, moved and removed, and one always stays', () => {
  const [a, b, c] = [line(), line(), line()];
  const start = form({ lines: [a, b] });
  const keys = (one: { lines: readonly { key: string }[] }) => one.lines.map(({ key }) => key);
  expect(keys(change(start, { do: 'insert', at: 1, lines: [c] }))).toEqual([a.key, c.key, b.key]);
  expect(keys(change(start, { do: 'move', key: b.key, by: -1 }))).toEqual([b.key, a.key]);
  expect(change(start, { do: 'move', key: a.key, by: -1 })).toBe(start);
  const one = change(start, { do: 'remove', key: a.key });
  expect(keys(one)).toEqual([b.key]);
  expect(change(one, { do: 'remove', key: b.key }).lines).toHaveLength(1);
});
