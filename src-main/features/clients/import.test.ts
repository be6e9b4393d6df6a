import * as xlsx from '@e965/xlsx';
import { beforeEach, describe, expect, test } from 'vitest';
import { clientImportFields } from './import-fields.ts';
import { csvFile, importDesk } from '../../../tests/support/import-desk.ts';
import { LOCALES } from '#i18n/index.ts';

let desk: ReturnType<typeof importDesk>;
beforeEach(() => {
  desk = importDesk();
});

const HEADERS = 'RFC,Razón social,Régimen,C.P.,Uso CFDI,Correo(s)';
const URE = 'ure-180429-tm6,UNIVERSIDAD ROBOTICA ESPAÑOLA,601 - General de Ley Personas Morales,86991,G03,a@ure.mx';
const IIA = 'IIA040805DZ4,INDISTRIA ILUMINADORA DE ALMACENES,General de Ley Personas Morales,6700,,';
const file = (...rows: string[]) => csvFile([HEADERS, ...rows].join('\n'));

const preview = (over: object) =>
  desk.clients.imports.preview(
    { companyId: desk.companyId, file: file(), mode: 'createAndUpdate', only: 'all', ...over },
    'es-MX',
  );
const run = (over: object) =>
  desk.clients.imports.import(
    { companyId: desk.companyId, file: file(), mode: 'createAndUpdate', skipInvalid: false, ...over },
    'ana',
    'es-MX',
  );
const all = () => desk.clients.service.list({ companyId: desk.companyId, archived: 'all', limit: 500 }).rows;
const byRfc = (rfc: string) => all().find((client) => client.rfc === rfc);

test('a preview says what was understood and what would happen, and changes nothing', async () => {
  const found = await preview({ file: file(URE, IIA, ',,,,,', 'X,,,,,no-es-correo') });
  expect(found).toMatchObject({
    format: 'csv',
    delimiter: ',',
    headerRow: 1,
    missing: [],
    totals: { rows: 3, create: 2, update: 0, skip: 0, invalid: 1, withWarnings: 1 },
  });
  expect(found.columns.map(({ header, field }) => [header, field])).toEqual([
    ['RFC', 'rfc'],
    ['Razón social', 'legalName'],
    ['Régimen', 'regimenFiscal'],
    ['C.P.', 'postalCode'],
    ['Uso CFDI', 'defaultUsoCfdi'],
    ['Correo(s)', 'emails'],
  ]);
  expect(found.columns[3]?.sample).toEqual(['86991', '6700']);
  expect(found.rows[0]).toEqual({
    row: 2,
    values: {
      rfc: 'URE180429TM6',
      legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
      regimenFiscal: '601',
      postalCode: '86991',
      defaultUsoCfdi: 'G03',
      emails: 'a@ure.mx',
    },
    action: 'create',
    findings: [],
  });
  expect(found.rows[1]).toMatchObject({
    row: 3,
    values: { regimenFiscal: '601', postalCode: '06700' },
    findings: [{ code: 'USO-SUPUESTO', severity: 'warning' }],
  });
  expect(found.rows[2]).toMatchObject({ row: 5, action: 'skip', reason: 'invalid' });
  expect(found.rows[2]?.findings.map(({ code, field }) => `${field} ${code}`)).toEqual([
    'rfc VALOR-INVALIDO',
    'emails CORREO-FORMA',
    'legalName FALTA-DATO',
    'regimenFiscal FALTA-DATO',
    'postalCode FALTA-DATO',
  ]);
  expect(found.rows[2]?.findings[0]?.message).toBe('«X» no sirve como «RFC». Corrígelo en el archivo.');
  const problems = await preview({ file: file(URE, IIA), only: 'problems' });
  expect(problems.rows.map(({ row }) => row)).toEqual([3]);
  expect(all()).toEqual([]);
});

test('an import creates, and the same file again changes nothing', async () => {
  const made = await run({ file: file(URE, IIA) });
  expect(made).toMatchObject({ created: 2, updated: 0, skipped: 0, invalid: 0, rows: [] });
  expect(byRfc('URE180429TM6')).toMatchObject({ postalCode: '86991', emails: ['a@ure.mx'], defaultUsoCfdi: 'G03' });
  expect(byRfc('IIA040805DZ4')).toMatchObject({ postalCode: '06700', regimenFiscal: '601', emails: [] });
  expect(desk.audited.filter(({ action }) => action === 'client.created')).toHaveLength(2);
  expect(desk.audited.at(-1)).toMatchObject({ action: 'client.imported', record: `import:${made.importId ?? ''}` });
  const again = await run({ file: file(URE, IIA) });
  expect(again).toEqual({ created: 0, updated: 0, skipped: 2, invalid: 0, rows: [] });
});

test('rows that change a client change what they say and leave the rest', async () => {
  await run({ file: file(URE) });
  const only = csvFile('rfc;correo\nURE180429TM6;nuevo@ure.mx\nIIA040805DZ4;x@iia.mx');
  const found = await preview({ file: only });
  expect(found.missing).toEqual(['legalName', 'regimenFiscal', 'postalCode']);
  expect(found.rows.map(({ action, reason }) => [action, reason])).toEqual([
    ['update', undefined],
    ['skip', 'invalid'],
  ]);
  await run({ file: only, skipInvalid: true });
  expect(byRfc('URE180429TM6')).toMatchObject({
    emails: ['nuevo@ure.mx'],
    legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
    defaultUsoCfdi: 'G03',
    version: 2,
  });
  const created = await run({ file: file(URE), mode: 'create' });
  expect(created).toMatchObject({ created: 0, updated: 0, skipped: 1 });
});

test('with an error nothing is imported unless those rows are to be left out', async () => {
  const wrong = 'CACX7605101P8,XOCHILT CASAS CHAVEZ,601,36257,G03,';
  await expect(run({ file: file(URE, wrong) })).rejects.toMatchObject({
    code: 'IMPORT_ROWS_INVALID',
    params: { number: 1, row: 3, detail: expect.stringContaining('persona') as unknown },
  });
  expect(all()).toEqual([]);
  const result = await run({ file: file(URE, wrong), skipInvalid: true });
  expect(result).toMatchObject({ created: 1, invalid: 1, rows: [{ row: 3, reason: 'invalid' }] });
});

test('the same client twice in a file is one too many', async () => {
  const found = await preview({ file: file(URE, IIA, URE) });
  expect(found.rows[2]).toMatchObject({ reason: 'invalid', findings: [{ code: 'RENGLON-REPETIDO' }] });
  expect(found.rows[2]?.findings[0]?.message).toContain('renglón 2');
});

test('generic RFCs are many people’s: they go by name, live where the company is and use S01', async () => {
  const rows = ['XEXX010101000,ACME INC,616,,,', 'XEXX010101000,OTHER LLC,616,42501,S01,'];
  const found = await preview({ file: file(...rows) });
  expect(found.totals).toMatchObject({ create: 2, invalid: 0 });
  expect(found.rows[0]?.findings.map(({ code }) => code)).toEqual(['USO-SUPUESTO', 'CP-SUPUESTO']);
  await run({ file: file(...rows) });
  expect(all().map(({ legalName, postalCode, defaultUsoCfdi }) => [legalName, postalCode, defaultUsoCfdi])).toEqual([
    ['ACME INC', '42501', 'S01'],
    ['OTHER LLC', '42501', 'S01'],
  ]);
  expect(await run({ file: file(...rows.map((row) => row.replace('INC', 'Inc'))) })).toMatchObject({ updated: 1 });
});

test('of several clients with one RFC the named one is meant, or nobody', async () => {
  const base = { companyId: desk.companyId, rfc: 'URE180429TM6', regimenFiscal: '601', postalCode: '86991' };
  for (const legalName of ['UNO', 'DOS']) {
    desk.clients.service.create({ ...base, legalName, defaultUsoCfdi: 'G03', emails: [] }, 'ana');
  }
  const found = await preview({ file: csvFile('RFC,Nombre,CP\nURE180429TM6,dos,42501\nURE180429TM6,TRES,42501') });
  expect(found.rows[0]).toMatchObject({ action: 'update', recordId: all().find((c) => c.legalName === 'DOS')?.id });
  expect(found.rows[1]?.findings[0]?.code).toBe('VARIOS-CLIENTES');
});

describe('headers', () => {
  test.each([
    ['rfc,name,tax regime,zip code,cfdi use,e-mail'],
    ['Correo electrónico,Uso de CFDI,Código postal,Régimen fiscal,Nombre o razón social,RFC *'],
    ['UsoCFDI,DomicilioFiscalReceptor,RegimenFiscalReceptor,Nombre comercial,Razon_Social,Rfc del cliente,Email'],
  ])('%s', async (headers) => {
    const found = await preview({ file: csvFile(`${headers}\nx,x,x,x,x,x,x`) });
    const fields = found.columns.flatMap(({ field }) => field ?? []);
    expect(fields.toSorted()).toEqual(['defaultUsoCfdi', 'emails', 'legalName', 'postalCode', 'regimenFiscal', 'rfc']);
    expect(found.columns.find(({ header }) => header === 'Nombre comercial')?.field).toBeUndefined();
  });

  test('below a title; a person may say otherwise, with values for what no column has', async () => {
    const text = 'Lista de clientes\n\nRFC,Nombre,Dato,Otro\nURE180429TM6,UNIVERSIDAD,601,86991';
    const found = await preview({ file: csvFile(text) });
    expect(found).toMatchObject({ headerRow: 3, missing: ['regimenFiscal', 'postalCode'] });
    const mapping = { rfc: 0, legalName: 1, regimenFiscal: 2 };
    const mapped = await preview({ file: csvFile(text), mapping, defaults: { postalCode: '86991' } });
    expect(mapped).toMatchObject({ missing: [], totals: { create: 1 }, rows: [{ row: 4, action: 'create' }] });
  });

  test('the template is understood in both languages, and its example is a client', async () => {
    for (const locale of LOCALES) {
      const template = await desk.clients.imports.template(locale);
      const found = await preview({ file: template });
      expect(found.columns.map(({ field }) => field)).toEqual(clientImportFields.map(({ field }) => field));
      expect(found.rows).toMatchObject([{ action: 'create', findings: [] }]);
    }
  });

  test('a file without anything that is known says so', async () => {
    await expect(run({ file: csvFile('a,b\n1,2') })).rejects.toMatchObject({ code: 'IMPORT_NOTHING_FOUND' });
  });
});

describe('undoing', () => {
  test('archives what was created and puts back what was changed', async () => {
    await run({ file: file(URE) });
    const before = byRfc('URE180429TM6');
    const changed = URE.replace('86991', '42501').replace('a@ure.mx', 'b@ure.mx');
    const { importId = '' } = await run({ file: file(changed, IIA) });
    expect(byRfc('URE180429TM6')).toMatchObject({ postalCode: '42501', emails: ['b@ure.mx'] });
    expect(desk.clients.imports.undo(importId, 'ana')).toEqual({ archived: 1, restored: 1, kept: [] });
    expect(byRfc('URE180429TM6')).toMatchObject({ ...before, version: 3, updatedAtUtc: expect.any(String) as unknown });
    expect(byRfc('IIA040805DZ4')?.archivedAtUtc).toBeDefined();
    expect(() => desk.clients.imports.undo(importId, 'ana')).toThrowError(
      expect.objectContaining({ code: 'IMPORT_ALREADY_UNDONE' }),
    );
    expect(() => desk.clients.imports.undo(desk.companyId, 'ana')).toThrowError(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  test('leaves alone what somebody has touched since', async () => {
    const { importId = '' } = await run({ file: file(URE, IIA) });
    const touched = byRfc('URE180429TM6');
    desk.clients.service.update({ id: touched?.id ?? '', version: 1, notes: 'Paga los viernes' }, 'ana');
    expect(desk.clients.imports.undo(importId, 'ana')).toEqual({
      archived: 1,
      restored: 0,
      kept: [{ id: touched?.id, name: 'UNIVERSIDAD ROBOTICA ESPAÑOLA' }],
    });
    expect(byRfc('URE180429TM6')).toMatchObject({ notes: 'Paga los viernes' });
  });

  test('what came back from the archive goes there again', async () => {
    const first = await run({ file: file(URE) });
    desk.clients.imports.undo(first.importId ?? '', 'ana');
    const found = await preview({ file: file(URE) });
    expect(found.rows[0]).toMatchObject({ action: 'update', findings: [{ code: 'CLIENTE-ARCHIVADO' }] });
    const second = await run({ file: file(URE.replace('G03', 'G01')) });
    expect(byRfc('URE180429TM6')).toMatchObject({ defaultUsoCfdi: 'G01' });
    expect('archivedAtUtc' in (byRfc('URE180429TM6') ?? {})).toBe(false);
    expect(desk.clients.imports.undo(second.importId ?? '', 'ana')).toMatchObject({ restored: 1 });
    expect(byRfc('URE180429TM6')).toMatchObject({
      defaultUsoCfdi: 'G03',
      archivedAtUtc: expect.any(String) as unknown,
    });
  });

  test('imports are listed, the newest first, with what became of them', async () => {
    const first = await run({ file: csvFile(`${HEADERS}\n${URE}`, 'uno.csv') });
    await run({ file: csvFile(`${HEADERS}\n${IIA}`, 'dos.csv') });
    desk.clients.imports.undo(first.importId ?? '', 'ana');
    const page = desk.clients.imports.list({ companyId: desk.companyId, limit: 1 });
    expect(page.rows).toMatchObject([{ fileName: 'dos.csv', created: 1, updated: 0, importedBy: 'ana' }]);
    const rest = desk.clients.imports.list({ companyId: desk.companyId, limit: 1, cursor: page.nextCursor });
    expect(rest.rows).toMatchObject([{ fileName: 'uno.csv', undoneAtUtc: '2026-11-23T18:00:00.000Z' }]);
    expect(desk.products.imports.list({ companyId: desk.companyId, limit: 1 }).rows).toEqual([]);
  });
});

test('a workbook of thousands goes through its thread, in one piece, and back', async () => {
  const rows = Array.from({ length: 2000 }, (_, at) => [
    `AB${String.fromCharCode(65 + (at % 26))}2001${String(1 + (at % 28)).padStart(2, '0')}${String(at).padStart(4, '0').slice(-3)}`,
    `EMPRESA NUMERO ${at}`,
    601,
    1000 + at,
  ]);
  const sheet = xlsx.utils.aoa_to_sheet([['RFC', 'Nombre', 'Régimen', 'CP'], ...rows]);
  const bytes = xlsx.write(xlsx.utils.book_new(sheet, 'Clientes'), { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  const workbook = { name: 'muchos.xlsx', base64: bytes.toString('base64') };
  const found = await preview({ file: workbook });
  expect(found).toMatchObject({ format: 'workbook', sheet: 'Clientes', totals: { rows: 2000, create: 2000 } });
  expect(found.rows).toHaveLength(200);
  const { importId = '' } = await run({ file: workbook });
  const count = (archived: 'no' | 'only') => desk.clients.service.count({ companyId: desk.companyId, archived }).total;
  expect(count('no')).toBe(2000);
  expect(desk.clients.imports.undo(importId, 'ana')).toEqual({ archived: 2000, restored: 0, kept: [] });
  expect([count('no'), count('only')]).toEqual([0, 2000]);
});

test('an import that fails half-way leaves nothing', async () => {
  const { service } = desk.clients;
  const create = service.create.bind(service);
  let calls = 0;
  service.create = (...args) => {
    calls += 1;
    if (calls === 2) throw new Error('disk full');
    return create(...args);
  };
  await expect(run({ file: file(URE, IIA) })).rejects.toThrow('disk full');
  expect(all()).toEqual([]);
  expect(desk.clients.imports.list({ companyId: desk.companyId, limit: 5 }).rows).toEqual([]);
});
