/** What PayPal signs of a delivery, and what its headers say. */
import { crc32 } from 'node:zlib';
import { objectOf, readJson } from '../transport/index.ts';
import type { GatewayEvent, WebhookInput } from '../types.ts';
import { WEBHOOK_TOLERANCE_MS, type WebhookVerdict } from '../webhook.ts';
import { toEvent } from './events.ts';

export interface Transmission {
  readonly id: string;
  readonly time: string;
  readonly signature: string;
  readonly certUrl: string;
  readonly algorithm: string;
}

export function refused(reason: NonNullable<WebhookVerdict['reason']>): WebhookVerdict {
  return { kind: 'refused', events: [], reason };
}

/** Undefined where one of its headers is missing: it is not signed. */
export function transmissionOf(headers: WebhookInput['headers']): Transmission | undefined {
  const [id, time, signature, certUrl, algorithm] = ['id', 'time', 'sig']
    .map((name) => headers[`paypal-transmission-${name}`])
    .concat([headers['paypal-cert-url'], headers['paypal-auth-algo']])
    .map((value) => (value === '' ? undefined : value));
  if (id === undefined || time === undefined || signature === undefined) return undefined;
  if (certUrl === undefined || algorithm === undefined) return undefined;
  return { id, time, signature, certUrl, algorithm };
}

/** `id|time|webhook id|CRC-32 of the body`, the checksum as an unsigned decimal. */
export function signedText({ id, time }: Transmission, webhookId: string, rawBody: Uint8Array): string {
  return `${id}|${time}|${webhookId}|${crc32(rawBody)}`;
}

/** What is left to judge once the signature is known to be good. */
export function verdictOf({ rawBody, receivedAt }: WebhookInput, { time }: Transmission): WebhookVerdict {
  const age = receivedAt.getTime() - Date.parse(time);
  if (!(age <= WEBHOOK_TOLERANCE_MS.past + 999)) return refused('too-old');
  if (age < -WEBHOOK_TOLERANCE_MS.future) return refused('from-the-future');
  const event = eventIn(rawBody);
  return event === undefined ? refused('unreadable') : { kind: 'verified', events: [event] };
}

function eventIn(rawBody: Uint8Array): GatewayEvent | undefined {
  const body = objectOf(readJson({ body: rawBody }));
  return body === undefined ? undefined : toEvent(body);
}
