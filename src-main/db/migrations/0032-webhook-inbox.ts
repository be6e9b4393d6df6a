import type { Migration } from '../types.ts';

/**
 * The inbox as a person looks at it, newest first: all of a company, all of a gateway, and what is about one object,
 * whichever gateway told of it. What is open or dead has its own indexes already.
 */
export const webhookInbox: Migration = {
  number: 32,
  name: 'webhook-inbox',
  sql: `
CREATE INDEX webhook_events_of_company ON webhook_events (company_id, id);
CREATE INDEX webhook_events_of_gateway ON webhook_events (gateway_id, id);
DROP INDEX webhook_events_of_object;
CREATE INDEX webhook_events_of_object ON webhook_events (object_id, id);
`,
};
