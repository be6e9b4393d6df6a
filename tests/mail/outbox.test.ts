import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailCompose } from '#contract/mail.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { MAX_ATTEMPTS } from '../../src-main/features/mail/deliver.ts';
import { fakeTime, type FakeTime } from '../support/fake-time.ts';
import { COMPANY, INVOICE, mailDesk, XML, type MailDeskOptions } from './desk.ts';
import { makeCertificate, startScripted, startServer, type Script } from './servers.ts';

let time: FakeTime;
const opened: { close(): unknown }[] = [];
beforeEach(() => {
  time = fakeTime('2026-11-23T18:00:00.000Z');
});
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
});

function openDesk(options: Partial<MailDeskOptions> = {}) {
  const desk = mailDesk({ clock: time.clock, timers: time.timers, ...options });
  opened.push({ close: () => desk.runner.stop(0).then(() => desk.close()) });
  return desk;
}
async function serve<T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> {
  const ready = await server;
  opened.push(ready);
  return ready;
}
const OTHER_INVOICE = '0199f6a0-0000-7000-8000-000000000009';
const compose: MailCompose = { invoiceId: INVOICE, cc: [], bcc: [], locale: 'es-MX' };
const refuse =
  (replies: Record<string, string>): Script =>
  (line) =>
    Object.entries(replies).find(([part]) => line.includes(part))?.[1];

/** Sends one mail and waits for the first run. */
async function sendOnce(desk: ReturnType<typeof openDesk>, input: object = {}) {
  const { id } = desk.mail.outbox.send({ ...compose, ...input }, 'ana', 'es-MX');
  const settled = desk.settled();
  desk.runner.start();
  const job = await settled;
  return { id, job, message: desk.mail.outbox.get(id, 'es-MX') };
}

describe('sending', () => {
  it('delivers the invoice with its files and says so everywhere', async () => {
    const server = await serve(startServer());
    const desk = openDesk();
    desk.useServer(server.port);
    const { job, message } = await sendOnce(desk, {
      to: [{ name: 'Ana Ñandú', address: 'Ana@Cliente.MX' }],
      cc: [{ address: 'ana@cliente.mx' }, { address: 'conta@cliente.mx' }],
      note: 'Gracias por tu compra.',
    });
    expect(job).toBe('done');
    expect(message).toMatchObject({
      state: 'sent',
      attempts: 1,
      sentAtUtc: '2026-11-23T18:00:00.000Z',
      lastReply: expect.stringContaining('queued as test'),
      // The same mailbox in another spelling gets one copy.
      recipients: [
        { kind: 'to', address: 'Ana@cliente.mx', state: 'accepted' },
        { kind: 'cc', address: 'conta@cliente.mx', state: 'accepted' },
      ],
      attempt: [{ number: 1, outcome: 'accepted', handedOverAtUtc: expect.any(String) }],
    });
    expect(desk.states).toEqual(['queued', 'sent']);
    expect(desk.audited.map((entry) => entry.action)).toEqual(['mail-account.created', 'mail.queued', 'mail.sent']);
    const parsed = await simpleParser(server.received[0]?.raw ?? '');
    expect(parsed.messageId).toBe(message.messageId);
    expect(parsed.from?.text).toBe('"Escuela Kemper" <facturas@kemper.mx>');
    expect(parsed.text).toContain('Gracias por tu compra.');
    expect(parsed.html).toBe(message.html);
    expect(parsed.attachments.map((each) => each.filename)).toEqual(['A-1.xml', 'A-1.pdf']);
    expect(parsed.attachments[0]?.content.equals(XML)).toBe(true);
  });

  it('shows before what it will send', async () => {
    const server = await serve(startServer());
    const desk = openDesk();
    desk.useServer(server.port);
    const input = { note: 'Hola', bcc: [{ address: 'jefe@kemper.mx' }] };
    const preview = await desk.mail.outbox.preview({ ...compose, ...input });
    expect(preview).toMatchObject({
      from: { name: 'Escuela Kemper', address: 'facturas@kemper.mx' },
      to: [{ name: 'Ana Ñandú', address: 'ana@cliente.mx' }],
      cc: [],
      bcc: [{ address: 'jefe@kemper.mx' }],
      attachments: [
        { name: 'A-1.xml', contentType: 'application/xml', sizeBytes: XML.length, inline: false },
        { name: 'A-1.pdf', contentType: 'application/pdf', inline: false },
      ],
    });
    expect(desk.mail.outbox.list({ companyId: COMPANY, limit: 10 }, 'es-MX').rows).toEqual([]);
    const { message } = await sendOnce(desk, input);
    expect(message).toMatchObject({ subject: preview.subject, html: preview.html, text: preview.text });
  });

  it('queues once for the same idempotency key', async () => {
    const desk = openDesk();
    desk.useServer(1);
    const first = desk.mail.outbox.send({ ...compose, idempotencyKey: 'k' }, 'ana', 'es-MX');
    const second = desk.mail.outbox.send({ ...compose, idempotencyKey: 'k' }, 'ana', 'es-MX');
    expect(second.id).toBe(first.id);
    expect(desk.raw.prepare('SELECT count(*) AS n FROM mail_messages').get()).toEqual({ n: 1 });
    expect(desk.raw.prepare('SELECT count(*) AS n FROM jobs').get()).toEqual({ n: 1 });
  });

  it('refuses a key that was used for another invoice', () => {
    const desk = openDesk();
    desk.useServer(1);
    desk.mail.outbox.send({ ...compose, idempotencyKey: 'k' }, 'ana', 'es-MX');
    desk.raw.prepare('CREATE TEMP TABLE copy AS SELECT * FROM invoices').run();
    desk.raw.prepare('UPDATE copy SET id = ?, uuid = ?').run(OTHER_INVOICE, OTHER_INVOICE);
    desk.raw.prepare('INSERT INTO invoices SELECT * FROM copy').run();
    expect(() =>
      desk.mail.outbox.send({ ...compose, invoiceId: OTHER_INVOICE, idempotencyKey: 'k' }, 'ana', 'es-MX'),
    ).toThrow(expect.objectContaining({ code: 'MAIL_KEY_REUSED' }));
    expect(desk.raw.prepare('SELECT count(*) AS n FROM mail_messages').get()).toEqual({ n: 1 });
  });

  it.each([
    ['no account', {}, undefined, 'MAIL_ACCOUNT_MISSING'],
    ['nobody to send to', { to: [] }, 1, 'MAIL_NO_RECIPIENTS'],
    ['only hidden recipients', { to: [], bcc: [{ address: 'a@b.mx' }] }, 1, 'MAIL_NO_RECIPIENTS'],
    ['a bad address', { to: [{ address: 'ana@' }] }, 1, 'MAIL_ADDRESS_INVALID'],
    ['a header in a name', { to: [{ name: 'A\r\nBcc: x@y.mx', address: 'a@b.mx' }] }, 1, 'MAIL_HEADER_INVALID'],
    ['a header in the subject', { subject: 'Hola\r\nBcc: x@y.mx' }, 1, 'MAIL_HEADER_INVALID'],
    [
      'too many recipients',
      { to: Array.from({ length: 51 }, (_, i) => ({ address: `a${i}@b.mx` })) },
      1,
      'MAIL_TOO_MANY_RECIPIENTS',
    ],
  ])('refuses %s before anything is queued', (_what, input, port, code) => {
    const desk = openDesk();
    if (port !== undefined) desk.useServer(port);
    expect(() => desk.mail.outbox.send({ ...compose, ...input }, 'ana', 'es-MX')).toThrow(
      expect.objectContaining({ code }),
    );
    expect(desk.raw.prepare('SELECT count(*) AS n FROM jobs').get()).toEqual({ n: 0 });
  });

  it('refuses an invoice that is not stamped', () => {
    const desk = openDesk({ stamped: false });
    desk.useServer(1);
    expect(() => desk.mail.outbox.send(compose, 'ana', 'es-MX')).toThrow(
      expect.objectContaining({ code: 'MAIL_INVOICE_NOT_STAMPED' }),
    );
  });
});

describe('what servers answer', () => {
  it('a 4xx is tried again later, with the same Message-ID, and then arrives', async () => {
    let busy = true;
    const server = await serve(startScripted((line) => (line === 'DATA' && busy ? '451 4.3.2 try later' : undefined)));
    const desk = openDesk();
    desk.useServer(server.port);
    const { id, job, message } = await sendOnce(desk);
    expect(job).toBe('waiting');
    expect(message).toMatchObject({
      state: 'queued',
      lastErrorCode: 'MAIL_SERVER_DEFERRED',
      lastReply: '451 4.3.2 try later',
      recipients: [{ state: 'deferred', reply: '451 4.3.2 try later' }],
    });
    busy = false;
    const again = desk.settled();
    await time.advance(60_000);
    expect(await again).toBe('done');
    expect(desk.mail.outbox.get(id, 'es-MX')).toMatchObject({ state: 'sent', attempts: 2 });
    expect(server.lines.filter((line) => line === `Message-ID: ${message.messageId}`)).toHaveLength(1);
    expect(desk.states).toEqual(['queued', 'sent']);
  });

  it('a 5xx is a bounce with the reason, and a person may send again', async () => {
    let unknown = true;
    const server = await serve(
      startScripted((line) => (line.startsWith('RCPT') && unknown ? '550 5.1.1 No existe el buzon' : undefined)),
    );
    const desk = openDesk();
    desk.useServer(server.port);
    const { id, job, message } = await sendOnce(desk);
    expect(job).toBe('done');
    expect(message).toMatchObject({
      state: 'bounced',
      lastErrorCode: 'MAIL_REJECTED',
      lastError: expect.stringContaining('rechazó'),
      recipients: [{ state: 'refused', reply: '550 5.1.1 No existe el buzon' }],
    });
    expect(desk.states).toEqual(['queued', 'bounced']);
    unknown = false;
    const settled = desk.settled();
    desk.mail.outbox.resend(id, message.version, 'ana', 'es-MX');
    expect(await settled).toBe('done');
    expect(desk.mail.outbox.get(id, 'es-MX')).toMatchObject({ state: 'sent', messageId: message.messageId });
  });

  it('one refused recipient does not take the message from the others, nor give it to them twice', async () => {
    const replies: Record<string, string> = { 'dos@': '550 5.1.1 no', 'tres@': '450 4.2.1 later' };
    const server = await serve(
      startScripted((line) => refuse(replies)(line.startsWith('RCPT') ? line : '', null as never)),
    );
    const desk = openDesk();
    desk.useServer(server.port);
    const to = ['uno@b.mx', 'dos@b.mx', 'tres@b.mx'].map((address) => ({ address }));
    const { id, job, message } = await sendOnce(desk, { to });
    expect(job).toBe('waiting');
    expect(message.recipients.map((each) => each.state)).toEqual(['accepted', 'refused', 'deferred']);
    delete replies['tres@'];
    const again = desk.settled();
    await time.advance(60_000);
    expect(await again).toBe('done');
    const after = desk.mail.outbox.get(id, 'es-MX');
    expect(after.state).toBe('bounced');
    expect(after.recipients.map((each) => each.state)).toEqual(['accepted', 'refused', 'accepted']);
    expect(server.lines.filter((line) => line.startsWith('RCPT TO:<uno@'))).toHaveLength(1);
    expect(server.lines.filter((line) => line.startsWith('RCPT TO:<dos@'))).toHaveLength(1);
    expect(server.lines.filter((line) => line.startsWith('RCPT TO:<tres@'))).toHaveLength(2);
  });

  it('a server that never takes it is given up after a while, and the outbox says why', async () => {
    const server = await serve(startScripted((line) => (line.startsWith('MAIL') ? '451 4.3.0 no' : undefined)));
    const desk = openDesk();
    desk.useServer(server.port);
    const { id } = await sendOnce(desk);
    for (let run = 2; run <= MAX_ATTEMPTS; run += 1) {
      const settled = desk.settled();
      // Exactly as long as the back-off says: the conversation itself takes real time, not ours.
      await time.advance(Math.min(60_000 * 2 ** (run - 2), 6 * 3_600_000));
      await settled;
    }
    const message = desk.mail.outbox.get(id, 'en');
    expect(message).toMatchObject({
      state: 'failed',
      attempts: MAX_ATTEMPTS,
      lastErrorCode: 'MAIL_GAVE_UP',
      lastError: `Cuadra stopped trying after ${MAX_ATTEMPTS} attempts. Check the cause and send again.`,
      lastReply: '451 4.3.0 no',
    });
    expect(desk.states).toEqual(['queued', 'failed']);
    // A person may have them try once more from the queue as well.
    const [job] = desk.jobs.list({ limit: 10 }, 'es-MX').rows;
    const settled = desk.settled();
    desk.jobs.retry(job?.id ?? '', { actor: 'ana', locale: 'es-MX' });
    await settled;
    expect(desk.mail.outbox.get(id, 'es-MX').attempts).toBe(MAX_ATTEMPTS + 1);
  });

  it('a wrong password needs a person at once, and is not tried until the account is locked', async () => {
    const server = await serve(
      startScripted((line) =>
        line.startsWith('EHLO') ? '250-ok\r\n250 AUTH PLAIN' : line.startsWith('AUTH') ? '535 5.7.8 wrong' : undefined,
      ),
    );
    const desk = openDesk();
    desk.useServer(server.port);
    const { version } = desk.mail.accounts.mustFind(COMPANY);
    desk.mail.accounts.set(
      {
        companyId: COMPANY,
        version,
        host: '127.0.0.1',
        port: server.port,
        security: 'none',
        user: 'ana',
        password: 'mala',
        fromAddress: 'facturas@kemper.mx',
      },
      'ana',
    );
    const { job, message } = await sendOnce(desk);
    expect(job).toBe('dead');
    expect(message).toMatchObject({ state: 'failed', lastErrorCode: 'MAIL_AUTH_REJECTED' });
    expect(message.lastReply).toContain('535 5.7.8 wrong');
    await time.advance(86_400_000);
    expect(server.lines.filter((line) => line.startsWith('AUTH'))).toHaveLength(1);
  });

  it('no answer to the end of the message is unknown, and only a person sends it again', async () => {
    let silent = true;
    const server = await serve(
      startScripted((line, socket) => {
        if (line !== '.' || !silent) return undefined;
        socket.destroy();
        return null;
      }),
    );
    const desk = openDesk();
    desk.useServer(server.port);
    const { id, job, message } = await sendOnce(desk);
    expect(job).toBe('dead');
    expect(message).toMatchObject({
      state: 'unknown',
      lastErrorCode: 'MAIL_DELIVERY_UNKNOWN',
      recipients: [{ state: 'unknown' }],
      attempt: [{ outcome: 'unknown', handedOverAtUtc: expect.any(String) }],
    });
    await time.advance(86_400_000);
    // Not even the queue's own "try again" repeats what may have arrived.
    const [dead] = desk.jobs.list({ limit: 10 }, 'es-MX').rows;
    const retried = desk.settled();
    desk.jobs.retry(dead?.id ?? '', { actor: 'ana', locale: 'es-MX' });
    expect(await retried).toBe('dead');
    expect(server.lines.filter((line) => line === '.')).toHaveLength(1);
    silent = false;
    const again = desk.settled();
    desk.mail.outbox.resend(id, message.version, 'ana', 'es-MX');
    expect(await again).toBe('done');
    expect(desk.mail.outbox.get(id, 'es-MX').state).toBe('sent');
    expect(server.lines.filter((line) => line === `Message-ID: ${message.messageId}`)).toHaveLength(2);
    expect(desk.raw.prepare('SELECT count(*) AS n FROM mail_messages').get()).toEqual({ n: 1 });
  });

  it('attachments that cannot be made, and a locked vault, say so', async () => {
    const broken = openDesk({ attachmentsFor: () => Promise.reject(new Error('no font')) });
    broken.useServer(1);
    const first = await sendOnce(broken);
    expect(first.job).toBe('dead');
    expect(first.message).toMatchObject({
      state: 'failed',
      lastErrorCode: 'MAIL_ATTACHMENTS_FAILED',
      lastReply: 'no font',
    });

    const later = openDesk({
      attachmentsFor: () =>
        Promise.reject(new CuadraError('MAIL_UNREACHABLE', { params: { host: 'x' }, retriable: true })),
    });
    later.useServer(1);
    const second = await sendOnce(later);
    expect(second.job).toBe('waiting');
    expect(second.message).toMatchObject({ state: 'queued', lastErrorCode: 'MAIL_UNREACHABLE' });

    const shut = openDesk({ attachmentsFor: () => Promise.reject(new CuadraError('VAULT_LOCKED')) });
    shut.useServer(1);
    const third = await sendOnce(shut);
    expect(third.job).toBe('waiting');
    expect(third.message).toMatchObject({ state: 'queued', lastErrorCode: 'VAULT_LOCKED' });
  });
});

describe('sending again', () => {
  it('of a sent message is a new message to all, with an id of its own', async () => {
    const server = await serve(startServer());
    const desk = openDesk();
    desk.useServer(server.port);
    const { id, message } = await sendOnce(desk);
    const settled = desk.settled();
    const copy = desk.mail.outbox.resend(id, message.version, 'ana', 'es-MX');
    await settled;
    expect(copy).toMatchObject({ resendOf: id, state: 'queued', subject: message.subject });
    expect(copy.messageId).not.toBe(message.messageId);
    expect(server.received).toHaveLength(2);
    expect(desk.mail.outbox.get(id, 'es-MX').state).toBe('sent');
  });

  it('is refused while it is on its way, and to who looked at an older state', async () => {
    const desk = openDesk();
    desk.useServer(1);
    const queued = desk.mail.outbox.send(compose, 'ana', 'es-MX');
    expect(() => desk.mail.outbox.resend(queued.id, queued.version, 'ana', 'es-MX')).toThrow(
      expect.objectContaining({ code: 'MAIL_ALREADY_QUEUED' }),
    );
    expect(() => desk.mail.outbox.resend(queued.id, 99, 'ana', 'es-MX')).toThrow(
      expect.objectContaining({ code: 'STALE_VERSION' }),
    );
  });

  it('leaves nothing to a job of the round before', async () => {
    let reply = '550 5.1.1 no';
    const server = await serve(startScripted((line) => (line.startsWith('RCPT') ? reply : undefined)));
    const desk = openDesk();
    desk.useServer(server.port);
    const { id, message } = await sendOnce(desk);
    reply = '450 4.2.1 later';
    const again = desk.settled();
    desk.mail.outbox.resend(id, message.version, 'ana', 'es-MX');
    expect(await again).toBe('waiting');
    // The second round waits for its time; the first one's job is run once more, by whomever.
    const before = server.lines.length;
    const first = desk.jobs.list({ limit: 10 }, 'es-MX').rows.at(-1);
    const settled = desk.settled();
    desk.db.transaction((tx) => desk.queue.requeue(tx, first?.id ?? ''));
    expect(await settled).toBe('done');
    expect(server.lines).toHaveLength(before);
    expect(desk.mail.outbox.get(id, 'es-MX')).toMatchObject({ state: 'queued', attempts: 2 });
  });

  it('a cancelled job leaves the message failed, and it can be sent again', async () => {
    const server = await serve(startServer());
    const desk = openDesk();
    desk.useServer(server.port);
    const { id } = desk.mail.outbox.send(compose, 'ana', 'es-MX');
    const [job] = desk.jobs.list({ limit: 10 }, 'es-MX').rows;
    desk.jobs.cancel(job?.id ?? '', { actor: 'ana', locale: 'es-MX' });
    const cancelled = desk.mail.outbox.get(id, 'es-MX');
    expect(cancelled).toMatchObject({ state: 'failed', lastErrorCode: 'MAIL_CANCELLED' });
    const settled = desk.settled();
    desk.runner.start();
    desk.mail.outbox.resend(id, cancelled.version, 'ana', 'es-MX');
    expect(await settled).toBe('done');
    expect(server.received).toHaveLength(1);
  });
});

describe('the list', () => {
  it('pages from the newest, and filters by state and invoice', async () => {
    const desk = openDesk();
    desk.useServer(1);
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      // Two of the same instant: the id decides.
      if (i !== 2) await time.advance(1000);
      ids.unshift(desk.mail.outbox.send(compose, 'ana', 'es-MX').id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = desk.mail.outbox.list({ companyId: COMPANY, limit: 2, cursor }, 'es-MX');
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
    const filter = { companyId: COMPANY, limit: 10 };
    expect(desk.mail.outbox.list({ ...filter, state: 'sent' }, 'es-MX').rows).toEqual([]);
    expect(desk.mail.outbox.list({ ...filter, invoiceId: INVOICE }, 'es-MX').rows).toHaveLength(5);
    expect(desk.mail.outbox.list({ ...filter, invoiceId: COMPANY }, 'es-MX').rows).toEqual([]);
    expect(desk.mail.outbox.list({ ...filter, companyId: INVOICE }, 'es-MX').rows).toEqual([]);
  });
});

describe('the account', () => {
  const input = {
    companyId: COMPANY,
    host: 'smtp.kemper.mx',
    port: 587,
    security: 'starttls',
    fromAddress: 'a@kemper.mx',
  } as const;

  it('keeps its password in the vault and never shows it', () => {
    const desk = openDesk();
    expect(desk.mail.accounts.get(COMPANY)).toBeNull();
    const created = desk.mail.accounts.set({ ...input, user: 'ana', password: 'sesamo' }, 'ana');
    expect(created).toMatchObject({ hasPassword: true, version: 1 });
    expect([...desk.secrets.values()]).toEqual(['sesamo']);
    expect(JSON.stringify([created, desk.audited])).not.toContain('sesamo');
    expect(desk.mail.accounts.set({ ...input, user: 'ana', version: 1 }, 'ana').hasPassword).toBe(true);
    expect(desk.mail.accounts.smtpAccount(COMPANY)).toMatchObject({ user: 'ana', password: 'sesamo' });
    expect(desk.mail.accounts.set({ ...input, version: 2, password: null }, 'ana').hasPassword).toBe(false);
    expect(desk.secrets.size).toBe(0);
    expect(() => desk.mail.accounts.set({ ...input, version: 1 }, 'ana')).toThrow(
      expect.objectContaining({ code: 'STALE_VERSION' }),
    );
  });

  it.each([
    [{ security: 'none' }, 'MAIL_PLAIN_NOT_LOCAL'],
    [{ host: 'https://smtp.kemper.mx' }, 'MAIL_HOST_INVALID'],
    [{ host: 'smtp.kemper.mx:587' }, 'MAIL_HOST_INVALID'],
    [{ host: 'smtp kemper' }, 'MAIL_HOST_INVALID'],
    [{ fromAddress: 'kemper' }, 'MAIL_ADDRESS_INVALID'],
    [{ replyTo: 'a@b.mx\r\nBcc: c@d.mx' }, 'MAIL_ADDRESS_INVALID'],
    [{ fromName: 'A\nB' }, 'MAIL_HEADER_INVALID'],
    [{ pinnedCertificate: 'no' }, 'MAIL_PIN_INVALID'],
  ] as const)('refuses %j', (wrong, code) => {
    const desk = openDesk();
    expect(() => desk.mail.accounts.set({ ...input, ...wrong }, 'ana')).toThrow(expect.objectContaining({ code }));
    expect(desk.mail.accounts.get(COMPANY)).toBeNull();
  });

  it('is tried before it is stored; a stored password is shown only to whom it was stored for', async () => {
    const server = await serve(
      startScripted((line) =>
        line.startsWith('EHLO') ? '250-ok\r\n250 AUTH PLAIN' : line.startsWith('AUTH') ? '235 ok' : undefined,
      ),
    );
    const desk = openDesk();
    const local = { ...input, host: '127.0.0.1', port: server.port, security: 'none', user: 'ana' } as const;
    await expect(desk.mail.accounts.test(COMPANY, undefined)).rejects.toMatchObject({ code: 'MAIL_ACCOUNT_MISSING' });
    await expect(desk.mail.accounts.test(COMPANY, { ...local, password: 'x' })).resolves.toMatchObject({ ok: true });
    desk.mail.accounts.set({ ...local, host: 'smtp.kemper.mx', security: 'tls', password: 'sesamo' }, 'ana');
    const before = server.lines.length;
    await expect(desk.mail.accounts.test(COMPANY, local)).rejects.toMatchObject({ code: 'MAIL_PASSWORD_AGAIN' });
    expect(server.lines.slice(before)).toEqual([]);
    // Stored for this server, it is shown to this server.
    desk.mail.accounts.set({ ...local, version: 1, password: 'sesamo' }, 'ana');
    await expect(desk.mail.accounts.test(COMPANY, local)).resolves.toMatchObject({ ok: true });
    const sent = Buffer.from('\0ana\0sesamo').toString('base64');
    expect(server.lines.slice(before).join('\n')).toContain(sent);
  });

  it.each([
    ['host', { host: 'smtp.ladron.mx' }],
    ['port', { port: 465 }],
    ['security', { security: 'tls' }],
    ['user', { user: 'beto' }],
    ['user taken away', { user: undefined }],
    ['pin', { pinnedCertificate: makeCertificate({ name: 'a.test', names: ['a.test'] }).cert }],
  ] as const)('does not let its stored password follow a change of %s', async (_what, change) => {
    const desk = openDesk();
    const stored = { ...input, user: 'ana' };
    desk.mail.accounts.set({ ...stored, password: 'sesamo' }, 'ana');
    const changed = { ...stored, ...change } as typeof stored;
    expect(() => desk.mail.accounts.set({ ...changed, version: 1 }, 'ana')).toThrow(
      expect.objectContaining({ code: 'MAIL_PASSWORD_AGAIN', field: 'password' }),
    );
    await expect(desk.mail.accounts.test(COMPANY, changed)).rejects.toMatchObject({ code: 'MAIL_PASSWORD_AGAIN' });
    expect(desk.mail.accounts.get(COMPANY)).toMatchObject({ version: 1, host: input.host, user: 'ana' });
    // Everything else may change without it; said again, or taken away, so may this.
    expect(desk.mail.accounts.set({ ...stored, version: 1, fromName: 'Otro' }, 'ana').hasPassword).toBe(true);
    expect(desk.mail.accounts.set({ ...changed, version: 2, password: 'otra' }, 'ana').hasPassword).toBe(true);
    expect(desk.mail.accounts.set({ ...stored, version: 3, password: null }, 'ana').hasPassword).toBe(false);
  });

  it('of a company that does not exist is refused as such', () => {
    const desk = openDesk();
    const companyId = '0199f6a0-0000-7000-8000-00000000dead';
    expect(() => desk.mail.accounts.set({ ...input, companyId }, 'ana')).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', params: { what: 'companies.name', id: companyId } }),
    );
  });
});
