/** SMTP servers of the mail tests: a real one that keeps what it gets, and a scripted one that misbehaves. */
import { generateKeyPairSync } from 'node:crypto';
import net, { type AddressInfo, type Socket } from 'node:net';
import forge from 'node-forge';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

export interface Received {
  readonly session: SMTPServerSession;
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

export interface TestServer {
  readonly port: number;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** A conforming server on 127.0.0.1; `options` may refuse, ask for a log-in or speak TLS. */
export async function startServer(options: SMTPServerOptions = {}): Promise<TestServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    authOptional: options.onAuth === undefined,
    ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
        const to = session.envelope.rcptTo.map((each) => each.address);
        received.push({ session, from, to, raw: Buffer.concat(chunks) });
        if (options.onData === undefined) return done(null, 'queued as test');
        options.onData(stream, session, done);
      });
    },
  });
  // A client that refuses our certificate breaks off: that is the test, not an error of the server.
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export interface ScriptedServer extends Omit<TestServer, 'received'> {
  /** Every line that clients sent, message lines included. */
  readonly lines: readonly string[];
  /** Resolves when a line matches. */
  seen(pattern: RegExp): Promise<void>;
}

/** What to do on a line: answer, or whatever else with the socket. Undefined: say 250. */
export type Script = (line: string, socket: Socket) => string | null | undefined;

/**
 * A server that does exactly as it is told. After DATA it reads lines until the final dot, for which
 * the script is asked with `.`; null from the script answers nothing.
 */
export async function startScripted(script: Script, greeting = '220 scripted ESMTP'): Promise<ScriptedServer> {
  const lines: string[] = [];
  const waiting: { pattern: RegExp; resolve: () => void }[] = [];
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    if (greeting !== '') socket.write(`${greeting}\r\n`);
    let buffer = '';
    let inData = false;
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        lines.push(line);
        for (const each of waiting) if (each.pattern.test(line)) each.resolve();
        if (inData && line !== '.') {
          script(`data:${line}`, socket);
          continue;
        }
        const reply = script(line, socket);
        if (line === '.') inData = false;
        if (reply === null) continue;
        const standard = /^DATA$/i.test(line) ? '354 go on' : line === 'QUIT' ? '221 bye' : '250 ok';
        const said = reply ?? standard;
        if (said.startsWith('354')) inData = true;
        if (!socket.destroyed) socket.write(`${said}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    lines,
    seen: (pattern) =>
      new Promise((resolve) => {
        if (lines.some((line) => pattern.test(line))) resolve();
        else waiting.push({ pattern, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateOptions {
  readonly name: string;
  /** Names and addresses of subjectAltName; addresses begin with a digit. */
  readonly names: readonly string[];
  readonly issuer?: TestCertificate & { readonly name: string };
  readonly isAuthority?: boolean;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A certificate for a test server, self-signed unless an issuer is given. */
export function makeCertificate(options: CertificateOptions): TestCertificate & { readonly name: string } {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(8))}`;
  certificate.validity.notBefore = options.notBefore ?? new Date(Date.now() - 86_400_000);
  certificate.validity.notAfter = options.notAfter ?? new Date(Date.now() + 86_400_000);
  certificate.setSubject([{ name: 'commonName', value: options.name }]);
  certificate.setIssuer([{ name: 'commonName', value: options.issuer?.name ?? options.name }]);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: options.isAuthority ?? false },
    {
      name: 'subjectAltName',
      altNames: options.names.map((name) => (/^\d/.test(name) ? { type: 7, ip: name } : { type: 2, value: name })),
    },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(options.issuer?.key ?? pair.privateKey), forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key: pair.privateKey, name: options.name };
}
