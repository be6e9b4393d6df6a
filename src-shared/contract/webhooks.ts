/** Webhooks: what gateways tell of by themselves, the door by which it comes in, and what became of it. */
import { z } from 'zod';
import { instant, pageInput, pageOf, procedure, recordId } from './common.ts';

/**
 * `pending`: to be worked on. `waiting`: tried, and tried again later. `done`: its object was read again from the
 * gateway and stored. `ignored`: about nothing of ours. `dead`: given up; a person looks at it and replays it.
 */
export const webhookEventState = z.enum(['pending', 'waiting', 'done', 'ignored', 'dead']);
export type WebhookEventState = z.infer<typeof webhookEventState>;

/** What an event tells of, in our words. `verification`: whether the endpoint is ours. `other`: nothing of ours. */
export const webhookEventType = z.enum([
  'created',
  'pending',
  'authorised',
  'paid',
  'partially_refunded',
  'refunded',
  'refund_failed',
  'failed',
  'expired',
  'cancelled',
  'disputed',
  'dispute_won',
  'dispute_lost',
  'payout',
  'verification',
  'other',
]);
export type WebhookEventType = z.infer<typeof webhookEventType>;
export const webhookObjectKind = z.enum(['payment', 'link', 'refund', 'dispute', 'payout', 'other']);

const shownError = z.object({
  code: z.string(),
  message: z.string(),
  provider: z.object({ provider: z.string(), code: z.string().optional(), message: z.string().optional() }).optional(),
});

export const webhookEventRow = z.object({
  id: recordId,
  gatewayId: z.string(),
  companyId: recordId,
  /** Id of the gateway's kind, e.g. `stripe`. */
  provider: z.string(),
  providerEventId: z.string(),
  /** `poll`: found in the gateway's own list, after it could not reach us. */
  via: z.enum(['webhook', 'poll']),
  /** `verified`: the gateway surely sent it. `hint`: nobody can tell; what it is about was read from the gateway. */
  trust: z.enum(['verified', 'hint']),
  type: webhookEventType,
  /** As the gateway calls it. */
  providerType: z.string(),
  objectId: z.string(),
  objectKind: webhookObjectKind,
  state: webhookEventState,
  attempts: z.int(),
  /** How many times it came. */
  deliveries: z.int(),
  /** When it is tried (again), while it is open. */
  runAtUtc: instant,
  occurredAtUtc: z.string(),
  receivedAtUtc: instant,
  settledAtUtc: instant.optional(),
  error: shownError.optional(),
});
export type WebhookEventRow = z.infer<typeof webhookEventRow>;

export const webhookEvent = webhookEventRow.extend({
  /** As they came; what could be used to log in or pay is masked. */
  headers: z.record(z.string(), z.string()),
  /** As it came, masked alike. Empty for what was found in a list, and for what was settled long ago. */
  body: z.string(),
  bodyBytes: z.int(),
});
export type WebhookEvent = z.infer<typeof webhookEvent>;

const gatewayState = z.object({
  gatewayId: z.string(),
  companyId: recordId,
  name: z.string(),
  provider: z.string(),
  /** It posts by itself; otherwise what it knows is only asked for. */
  sends: z.boolean(),
  /** Where it delivers, seen from the listener. */
  path: z.string(),
  lastCameAtUtc: instant.optional(),
  /** Those that are open, and the dead ones. */
  byState: z.partialRecord(webhookEventState, z.int()),
  /** Since the last good one: why deliveries were refused. */
  refusals: z.array(z.object({ reason: z.string(), message: z.string(), count: z.int(), lastAtUtc: instant })),
  /** How far its own list of events was read. */
  poll: z.object({ sinceUtc: instant, polledAtUtc: instant.optional(), error: shownError.optional() }).optional(),
});
export type WebhookGatewayState = z.infer<typeof gatewayState>;

export const webhookStatus = z.object({
  listener: z.object({
    state: z.enum(['closed', 'open', 'failed']),
    port: z.int().optional(),
    /** `http://127.0.0.1:<port>`; what a tunnel leads to. */
    address: z.string().optional(),
    sinceUtc: instant.optional(),
    error: shownError.optional(),
  }),
  /** Since the listener was opened. */
  counts: z.object({
    /** Stored, each event once. */
    stored: z.int(),
    repeated: z.int(),
    refused: z.int(),
    limited: z.int(),
    /** Answered with 503: nothing was promised. */
    failed: z.int(),
  }),
  gateways: z.array(gatewayState),
});
export type WebhookStatus = z.infer<typeof webhookStatus>;

export const webhooksContract = {
  /** Newest first. */
  list: procedure
    .input(
      pageInput.extend({
        companyId: recordId.optional(),
        gatewayId: z.string().max(100).optional(),
        states: z.array(webhookEventState).min(1).max(webhookEventState.options.length).optional(),
        objectId: z.string().max(300).optional(),
        /** Beginning of the object's id, or all of the event's. */
        query: z.string().trim().min(1).max(300).optional(),
      }),
    )
    .output(pageOf(webhookEventRow)),
  get: procedure.input(z.strictObject({ id: recordId })).output(webhookEvent),
  /** Works on one event again, whatever came of it before: its object is read anew from the gateway. */
  replay: procedure.input(z.strictObject({ id: recordId })).output(webhookEventRow),
  /** Every dead one, of one gateway or of all. */
  replayDead: procedure
    .input(z.strictObject({ gatewayId: z.string().max(100).optional() }))
    .output(z.object({ replayed: z.int() })),
  /** Reads the gateways' own lists of events now, for what could not be delivered. */
  catchUp: procedure
    .input(z.strictObject({ gatewayId: z.string().max(100).optional() }))
    .output(z.object({ jobIds: z.array(recordId) })),
  status: procedure.input(z.strictObject({ companyId: recordId.optional() })).output(webhookStatus),
};
