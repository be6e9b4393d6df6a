/** The mail feature through its contract, both schemas checked, to the sink that the demo uses. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#ports/clock.ts';
import { silentLogger } from '#ports/logger.ts';
import { systemTimers } from '#ports/timers.ts';
import { startSmtpSink, type SmtpSink } from '#platform/smtp-sink.ts';
import { mailHandlers } from '../../src-main/features/mail/handlers.ts';
import { mapErrors } from '../../src-main/rpc/map-errors.ts';
import { COMPANY, INVOICE, mailDesk } from './desk.ts';
import { makeCertificate, startServer } from './servers.ts';

let folder: string;
let sink: SmtpSink;
let desk: ReturnType<typeof mailDesk>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-mail-'));
  sink = await startSmtpSink({ dir: join(folder, 'mail') });
  desk = mailDesk({ clock: systemClock, timers: systemTimers });
});
afterEach(async () => {
  await desk.runner.stop(0);
  desk.close();
  await sink.close();
  rmSync(folder, { recursive: true });
});

function client() {
  const context = { actor: 'ana', locale: 'es-MX' } as const;
  return createRouterClient(mailHandlers(desk.mail), { context, interceptors: [mapErrors(silentLogger)] });
}
const account = () =>
  ({
    host: 'localhost',
    port: sink.port,
    security: 'none',
    fromName: 'Escuela Kemper',
    fromAddress: 'facturas@kemper.mx',
    replyTo: 'dudas@kemper.mx',
  }) as const;

it('sets up an account, tries it, shows, sends and lists a mail', async () => {
  const mail = client();
  expect(await mail.getAccount({ companyId: COMPANY })).toBeNull();
  expect(await mail.testAccount({ companyId: COMPANY, account: account() })).toMatchObject({ ok: true });
  const stored = await mail.setAccount({ ...account(), companyId: COMPANY });
  expect(await mail.getAccount({ companyId: COMPANY })).toEqual(stored);
  expect(await mail.testAccount({ companyId: COMPANY })).toMatchObject({ ok: true });

  const preview = await mail.preview({ invoiceId: INVOICE });
  expect(preview).toMatchObject({
    replyTo: 'dudas@kemper.mx',
    attachments: [{ name: 'A-1.xml' }, { name: 'A-1.pdf' }],
  });
  const queued = await mail.send({ invoiceId: INVOICE, cc: [{ address: 'conta@cliente.mx' }], note: 'Año' });
  expect(queued).toMatchObject({ state: 'queued', attempts: 0, attempt: [] });
  const settled = desk.settled();
  desk.runner.start();
  await settled;
  const sent = await mail.get({ id: queued.id });
  expect(sent).toMatchObject({ state: 'sent', lastReply: expect.stringContaining('kept as 1') });
  expect((await mail.list({ companyId: COMPANY })).rows.map((row) => row.id)).toEqual([queued.id]);
  expect(await mail.resend({ id: sent.id, version: sent.version })).toMatchObject({ resendOf: sent.id });

  const [kept] = sink.messages;
  expect(kept).toMatchObject({ from: 'facturas@kemper.mx', to: ['ana@cliente.mx', 'conta@cliente.mx'] });
  const parsed = await simpleParser(readFileSync(kept?.file ?? ''));
  expect(parsed.messageId).toBe(sent.messageId);
  expect(parsed.attachments.map((each) => each.filename)).toEqual(['A-1.xml', 'A-1.pdf']);
});

it('answers a failure with its code, our words and the server’s', async () => {
  await expect(
    client().testAccount({ companyId: COMPANY, account: { ...account(), user: 'ana', password: 'x' } }),
  ).rejects.toMatchObject({
    code: 'CUADRA',
    data: { code: 'MAIL_AUTH_UNSUPPORTED', message: expect.stringContaining('localhost') },
  });
  await expect(client().send({ invoiceId: INVOICE })).rejects.toMatchObject({ data: { code: 'MAIL_ACCOUNT_MISSING' } });
});

it('shows the certificate of a server, so that a person may pin it', async () => {
  const certificate = makeCertificate({ name: 'self.test', names: ['self.test'] });
  const server = await startServer({ secure: true, key: certificate.key, cert: certificate.cert });
  try {
    const target = { host: '127.0.0.1', port: server.port, security: 'tls' } as const;
    const shown = await client().inspectCertificate(target);
    expect(shown.fingerprint256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    const pinned = { ...account(), ...target, pinnedCertificate: shown.pem };
    expect(await client().testAccount({ companyId: COMPANY, account: pinned })).toMatchObject({ ok: true });
    await expect(
      client().testAccount({ companyId: COMPANY, account: { ...account(), ...target } }),
    ).rejects.toMatchObject({ data: { code: 'MAIL_CERTIFICATE_UNTRUSTED' } });
  } finally {
    await server.close();
  }
});

it.each([
  ['setAccount', () => ({ ...account(), companyId: COMPANY, contrasena: 'x' })],
  ['testAccount', () => ({ companyId: COMPANY, account: { ...account(), contrasena: 'x' } })],
  ['preview', () => ({ invoiceId: INVOICE, para: [] })],
  ['send', () => ({ invoiceId: INVOICE, to: [{ address: 'a@b.mx', nombre: 'A' }] })],
  ['list', () => ({ companyId: COMPANY, estado: 'sent' })],
] as const)('%s refuses a field that it does not know instead of dropping it', async (procedure, input) => {
  const call = client()[procedure] as (input: unknown) => Promise<unknown>;
  await expect(call(input())).rejects.toMatchObject({
    data: { code: 'INPUT_INVALID', message: expect.stringMatching(/contrasena|para|nombre|estado/) },
  });
  expect(desk.raw.prepare('SELECT count(*) AS n FROM jobs').get()).toEqual({ n: 0 });
});
