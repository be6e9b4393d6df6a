/** The endpoint for webhooks. Its id is what deliveries are verified with. */
import { Ended, textOf, type JsonApi, type JsonObject } from '../transport/index.ts';
import type { WebhookEndpoint } from '../types.ts';
import { PAYPAL_EVENTS } from './declaration.ts';
import { rowsOf, text } from './read.ts';

const WEBHOOKS = '/v1/notifications/webhooks';

/** Registers the address; one that is registered already is kept, or made anew where it misses events. */
export async function registerWebhook(api: JsonApi, url: string): Promise<WebhookEndpoint> {
  const body = { url, event_types: PAYPAL_EVENTS.map((name) => ({ name })) };
  const make = async (): Promise<WebhookEndpoint> => endpointOf(await api.write('POST', WEBHOOKS, body));
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof Ended) || error.outcome.words.code !== 'WEBHOOK_URL_ALREADY_EXISTS') throw error;
    const { webhooks } = await api.get(WEBHOOKS);
    const known = rowsOf(webhooks, 'webhooks').find((each) => each['url'] === url);
    // Of another app of the account: only a person can decide.
    if (known === undefined) throw error;
    if (hearsAll(known)) return endpointOf(known);
    await removeWebhook(api, text(known['id'], 'id'));
    return make();
  }
}

function hearsAll(webhook: JsonObject): boolean {
  const names = new Set(rowsOf(webhook['event_types'], 'event_types').map((each) => textOf(each['name'])));
  return names.has('*') || PAYPAL_EVENTS.every((name) => names.has(name));
}

function endpointOf(webhook: JsonObject): WebhookEndpoint {
  const webhookId = text(webhook['id'], 'id');
  return { webhookId, secret: webhookId, needsConfirmation: false };
}

export async function removeWebhook(api: JsonApi, webhookId: string): Promise<JsonObject> {
  return api.write('DELETE', `${WEBHOOKS}/${encodeURIComponent(webhookId)}`);
}
