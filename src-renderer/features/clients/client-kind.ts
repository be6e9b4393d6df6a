/** Clients, as the list of records asks for them. */
import type { Client, ClientSort } from '#contract/clients.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import type { RecordKind } from '../records/kind.ts';

export const clientKind: RecordKind<Client, ClientSort> = {
  key: () => api.clients.key(),
  list: (input, options) => client.clients.list(input, options),
  count: (input, options) => client.clients.count(input, options),
  get: (input) => client.clients.get(input),
  archive: (input) => client.clients.archive(input),
  restore: (input) => client.clients.restore(input),
};
