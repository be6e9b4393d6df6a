/** The listener on a real socket: what it lets in, what it refuses, and that it promises nothing it cannot keep. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { quietPort } from '../support/quiet-port.ts';
import { GATEWAY_ID, openWebhookDesk, SECRET, signed, type DeskOptions, type WebhookDesk } from './desk.ts';

let desk: WebhookDesk;
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await desk.close();
});

async function open(options: DeskOptions = {}): Promise<number> {
  desk = openWebhookDesk(options);
  return desk.webhooks.listener.open();
}

/** A connection of our own, for what no decent client does. */
async function dial(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.add(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

test('a delivery is on the disk when its sender hears that it was taken', async () => {
  await open();
  expect(await desk.post(signed({ providerEventId: 'e1' }))).toMatchObject({ status: 200, text: '' });
  // The runner does not work: nothing but the answer has happened.
  expect(desk.rows()).toMatchObject([
    { providerEventId: 'e1', state: 'pending', trust: 'verified', via: 'webhook', deliveries: 1, objectId: 'pay-e1' },
  ]);
});

test('the same event again is one event', async () => {
  await open();
  const delivery = signed({ providerEventId: 'e1' });
  const answers = await Promise.all(Array.from({ length: 20 }, () => desk.post(delivery)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(desk.rows()).toMatchObject([{ providerEventId: 'e1', deliveries: 20 }]);
  expect(desk.webhooks.service.status(undefined, 'es-MX').counts).toMatchObject({ stored: 1, repeated: 19 });
});

test('the body is kept byte for byte', async () => {
  await open({
    verify: ({ rawBody }) =>
      Promise.resolve({
        kind: 'hint',
        events: [
          {
            providerEventId: 'e1',
            type: 'other',
            providerType: 'x',
            objectId: 'o',
            objectKind: 'other',
            occurredAt: '2026-11-26T18:00:00.000Z',
          },
        ],
        ...(rawBody.length === 0 ? { reason: 'unreadable' as const } : {}),
      }),
  });
  const body = '{ "a":1,\r\n"ñ": "\\u00f1" }\n';
  await desk.post({ body, headers: {} });
  expect(desk.raw.prepare('SELECT body FROM webhook_events').pluck().get()).toEqual(Buffer.from(body));
});

describe('what is not a delivery of a gateway of ours', () => {
  test('is 404 without a word, whatever it is', async () => {
    const port = await open();
    const delivery = signed({ providerEventId: 'e1' });
    const asked = [
      ['GET', '/'],
      ['GET', `/payments/webhook/${GATEWAY_ID}`],
      ['PUT', `/payments/webhook/${GATEWAY_ID}`],
      ['POST', '/payments/webhook/'],
      ['POST', '/payments/webhook/gw-two'],
      ['POST', `/payments/webhook/${GATEWAY_ID}/`],
      ['POST', `/payments/webhook/../webhook/${GATEWAY_ID}x`],
      ['POST', '/rpc/vault/unlock'],
      ['POST', '/health'],
      ['GET', '/health'],
      ['GET', '/health?nonce=0123456789abcdef0123456789abcdef'],
    ] as const;
    for (const [method, path] of asked) {
      const body = method === 'GET' ? {} : { body: delivery.body, headers: delivery.headers };
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...body });
      const names = [...answer.headers.keys()].toSorted();
      expect([path, answer.status, await answer.text()]).toEqual([path, 404, '']);
      expect(names.filter((name) => !['connection', 'content-length', 'date', 'keep-alive'].includes(name))).toEqual(
        [],
      );
    }
    expect(desk.rows()).toEqual([]);
  });

  test('a wrong signature is refused, counted and not kept', async () => {
    await open();
    const delivery = signed({ providerEventId: 'e1' }, 'another secret');
    for (let n = 0; n < 3; n += 1) expect(await desk.post(delivery)).toMatchObject({ status: 400, text: '' });
    expect(await desk.post({ body: delivery.body, headers: {} })).toMatchObject({ status: 400 });
    expect(desk.rows()).toEqual([]);
    desk.webhooks.look();
    expect(desk.webhooks.service.status(undefined, 'es-MX').gateways[0]?.refusals).toMatchObject([
      { reason: 'bad-signature', count: 3 },
      { reason: 'no-signature', count: 1 },
    ]);
    expect(desk.alerts.list({ state: 'open', limit: 10 }, 'en').rows.map(({ kind }) => kind)).toEqual([
      'webhook.refused',
      'webhook.refused',
    ]);
    // The next good one ends the matter.
    await desk.post(signed({ providerEventId: 'e2' }));
    desk.webhooks.look();
    expect(desk.alerts.list({ state: 'open', limit: 10 }, 'en').rows).toEqual([]);
  });

  test('what cannot be judged now is told to come again', async () => {
    let mood: 'no-secret' | 'cannot-verify-now' | 'throws' = 'throws';
    await open({
      verify: () =>
        mood === 'throws'
          ? Promise.reject(new Error('locked'))
          : Promise.resolve({ kind: 'refused', events: [], reason: mood }),
    });
    for (mood of ['throws', 'no-secret', 'cannot-verify-now'] as const) {
      const answer = await desk.post(signed({ providerEventId: 'e1' }));
      expect([answer.status, answer.headers.get('retry-after'), answer.text]).toEqual([503, '30', '']);
    }
    expect(desk.rows()).toEqual([]);
  });
});

test('our own question is answered once, and only to who has it from us', async () => {
  const port = await open();
  const nonce = desk.webhooks.challenges.ask();
  const ask = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/health?nonce=${nonce}`);
    return [answer.status, await answer.text()] as const;
  };
  const [status, said] = await ask();
  expect(status).toBe(200);
  expect(desk.webhooks.challenges.isAnswer(nonce, said)).toBe(true);
  // A page that echoes is not taken for us.
  expect(desk.webhooks.challenges.isAnswer(nonce, nonce)).toBe(false);
  expect(await ask()).toEqual([404, '']);
});

describe('secrets', () => {
  test('what logs in is never stored, what pays is masked, signatures are shortened', async () => {
    await open();
    const { body, headers } = signed({ providerEventId: 'e1' });
    const parsed = JSON.parse(body) as Record<string, unknown>;
    const rich = {
      ...parsed,
      client_secret: 'pi_secret_1',
      card: { number: '4242424242424242', cvc: '123', last4: '4242' },
      note: 'paid with 4242 4242 4242 4242',
    };
    const again = signed(rich as never);
    await desk.post({
      body: again.body,
      headers: { ...headers, ...again.headers, authorization: 'Basic dTpw', cookie: 'a=b' },
    });
    const [row] = desk.rows();
    const shown = desk.webhooks.service.get(row?.id ?? '', 'es-MX');
    expect(shown.headers).not.toHaveProperty('authorization');
    expect(shown.headers).not.toHaveProperty('cookie');
    expect(shown.headers['x-signature']).toBe(`${again.headers['x-signature'].slice(0, 12)}•••`);
    for (const secret of ['pi_secret_1', '4242424242424242', '4242 4242 4242 4242', '"123"'])
      expect(shown.body).not.toContain(secret);
    expect(shown.body).toContain('"last4": "4242"');
    const stored = JSON.stringify(desk.raw.prepare('SELECT headers FROM webhook_events').all());
    expect(stored).not.toContain('dTpw');
    expect(stored).not.toContain(SECRET);
  });
});

describe('bounds', () => {
  test('a body above the limit is refused, whether or not its length was said', async () => {
    const port = await open({ limits: { bodyBytes: 1000 } });
    expect((await desk.post({ body: 'x'.repeat(1001), headers: {} })).status).toBe(413);
    const path = `/payments/webhook/${GATEWAY_ID}`;
    const socket = await dial(
      port,
      `POST ${path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n${'x'.repeat(1001)}\r\n`,
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 /);
    expect(desk.rows()).toEqual([]);
  });

  test('more than a gateway sends is put off', async () => {
    let nowMs = 0;
    await open({ rate: { perSecond: 2, burst: 3 }, monotonicMs: () => nowMs });
    const statuses = async (): Promise<number[]> => {
      const all: number[] = [];
      for (let n = 0; n < 4; n += 1) all.push((await desk.post(signed({ providerEventId: `e${nowMs}-${n}` }))).status);
      return all;
    };
    expect(await statuses()).toEqual([200, 200, 200, 429]);
    nowMs = 1000;
    expect(await statuses()).toEqual([200, 200, 429, 429]);
    expect(desk.webhooks.service.status(undefined, 'es-MX').counts.limited).toBe(3);
  });

  test.each([
    ['half a header', 'POST /payments/webhook/gw-one HTTP/1.1\r\nHost: a\r\nX-'],
    ['half a body', 'POST /payments/webhook/gw-one HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"'],
    ['nothing at all', ''],
  ])('who sends %s and waits is sent away, and keeps nobody from being served', async (_name, text) => {
    const port = await open({ limits: { headersMs: 300, requestMs: 400, silenceMs: 500, connections: 64 } });
    const slow = await Promise.all(Array.from({ length: 20 }, () => dial(port, text)));
    const gone = Promise.all(slow.map((socket) => once(socket.resume(), 'close')));
    const before = performance.now();
    expect((await desk.post(signed({ providerEventId: 'e1' }))).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(2000);
    await gone;
    expect(desk.rows().map(({ providerEventId }) => providerEventId)).toEqual(['e1']);
  });

  test('who hangs up in the middle leaves nothing behind', async () => {
    const port = await open();
    const { body, headers } = signed({ providerEventId: 'e1' });
    const socket = await dial(
      port,
      `POST /payments/webhook/${GATEWAY_ID} HTTP/1.1\r\nHost: a\r\nX-Signature: ${headers['x-signature']}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, -5)}`,
    );
    socket.destroy();
    expect((await desk.post(signed({ providerEventId: 'e2' }))).status).toBe(200);
    expect(desk.rows().map(({ providerEventId }) => providerEventId)).toEqual(['e2']);
  });
});

test('a full disk: nothing is acknowledged, and what comes after there is room again is', async () => {
  await open();
  const pages = desk.raw.pragma('page_count', { simple: true }) as number;
  const big = (n: number) => signed({ providerEventId: `e${n}`, providerType: 'x'.repeat(20_000) });
  // SQLite's own limit stands for the disk's: the same error, from the same place.
  desk.raw.pragma(`max_page_count = ${pages + 10}`);
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => desk.post(big(n))));
  expect(answers.map(({ status }) => status)).toContain(503);
  const taken = answers.filter(({ status }) => status === 200).length;
  expect(desk.rows()).toHaveLength(taken);
  desk.raw.pragma('max_page_count = 1000000');
  for (let n = 0; n < 10; n += 1) expect((await desk.post(big(n))).status).toBe(200);
  expect(desk.rows()).toHaveLength(10);
});

test('closed, it takes no more, and opens on the same port again', async () => {
  await open();
  await desk.webhooks.listener.close();
  const port = await desk.webhooks.listener.open({ port: quietPort(), orAnother: true });
  await desk.webhooks.listener.close();
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow('fetch failed');
  expect(await desk.webhooks.listener.open({ port })).toBe(port);
  const other = openWebhookDesk();
  await expect(other.webhooks.listener.open({ port })).rejects.toMatchObject({ code: 'LISTENER_PORT_TAKEN' });
  expect(other.webhooks.service.status(undefined, 'es-MX').listener).toMatchObject({
    state: 'failed',
    error: { code: 'LISTENER_PORT_TAKEN' },
  });
  expect(await other.webhooks.listener.open({ port, orAnother: true })).not.toBe(port);
  await other.close();
  await vi.waitFor(async () => expect((await desk.post(signed({ providerEventId: 'e1' }))).status).toBe(200));
});
