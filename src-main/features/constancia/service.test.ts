/** Real PDFs through the real thread: drawn here, read there. */
import { expect, test } from 'vitest';
import { fixedClock } from '#ports/clock.ts';
import { drawConstancia, LEGAL, NATURAL, pdfOf, type Person } from '../../../tests/support/constancia.ts';
import { createConstanciaService } from './service.ts';

const service = createConstanciaService({ clock: fixedClock('2026-11-23T18:00:00.000Z'), doubles: () => [] });
const read = (bytes: Uint8Array) =>
  service.read({ file: { name: 'csf.pdf', base64: Buffer.from(bytes).toString('base64') } }, 'es-MX');
const readPerson = async (person: Person) => read(await pdfOf((sheet) => drawConstancia(person, sheet)));
const codes = (view: { findings: { code: string }[] }) => view.findings.map(({ code }) => code);

const address = {
  street: 'CALLE HIDALGO',
  exteriorNumber: '100',
  neighbourhood: 'CENTRO',
  locality: 'LEON',
  municipality: 'LEON',
  state: 'GUANAJUATO',
};

test('a person: names and surnames in order, the regimes in force, the newest first', async () => {
  expect(await readPerson(NATURAL)).toEqual({
    rfc: 'PEGM850101AB1',
    legalName: 'MARIA JOSE PEREZ GOMEZ',
    curp: 'PEGM850101MGTRMR09',
    regimes: [
      {
        clave: '612',
        name: 'Régimen de las Personas Físicas con Actividades Empresariales y Profesionales',
        since: '2021-02-01',
      },
      {
        clave: '605',
        name: 'Régimen de Sueldos y Salarios e Ingresos Asimilados a Salarios',
        since: '2010-01-01',
      },
    ],
    postalCode: '37000',
    address,
    status: 'ACTIVO',
    issuedAt: '2026-10-02',
    idCif: '12345678901',
    findings: [expect.objectContaining({ code: 'CSF-VARIOS-REGIMENES', field: 'regimenFiscal' })],
  });
});

test('a company: its denominación without the régimen de capital', async () => {
  expect(await readPerson(LEGAL)).toEqual({
    rfc: 'EEJ200101AB1',
    legalName: 'EMPRESA EJEMPLO',
    capital: 'SOCIEDAD ANONIMA DE CAPITAL VARIABLE',
    tradeName: 'EJEMPLO',
    regimes: [{ clave: '601', name: 'Régimen General de Ley Personas Morales', since: '2020-01-01' }],
    postalCode: '37000',
    address,
    status: 'ACTIVO',
    issuedAt: '2026-10-01',
    idCif: '12345678901',
    findings: [],
  });
});

test('a name and a regime of several lines, around their labels and dates', async () => {
  const long: Person = {
    ...LEGAL,
    identity: LEGAL.identity.map(([label, value]) =>
      label.startsWith('Denominación')
        ? ([label, 'COMERCIALIZADORA Y DISTRIBUIDORA DE EJEMPLOS\nINDUSTRIALES Y DE SERVICIOS ÑANDU'] as const)
        : ([label, value] as const),
    ),
    regimes: [
      ['Régimen de las Actividades Empresariales con ingresos a través\nde Plataformas Tecnológicas', '01/01/2022'],
      ['Régimen Simplificado\nde Confianza', '01/03/2023'],
    ],
  };
  const found = await readPerson(long);
  expect(found.legalName).toBe('COMERCIALIZADORA Y DISTRIBUIDORA DE EJEMPLOS INDUSTRIALES Y DE SERVICIOS ÑANDU');
  expect(found.regimes.map(({ clave }) => clave)).toEqual(['626', '625']);
});

test('a person with one surname has a name without a gap', async () => {
  const one: Person = {
    ...NATURAL,
    identity: NATURAL.identity.map(([label, value]) => [label, label === 'Segundo Apellido:' ? '' : value] as const),
  };
  expect((await readPerson(one)).legalName).toBe('MARIA JOSE PEREZ');
});

test('what a person should look at: suspended, old, a regime that is not in the catalog', async () => {
  const odd: Person = {
    ...NATURAL,
    identity: NATURAL.identity.map(
      ([label, value]) => [label, label.startsWith('Estatus') ? 'SUSPENDIDO' : value] as const,
    ),
    regimes: [['Régimen de Pequeños Contribuyentes', '01/01/2005']],
    sealed: '2025/01/15 10:00:00',
  };
  expect(codes(await readPerson(odd))).toEqual(['CSF-REGIMEN-DESCONOCIDO', 'CSF-ESTATUS', 'CSF-ANTIGUA']);
  expect(codes(await readPerson({ ...NATURAL, regimes: [] }))).toEqual(['CSF-SIN-REGIMEN']);
});

test('with a company, the clients that have the same RFC are named', async () => {
  const double = createConstanciaService({
    clock: fixedClock('2026-11-23T18:00:00.000Z'),
    doubles: (companyId, { rfc }, ownId) => [
      {
        code: 'CLIENTE-REPETIDO',
        severity: 'warning',
        field: 'rfc',
        messageKey: 'clients.check.CLIENTE-REPETIDO',
        params: { rfc, name: `${companyId} ${ownId ?? ''}` },
      },
    ],
  });
  const bytes = await pdfOf((sheet) => drawConstancia(LEGAL, sheet));
  const file = { name: 'csf.pdf', base64: bytes.toString('base64') };
  const found = await double.read({ file, companyId: 'one', clientId: 'two' }, 'es-MX');
  expect(found.findings[0]?.message).toContain('EEJ200101AB1 ya es el del cliente «one two»');
});

test.each<[string, () => Buffer | Promise<Buffer>]>([
  ['CONSTANCIA_NOT_PDF', () => Buffer.from('PK\u0003\u0004 nothing of the kind')],
  ['CONSTANCIA_NOT_PDF', () => Buffer.from('%PDF-1.7\nnothing more')],
  ['CONSTANCIA_NOT_PDF', () => Buffer.alloc(0)],
  ['CONSTANCIA_TOO_LARGE', () => Buffer.alloc(16 * 1024 * 1024 + 1)],
  ['CONSTANCIA_ENCRYPTED', () => pdfOf((sheet) => drawConstancia(LEGAL, sheet), { userPassword: 'secret' })],
  ['CONSTANCIA_SCANNED', () => pdfOf((sheet) => sheet.put(40, 40, 'scan 1'))],
  [
    'CONSTANCIA_OTHER_DOCUMENT',
    () => pdfOf((sheet) => sheet.put(40, 40, 'Factura A-1 de EMPRESA EJEMPLO por servicios de consultoría')),
  ],
  ['CONSTANCIA_NO_RFC', () => pdfOf((sheet) => drawConstancia({ ...LEGAL, rfc: '', identity: [] }, sheet))],
])('%s', async (code, make) => {
  await expect(read(await make())).rejects.toMatchObject({ code });
});

test('a PDF cut in the middle is read as far as it goes or refused, never more', async () => {
  const whole = await pdfOf((sheet) => drawConstancia(LEGAL, sheet));
  for (const share of [0.3, 0.6, 0.95]) {
    const cut = whole.subarray(0, Math.floor(whole.length * share));
    const outcome = await read(cut).then(
      ({ rfc }) => rfc,
      (error: { code?: string }) => error.code,
    );
    expect(outcome).toMatch(/^(?:EEJ200101AB1|CONSTANCIA_\w+)$/);
  }
});
