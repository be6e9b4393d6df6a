/**
 * A mail server that keeps what it gets: the demo's other end, and the tests'. It listens on this
 * machine only and writes every message as an .eml file.
 */
import { writeFile } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

export interface SinkMessage {
  readonly file: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly sizeBytes: number;
}

export interface SmtpSink {
  readonly port: number;
  /** In order of arrival. */
  readonly messages: readonly SinkMessage[];
  close(): Promise<void>;
}

/** Starts a sink on a free port of 127.0.0.1; `dir` is made where it is missing. */
export async function startSmtpSink({ dir, port = 0 }: { dir: string; port?: number }): Promise<SmtpSink> {
  await mkdir(dir, { recursive: true });
  const messages: SinkMessage[] = [];
  let count = 0;
  const server = new SMTPServer({
    name: 'sink.cuadra.local',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const number = (count += 1);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        const file = join(dir, `${String(number).padStart(4, '0')}.eml`);
        // Accepted only once it is on the disk, as a server should.
        writeFile(file, content, (error) => {
          if (error !== null) return done(error);
          const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
          const to = session.envelope.rcptTo.map((recipient) => recipient.address);
          messages.push({ file, from, to, sizeBytes: content.length });
          done(null, `2.0.0 kept as ${number}`);
        });
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A client that breaks off is no reason for the sink to fall.
  server.on('error', () => {});
  return {
    port: (server.server.address() as AddressInfo).port,
    messages,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
