/**
 * The gateways of the demo desk: each real one with its own declaration and nobody behind it. What is charged is kept
 * in a file of the desk's folder and paid by itself (`play.ts`); nothing is ever sent to anybody. Only the demo desk
 * has them, and they take no key but one that says so.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { bankGateways } from '#connectors/gateway/banks/index.ts';
import { gatewayProviders } from '#connectors/gateway/registry.ts';
import {
  credentialFields,
  type GatewayConnector,
  type GatewayDeclaration,
  type GatewayEvent,
  type GatewayProvider,
  type WebhookInput,
  type WebhookVerdict,
} from '#connectors/gateway/types.ts';
import { WEBHOOK_TOLERANCE_MS } from '#connectors/gateway/webhook.ts';
import type { MessageKey } from '#i18n/index.ts';
import { DEMO_GATEWAYS_FILE, openGatewayBooks, type GatewayBooks } from './books.ts';
import { connectDemoGateway } from './connector.ts';
import { createLedger, type Ledger } from './ledger.ts';

export const SIGNATURE_HEADER = 'x-demo-signature';

/** Only a key that says what it is: nobody types a real one here by mistake and wonders where the money went. */
const isDemoKey = (value: string): boolean => /^demo/i.test(value.trim());

export interface DemoGateways {
  readonly providers: readonly GatewayProvider[];
  readonly books: GatewayBooks;
  readonly ledger: Ledger;
  /** Called after every call to a gateway: something may have happened. */
  onMoved: () => void;
  close(): void;
}

export interface DemoGatewaysOptions {
  readonly dataFolder: string;
  readonly durable?: boolean;
  readonly paceMs?: number;
}

export function openDemoGateways({ dataFolder, durable, paceMs }: DemoGatewaysOptions): DemoGateways {
  const books = openGatewayBooks(join(dataFolder, DEMO_GATEWAYS_FILE), durable);
  const banks = new Set(bankGateways);
  const played = gatewayProviders.filter((provider) => !banks.has(provider));
  const declarations = played.map(({ declaration }) => declarationOf(declaration));
  const ledger = createLedger({ books, declarations, ...(paceMs === undefined ? {} : { paceMs }) });
  const gateways: DemoGateways = {
    providers: [
      ...declarations.map((declaration): GatewayProvider => ({
        declaration,
        connect({ clock }, credentials) {
          const given = readCredentials(declaration, credentials);
          if (given === undefined) return refusing(declaration);
          const account = `${declaration.id}/${createHash('sha256').update(JSON.stringify(given)).digest('hex').slice(0, 16)}`;
          return connectDemoGateway({ declaration, account, clock, books, ledger, onMoved: () => gateways.onMoved() });
        },
        verifyWebhook: (input) => Promise.resolve(judge(input, declaration, books.secret)),
      })),
      ...bankGateways.map(asTest),
    ],
    books,
    ledger,
    onMoved: () => {},
    close: () => books.close(),
  };
  return gateways;
}

/** Each has one secret key, and here it begins with the same word. */
const DEMO_KEY_LABEL: MessageKey = 'gateway.credential.demo-key';

/** The real one, but for money that is none and keys that open nothing. */
function declarationOf(declaration: GatewayDeclaration): GatewayDeclaration {
  const shape = Object.fromEntries(
    credentialFields(declaration).map(({ name, labelKey, secret, required }) => {
      const typed = z.string().trim().min(1).max(8000);
      const field = secret ? typed.refine(isDemoKey, { error: 'gateway.credential.demo' satisfies MessageKey }) : typed;
      const told = field.meta({ labelKey: secret ? DEMO_KEY_LABEL : labelKey, secret });
      return [name, required ? told : told.optional()];
    }),
  );
  return { ...declaration, environments: ['test'], credentials: z.object(shape) };
}

/** Undefined where a key is no demo's: kept by an older version, or by the command line. @throws ZodError */
function readCredentials(declaration: GatewayDeclaration, credentials: unknown): unknown {
  const fields = credentialFields(declaration);
  const given = z.record(z.string(), z.string()).parse(credentials);
  const foreign = fields.some(({ name, secret }) => secret && !isDemoKey(given[name] ?? ''));
  return foreign ? undefined : declaration.credentials.parse(credentials);
}

/** A bank has no test accounts; here everything is one. */
function asTest(provider: GatewayProvider): GatewayProvider {
  return {
    declaration: { ...provider.declaration, environments: ['test'] },
    connect(context, credentials) {
      const bank = provider.connect(context, credentials);
      return {
        ...bank,
        async test(options) {
          const answer = await bank.test(options);
          return answer.kind === 'done' ? { ...answer, value: { ...answer.value, environment: 'test' } } : answer;
        },
      };
    },
  };
}

/** What a key is answered that is no demo's. */
function refusing({ id }: GatewayDeclaration): GatewayConnector {
  const message =
    'En el escritorio de demostración la llave empieza con «demo»: no se habla con nadie de fuera. / ' +
    'On the demo desk a key begins with “demo”: nobody outside is spoken to.';
  const refused = () =>
    Promise.resolve({ kind: 'credentials', words: { provider: id, code: 'demo_key', message } } as const);
  return {
    createCharge: refused,
    createLink: refused,
    capture: refused,
    cancel: refused,
    refund: refused,
    fetch: refused,
    findByReference: refused,
    listSince: refused,
    eventsSince: refused,
    payouts: refused,
    balanceTransactions: refused,
    registerWebhook: refused,
    removeWebhook: refused,
    test: refused,
    close: () => {},
  };
}

/** `t=<seconds>,v1=<hmac of both>` */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${hmac(secret, seconds, body)}`;
}

function hmac(secret: string, seconds: number, body: string | Uint8Array): string {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
}

function judge(
  { rawBody, headers, receivedAt }: WebhookInput,
  { webhook }: GatewayDeclaration,
  secret: string,
): WebhookVerdict {
  const refused = (reason: NonNullable<WebhookVerdict['reason']>): WebhookVerdict => ({
    kind: 'refused',
    events: [],
    reason,
  });
  const header = headers[SIGNATURE_HEADER];
  if (header === undefined) return refused('no-signature');
  const { t = '', v1 = '' } = /^t=(?<t>\d{1,12}),v1=(?<v1>[0-9a-f]{64})$/.exec(header)?.groups ?? {};
  if (v1 === '' || !timingSafeEqual(Buffer.from(v1), Buffer.from(hmac(secret, Number(t), rawBody)))) {
    return refused('bad-signature');
  }
  const age = receivedAt.getTime() - Number(t) * 1000;
  if (age > WEBHOOK_TOLERANCE_MS.past) return refused('too-old');
  if (age < -WEBHOOK_TOLERANCE_MS.future) return refused('from-the-future');
  // What is signed with our own secret we have written ourselves.
  const { demo } = JSON.parse(Buffer.from(rawBody).toString('utf8')) as { demo: GatewayEvent };
  return { kind: webhook?.verification === 'signed' ? 'verified' : 'hint', events: [demo] };
}
