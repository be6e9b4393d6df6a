/** One account at one of the demo's gateways: the whole of what a gateway is asked, answered without speaking to anybody. */
import type {
  Answer,
  ChargeRequest,
  ChargeView,
  GatewayConnector,
  GatewayDeclaration,
  LinkRequest,
  ListRequest,
  Outcome,
  Page,
  Rejected,
} from '#connectors/gateway/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { GatewayBooks } from './books.ts';
import type { Told } from './dialects/index.ts';
import type { Done, Ledger } from './ledger.ts';
import { balanceView, chargeView, eventView, payoutView } from './view.ts';

export interface DemoAccount {
  readonly declaration: GatewayDeclaration;
  /** As the books call it. */
  readonly account: string;
  readonly clock: Clock;
  readonly books: GatewayBooks;
  readonly ledger: Ledger;
  /** Something happened that the desk is to be told of. */
  readonly onMoved: () => void;
}

/** A connector that says whose account it is, for who delivers to it. */
export interface DemoConnector extends GatewayConnector {
  readonly account: string;
}

const PAGE = 100;
/** Those that tell which charges a payout holds; the others' reports do not. */
const TELLS_CONTENTS = new Set(['stripe']);

const REFUSALS: Readonly<
  Record<Exclude<Done<never>, 'not-found'>, Pick<Rejected, 'reason' | 'field'> & { readonly message: string }>
> = {
  state: { reason: 'state', message: 'El cobro ya no admite esta operación.' },
  amount: { reason: 'amount', field: 'amountMinor', message: 'El importe rebasa lo que queda.' },
  unsupported: { reason: 'unsupported', message: 'Esta pasarela no lo permite para este cobro.' },
  declined: { reason: 'declined', message: 'La tarjeta no tiene fondos suficientes (demostración).' },
  'key-reused': { reason: 'key-reused', message: 'La llave de idempotencia ya se usó para otra petición.' },
};

export function connectDemoGateway({
  declaration,
  account,
  clock,
  books,
  ledger,
  onMoved,
}: DemoAccount): DemoConnector {
  const { capabilities } = declaration;
  const words = (code: string, message: string) => ({ provider: declaration.id, code, message });
  const reject = (reason: Rejected['reason'], message: string, field?: Rejected['field']): Rejected => ({
    kind: 'rejected',
    reason,
    words: words(reason, message),
    ...(field === undefined ? {} : { field }),
  });
  const notFound = (id: string) =>
    ({ kind: 'not-found', words: words('resource_missing', `No existe: ${id}.`) }) as const;
  const unsupported = { kind: 'unsupported', words: words('unsupported', 'Esta pasarela no lo dice.') } as const;

  /** What a write came to. Whatever happened, the desk is told of it, too. */
  function concluded<T, V>(done: Done<T>, view: (value: T) => V): Outcome<V> {
    onMoved();
    if (done === 'not-found') return reject('state', 'El cobro no existe en esta cuenta.');
    if (typeof done !== 'string') return { kind: 'done', value: view(done) };
    const { reason, message, field } = REFUSALS[done as Exclude<Done<never>, 'not-found'>];
    return reject(reason, message, field);
  }

  /** A page of a list that is read by how many came before. */
  function page<T, V>(cursor: string | undefined, read: (offset: number, limit: number) => T[], view: (item: T) => V) {
    const offset = Number(cursor ?? 0);
    const items = read(offset, PAGE);
    const next = items.length < PAGE ? {} : { next: String(offset + PAGE) };
    return { kind: 'done', value: { items: items.map(view), ...next } } as const;
  }

  /** Asking sees what has happened by now. */
  function asked<T>(answer: () => Answer<T>): Promise<Answer<T>> {
    ledger.advance(clock.now());
    onMoved();
    return Promise.resolve(answer());
  }

  function faultOf(
    { amountMinor, currency }: ChargeRequest | LinkRequest,
    methods: ChargeRequest['method'][],
    by: 'charge' | 'link',
  ) {
    if (!declaration.currencies.includes(currency)) return reject('invalid', 'Moneda no admitida.', 'currency');
    for (const method of methods) {
      const declared = declaration.methods.find((each) => each.method === method);
      if (declared === undefined || !declared.by.includes(by) || !declared.currencies.includes(currency)) {
        return reject('invalid', 'Forma de pago no admitida.', 'method');
      }
      const limit = declared.limits[currency] ?? { minMinor: 1 };
      if (
        !Number.isSafeInteger(amountMinor) ||
        amountMinor < limit.minMinor ||
        amountMinor > (limit.maxMinor ?? Infinity)
      ) {
        return reject('invalid', 'Importe fuera de los límites de la pasarela.', 'amountMinor');
      }
    }
    return methods.length === 0 ? reject('invalid', 'Falta la forma de pago.', 'method') : undefined;
  }

  /** Until when it may be paid; where nobody says, as the gateway does. */
  function endOf({ expiresAtUtc }: ChargeRequest | LinkRequest, method: ChargeRequest['method']) {
    const days = declaration.methods.find((each) => each.method === method)?.expiry?.defaultDays;
    const end =
      expiresAtUtc ??
      (days === undefined ? undefined : new Date(clock.now().getTime() + days * 24 * 60 * 60 * 1000).toISOString());
    return end === undefined ? {} : { expiresAtUtc: end };
  }

  function make(
    request: ChargeRequest | LinkRequest,
    methods: ChargeRequest['method'][],
    kind: 'payment' | 'link',
    hasCard: boolean,
  ): Outcome<ChargeView> {
    const fault = faultOf(request, methods, kind === 'link' ? 'link' : 'charge');
    if (fault !== undefined) return fault;
    const { idempotencyKey: key, reference, amountMinor, currency, description, payer, capture, msiMonths } = request;
    const end = kind === 'payment' ? endOf(request, methods[0] ?? 'card') : endOf(request, 'wallet');
    const msi = msiMonths === undefined ? {} : { msiMonths };
    const stored = { description, payer, methods, capture, ...msi, ...end };
    const charge = { account, kind, key, reference, amountMinor, currency, request: stored, hasCard };
    return concluded<Told, ChargeView>(ledger.open(charge, clock.now()), chargeView);
  }

  const told = (objectId: string): Told | undefined => ledger.find(account, objectId);
  const notServed = ({ signal }: { readonly signal: AbortSignal }) =>
    signal.aborted ? ({ kind: 'unavailable', words: words('aborted', 'No se envió.') } as const) : undefined;
  const perform = <T>(options: { readonly signal: AbortSignal }, write: () => Outcome<T>): Promise<Outcome<T>> =>
    Promise.resolve(notServed(options) ?? write());

  return {
    account,

    createCharge: (request, options) =>
      perform(options, () =>
        make(request, [request.method], 'payment', request.method === 'card' && request.token !== undefined),
      ),
    createLink: (request, options) => perform(options, () => make(request, [...request.methods], 'link', false)),
    capture: ({ objectId, amountMinor }, options) =>
      perform(options, () => concluded(ledger.capture(account, objectId, amountMinor, clock.now()), chargeView)),
    cancel: ({ objectId }, options) =>
      perform(options, () => concluded(ledger.cancel(account, objectId, clock.now()), chargeView)),
    refund: ({ objectId, amountMinor, idempotencyKey: key }, options) =>
      perform(options, () =>
        concluded(ledger.refund({ account, objectId, amountMinor, key }, clock.now()), ({ refundId, told: after }) => ({
          refundId,
          amountMinor,
          status: 'succeeded' as const,
          evidence: chargeView(after).evidence,
        })),
      ),

    fetch: ({ objectId }) =>
      asked(() => {
        const charge = told(objectId);
        return charge === undefined ? notFound(objectId) : { kind: 'done', value: chargeView(charge) };
      }),
    findByReference: ({ reference }) =>
      asked(() => {
        const charge = books.findByReference(account, reference);
        return charge === undefined ? notFound(reference) : { kind: 'done', value: chargeView(ledger.told(charge)) };
      }),
    listSince: ({ sinceUtc, cursor }: ListRequest) =>
      asked<Page<ChargeView>>(() =>
        capabilities.listSince
          ? page(
              cursor,
              (offset, limit) => books.chargesSince(account, sinceUtc, offset, limit),
              (charge) => chargeView(ledger.told(charge)),
            )
          : unsupported,
      ),
    eventsSince: ({ sinceUtc, cursor }) =>
      asked(() =>
        capabilities.events
          ? page(
              cursor,
              (offset, limit) => books.movesSince(account, sinceUtc, offset, limit),
              (move) => eventView(move, told(move.objectId)),
            )
          : unsupported,
      ),
    payouts: ({ sinceUtc, cursor }) =>
      asked(() =>
        capabilities.payouts
          ? page(
              cursor,
              (offset, limit) => books.payoutsSince(account, sinceUtc, offset, limit),
              (payout) => payoutView(payout, clock.now()),
            )
          : unsupported,
      ),
    balanceTransactions: ({ sinceUtc, cursor, payoutId }) =>
      asked(() => {
        if (!capabilities.balanceTransactions) return unsupported;
        if (payoutId === undefined) {
          return page(cursor, (offset, limit) => books.rowsSince(account, sinceUtc, offset, limit), balanceView);
        }
        if (!TELLS_CONTENTS.has(declaration.id)) return unsupported;
        return page(cursor, (offset, limit) => books.rowsOfPayout(account, payoutId, offset, limit), balanceView);
      }),

    registerWebhook: ({ idempotencyKey }) =>
      Promise.resolve(
        capabilities.webhookRegistration
          ? {
              kind: 'done',
              value: { webhookId: `demo_${idempotencyKey}`, secret: books.secret, needsConfirmation: false },
            }
          : reject('unsupported', 'Los avisos se dan de alta en el panel de la pasarela.'),
      ),
    removeWebhook: () => Promise.resolve({ kind: 'done', value: null }),
    test: () => Promise.resolve({ kind: 'done', value: { account: 'Cuenta de demostración', environment: 'test' } }),
    close: () => {},
  };
}
