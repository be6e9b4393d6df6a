import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankLine, type FormLine } from './form.ts';
import { guessColumns, headingOf, linesOf, parseTsv, sheetOf, writeTsv } from './tsv.ts';

test('cells with tabs, quotes and line breaks come back as they were written', () => {
  const cell = fc.stringMatching(/^[ -~áñ\t\n"]{1,12}$/).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
      expect(parseTsv(writeTsv(rows))).toEqual(rows);
    }),
  );
});

test('no text makes it stumble', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'a', '1', '%', '$', '.', 'É') }), (text) => {
      for (const line of linesOf(text) ?? []) expect(line.cantidad ?? '1').toMatch(/^\d{1,18}(\.\d{1,6})?$/);
    }),
  );
});

test('with headings the columns are found by name, in any order', () => {
  const text =
    'Precio unitario\tDescripción\tCant.\tClave SAT\tImporte\tSKU\r\n"$1,200.50"\tAsesoría "A"\t2\t80101500\t2401\tCONS\r\n';
  expect(linesOf(text)).toEqual([
    { precioUnitario: '1200.5', descripcion: 'Asesoría "A"', cantidad: '2', claveProdServ: '80101500', sku: 'CONS' },
  ]);
});

test('without headings they are told by what stands in them', () => {
  const text =
    'Consultoría fiscal\t2\t1500\t3000\t80101500\tE48\nRevisión de estados\t1\t900.50\t900.50\t84111500\tE48';
  expect(linesOf(text)).toEqual([
    {
      descripcion: 'Consultoría fiscal',
      cantidad: '2',
      precioUnitario: '1500',
      claveProdServ: '80101500',
      claveUnidad: 'E48',
    },
    {
      descripcion: 'Revisión de estados',
      cantidad: '1',
      precioUnitario: '900.5',
      claveProdServ: '84111500',
      claveUnidad: 'E48',
    },
  ]);
});

test('one number beside the words is the price', () => {
  expect(linesOf('Asesoría\t1500\nCapacitación\t800')).toEqual([
    { descripcion: 'Asesoría', precioUnitario: '1500' },
    { descripcion: 'Capacitación', precioUnitario: '800' },
  ]);
});

test('a discount is a percentage or an amount', () => {
  expect(guessColumns([['Silla', '2', '100', '10%']])).toEqual([
    'descripcion',
    'cantidad',
    'precioUnitario',
    'descuento',
  ]);
  expect(linesOf('Descripción\tDescuento\nSilla\t10%\nMesa\t150')).toEqual([
    { descripcion: 'Silla', descuento: '10', descuentoTipo: 'porcentaje' },
    { descripcion: 'Mesa', descuento: '150', descuentoTipo: 'importe' },
  ]);
});

test('a single cell belongs to the field; several lines of words are descriptions', () => {
  expect(linesOf('Asesoría')).toBeUndefined();
  expect(linesOf('Asesoría\nCapacitación')).toEqual([{ descripcion: 'Asesoría' }, { descripcion: 'Capacitación' }]);
});

test('data is no heading', () => {
  expect(headingOf(['Consultoría', '2', '1500'])).toBeUndefined();
  expect(headingOf(['Descripción', 'Cantidad', 'P.U.'])).toEqual(['descripcion', 'cantidad', 'precioUnitario']);
});

test('what is copied is pasted as the same lines', () => {
  const lines = [
    blankLine({
      sku: 'A-1',
      descripcion: 'Silla "ejecutiva"',
      claveProdServ: '56112102',
      claveUnidad: 'H87',
      unidad: 'Pieza',
      cantidad: '2',
      precioUnitario: '1500.5',
      descuento: '10',
      descuentoTipo: 'porcentaje',
    }),
    blankLine({ descripcion: 'Flete', claveProdServ: '78101802', claveUnidad: 'E48', precioUnitario: '300' }),
  ];
  const keyless = ({ key: _key, ...line }: FormLine) => line;
  expect((linesOf(sheetOf(lines)) ?? []).map((line) => keyless(blankLine(line)))).toEqual(lines.map(keyless));
});
