/** A delivery judged on this machine, as PayPal prefers: RSA over id, time, webhook id and checksum of the body. */
import { verify } from 'node:crypto';
import type { WebhookContext, WebhookInput } from '../types.ts';
import type { WebhookVerdict } from '../webhook.ts';
import type { FindCertificate } from './certificates.ts';
import { refused, signedText, transmissionOf, verdictOf } from './message.ts';

const ALGORITHM = 'SHA256withRSA';
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

export async function verifyPayPalWebhook(
  input: WebhookInput,
  context: WebhookContext,
  find: FindCertificate,
): Promise<WebhookVerdict> {
  const { rawBody, headers, secrets } = input;
  const transmission = transmissionOf(headers);
  if (transmission === undefined) return refused('no-signature');
  if (secrets.length === 0) return refused('no-secret');
  const { algorithm, signature, certUrl } = transmission;
  if (algorithm !== ALGORITHM || !BASE64.test(signature)) return refused('bad-signature');
  const found = await find(certUrl, context);
  if (found.kind === 'unreachable') return refused('cannot-verify-now');
  if (found.kind === 'bad') return refused('certificate');
  if (found.sandbox && context.environment === 'production') return refused('other-environment');
  const key = found.certificate.publicKey;
  if (key.asymmetricKeyType !== 'rsa') return refused('certificate');
  const bytes = Buffer.from(signature, 'base64');
  // PKCS#1 v1.5, which is what node takes for RSA unless told otherwise.
  const good = secrets.some((webhookId) =>
    verify('sha256', Buffer.from(signedText(transmission, webhookId, rawBody), 'utf8'), key, bytes),
  );
  return good ? verdictOf(input, transmission) : refused('bad-signature');
}
