/**
 * Reads the certificate that an SMTP server shows, without trusting it: the handshake is done, the
 * certificate kept, the connection cut. Nothing but EHLO and STARTTLS is ever sent here.
 */
import net from 'node:net';
import tls from 'node:tls';
import type { MailFailure, PresentedCertificate, SmtpAccount } from '#ports/mail.ts';
import { classify, failure, words } from './smtp-errors.ts';

/** @param timeoutMs for the whole of it */
export async function inspectCertificate(
  account: SmtpAccount,
  timeoutMs: number,
): Promise<PresentedCertificate | MailFailure> {
  if (account.security === 'none') return failure('MAIL_TLS_FAILED', account, false, '');
  return new Promise((resolve) => {
    const socket = net.connect({ host: account.host, port: account.port });
    let secured: tls.TLSSocket | undefined;
    const finish = (result: PresentedCertificate | MailFailure): void => {
      clearTimeout(timer);
      secured?.destroy();
      socket.destroy();
      resolve(result);
    };
    const fail = (error: Error): void => finish(classify(error, account));
    const timer = setTimeout(() => finish(failure('MAIL_TIMEOUT', account, true, '')), timeoutMs);
    socket.on('error', fail);
    socket.on('close', () => finish(failure('MAIL_CONNECTION_LOST', account, true, '')));
    const handshake = (): void => {
      socket.removeAllListeners('data');
      const servername = net.isIP(account.host) === 0 ? { servername: account.host } : {};
      secured = tls.connect({ socket, rejectUnauthorized: false, ...servername }, () => {
        const certificate = secured?.getPeerX509Certificate();
        if (certificate === undefined) return finish(failure('MAIL_TLS_FAILED', account, false, ''));
        finish({
          pem: certificate.toString(),
          subject: certificate.subject.replaceAll('\n', ', '),
          issuer: certificate.issuer.replaceAll('\n', ', '),
          fingerprint256: certificate.fingerprint256,
          validFromUtc: new Date(certificate.validFrom).toISOString(),
          validToUtc: new Date(certificate.validTo).toISOString(),
        });
      });
      secured.on('error', fail);
    };
    if (account.security === 'tls') {
      socket.once('connect', handshake);
      return;
    }
    const steps = [() => socket.write('EHLO [127.0.0.1]\r\n'), () => socket.write('STARTTLS\r\n'), handshake];
    const unexpected = (reply: string): void => {
      const code = reply.startsWith('220') || reply.startsWith('250') ? 'MAIL_PROTOCOL' : 'MAIL_STARTTLS_MISSING';
      finish(failure(code, account, false, words(reply)));
    };
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (received.length > 64 * 1024) return unexpected(received);
      // A reply is complete with the line that has a space, not a hyphen, after its code (RFC 5321 §4.2).
      if (!/(?:^|\n)\d{3}(?: [^\n]*)?\r?\n$/.test(received)) return;
      const reply = received;
      received = '';
      if (!reply.startsWith('2')) return unexpected(reply);
      steps.shift()?.();
    });
  });
}
