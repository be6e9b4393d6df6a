/** The world around the desk of `gateway-host.ts`, for its specs: payers, gateways and their deliveries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { InvoiceDetail } from '../../../src-shared/contract/invoices.ts';
import type { CallKind, Misbehaviour } from '../../simulators/pac-core/server.ts';
import type { Desk } from './desk.ts';

/** What `outside.json` beside the desk's data tells. */
export interface Outside {
  readonly door: string;
  readonly companyId: string;
  readonly clientId: string;
  readonly productId: string;
  /** Ids of the accounts that are there, by provider: the five gateways and `bank-banorte`. */
  readonly accounts: Readonly<Record<string, string>>;
  readonly listenerPort: number;
  /** An https address that leads to the listener's port, and that the desk trusts. */
  readonly publicUrl: string;
  /** Every message sent is a `.eml` file here. */
  readonly mailFolder: string;
  readonly typed: Readonly<
    Record<
      string,
      {
        readonly credentials: Readonly<Record<string, string>>;
        readonly wrongCredentials: Readonly<Record<string, string>>;
        readonly webhookSecrets: readonly string[];
      }
    >
  >;
}

/** `objectId` is what `transactions.get` gives. */
export type OutsideRequest = { readonly provider: string } & (
  | { readonly do: 'pay' | 'expire'; readonly objectId: string }
  | { readonly do: 'dispute'; readonly objectId: string; readonly outcome: 'open' | 'won' | 'lost' }
  /** Gives the payout's id. */
  | { readonly do: 'pay-out' }
  | { readonly do: 'charges' }
  /** The next call of this kind goes wrong. */
  | { readonly do: 'behave'; readonly as: Misbehaviour; readonly on: CallKind }
  /** Posts what was not posted yet, or everything once more; gives the statuses. */
  | { readonly do: 'deliver'; readonly again?: boolean }
  /** Posts the last one, signed with a secret that is not the account's. */
  | { readonly do: 'forge' }
  /** What three days of failing make of everything that was told of an object: a dead letter. */
  | { readonly do: 'give-up'; readonly objectId: string }
);

export function outsideOf({ dataFolder }: Desk): Outside {
  return JSON.parse(readFileSync(join(dataFolder, 'outside.json'), 'utf8')) as Outside;
}

/** @throws Error with the door's words */
export async function outside<Answer = unknown>(desk: Desk, asked: OutsideRequest): Promise<Answer> {
  const answer = await fetch(outsideOf(desk).door, { method: 'POST', body: JSON.stringify(asked) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return JSON.parse(text) as Answer;
}

/** A stamped invoice of 1,740.00 MXN of the desk's only client, with nothing paid. */
export async function unpaidInvoice({ client, ...desk }: Desk): Promise<InvoiceDetail> {
  const { companyId, clientId, productId } = outsideOf({ client, ...desk });
  const draft = await client.invoices.create({
    companyId,
    clientId,
    formaPago: '03',
    metodoPago: 'PUE',
    lines: [{ productId }],
  });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  let invoice = await client.invoices.get({ id: draft.id });
  await expect.poll(async () => (invoice = await client.invoices.get({ id: draft.id })).status).toBe('stamped');
  return invoice;
}
