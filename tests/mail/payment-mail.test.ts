/** How a charge is paid, mailed to its payer: through the whole engine to a mail server that keeps everything. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bankGateways } from '#connectors/gateway/banks/index.ts';
import { clabeCheckDigit } from '#domain/spei/clabe.ts';
import { createHttp } from '#platform/http.ts';
import { startSmtpSink, type SmtpSink } from '#platform/smtp-sink.ts';
import { systemClock } from '#ports/clock.ts';
import { reached } from '../gateway/desk.ts';
import { gatewayHarnesses } from '../gateway/harnesses.ts';
import type { GatewaySimulator } from '../simulators/gateway-core/simulator.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

const first = '07218001234567891';
const clabe = first + clabeCheckDigit(first);
const stripe = gatewayHarnesses.find(({ provider }) => provider.declaration.id === 'stripe');

let folder: string;
let sink: SmtpSink;
let simulator: GatewaySimulator;
let desk: TestDesk;
let bankId: string;
let stripeId: string;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  if (stripe === undefined) throw new Error('no harness of Stripe');
  folder = mkdtempSync(join(tmpdir(), 'cuadra-payment-mail-'));
  sink = await startSmtpSink({ dir: folder });
  simulator = await stripe.start({ clock: systemClock });
  const http = createHttp({ authorities: [simulator.authority] });
  const gatewayProviders = [...bankGateways, reached(stripe.provider, simulator.address)];
  desk = await openTestDesk({ http }, { gatewayProviders });
  closing.push(
    () => desk.close(),
    () => http.close(),
    () => simulator.close(),
    () => sink.close(),
  );
  const { client, companyId, engine } = desk;
  const common = { companyId, currencies: ['MXN'], fees: [] };
  ({ id: bankId } = await client.gateways.create({
    ...common,
    provider: 'bank-banorte',
    environment: 'production',
    name: 'Banorte cobros',
    methods: ['bank-transfer'],
    credentials: { clabe, beneficiary: 'Escuela Kemper Urgate' },
  }));
  ({ id: stripeId } = await client.gateways.create({
    ...common,
    provider: 'stripe',
    environment: 'test',
    name: 'Stripe',
    methods: ['card', 'oxxo'],
    credentials: { ...simulator.credentials },
  }));
  await client.mail.setAccount({
    companyId,
    host: '127.0.0.1',
    port: sink.port,
    security: 'none',
    fromAddress: 'cobros@kemper.example',
  });
  engine.start();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true });
});

const free = () => ({ amountMinor: 116_000, currency: 'MXN', description: 'Anticipo', clientId: desk.clientId });

async function transfer(): Promise<string> {
  const { id } = await desk.client.transactions.charge({ ...free(), gatewayId: bankId, method: 'bank-transfer' });
  await desk.engine.idle();
  return id;
}

async function arrived(): Promise<ParsedMail[]> {
  await desk.engine.idle();
  return Promise.all(sink.messages.map(({ file }) => simpleParser(readFileSync(file))));
}

test('the data of a transfer go to the client with the sheet, once however often it is pressed', async () => {
  const { client, companyId } = desk;
  const id = await transfer();
  const proposed = await client.transactions.instructionsMail({ id });
  const { reference } = await client.transactions.get({ id });
  expect(proposed).toMatchObject({ to: ['pagos@ure.example'], attachments: [`spei-${reference}.pdf`] });
  expect(proposed).toMatchObject(await client.spei.message({ transactionId: id }));
  const requestId = crypto.randomUUID();
  const sent = await client.transactions.sendInstructions({ id, to: proposed.to, requestId });
  expect(sent).toMatchObject({ transactionId: id, state: 'queued', subject: proposed.subject });
  expect((await client.transactions.sendInstructions({ id, to: proposed.to, requestId })).id).toBe(sent.id);

  const [mail, ...more] = await arrived();
  expect(more).toEqual([]);
  expect(mail?.subject).toBe(proposed.subject);
  expect(mail?.text).toContain(`CLABE: ${clabe}`);
  expect(mail?.html).toContain(clabe);
  expect(mail?.text).not.toContain('prueba');
  expect(mail?.attachments).toMatchObject([{ filename: `spei-${reference}.pdf`, contentType: 'application/pdf' }]);
  expect(mail?.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-');
  const { rows } = await client.mail.list({ companyId, transactionId: id });
  expect(rows).toMatchObject([{ id: sent.id, state: 'sent' }]);
  expect(rows[0]).not.toHaveProperty('invoiceId');
});

test('of an invoice that is charged in part the payer reads that it is a part', async () => {
  const { client, companyId, clientId, productId, engine } = desk;
  const draft = await client.invoices.create({
    companyId,
    clientId,
    formaPago: '03',
    metodoPago: 'PUE',
    lines: [{ productId }],
  });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  await engine.idle();
  const ask = async (amountMinor?: number): Promise<string> => {
    const asked = { invoiceId: draft.id, gatewayId: bankId, method: 'bank-transfer' as const };
    const { id } = await client.transactions.charge({
      ...asked,
      ...(amountMinor === undefined ? {} : { amountMinor }),
    });
    await engine.idle();
    return id;
  };
  const [whole, part] = [await ask(), await ask(100_000)];
  expect((await client.transactions.instructionsMail({ id: whole })).text).not.toContain('una parte de');
  expect((await client.transactions.instructionsMail({ id: part })).text).toContain('una parte de Factura');
  const english = await client.transactions.instructionsMail({ id: part, locale: 'en' });
  expect(english.text).toContain('a part of Factura');
});

test('what was changed is what leaves, in the language that was asked for', async () => {
  const id = await transfer();
  const { client } = desk;
  expect((await client.transactions.instructionsMail({ id, locale: 'en' })).text).toContain('by bank transfer');
  await client.transactions.sendInstructions({
    id,
    to: ['otra@cliente.example', 'OTRA@cliente.example', 'dos@cliente.example'],
    subject: 'Su anticipo',
    text: 'Va la ficha.\n\nGracias & saludos',
    requestId: crypto.randomUUID(),
  });
  const [mail] = await arrived();
  expect(mail).toMatchObject({ subject: 'Su anticipo' });
  expect(sink.messages[0]?.to).toEqual(['otra@cliente.example', 'dos@cliente.example']);
  expect(mail?.text).toContain('Va la ficha.\n\nGracias & saludos');
  expect(mail?.html).toContain('Gracias &amp; saludos');
});

test('a link is a button, stands in the text whatever was written, and a test says that it is one', async () => {
  const { client, engine } = desk;
  const { id } = await client.transactions.createLink({ ...free(), gatewayId: stripeId });
  await engine.idle();
  const { instructions } = await client.transactions.get({ id });
  const url = instructions?.kind === 'link' ? instructions.url : 'none';
  expect((await client.transactions.instructionsMail({ id })).text).toContain(url);
  const text = 'Pague cuando guste.';
  await client.transactions.sendInstructions({ id, to: ['a@cliente.example'], text, requestId: crypto.randomUUID() });
  const [mail] = await arrived();
  expect(mail?.html).toContain(`<a href="${url}"`);
  expect(mail?.html).toContain('Pagar $1,160.00 MXN');
  expect(mail?.text).toContain(url);
  expect(mail?.text).toContain('Cobro de prueba');
  expect(mail?.attachments).toEqual([]);
});

test('a voucher has its reference and its page, for who pays and not for the client', async () => {
  const { client, engine } = desk;
  const payer = { name: 'Jorge Núñez', email: 'jorge@cliente.example' };
  const { id } = await client.transactions.charge({ ...free(), gatewayId: stripeId, method: 'oxxo', payer });
  await engine.idle();
  const { instructions } = await client.transactions.get({ id });
  if (instructions?.kind !== 'voucher') throw new Error('no voucher');
  const proposed = await client.transactions.instructionsMail({ id });
  expect(proposed.to).toEqual(['jorge@cliente.example']);
  expect(proposed.text).toContain('Hola, Jorge Núñez:');
  expect(proposed.text).toContain('OXXO');
  expect(proposed.text).toContain(`Referencia: ${instructions.reference}`);
  expect(proposed.text).toContain(instructions.voucherUrl);
});

test('an invoice shows the mail of its document and not that of its charges', async () => {
  const { client, companyId, clientId, productId, engine } = desk;
  const lines = [{ productId }];
  const draft = await client.invoices.create({ companyId, clientId, formaPago: '03', metodoPago: 'PUE', lines });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  await engine.idle();
  const { id } = await client.transactions.charge({ gatewayId: bankId, invoiceId: draft.id, method: 'bank-transfer' });
  await engine.idle();
  await client.transactions.sendInstructions({ id, to: ['a@cliente.example'], requestId: crypto.randomUUID() });
  expect(await arrived()).toHaveLength(1);
  expect(await client.invoices.get({ id: draft.id })).toMatchObject({ mailState: 'unsent' });
  expect((await client.mail.list({ companyId, invoiceId: draft.id })).rows).toEqual([]);
});

test('what cannot be paid any more is not mailed, and a bad address is refused at its field', async () => {
  const { client } = desk;
  const id = await transfer();
  const send = (to: string[]) =>
    client.transactions
      .sendInstructions({ id, to, requestId: crypto.randomUUID() })
      .then(() => 'sent')
      .catch((error: { data: { code: string; field?: string } }) => `${error.data.code} ${error.data.field ?? ''}`);
  expect(await send(['a@cliente.example', 'nadie'])).toBe('MAIL_ADDRESS_INVALID to[1].address');
  const paid = { amountMinor: 116_000, paidAtUtc: '2026-11-26T18:00:00.000Z', note: 'Estado de cuenta' };
  await client.transactions.confirm({ id, ...paid });
  expect(await send(['a@cliente.example'])).toBe('TRANSACTION_NOT_POSSIBLE ');
  expect(await arrived()).toEqual([]);
});
