import { execFileSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvoiceDraftInput } from '#contract/invoices.ts';
import { TAX_PROFILES } from '#contract/taxes.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { sealCfdi } from '#domain/cfdi/seal.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { createDemoAuthority } from '#domain/csd/demo-authority.ts';
import { readCsd } from '#domain/csd/index.ts';
import { AUTHORITIES_FOLDER } from '#engine/authorities.ts';
import { ISSUER, openTestDesk, RECEIVER, type TestDesk } from '../support/engine.ts';
import { needsSat, satFile } from '../support/sat.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk();
  desk.engine.start();
});
afterAll(() => desk.close());

const draft = (over: Partial<InvoiceDraftInput> = {}): InvoiceDraftInput => ({
  companyId: desk.companyId,
  clientId: desk.clientId,
  formaPago: '03',
  metodoPago: 'PUE',
  lines: [{ productId: desk.productId, cantidad: '2' }],
  ...over,
});

/** Issues and waits until the queue has nothing to do. */
async function issue(input: InvoiceDraftInput) {
  const { id, version } = await desk.client.invoices.create(input);
  const result = await desk.client.invoices.issue({ id, version });
  await desk.engine.idle();
  return { ...result, invoice: await desk.client.invoices.get({ id }) };
}

async function xmlOf(id: string): Promise<string> {
  const { base64 } = await desk.client.invoices.xml({ id });
  return Buffer.from(base64, 'base64').toString('utf8');
}

test('a draft shows what it amounts to before anything is issued', async () => {
  const created = await desk.client.invoices.create(draft());
  expect(created).toMatchObject({
    status: 'draft',
    subtotalMinor: 300000,
    transferredMinor: 48000,
    totalMinor: 348000,
  });
  expect(created.folio).toBeUndefined();
  const preview = await desk.client.invoices.preview(draft({ lines: [{ productId: desk.productId, cantidad: '3' }] }));
  expect(preview.totals.totalMinor).toBe(522000);
  expect(preview.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
});

test('an issued invoice is sealed, stamped, and says so to the last detail', async () => {
  const { issued, invoice } = await issue(draft());
  expect(issued).toBe(true);
  expect(invoice).toMatchObject({ status: 'stamped', serie: 'A', demo: true, pacProvider: 'demo' });
  expect(invoice.uuid).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i);
  expect(invoice.events.map((event) => event.event)).toEqual(['created', 'issued', 'stamping', 'stamped']);
  const report = await desk.client.invoices.verify({ file: await desk.client.invoices.xml({ id: invoice.id }) });
  expect(report.checks.map((check) => [check.id, check.result])).toEqual([
    ['seal', 'ok'],
    ['certificate', 'ok'],
    ['authority', 'ok'],
    ['timbre', 'ok'],
    ['timbreSeal', 'ok'],
    ['rules', 'ok'],
  ]);
});

test('a document with an error is not issued, and nothing is changed: neither folio nor file', async () => {
  const before = await desk.client.companies.listSeries({ companyId: desk.companyId });
  const { id, version } = await desk.client.invoices.create(draft({ metodoPago: 'PPD' }));
  const { issued, findings, invoice } = await desk.client.invoices.issue({ id, version });
  expect(issued).toBe(false);
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'CFDI40105', severity: 'error', field: 'formaPago' }),
  );
  expect(invoice.status).toBe('draft');
  expect(await desk.client.companies.listSeries({ companyId: desk.companyId })).toEqual(before);
  await expect(desk.client.invoices.xml({ id })).rejects.toMatchObject({ data: { code: 'INVOICE_NO_FILE' } });
  expect(desk.engine.raw.prepare('SELECT count(*) AS n FROM jobs WHERE payload LIKE ?').get(`%${id}%`)).toEqual({
    n: 0,
  });
});

test('folios have no gaps and no doubles, whatever is refused in between', async () => {
  const input = (at: number) => draft(at % 3 === 0 ? { formaPago: '99' } : {});
  const ids = await Promise.all(
    Array.from({ length: 30 }, async (_, at) => (await desk.client.invoices.create(input(at))).id),
  );
  await Promise.all(ids.map((id) => desk.client.invoices.issue({ id, version: 1 })));
  await desk.engine.idle();
  const rows = desk.engine.raw
    .prepare("SELECT folio FROM invoices WHERE type = 'I' AND serie = 'A' ORDER BY folio")
    .pluck()
    .all() as number[];
  expect(rows).toEqual(rows.map((_, at) => at + 1));
  expect(rows.length).toBeGreaterThanOrEqual(20);
  const uuids = desk.engine.raw
    .prepare('SELECT count(*), count(DISTINCT uuid) FROM invoices WHERE folio IS NOT NULL')
    .raw()
    .get() as number[];
  expect(uuids[0]).toBe(uuids[1]);
});

test('what was issued is neither edited, nor removed, nor issued again', async () => {
  const { invoice } = await issue(draft());
  const { id, version } = invoice;
  const refused = (code: string) => ({ data: expect.objectContaining({ code }) });
  await expect(desk.client.invoices.update({ id, version, draft: draft() })).rejects.toMatchObject(
    refused('INVOICE_NOT_EDITABLE'),
  );
  await expect(desk.client.invoices.remove({ id, version })).rejects.toMatchObject(refused('INVOICE_NOT_EDITABLE'));
  await expect(desk.client.invoices.issue({ id, version })).rejects.toMatchObject(refused('INVOICE_NOT_ISSUABLE'));
});

describe('what was shown is what is issued', () => {
  test('a draft keeps its lines whatever becomes of the product', async () => {
    const product = await desk.client.products.create({
      companyId: desk.companyId,
      description: 'Cambiante',
      claveProdServ: '80101500',
      claveUnidad: 'E48',
      unitPrice: '100',
      taxes: [...TAX_PROFILES.iva16],
    });
    const shown = await desk.client.invoices.create(draft({ lines: [{ productId: product.id }] }));
    await desk.client.products.update({ id: product.id, version: 1, unitPrice: '1000', taxes: [] });
    const { issued, invoice } = await desk.client.invoices.issue({ id: shown.id, version: shown.version });
    expect(issued).toBe(true);
    expect(invoice.totalMinor).toBe(11600);
  });

  test('an edit in another window stops the issue of what this one saw', async () => {
    const { id, version } = await desk.client.invoices.create(draft());
    const edited = await desk.client.invoices.update({
      id,
      version,
      draft: draft({ lines: [{ productId: desk.productId, cantidad: '9' }] }),
    });
    expect(edited).toMatchObject({ version: 2, totalMinor: 1566000 });
    await expect(desk.client.invoices.issue({ id, version })).rejects.toMatchObject({
      data: { code: 'STALE_VERSION' },
    });
    expect(await desk.client.invoices.get({ id })).toMatchObject({ status: 'draft', version: 2 });
  });

  test('a receiver that changed meanwhile is shown before it is issued', async () => {
    const receiver = await desk.client.clients.create({
      ...RECEIVER,
      companyId: desk.companyId,
      legalName: 'NOMBRE VIEJO',
    });
    const { id, version } = await desk.client.invoices.create(draft({ clientId: receiver.id }));
    await desk.client.clients.update({ id: receiver.id, version: 1, legalName: 'NOMBRE NUEVO' });
    await expect(desk.client.invoices.issue({ id, version })).rejects.toMatchObject({
      data: { code: 'INVOICE_CHANGED_SINCE_SHOWN', message: expect.stringContaining('NOMBRE NUEVO') },
    });
    const now = await desk.client.invoices.get({ id });
    expect(now).toMatchObject({ status: 'draft', receiverName: 'NOMBRE NUEVO' });
    expect((await desk.client.invoices.issue({ id, version: now.version })).issued).toBe(true);
  });

  test('what is archived makes no new documents', async () => {
    const receiver = await desk.client.clients.create({ ...RECEIVER, companyId: desk.companyId });
    const { id, version } = await desk.client.invoices.create(draft({ clientId: receiver.id }));
    await desk.client.clients.archive({ id: receiver.id, version: 1 });
    await expect(desk.client.invoices.issue({ id, version })).rejects.toMatchObject({
      data: { code: 'INVOICE_ARCHIVED' },
    });
  });
});

test('a rejected invoice is repaired and issued again under the folio that it has', async () => {
  // A desk whose queue stands still: taken back before it was sent, the document is surely not stamped.
  const still = await openTestDesk();
  try {
    const { client, companyId, clientId, productId } = still;
    const base = { companyId, clientId, formaPago: '03', metodoPago: 'PUE' as const };
    const { id, version } = await client.invoices.create({ ...base, lines: [{ productId, cantidad: '2' }] });
    await client.invoices.issue({ id, version });
    const [job] = (await client.jobs.list({})).rows;
    await client.jobs.cancel({ id: job?.id ?? '' });
    const rejected = await client.invoices.get({ id });
    expect(rejected).toMatchObject({ status: 'rejected', folio: 1 });

    const three = { ...base, lines: [{ productId, cantidad: '3' }] };
    const moved = client.invoices.update({ id, version: rejected.version, draft: { ...three, serie: 'OTRA' } });
    await expect(moved).rejects.toMatchObject({ data: { code: 'INVOICE_NUMBER_FIXED', field: 'serie' } });
    const repaired = await client.invoices.update({ id, version: rejected.version, draft: three });
    expect((await client.invoices.issue({ id, version: repaired.version })).issued).toBe(true);

    still.engine.start();
    await still.engine.idle();
    expect(await client.invoices.get({ id })).toMatchObject({ status: 'stamped', folio: 1, totalMinor: 522000 });
    const { base64 } = await client.invoices.xml({ id });
    expect(parseCfdi(Buffer.from(base64, 'base64')).total).toBe('5220.00');
    expect(await client.companies.listSeries({ companyId })).toContainEqual(
      expect.objectContaining({ type: 'I', nextFolio: 2 }),
    );
  } finally {
    await still.close();
  }
});

test('the audit log says what an edit changed, the description too', async () => {
  const line = {
    claveProdServ: '80101500',
    claveUnidad: 'E48',
    precioUnitario: '10',
    impuestos: [...TAX_PROFILES.iva16],
  };
  const { id, version } = await desk.client.invoices.create(draft({ lines: [{ ...line, descripcion: 'Antes' }] }));
  await desk.client.invoices.update({ id, version, draft: draft({ lines: [{ ...line, descripcion: 'Después' }] }) });
  const [entry] = (await desk.client.audit.list({ record: `invoice:${id}` })).rows;
  expect(JSON.stringify(entry?.before)).toContain('Antes');
  expect(JSON.stringify(entry?.after)).toContain('Después');
});

test.each([
  [
    'a timbre',
    { complementosXml: ['<tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital"/>'] },
  ],
  [
    'a complement that Cuadra fills',
    { complementosXml: ['<l:LeyendasFiscales xmlns:l="http://www.sat.gob.mx/leyendasFiscales"/>'] },
  ],
  ['a payment complement', { complementosXml: ['<p:Pagos xmlns:p="http://www.sat.gob.mx/Pagos20"/>'] }],
  ['no complement of the SAT', { complementosXml: ['<foo/>'] }],
  ['a second document in the addenda', { addendaXml: ['<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/4"/>'] }],
])('%s is refused before a folio is spent', async (_, parts) => {
  await expect(desk.client.invoices.create(draft(parts))).rejects.toMatchObject({
    data: { code: 'INVOICE_COMPLEMENT_REFUSED' },
  });
});

test('a document whose issuer nobody vouches for is not called right', async () => {
  const { invoice } = await issue(draft());
  const file = await desk.client.invoices.xml({ id: invoice.id });
  expect((await desk.client.invoices.verify({ file })).verdict).toBe('valid');
  const trusted = join(desk.dataFolder, AUTHORITIES_FOLDER);
  renameSync(trusted, `${trusted}-away`);
  try {
    const report = await desk.client.invoices.verify({ file });
    expect(report.verdict).toBe('unproven');
    expect(report.checks).toContainEqual(expect.objectContaining({ id: 'authority', result: 'unknown' }));
  } finally {
    renameSync(`${trusted}-away`, trusted);
  }
  const sealed = parseCfdi(await xmlOf(invoice.id));
  const unstamped = writeCfdi({ ...sealed, complementos: [] });
  const bare = await desk.client.invoices.verify({
    file: { name: 'x.xml', base64: Buffer.from(unstamped).toString('base64') },
  });
  expect(bare.verdict).toBe('unproven');
  // An issuer that only claims to be trusted: certificate of another demo authority.
  const forger = createDemoAuthority({ at: new Date() }).issueCsd({
    identity: { rfc: ISSUER.rfc, name: ISSUER.legalName },
    password: 'x-forged-x',
  });
  const { signer } = readCsd({ cer: forger.cer, key: forger.key, password: forger.password, at: new Date() });
  const forged = sealCfdi({ ...sealed, complementos: [] }, signer).xml;
  const judged = await desk.client.invoices.verify({
    file: { name: 'x.xml', base64: Buffer.from(forged).toString('base64') },
  });
  expect(judged.verdict).toBe('invalid');
  expect(judged.checks).toContainEqual(expect.objectContaining({ id: 'authority', result: 'failed' }));
});

test('a draft goes away without a trace but its audit entry', async () => {
  const { id, version } = await desk.client.invoices.create(draft());
  await desk.client.invoices.remove({ id, version });
  await expect(desk.client.invoices.get({ id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  const audit = await desk.client.audit.list({ record: `invoice:${id}` });
  expect(audit.rows.map((row) => row.action)).toEqual(['invoice.draft-removed', 'invoice.created']);
});

test('an invoice of one company never takes a client or product of another', async () => {
  const other = await desk.client.companies.create({
    rfc: 'IIA040805DZ4',
    legalName: 'INDISTRIA ILUMINADORA DE ALMACENES',
    regimenFiscal: '601',
    postalCode: '06600',
  });
  await expect(desk.client.invoices.create(draft({ companyId: other.id }))).rejects.toMatchObject({
    data: { code: 'INVOICE_OTHER_COMPANY' },
  });
});

test('a mail that cannot be sent never undoes a stamp: it is written on the invoice', async () => {
  const { invoice } = await issue(draft({ mailTo: ['pagos@ure.example'] }));
  expect(invoice.status).toBe('stamped');
  expect(invoice.mailState).toBe('unsent');
  expect(invoice.events.at(-1)).toMatchObject({ event: 'mail-not-queued', detail: { code: 'MAIL_ACCOUNT_MISSING' } });
});

test('bad input is refused at the door, names the field and repeats no value', async () => {
  const bad = desk.client.invoices.create(draft({ formaPago: 'secreto' }));
  await expect(bad).rejects.toMatchObject({ data: { code: 'INPUT_INVALID', field: 'formaPago' } });
  await expect(bad).rejects.not.toMatchObject({ data: { message: expect.stringContaining('secreto') } });
});

describe('kinds of documents', () => {
  test('a credit note relates to what it corrects', async () => {
    const { invoice } = await issue(draft());
    const uuid = invoice.uuid ?? '';
    const note = await issue(
      draft({
        type: 'E',
        usoCFDI: 'G02',
        cfdiRelacionados: [{ tipoRelacion: '01', uuids: [uuid] }],
        lines: [
          {
            claveProdServ: '84111506',
            claveUnidad: 'ACT',
            descripcion: 'Descuento por pronto pago',
            precioUnitario: '100',
            impuestos: [...TAX_PROFILES.iva16],
          },
        ],
      }),
    );
    expect(note.invoice).toMatchObject({ status: 'stamped', type: 'E', serie: 'NC', totalMinor: 11600 });
    expect(parseCfdi(await xmlOf(note.invoice.id)).cfdiRelacionados).toEqual([{ tipoRelacion: '01', uuids: [uuid] }]);
  });

  test('a transfer carries no money and no taxes', async () => {
    const { invoice } = await issue(
      draft({
        type: 'T',
        moneda: 'XXX',
        formaPago: undefined,
        metodoPago: undefined,
        usoCFDI: 'S01',
        lines: [
          {
            claveProdServ: '80101500',
            claveUnidad: 'H87',
            descripcion: 'Mercancía',
            precioUnitario: '0',
            objetoImp: '01',
          },
        ],
      }),
    );
    expect(invoice).toMatchObject({ status: 'stamped', type: 'T', totalMinor: 0, currency: 'XXX' });
  });

  test('a global invoice to the general public', async () => {
    const publico = await desk.client.clients.create({
      companyId: desk.companyId,
      rfc: 'XAXX010101000',
      legalName: 'PUBLICO EN GENERAL',
      regimenFiscal: '616',
      postalCode: '42501',
      defaultUsoCfdi: 'S01',
    });
    const now = new Date();
    const { invoice, findings } = await issue(
      draft({
        clientId: publico.id,
        formaPago: '01',
        informacionGlobal: {
          periodicidad: '01',
          meses: String(now.getUTCMonth() + 1).padStart(2, '0'),
          anio: String(now.getUTCFullYear()),
        },
        lines: [
          {
            claveProdServ: '01010101',
            noIdentificacion: 'T-1001',
            claveUnidad: 'ACT',
            descripcion: 'Venta',
            precioUnitario: '116',
            precioIncluyeImpuestos: true,
            impuestos: [...TAX_PROFILES.iva16],
          },
        ],
      }),
    );
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(invoice).toMatchObject({ status: 'stamped', totalMinor: 11600, transferredMinor: 1600 });
  });

  test('fees with retentions, in dollars, with local taxes, legends and an addenda', async () => {
    const { invoice, findings } = await issue(
      draft({
        moneda: 'USD',
        tipoCambio: '18.7694',
        leyendas: [{ textoLeyenda: 'Leyenda de prueba' }],
        impuestosLocales: [{ tipo: 'traslado', nombre: 'ISH', tasa: '3.00' }],
        addendaXml: ['<x:orden xmlns:x="urn:ejemplo" numero="7"><x:nota>Gracias &amp; saludos</x:nota></x:orden>'],
        lines: [
          {
            claveProdServ: '80101500',
            claveUnidad: 'E48',
            descripcion: 'Honorarios “especiales” & ñandú',
            precioUnitario: '1000.123456',
            impuestos: [...TAX_PROFILES.honorarios],
          },
        ],
      }),
    );
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(invoice).toMatchObject({
      status: 'stamped',
      currency: 'USD',
      subtotalMinor: 100012,
      withheldMinor: 20669,
      localMinor: 3000,
    });
    expect(invoice.totalMinor).toBe(
      invoice.subtotalMinor + invoice.transferredMinor - invoice.withheldMinor + invoice.localMinor,
    );
    expect(await xmlOf(invoice.id)).toContain('Gracias &amp; saludos');
  });
});

describe.skipIf(needsSat)('judged by programs that we did not write', () => {
  test('the stored document validates, its cadena is SAT’s and openssl accepts the seal', async () => {
    const { invoice } = await issue(draft({ lines: [{ productId: desk.productId, cantidad: '1.333333' }] }));
    const file = join(desk.dataFolder, 'stamped.xml');
    const xml = await xmlOf(invoice.id);
    writeFileSync(file, xml);
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', satFile('xsd', 'all.xsd'), file], { stdio: 'pipe' });
    const cadena = execFileSync('xsltproc', ['--nonet', satFile('xslt', 'cadenaoriginal_4_0.xslt'), file], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const document = parseCfdi(xml);
    const at = (name: string): string => join(desk.dataFolder, name);
    writeFileSync(at('cadena'), cadena);
    writeFileSync(at('sello'), Buffer.from(document.sello, 'base64'));
    writeFileSync(at('cer'), Buffer.from(document.certificado, 'base64'));
    writeFileSync(
      at('pub'),
      execFileSync('openssl', ['x509', '-inform', 'DER', '-in', at('cer'), '-pubkey', '-noout']),
    );
    const said = execFileSync('openssl', [
      'dgst',
      '-sha256',
      '-verify',
      at('pub'),
      '-signature',
      at('sello'),
      at('cadena'),
    ]);
    expect(said.toString()).toContain('Verified OK');
  });
});
