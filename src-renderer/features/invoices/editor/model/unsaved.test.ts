import { assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { anyDraft } from './arbitrary.testing.ts';
import { blankForm, blankLine, type EditorForm, type FormLine } from './form.ts';
import { formOf } from './from-draft.ts';
import { freeSlot, keyOf, MOST_BYTES, pack, unfinishedOf, unpack } from './unsaved.ts';

const keyless = ({ key: _key, ...line }: FormLine) => line;
const plain = (form: EditorForm) => ({ ...form, lines: form.lines.map(keyless) });
const at = '2026-11-26T12:00:00.000Z';

test('a form that was kept is the same form, through JSON', () => {
  assert(
    property(anyDraft, (draft) => {
      const form = formOf(draft, 'CLIENTE');
      const back = unpack(JSON.parse(JSON.stringify(pack({ form, atUtc: at, invoice: { id: 'x', version: 3 } }))));
      expect(back && plain(back.form)).toEqual(plain(form));
      expect(back?.invoice).toEqual({ id: 'x', version: 3 });
    }),
  );
});

test('five hundred ordinary lines fit in one preference', () => {
  const line = () =>
    blankLine({
      productId: '01980000-0000-7000-8000-000000000001',
      sku: 'SKU-000123',
      descripcion: 'Servicio de consultoría fiscal correspondiente al mes de octubre de 2026',
      claveProdServ: '80101500',
      claveUnidad: 'E48',
      precioUnitario: '1500.25',
      impuestos: [{ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000' }],
    });
  const form = blankForm({ lines: Array.from({ length: 500 }, line) });
  expect(JSON.stringify(pack({ form, atUtc: at })).length).toBeLessThan(MOST_BYTES);
});

test.each([
  undefined,
  null,
  7,
  'x',
  [],
  {},
  { atUtc: at },
  { atUtc: at, head: {}, lines: [] },
  { atUtc: at, head: {}, lines: [7] },
])('what is no kept form is none: %j', (value) => {
  expect(unpack(value)).toBeUndefined();
});

test('properties of another kind are left at their usual value', () => {
  const kept = {
    atUtc: at,
    head: { moneda: 7, formaPago: '03', nothing: 1, relacionados: 'x' },
    lines: [{ cantidad: '2', impuestos: 'x' }],
  };
  const form = unpack(kept)?.form;
  expect(form).toMatchObject({ moneda: 'MXN', formaPago: '03', relacionados: [] });
  expect(form?.lines[0]).toMatchObject({ cantidad: '2', impuestos: [] });
});

test('unfinished new invoices are found by company, the latest first, and a new one gets a place of its own', () => {
  const kept = (atUtc: string) => pack({ form: blankForm({ clientName: atUtc }), atUtc });
  const preferences = {
    theme: 'dark',
    [keyOf('a', 'new')]: kept('2026-01-01'),
    [keyOf('a', 'new-2')]: kept('2026-01-02'),
    [keyOf('a', '01980000-0000-7000-8000-000000000001')]: kept('2026-01-03'),
    [keyOf('b', 'new')]: kept('2026-01-04'),
  };
  expect(unfinishedOf(preferences, 'a').map(({ slot }) => slot)).toEqual(['new-2', 'new']);
  expect(freeSlot(preferences, 'a')).toBe('new-3');
  expect(freeSlot(preferences, 'c')).toBe('new');
});
