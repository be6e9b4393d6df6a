/** Asking PayPal itself about a delivery whose certificate cannot be judged here. */
import { RawJson, readJson, type JsonApi } from '../transport/index.ts';
import type { WebhookInput } from '../types.ts';
import type { WebhookVerdict } from '../webhook.ts';
import { refused, transmissionOf, verdictOf } from './message.ts';

export async function askPayPal(api: JsonApi, input: WebhookInput): Promise<WebhookVerdict> {
  const transmission = transmissionOf(input.headers);
  if (transmission === undefined) return refused('no-signature');
  if (input.secrets.length === 0) return refused('no-secret');
  if (readJson({ body: input.rawBody }) === undefined) return refused('unreadable');
  const raw = Buffer.from(input.rawBody).toString('utf8');
  for (const webhookId of input.secrets) {
    const head = JSON.stringify({
      auth_algo: transmission.algorithm,
      cert_url: transmission.certUrl,
      transmission_id: transmission.id,
      transmission_sig: transmission.signature,
      transmission_time: transmission.time,
      webhook_id: webhookId,
    });
    // The event goes in as it came: written anew it would have another checksum.
    const body = new RawJson(`${head.slice(0, -1)},"webhook_event":${raw}}`);
    const answer = await api.write('POST', '/v1/notifications/verify-webhook-signature', body);
    if (answer['verification_status'] === 'SUCCESS') return verdictOf(input, transmission);
  }
  return refused('bad-signature');
}
