/** The webhooks that the desk's gateways sent in the past, as the inbox has them. */
import { v7 as uuidv7 } from 'uuid';
import type { GatewayEvent } from '#connectors/gateway/types.ts';
import { stateOf } from '#domain/transactions/state.ts';
import type { Engine } from '#engine/engine.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { toStoredError } from '#features/jobs/settle.ts';
import * as webhooks from '#features/webhooks/repository.ts';
import { webhookEventsTable, type WebhookEventRow } from '#features/webhooks/tables.ts';
import { createWebhookWatch } from '#features/webhooks/watch.ts';
import type { DemoConnector } from '../gateways/connector.ts';
import { signatureOf, SIGNATURE_HEADER, type DemoGateways } from '../gateways/index.ts';
import type { Told } from '../gateways/dialects/index.ts';
import type { BookedCharge, Move } from '../gateways/rows.ts';
import { bodyOf, eventView } from '../gateways/view.ts';
import { at } from '../history.ts';
import { inserter } from '../rows.ts';
import type { MoneyAccount } from './accounts.ts';

/** Of what is older the inbox has forgotten the rows of a demo. */
const KEPT_MS = 45 * 24 * 3_600_000;
const MINUTE_MS = 60_000;
const MOST = 10_000;
const FOREIGN_MINOR = 125_000;

export function fillInbox(engine: Engine, gateways: DemoGateways, accounts: readonly MoneyAccount[], now: Date): void {
  const { db, raw, features } = engine;
  const { books, ledger } = gateways;
  const insert = inserter(raw, webhookEventsTable);
  const sinceUtc = new Date(now.getTime() - KEPT_MS).toISOString();
  const posting = accounts.filter(({ isBank }) => !isBank);

  /** Gives when it came: later than `afterMs`, in the order in which it happened. */
  function keep(
    account: MoneyAccount,
    event: GatewayEvent,
    body: string,
    columns: Partial<WebhookEventRow> = {},
    afterMs = 0,
  ): number {
    const { gatewayId, companyId, provider } = account;
    const receivedMs = Math.max(Date.parse(event.occurredAt) + 2000, afterMs + 40);
    const receivedAtUtc = new Date(receivedMs).toISOString();
    const declaration = features.gateways.connections.declarationOf(provider);
    insert({
      id: uuidv7({ msecs: receivedMs }),
      gatewayId,
      companyId,
      provider,
      providerEventId: event.providerEventId,
      via: 'webhook',
      trust: declaration.webhook?.verification === 'signed' ? 'verified' : 'hint',
      type: event.type,
      providerType: event.providerType,
      objectId: event.objectId,
      objectKind: event.objectKind,
      state: 'done',
      attempts: 1,
      deliveries: 1,
      runAtUtc: receivedAtUtc,
      occurredAtUtc: event.occurredAt,
      receivedAtUtc,
      settledAtUtc: new Date(receivedMs + 400).toISOString(),
      error: null,
      event,
      headers: {
        'content-type': 'application/json',
        'user-agent': `Cuadra-demo/${provider}`,
        [SIGNATURE_HEADER]: signatureOf(books.secret, body, new Date(receivedMs)),
      },
      body: Buffer.from(body),
      ...columns,
    });
    return receivedMs;
  }

  /** About a charge that somebody made elsewhere with the same account. */
  function keepForeign(account: MoneyAccount, ageMs: number, columns: Partial<WebhookEventRow>): void {
    const { gatewayId } = account;
    const { connector } = features.gateways.connections.to(features.gateways.service.mustFind(db, gatewayId));
    const [own] = books.chargesSince((connector as DemoConnector).account, '', 0, 1);
    if (own === undefined) return;
    const atUtc = new Date(now.getTime() - ageMs).toISOString();
    const objectId = `${own.objectId.slice(0, -4)}0000`;
    const charge: BookedCharge = {
      ...own,
      objectId,
      reference: 'TIENDA-10482',
      request: { ...own.request, description: 'Pedido 10482 de la tienda en línea', payer: {} },
      amountMinor: FOREIGN_MINOR,
      currency: 'MXN',
      createdAtUtc: atUtc,
    };
    const facts = [{ type: 'created' }, { type: 'paid', amountMinor: FOREIGN_MINOR }] as const;
    const moves = facts.map((fact, id): Move => {
      return { id, eventId: `foreign_${uuidv7()}`, account: own.account, objectId, fact, atUtc, tries: 0 };
    });
    const told: Told = { charge, moves, state: stateOf(facts), fee: undefined };
    const move = at(moves, 1);
    // Who made it elsewhere has a key of their own for it.
    keep(account, eventView(move, told), bodyOf(move, told).replaceAll('cuadra_reference', 'pedido'), columns);
  }

  for (const account of posting) {
    let lastMs = 0;
    const { connector } = features.gateways.connections.to(features.gateways.service.mustFind(db, account.gatewayId));
    for (const move of books.movesSince((connector as DemoConnector).account, sinceUtc, 0, MOST)) {
      const told = ledger.find(move.account, move.objectId);
      lastMs = keep(account, eventView(move, told), bodyOf(move, told), {}, lastMs);
    }
    keepForeign(account, 5 * 24 * 60 * MINUTE_MS, { state: 'ignored' });
    // From here on its own list is read.
    const nowUtc = now.toISOString();
    webhooks.putPoll(db, { gatewayId: account.gatewayId, sinceUtc: nowUtc, polledAtUtc: nowUtc, error: null });
  }
  books.markAllTold();

  // One of each trouble, where it is in nobody's way: at the company that is shown last.
  const last = posting.at(-1);
  if (last === undefined) return;
  const error = new CuadraError('GATEWAY_MISMATCH', {
    params: { reference: 'CU-0000000000000000', objectId: 'demo' },
    provider: { provider: last.provider, message: '125000 MXN' },
  });
  keepForeign(last, 3 * 24 * 60 * MINUTE_MS, { state: 'dead', attempts: 12, error: toStoredError(error) });
  webhooks.addRefusals(
    db,
    last.gatewayId,
    'bad-signature',
    1,
    new Date(now.getTime() - 26 * 60 * MINUTE_MS).toISOString(),
  );
  const clock = { now: () => now };
  createWebhookWatch({ db, clock, alerts: features.alerts, reachableSince: () => undefined }).observeAll(
    features.gatewaySides.inbox.all(),
  );
}
