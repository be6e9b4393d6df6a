import type { Migration } from '../types.ts';

/**
 * What gateways tell of by themselves. An event is stored before its sender is answered, once for every
 * `provider_event_id` however often it comes; `deliveries` counts. The body is the bytes as they came, headers without
 * what logs in. `run_at_utc` is when an event that is not settled may be worked on (again).
 *
 * `webhook_refusals` counts what was refused since the last delivery that was good, by reason. `webhook_polls` is how
 * far each gateway's own list of events was read.
 */
export const webhooks: Migration = {
  number: 23,
  name: 'webhooks',
  sql: `
CREATE TABLE webhook_events (
  id TEXT PRIMARY KEY,
  gateway_id TEXT NOT NULL,
  company_id TEXT NOT NULL REFERENCES companies (id),
  provider TEXT NOT NULL,
  provider_event_id TEXT NOT NULL,
  via TEXT NOT NULL CHECK (via IN ('webhook', 'poll')),
  trust TEXT NOT NULL CHECK (trust IN ('verified', 'hint')),
  type TEXT NOT NULL,
  provider_type TEXT NOT NULL,
  object_id TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'waiting', 'done', 'ignored', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  deliveries INTEGER NOT NULL DEFAULT 1,
  run_at_utc TEXT NOT NULL,
  occurred_at_utc TEXT NOT NULL,
  received_at_utc TEXT NOT NULL,
  settled_at_utc TEXT,
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  event TEXT NOT NULL CHECK (json_valid(event)),
  headers TEXT NOT NULL CHECK (json_valid(headers)),
  body BLOB NOT NULL,
  UNIQUE (gateway_id, provider_event_id),
  CHECK ((state IN ('done', 'ignored', 'dead')) = (settled_at_utc IS NOT NULL))
) STRICT;
CREATE INDEX webhook_events_due ON webhook_events (gateway_id, run_at_utc, id) WHERE state IN ('pending', 'waiting');
CREATE INDEX webhook_events_dead ON webhook_events (gateway_id, id) WHERE state = 'dead';
CREATE INDEX webhook_events_came ON webhook_events (gateway_id, received_at_utc) WHERE via = 'webhook';
CREATE INDEX webhook_events_of_object ON webhook_events (gateway_id, object_id);

CREATE TABLE webhook_refusals (
  gateway_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  count INTEGER NOT NULL,
  first_at_utc TEXT NOT NULL,
  last_at_utc TEXT NOT NULL,
  PRIMARY KEY (gateway_id, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook_polls (
  gateway_id TEXT PRIMARY KEY,
  since_utc TEXT NOT NULL,
  polled_at_utc TEXT,
  error TEXT CHECK (error IS NULL OR json_valid(error))
) STRICT, WITHOUT ROWID;

CREATE TABLE tunnel_settings (
  id TEXT PRIMARY KEY CHECK (id = 'tunnel'),
  provider TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  local_port INTEGER CHECK (local_port BETWEEN 1 AND 65535),
  public_url TEXT,
  created_at_utc TEXT NOT NULL,
  updated_at_utc TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook_endpoints (
  gateway_id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  webhook_id TEXT,
  stale TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(stale)),
  state TEXT NOT NULL CHECK (state IN ('wanted', 'registered', 'unconfirmed', 'by-hand', 'failed')),
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  registered_at_utc TEXT,
  updated_at_utc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
