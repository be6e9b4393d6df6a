import { randomBytes } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MailTransport, OutgoingMail, SmtpAccount } from '#ports/mail.ts';
import { createSmtpTransport } from '#platform/smtp.ts';
import { makeCertificate, startScripted, startServer, type Script } from './servers.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
const started = async <T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> => {
  const ready = await server;
  open.push(ready);
  return ready;
};

const transport: MailTransport = createSmtpTransport({ socketTimeoutMs: 5000, connectionTimeoutMs: 5000 });
const plain = (port: number): SmtpAccount => ({ host: '127.0.0.1', port, security: 'none' });

function message(overrides: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '<0199f6a0-0000-7000-8000-000000000001@ejemplo.mx>',
    from: { name: 'Muñoz & Hijos, S.C.', address: 'facturas@ejemplo.mx' },
    to: [{ name: 'Ana Ñandú', address: 'ana@cliente.mx' }],
    cc: [],
    bcc: [],
    recipients: ['ana@cliente.mx'],
    date: new Date('2026-11-23T16:00:00.000Z'),
    subject: 'Factura A-1 de Muñoz 🧾',
    html: '<p>Año</p>',
    text: 'Año\n',
    attachments: [],
    ...overrides,
  };
}

describe('a message', () => {
  it('arrives as it was meant: UTF-8 headers, both bodies, attachments byte by byte', async () => {
    const server = await started(startServer());
    const xml = Buffer.from('\uFEFF<?xml version="1.0"?>\r\n<a ñ="1">\n.\r\n..\r</a>', 'utf8');
    const binary = randomBytes(300_000);
    const logo = randomBytes(500);
    const mail = message({
      cc: [{ address: 'copia@cliente.mx' }],
      bcc: [{ name: 'Oculta', address: 'oculta@cliente.mx' }],
      recipients: ['ana@cliente.mx', 'copia@cliente.mx', 'oculta@cliente.mx'],
      replyTo: { address: 'dudas@ejemplo.mx' },
      html: '<p>Año</p><img src="cid:logo@cuadra">',
      attachments: [
        { filename: 'Factura ñ A-1.xml', contentType: 'application/xml', content: xml },
        { filename: 'factura.pdf', contentType: 'application/pdf', content: binary },
        { filename: 'logo.png', contentType: 'image/png', content: logo, cid: 'logo@cuadra' },
      ],
    });
    let handedOver = 0;
    const result = await transport.send(plain(server.port), mail, { onHandOver: () => (handedOver += 1) });
    expect(result).toEqual({
      outcome: 'accepted',
      reply: expect.stringContaining('queued as test'),
      recipients: mail.recipients.map((address) => ({ address, outcome: 'accepted', reply: expect.any(String) })),
    });
    expect(handedOver).toBe(1);
    const [got] = server.received;
    expect(got?.to).toEqual(mail.recipients);
    expect(got?.raw.toString('latin1')).not.toContain('oculta');
    const parsed = await simpleParser(got?.raw ?? '');
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.date).toEqual(mail.date);
    expect(parsed.from?.value).toEqual([{ name: 'Muñoz & Hijos, S.C.', address: 'facturas@ejemplo.mx' }]);
    expect(parsed.replyTo?.value[0]?.address).toBe('dudas@ejemplo.mx');
    expect(parsed.text?.trim()).toBe('Año');
    expect(parsed.html).toContain('<p>Año</p>');
    const files = new Map(parsed.attachments.map((each) => [each.filename, each]));
    expect(files.get('Factura ñ A-1.xml')?.content.equals(xml)).toBe(true);
    expect(files.get('Factura ñ A-1.xml')?.contentType).toBe('application/xml');
    expect(files.get('factura.pdf')?.content.equals(binary)).toBe(true);
    expect(files.get('logo.png')?.content.equals(logo)).toBe(true);
    expect(files.get('logo.png')?.cid).toBe('logo@cuadra');
  });

  it('is the same bytes when it is sent again', async () => {
    const server = await started(startServer());
    const attachments = [{ filename: 'a.xml', contentType: 'application/xml', content: Buffer.from('<a/>') }];
    await transport.send(plain(server.port), message({ attachments }));
    await transport.send(plain(server.port), message({ attachments }));
    expect(server.received).toHaveLength(2);
    expect(server.received[0]?.raw.equals(server.received[1]?.raw ?? Buffer.alloc(0))).toBe(true);
  });

  it('goes only to the recipients of this attempt', async () => {
    const server = await started(startServer());
    const to = [{ address: 'ya@cliente.mx' }, { address: 'falta@cliente.mx' }];
    await transport.send(plain(server.port), message({ to, recipients: ['falta@cliente.mx'] }));
    expect(server.received[0]?.to).toEqual(['falta@cliente.mx']);
    expect((await simpleParser(server.received[0]?.raw ?? '')).to).toMatchObject({
      value: [{ address: 'ya@cliente.mx' }, { address: 'falta@cliente.mx' }],
    });
  });

  it('takes an address with ñ to a server that offers SMTPUTF8, and to no other', async () => {
    const server = await started(startServer());
    const mail = message({ to: [{ address: 'muñoz@cliente.mx' }], recipients: ['muñoz@cliente.mx'] });
    await expect(transport.send(plain(server.port), mail)).resolves.toMatchObject({ outcome: 'accepted' });
    expect(server.received[0]?.to).toEqual(['muñoz@cliente.mx']);
    const old = await started(startServer({ hideSMTPUTF8: true }));
    await expect(transport.send(plain(old.port), mail)).resolves.toMatchObject({
      outcome: 'failed',
      failure: { code: 'MAIL_UTF8_UNSUPPORTED', retriable: false },
    });
    expect(old.received).toHaveLength(0);
  });

  it('over the limit never leaves, ours or the one that the server announces', async () => {
    const content = randomBytes(200_000);
    const mail = message({ attachments: [{ filename: 'a.pdf', contentType: 'application/pdf', content }] });
    const server = await started(startServer({ size: 100_000 }));
    const small = createSmtpTransport({ maxMessageBytes: 100_000 });
    for (const each of [small, transport]) {
      await expect(each.send(plain(server.port), mail)).resolves.toMatchObject({
        outcome: 'failed',
        failure: { code: 'MAIL_TOO_LARGE', retriable: false },
      });
    }
    expect(server.received).toHaveLength(0);
  });
});

describe('encryption', () => {
  let authority: ReturnType<typeof makeCertificate>;
  let good: ReturnType<typeof makeCertificate>;
  let selfSigned: ReturnType<typeof makeCertificate>;
  let expired: ReturnType<typeof makeCertificate>;
  let otherName: ReturnType<typeof makeCertificate>;
  beforeAll(() => {
    authority = makeCertificate({ name: 'Test CA', names: ['ca.test'], isAuthority: true });
    good = makeCertificate({ name: 'mail.test', names: ['127.0.0.1'], issuer: authority });
    selfSigned = makeCertificate({ name: 'self.test', names: ['self.test'] });
    otherName = makeCertificate({ name: 'other.test', names: ['other.test'], issuer: authority });
    expired = makeCertificate({
      name: 'old.test',
      names: ['127.0.0.1'],
      issuer: authority,
      notBefore: new Date('2020-01-01'),
      notAfter: new Date('2021-01-01'),
    });
  });
  const auth: Pick<Parameters<typeof startServer>[0] & object, 'onAuth'> = {
    onAuth: ({ username, password }, _session, done) =>
      username === 'ana' && password === 'sesamo-ñ' ? done(null, { user: 'ana' }) : done(new Error('nope')),
  };
  const account = (port: number, security: 'starttls' | 'tls', pinnedCertificate?: string): SmtpAccount => ({
    host: '127.0.0.1',
    port,
    security,
    user: 'ana',
    password: 'sesamo-ñ',
    ...(pinnedCertificate === undefined ? {} : { pinnedCertificate }),
  });

  it.each(['starttls', 'tls'] as const)('%s: sends with a log-in under a pinned authority', async (security) => {
    const server = await started(startServer({ secure: security === 'tls', key: good.key, cert: good.cert, ...auth }));
    const target = account(server.port, security, authority.cert);
    await expect(transport.test(target)).resolves.toBeUndefined();
    await expect(transport.send(target, message())).resolves.toMatchObject({ outcome: 'accepted' });
    expect(server.received[0]?.session.secure).toBe(true);
    expect(server.received[0]?.session.user).toBe('ana');
  });

  it.each(['starttls', 'tls'] as const)('%s: without a pin trusts only public authorities', async (security) => {
    const server = await started(startServer({ secure: security === 'tls', key: good.key, cert: good.cert, ...auth }));
    await expect(transport.test(account(server.port, security))).resolves.toMatchObject({
      code: 'MAIL_CERTIFICATE_UNTRUSTED',
      retriable: false,
    });
    await expect(transport.send(account(server.port, security), message())).resolves.toMatchObject({
      outcome: 'failed',
      failure: { code: 'MAIL_CERTIFICATE_UNTRUSTED' },
    });
  });

  it.each(['starttls', 'tls'] as const)(
    '%s: a self-signed certificate is taken when it is the pinned one',
    async (security) => {
      const server = await started(
        startServer({ secure: security === 'tls', key: selfSigned.key, cert: selfSigned.cert, ...auth }),
      );
      const shown = await transport.inspect(account(server.port, security));
      expect(shown).toMatchObject({ subject: 'CN=self.test', issuer: 'CN=self.test' });
      if (!('pem' in shown)) throw new Error('no certificate');
      await expect(transport.test(account(server.port, security, shown.pem))).resolves.toBeUndefined();
      // Another one's pin is no pin.
      await expect(transport.test(account(server.port, security, otherName.cert))).resolves.toMatchObject({
        code: 'MAIL_CERTIFICATE_UNTRUSTED',
      });
    },
  );

  it('tells an expired certificate and one of another name from an untrusted one', async () => {
    const old = await started(startServer({ secure: true, key: expired.key, cert: expired.cert, ...auth }));
    await expect(transport.test(account(old.port, 'tls', authority.cert))).resolves.toMatchObject({
      code: 'MAIL_CERTIFICATE_EXPIRED',
    });
    const other = await started(startServer({ secure: true, key: otherName.key, cert: otherName.cert, ...auth }));
    await expect(transport.test(account(other.port, 'tls', authority.cert))).resolves.toMatchObject({
      code: 'MAIL_CERTIFICATE_NAME',
    });
  });

  it('never falls back to clear text where STARTTLS is missing', async () => {
    const server = await started(startScripted((line) => (line.startsWith('EHLO') ? '250 ok' : '502 no')));
    await expect(transport.test(account(server.port, 'starttls'))).resolves.toMatchObject({
      code: 'MAIL_STARTTLS_MISSING',
    });
    await expect(transport.inspect(account(server.port, 'starttls'))).resolves.toMatchObject({
      code: 'MAIL_STARTTLS_MISSING',
    });
    expect(server.lines.filter((line) => !/^(EHLO|STARTTLS|QUIT)/.test(line))).toEqual([]);
  });

  it('says so when the port speaks no TLS', async () => {
    const server = await started(startScripted(() => '250 ok'));
    await expect(transport.test(account(server.port, 'tls'))).resolves.toMatchObject({ code: 'MAIL_TLS_FAILED' });
  });

  it('sends clear text to this machine only', async () => {
    const away: SmtpAccount = { host: 'smtp.ejemplo.mx', port: 25, security: 'none' };
    await expect(transport.send(away, message())).rejects.toMatchObject({ code: 'MAIL_PLAIN_NOT_LOCAL' });
    await expect(transport.test(away)).rejects.toMatchObject({ code: 'MAIL_PLAIN_NOT_LOCAL' });
  });

  it('keeps the password out of what it reports', async () => {
    const server = await started(startServer({ secure: true, key: good.key, cert: good.cert, ...auth }));
    const wrong = { ...account(server.port, 'tls', authority.cert), password: 'no-es-esta' };
    const failed = await transport.test(wrong);
    expect(failed).toMatchObject({ code: 'MAIL_AUTH_REJECTED', retriable: false });
    expect(JSON.stringify(failed)).not.toContain('no-es-esta');
    expect(JSON.stringify(failed)).not.toContain(Buffer.from('no-es-esta').toString('base64'));
    await expect(transport.send(wrong, message())).resolves.toMatchObject({
      outcome: 'failed',
      failure: { code: 'MAIL_AUTH_REJECTED' },
    });
    expect(server.received).toHaveLength(0);
  });
});

describe('what a test of the account tells apart', () => {
  it('a host that does not exist', async () => {
    const account: SmtpAccount = { host: 'no-existe.invalid', port: 465, security: 'tls' };
    await expect(transport.test(account)).resolves.toMatchObject({ code: 'MAIL_HOST_NOT_FOUND' });
  });

  it('a closed port', async () => {
    const server = await startServer();
    await server.close();
    await expect(transport.test(plain(server.port))).resolves.toMatchObject({
      code: 'MAIL_CONNECTION_REFUSED',
      params: { host: '127.0.0.1', port: server.port },
      retriable: true,
    });
  });

  it('a server that says nothing', async () => {
    const server = await started(startScripted(() => null, ''));
    const impatient = createSmtpTransport({ greetingTimeoutMs: 150 });
    await expect(impatient.test(plain(server.port))).resolves.toMatchObject({ code: 'MAIL_TIMEOUT', retriable: true });
  });

  it('something that is not a mail server', async () => {
    const server = await started(startScripted(() => null, 'HTTP/1.1 400 Bad Request'));
    await expect(transport.test(plain(server.port))).resolves.toMatchObject({ code: 'MAIL_PROTOCOL' });
  });

  it('a server without a log-in that we know', async () => {
    const server = await started(startScripted(() => undefined));
    await expect(transport.test({ ...plain(server.port), user: 'ana', password: 'x' })).resolves.toMatchObject({
      code: 'MAIL_AUTH_UNSUPPORTED',
    });
  });

  it('a log-in that may work later', async () => {
    const server = await started(
      startScripted((line) =>
        line.startsWith('EHLO') ? '250-ok\r\n250 AUTH PLAIN' : line.startsWith('AUTH') ? '454 4.7.0 later' : undefined,
      ),
    );
    await expect(transport.test({ ...plain(server.port), user: 'ana', password: 'x' })).resolves.toMatchObject({
      code: 'MAIL_AUTH_DEFERRED',
      retriable: true,
      detail: expect.stringContaining('454 4.7.0 later'),
    });
  });
});

describe('verdicts', () => {
  const recipients = ['uno@cliente.mx', 'dos@cliente.mx', 'tres@cliente.mx'];
  const three = message({ to: recipients.map((address) => ({ address })), recipients });
  const pipelining: Script = (line) => (line.startsWith('EHLO') ? '250-ok\r\n250 PIPELINING' : undefined);

  it.each([
    ['one by one', (): string | undefined => undefined],
    ['pipelined', pipelining],
  ])('are kept for each recipient, word for word (%s)', async (_name, base) => {
    const server = await started(
      startScripted((line, socket) => {
        if (line.includes('dos@')) return '550 5.1.1 Buzón inexistente: dos';
        if (line.includes('tres@')) return '450 4.2.0 Greylisted';
        return base(line, socket);
      }),
    );
    const result = await transport.send(plain(server.port), three);
    expect(result.outcome).toBe('accepted');
    if (result.outcome !== 'accepted') return;
    expect(result.recipients.toSorted((a, b) => a.address.localeCompare(b.address))).toEqual([
      // The scripted server reads and writes bytes; latin1 of UTF-8 is what nodemailer decodes back.
      {
        address: 'dos@cliente.mx',
        outcome: 'refused',
        reply: expect.stringMatching(/^550 5\.1\.1 Buz.*inexistente: dos$/),
      },
      { address: 'tres@cliente.mx', outcome: 'deferred', reply: '450 4.2.0 Greylisted' },
      { address: 'uno@cliente.mx', outcome: 'accepted', reply: '250 ok' },
    ]);
  });

  it.each([
    ['every recipient', 'RCPT', '550 5.1.1 no such user', 'refused'],
    ['every recipient for now', 'RCPT', '451 4.3.0 try later', 'deferred'],
    ['the sender', 'MAIL', '553 5.7.1 not your address', 'refused'],
    ['the message before it began', 'DATA', '554 5.7.1 no', 'refused'],
    ['the content', '.', '552 5.2.3 too big', 'refused'],
    ['the content for now', '.', '452 4.3.1 no space', 'deferred'],
    ['the session', '.', '421 4.3.2 shutting down', 'deferred'],
    ['the order of commands', 'MAIL', '503 5.5.1 bad sequence', 'deferred'],
  ] as const)('of %s go to all', async (_what, command, reply, outcome) => {
    const server = await started(startScripted((line) => (line.startsWith(command) ? reply : undefined)));
    await expect(transport.send(plain(server.port), three)).resolves.toEqual({
      outcome: 'rejected',
      reply,
      recipients: recipients.map((address) => ({ address, outcome, reply })),
    });
  });
});

describe('a connection that breaks', () => {
  const big = message({
    attachments: [{ filename: 'a.pdf', contentType: 'application/pdf', content: randomBytes(3_000_000) }],
  });

  it.each([
    ['before the greeting is answered', 'EHLO'],
    ['at the sender', 'MAIL'],
    ['at the recipient', 'RCPT'],
    ['at DATA', 'DATA'],
  ])('%s delivered nothing', async (_when, command) => {
    let handedOver = false;
    const server = await started(
      startScripted((line, socket) => {
        if (!line.startsWith(command)) return undefined;
        socket.destroy();
        return null;
      }),
    );
    const result = await transport.send(plain(server.port), big, { onHandOver: () => (handedOver = true) });
    expect(result).toMatchObject({ outcome: 'failed', failure: { retriable: true } });
    expect(handedOver).toBe(false);
  });

  it('in the middle of the message delivered nothing', async () => {
    // More than what the sockets of both sides buffer: the end cannot have left when the server breaks off.
    const content = randomBytes(14_000_000);
    const huge = message({ attachments: [{ filename: 'a.pdf', contentType: 'application/pdf', content }] });
    let handedOver = false;
    const server = await started(
      startScripted((line, socket) => {
        if (line.startsWith('data:')) socket.destroy();
        return undefined;
      }),
    );
    const result = await transport.send(plain(server.port), huge, { onHandOver: () => (handedOver = true) });
    expect(result).toMatchObject({ outcome: 'failed', failure: { retriable: true } });
    expect(handedOver).toBe(false);
  });

  it('after the end of the message leaves it unknown', async () => {
    const server = await started(
      startScripted((line, socket) => {
        if (line !== '.') return undefined;
        socket.destroy();
        return null;
      }),
    );
    const result = await transport.send(plain(server.port), message());
    expect(result).toMatchObject({ outcome: 'unknown', failure: { code: 'MAIL_DELIVERY_UNKNOWN', retriable: false } });
  });

  it('a server that never answers the end leaves it unknown too', async () => {
    const server = await started(startScripted((line) => (line === '.' ? null : undefined)));
    const impatient = createSmtpTransport({ socketTimeoutMs: 200 });
    await expect(impatient.send(plain(server.port), message())).resolves.toMatchObject({ outcome: 'unknown' });
  });

  it('a server that trickles is cut at the total time', async () => {
    const timers: NodeJS.Timeout[] = [];
    const server = await started(
      startScripted((line, socket) => {
        if (!line.startsWith('MAIL')) return undefined;
        // Every piece is within the silence that is allowed; together they would never end.
        timers.push(setInterval(() => socket.write('250-still here\r\n'), 20));
        return null;
      }),
    );
    const bounded = createSmtpTransport({ socketTimeoutMs: 5000, totalTimeoutMs: 300 });
    await expect(bounded.send(plain(server.port), message())).resolves.toMatchObject({
      outcome: 'failed',
      failure: { code: 'MAIL_TIMEOUT', retriable: true },
    });
    for (const timer of timers) clearInterval(timer);
  });

  it('a server that floods is cut', async () => {
    const server = await started(
      startScripted((line) => (line.startsWith('MAIL') ? `250-${'x'.repeat(1_000_000)}` : undefined)),
    );
    await expect(transport.send(plain(server.port), message())).resolves.toMatchObject({
      outcome: 'failed',
      failure: { code: 'MAIL_PROTOCOL' },
    });
  });

  it('a slow but honest server is waited for', async () => {
    const server = await started(
      startScripted((line, socket) => {
        if (line !== '.') return undefined;
        setTimeout(() => socket.write('250 at last\r\n'), 300);
        return null;
      }),
    );
    await expect(transport.send(plain(server.port), message())).resolves.toMatchObject({
      outcome: 'accepted',
      reply: '250 at last',
    });
  });
});

describe('the hand-over', () => {
  it('is told before the end of the message leaves, and stops it by throwing', async () => {
    const server = await started(startServer());
    const refused = new Error('lease lost');
    await expect(
      transport.send(plain(server.port), message(), {
        onHandOver: () => {
          throw refused;
        },
      }),
    ).rejects.toBe(refused);
    await expect(transport.send(plain(server.port), message())).resolves.toMatchObject({ outcome: 'accepted' });
    expect(server.received).toHaveLength(1);
  });

  it('decides what an abort means', async () => {
    const before = await started(startScripted((line) => (line.startsWith('MAIL') ? null : undefined)));
    const early = new AbortController();
    const first = transport.send(plain(before.port), message(), { signal: early.signal });
    await before.seen(/^MAIL/);
    early.abort();
    await expect(first).resolves.toMatchObject({
      outcome: 'failed',
      failure: { code: 'MAIL_INTERRUPTED', retriable: true },
    });

    const after = await started(startScripted((line) => (line === '.' ? null : undefined)));
    const late = new AbortController();
    const second = transport.send(plain(after.port), message(), { signal: late.signal });
    await after.seen(/^\.$/);
    late.abort();
    await expect(second).resolves.toMatchObject({ outcome: 'unknown' });

    await expect(transport.send(plain(after.port), message(), { signal: AbortSignal.abort() })).resolves.toMatchObject({
      outcome: 'failed',
    });
  });
});
