/**
 * The charges of the past, each made, paid, given back or lost at its own moment at the demo's gateways, and written
 * down by the engine's own code as if each answer and each webhook had just come. Only the queue is left out: nothing
 * of this waits for anybody.
 */
import { v7 as uuidv7 } from 'uuid';
import type { ChargeRequest, ChargeView } from '#connectors/gateway/types.ts';
import type { Engine } from '#engine/engine.ts';
import { invoicePayments } from '#features/invoices/payments.ts';
import { nextSpeiReference } from '#features/spei/references.ts';
import { createRecords } from '#features/transactions/records.ts';
import * as repository from '#features/transactions/repository.ts';
import type { OperationRow, TransactionRow } from '#features/transactions/tables.ts';
import type { Clock } from '#ports/clock.ts';
import type { DemoConnector } from '../gateways/connector.ts';
import type { DemoGateways } from '../gateways/index.ts';
import type { Step } from '../gateways/play.ts';
import { chargeView } from '../gateways/view.ts';
import type { Chance } from '../random.ts';
import type { MoneyAccount } from './accounts.ts';
import type { PlannedCharge } from './plan.ts';

export interface PlayDeps {
  readonly engine: Engine;
  readonly gateways: DemoGateways;
  readonly clock: Clock & { set(at: Date): void };
  readonly chance: Chance;
  readonly accounts: readonly MoneyAccount[];
  readonly actor: string;
  readonly payerOf: (clientId: string) => { readonly name: string; readonly email?: string };
}

/** One thing that happens, at its moment. */
export interface Moment {
  readonly atMs: number;
  run(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const { signal } = new AbortController();
const zero = {
  authorisedMinor: 0,
  paidMinor: 0,
  refundedMinor: 0,
  refundPendingMinor: 0,
  disputedMinor: 0,
  lostMinor: 0,
  keptMinor: 0,
  feeMinor: null,
  feeTaxMinor: null,
  netMinor: null,
  objectId: null,
  objectKind: null,
  providerStatus: null,
  instructions: null,
  failure: null,
  card: null,
  paidAtUtc: null,
  readAtUtc: null,
} as const;

/** @param others what happens between the charges */
export async function playMoney(
  planned: readonly PlannedCharge[],
  others: readonly Moment[],
  deps: PlayDeps,
): Promise<void> {
  const { engine, clock } = deps;
  const own = planned.flatMap((charge) => momentsOf(charge, deps));
  const moments = [...own, ...others].toSorted((a, b) => a.atMs - b.atMs);
  engine.raw.exec('BEGIN');
  for (const moment of moments) {
    clock.set(new Date(moment.atMs));
    await moment.run();
  }
  engine.raw.exec('COMMIT');
}

function momentsOf(planned: PlannedCharge, deps: PlayDeps): Moment[] {
  const { engine, gateways, clock, accounts, actor } = deps;
  const { db } = engine;
  const { companyId, provider, amountMinor, currency, ending, atMs, endMs } = planned;
  const account = accounts.find((each) => each.companyId === companyId && each.provider === provider);
  if (account === undefined) throw new Error(`no account at ${provider}`);
  const { gatewayId } = account;
  const payments = invoicePayments({ clock });
  const records = createRecords({ clock, onCollected: (tx, id, kept) => payments.collected(tx, id, kept) });
  const connector = () =>
    engine.features.gateways.connections.to(engine.features.gateways.service.mustFind(db, gatewayId)).connector;
  const id = uuidv7({ msecs: atMs });
  const row = (): TransactionRow => {
    const found = repository.findTransaction(db, id);
    if (found === undefined) throw new Error(`no transaction ${id}`);
    return found;
  };
  const nowUtc = (): string => clock.now().toISOString();

  function operation(kind: OperationRow['kind'], columns: Partial<OperationRow> = {}): OperationRow {
    const made: OperationRow = {
      id: uuidv7({ msecs: clock.now().getTime() }),
      transactionId: id,
      kind,
      requestId: null,
      amountMinor: null,
      reason: null,
      state: 'done',
      sends: 1,
      refundId: null,
      rejectReason: null,
      providerCode: null,
      providerMessage: null,
      actor,
      createdAtUtc: nowUtc(),
      firstSentAtUtc: nowUtc(),
      answeredAtUtc: nowUtc(),
      ...columns,
    };
    repository.insertOperation(db, made);
    return made;
  }

  /** What the gateway says of it now. */
  function hear(view: ChargeView, source: 'api' | 'webhook'): void {
    records.apply(db, row(), view, { source, actor: 'system' });
  }

  async function create(): Promise<void> {
    const made = madeRow(planned, deps, { id, gatewayId, isBank: account?.isBank === true });
    repository.insertTransaction(db, made);
    const { id: idempotencyKey } = operation('create');
    const { methods, ...request } = made.request;
    const asked = {
      ...request,
      idempotencyKey,
      reference: made.reference,
      amountMinor,
      currency,
      description: made.description,
    };
    const outcome =
      planned.kind === 'link'
        ? await connector().createLink({ ...asked, methods }, { signal })
        : await connector().createCharge({ ...asked, method: planned.method } satisfies ChargeRequest, { signal });
    if (outcome.kind !== 'done') throw new Error(`${provider} did not take ${ending}: ${outcome.words.message ?? ''}`);
    hear(outcome.value, 'api');
  }

  /** Something that the payer or his bank does, told by webhook. */
  const happens = (step: Step) => async (): Promise<void> => {
    const { account: at } = connector() as DemoConnector;
    const objectId = row().objectId ?? '';
    gateways.ledger.play(at, objectId, step, clock.now());
    const told = gateways.ledger.find(at, objectId);
    if (told !== undefined) hear(chargeView(told), 'webhook');
  };

  async function refund(part: number): Promise<void> {
    const { objectId, reference } = row();
    const { id: idempotencyKey } = operation('refund', { amountMinor: part, reason: 'requested' });
    const full = part === row().keptMinor;
    const request = { objectId: objectId ?? '', reference, amountMinor: part, currency, full, idempotencyKey };
    const outcome = await connector().refund(request, { signal });
    if (outcome.kind !== 'done') throw new Error(`${provider} gave nothing back: ${outcome.words.message ?? ''}`);
    const { refundId, status, evidence } = outcome.value;
    const fact = { type: 'refund', refundId, amountMinor: part, status } as const;
    records.add(db, row(), [{ fact, occurredAtUtc: nowUtc(), evidence }], { source: 'api', actor: 'system' });
    repository.updateOperation(db, idempotencyKey, { refundId });
  }

  async function write(kind: 'capture' | 'cancel'): Promise<void> {
    const { objectId, objectKind } = row();
    const { id: idempotencyKey } = operation(kind, kind === 'capture' ? { amountMinor } : {});
    const about = { objectId: objectId ?? '', idempotencyKey };
    const outcome =
      kind === 'capture'
        ? await connector().capture({ ...about, amountMinor, currency }, { signal })
        : await connector().cancel({ ...about, objectKind: objectKind ?? 'payment' }, { signal });
    if (outcome.kind !== 'done') throw new Error(`${provider} refused ${kind}: ${outcome.words.message ?? ''}`);
    hear(outcome.value, 'api');
  }

  /** A person has seen it on the bank's statement. */
  async function confirm(): Promise<void> {
    const note = 'Visto en el estado de cuenta.';
    const told = [
      { fact: { type: 'paid', amountMinor, confirmation: uuidv7() } as const, occurredAtUtc: nowUtc(), note },
    ];
    records.add(db, row(), told, { source: 'hand', actor });
  }

  const later = (ms: number, run: () => Promise<void>): Moment => ({ atMs: endMs + ms, run });
  const begins: Moment = { atMs, run: create };
  const pays = later(0, happens('pay'));
  switch (ending) {
    case 'paid':
      return [begins, pays];
    case 'captured':
      return [begins, { atMs: atMs + 30_000, run: happens('pay') }, later(0, () => write('capture'))];
    case 'authorised':
      return [begins, { atMs: atMs + 30_000, run: happens('pay') }];
    case 'partly-refunded':
      return [begins, pays, later(HOUR_MS, () => refund(Math.max(1, Math.round(amountMinor / 4))))];
    case 'refunded':
      return [begins, pays, later(HOUR_MS, () => refund(amountMinor))];
    case 'failed':
      return [begins, later(0, happens('fail'))];
    case 'expired':
      return [begins, later(0, happens('expire'))];
    case 'cancelled':
      return [begins, later(0, () => write('cancel'))];
    case 'disputed':
      return [begins, pays, later(HOUR_MS, happens('dispute'))];
    case 'dispute-won':
      return [begins, pays, later(HOUR_MS, happens('dispute')), later(1.5 * HOUR_MS, happens('dispute-won'))];
    case 'dispute-lost':
      return [begins, pays, later(HOUR_MS, happens('dispute')), later(1.5 * HOUR_MS, happens('dispute-lost'))];
    case 'transfer':
      return [begins, later(0, confirm)];
    case 'voucher':
    case 'link':
    default:
      return [begins];
  }
}

function madeRow(
  planned: PlannedCharge,
  { engine, chance, payerOf }: PlayDeps,
  { id, gatewayId, isBank }: { readonly id: string; readonly gatewayId: string; readonly isBank: boolean },
): TransactionRow {
  const { companyId, provider, invoiceId, clientId, description, kind, method, amountMinor, currency, ending } =
    planned;
  const { atMs, endMs } = planned;
  const numeric = isBank ? `-${nextSpeiReference(engine.db, companyId)}` : '';
  const holds = ending === 'authorised' || ending === 'captured';
  const endsMs =
    ending === 'expired' ? endMs : ending === 'voucher' && kind === 'charge' ? atMs + 6 * DAY_MS : undefined;
  const createdAtUtc = new Date(atMs).toISOString();
  return {
    ...zero,
    ...(isBank ? { feeMinor: 0, feeTaxMinor: 0 } : {}),
    id,
    companyId,
    gatewayId,
    provider,
    environment: 'test',
    invoiceId: invoiceId ?? null,
    clientId,
    kind,
    reference: `CU-${Array.from({ length: 16 }, () => SIGNS.charAt(chance.whole(0, SIGNS.length - 1))).join('')}${numeric}`,
    requestId: null,
    description,
    request: {
      methods: [method],
      payer: { ...payerOf(clientId), phone: '5555550199' },
      capture: holds ? 'manual' : 'automatic',
      ...(endsMs === undefined ? {} : { expiresAtUtc: new Date(endsMs).toISOString() }),
    },
    method,
    currency,
    amountMinor,
    status: 'created',
    polls: 0,
    createdAtUtc,
    updatedAtUtc: createdAtUtc,
    version: 1,
  };
}

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
