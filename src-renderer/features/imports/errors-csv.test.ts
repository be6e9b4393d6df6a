import { expect, test } from 'vitest';
import { errorsCsv } from './errors-csv.ts';

const FIELDS = [
  { field: 'rfc', label: 'RFC', required: true },
  { field: 'legalName', label: 'Razón social', required: true },
  { field: 'notes', label: 'Notas', required: false },
];
const HEADINGS = { row: 'Fila', message: 'Qué corregir', code: 'Código' };

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

test('has the columns that the rows have, and only what must be mended', () => {
  const csv = errorsCsv(
    [
      {
        row: 4,
        values: { rfc: 'XX', legalName: 'NUÑEZ, "EL ROBLE"' },
        action: 'skip',
        reason: 'invalid',
        findings: [
          { code: 'RFC-FORMA', severity: 'error', field: 'rfc', message: 'Está mal.' },
          { code: 'NOMBRE-ACENTOS', severity: 'warning', field: 'legalName', message: 'Conviene verlo.' },
        ],
      },
    ],
    FIELDS,
    HEADINGS,
  );
  expect(text(csv)).toBe(
    '\uFEFFFila,RFC,Razón social,Qué corregir,Código\r\n4,XX,"NUÑEZ, ""EL ROBLE""",Está mal.,RFC-FORMA\r\n',
  );
});

test('lets no cell become a formula', () => {
  const row = { row: 2, action: 'skip', findings: [] } as const;
  const csv = errorsCsv([{ ...row, values: { rfc: '=HYPERLINK("x")' }, findings: [] }], FIELDS, HEADINGS);
  expect(text(csv)).toContain(`"'=HYPERLINK(""x"")"`);
});
