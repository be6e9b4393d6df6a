/**
 * A web host whose gateways are the real connectors at their simulators, in this process: a company with one account
 * of each (named as its provider), a bank that is paid by SPEI, a mail server that keeps everything, an open listener
 * of webhooks and some stamped invoices. What the outside does (a payer pays, a gateway delivers, a server is down) is
 * asked for at a door of its own; a spec asks by `outside.ts`, which also knows what to type.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { bankGateways } from '#connectors/gateway/banks/index.ts';
import { clabeCheckDigit } from '#domain/spei/clabe.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { windowContext } from '#engine/host.ts';
import { createHttp } from '#platform/http.ts';
import { startSmtpSink } from '#platform/smtp-sink.ts';
import { systemClock } from '#ports/clock.ts';
import { windowPaths } from '../../../src-main/web/build-window.ts';
import { startWebHost } from '../../../src-main/web/server.ts';
import { toStoredError } from '../../../src-main/features/jobs/settle.ts';
import { reached } from '../../gateway/desk.ts';
import { gatewayHarnesses } from '../../gateway/harnesses.ts';
import type { GatewaySimulator, SimDelivery } from '../../simulators/gateway-core/simulator.ts';
import { openTestDesk } from '../../support/engine.ts';
import { localTunnels } from '../../support/local-tunnels.ts';
import { quietPort } from '../../support/quiet-port.ts';
import type { Outside, OutsideRequest } from './outside.ts';
import { ROOT } from './places.ts';
import { startPublicAddress } from './public-address.ts';

const folder = process.argv[process.argv.indexOf('--data') + 1] ?? '';
mkdirSync(folder, { recursive: true });
const simulators = new Map<string, GatewaySimulator>();
for (const harness of gatewayHarnesses) {
  simulators.set(harness.provider.declaration.id, await harness.start({ clock: systemClock }));
}
const front = await startPublicAddress();
const http = createHttp({ authorities: [...simulators.values()].map(({ authority }) => authority) });
const gatewayProviders = [
  ...gatewayHarnesses.map(({ provider }) => reached(provider, simulatorOf(provider.declaration.id).address)),
  ...bankGateways,
];
const sink = await startSmtpSink({ dir: join(folder, 'mail') });
const desk = await openTestDesk({ http }, { gatewayProviders, tunnelProviders: localTunnels });
const { client, companyId, engine } = desk;

const accounts = new Map<string, string>();
for (const { declaration } of gatewayProviders.slice(0, simulators.size)) {
  const simulator = simulatorOf(declaration.id);
  const [webhookSecret] = simulator.webhookSecrets;
  const { id } = await client.gateways.create({
    companyId,
    provider: declaration.id,
    environment: 'test',
    name: declaration.displayName,
    currencies: ['MXN'],
    methods: declaration.methods.map(({ method }) => method),
    fees: [{ percent: '3.6', fixed: '3.00', taxPercent: '16' }],
    credentials: { ...simulator.credentials },
    ...(webhookSecret === undefined ? {} : { webhookSecret }),
  });
  accounts.set(declaration.id, id);
}
const clabe = '07218001234567891';
const bank = await client.gateways.create({
  companyId,
  provider: 'bank-banorte',
  environment: 'production',
  name: 'Banorte, cuenta de cobros',
  currencies: ['MXN'],
  methods: ['bank-transfer'],
  fees: [],
  credentials: { clabe: clabe + clabeCheckDigit(clabe), beneficiary: 'Escuela Kemper Urgate SA de CV' },
});
accounts.set('bank-banorte', bank.id);
await client.mail.setAccount({
  companyId,
  host: '127.0.0.1',
  port: sink.port,
  security: 'none',
  fromAddress: 'cobros@kemper.example',
});
engine.start();
const listenerPort = await engine.features.webhooks.listener.open({ port: quietPort(), orAnother: true });
front.leadTo(listenerPort);

/** How many of a simulator's deliveries were posted. */
const posted = new Map<string, number>();

function simulatorOf(provider: string): GatewaySimulator {
  const simulator = simulators.get(provider);
  if (simulator === undefined) throw new Error(`no simulator of ${provider}`);
  return simulator;
}

async function post(provider: string, { rawBody, headers, query }: SimDelivery): Promise<number> {
  const url = new URL(`http://127.0.0.1:${listenerPort}/payments/webhook/${accounts.get(provider) ?? ''}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return (await fetch(url, { method: 'POST', body: new Uint8Array(rawBody), headers })).status;
}

async function deliver(provider: string, again: boolean): Promise<number[]> {
  const all = simulatorOf(provider).deliveries();
  const first = again ? 0 : (posted.get(provider) ?? 0);
  posted.set(provider, all.length);
  const said: number[] = [];
  for (const delivery of all.slice(first)) said.push(await post(provider, delivery));
  return said;
}

async function forge(provider: string): Promise<number[]> {
  const forged = simulatorOf(provider).deliveries({ wrongSecret: true }).at(-1);
  if (forged === undefined) throw new Error(`${provider} has nothing to tell`);
  return [await post(provider, forged)];
}

/** Behind the engine's back, which is not open to clocks of others: a window learns of it with the next reading. */
function giveUp(provider: string, objectId: string): number {
  const database = new Database(join(desk.dataFolder, DATABASE_FILE));
  try {
    return database
      .prepare(
        `UPDATE webhook_events SET state = 'dead', attempts = 12, settled_at_utc = ?, error = ?
         WHERE gateway_id = ? AND object_id = ?`,
      )
      .run(
        systemClock.now().toISOString(),
        JSON.stringify(toStoredError(new CuadraError('WEBHOOK_FAILED'))),
        accounts.get(provider),
        objectId,
      ).changes;
  } finally {
    database.close();
  }
}

async function act(asked: OutsideRequest): Promise<unknown> {
  const { provider } = asked;
  const simulator = simulatorOf(provider);
  if (asked.do === 'deliver') return deliver(provider, asked.again === true);
  if (asked.do === 'forge') return forge(provider);
  if (asked.do === 'give-up') return giveUp(provider, asked.objectId);
  if (asked.do === 'charges') return simulator.charges();
  if (asked.do === 'pay') simulator.pay(asked.objectId);
  if (asked.do === 'expire') simulator.expire(asked.objectId);
  if (asked.do === 'behave') simulator.behave(asked.as, asked.on);
  if (asked.do === 'dispute') {
    if (simulator.dispute === undefined) throw new Error(`${provider} has no disputes`);
    simulator.dispute(asked.objectId, asked.outcome);
  }
  if (asked.do !== 'pay-out') return null;
  if (simulator.payOut === undefined) throw new Error(`${provider} pays nothing out`);
  return simulator.payOut();
}

async function read(request: IncomingMessage): Promise<OutsideRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as OutsideRequest;
}

const door = createServer((request, response) => {
  void read(request)
    .then(act)
    .then((said) => response.end(JSON.stringify(said)))
    .catch((error: unknown) => response.writeHead(500).end(String(error)));
});
await new Promise<void>((ready) => door.listen(0, '127.0.0.1', ready));
const told: Outside = {
  door: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
  companyId,
  clientId: desk.clientId,
  productId: desk.productId,
  accounts: Object.fromEntries(accounts),
  listenerPort,
  publicUrl: front.url,
  mailFolder: join(folder, 'mail'),
  typed: Object.fromEntries(
    [...simulators].map(([provider, { credentials, wrongCredentials, webhookSecrets }]) => [
      provider,
      { credentials, wrongCredentials, webhookSecrets },
    ]),
  ),
};
writeFileSync(join(folder, 'outside.json'), JSON.stringify(told));

const { router, logger } = engine;
const rendererFolder = windowPaths(ROOT).output;
const host = await startWebHost({ router, logger, context: windowContext('es-MX'), rendererFolder, port: 0 });
process.stdout.write(`${host.address}\n`);
process.once('SIGTERM', () => {
  const close = async (): Promise<void> => {
    door.close();
    await front.close();
    await host.close();
    await desk.close();
    await http.close();
    await sink.close();
    for (const simulator of simulators.values()) await simulator.close();
    process.exit();
  };
  void close();
});
