/** What the connectors share, without a provider: what is written, what is read, and what a failure means. */
import { describe, expect, test } from 'vitest';
import { assert, property, string } from 'fast-check';
import { CuadraError } from '#errors/cuadra-error.ts';
import { fixedClock } from '#ports/clock.ts';
import type { Http, HttpRequest } from '#ports/http.ts';
import { silentLogger } from '#ports/logger.ts';
import { createTransport } from './http.ts';
import { asQuestion, failureOfLost, failureOfStatus, multipart, readBase64, readJson, soapCall } from './index.ts';
import { retryAfterMs } from './retry-after.ts';
import { createWords } from './words.ts';

const NOW = new Date('2026-11-23T18:00:00.000Z');
const words = { provider: 'p' };
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('what a failure means', () => {
  test.each([
    [401, 'credentials', 'credentials'],
    [403, 'credentials', 'credentials'],
    [402, 'no-credits', 'no-credits'],
    [429, 'rate-limited', 'rate-limited'],
    [408, 'unknown', 'unavailable'],
    [500, 'unknown', 'unavailable'],
    [503, 'unknown', 'unavailable'],
    [599, 'unknown', 'unavailable'],
    [302, 'unavailable', 'unavailable'],
    [404, 'unavailable', 'unavailable'],
    [413, 'unavailable', 'unavailable'],
  ])('HTTP %i: %s of a call that changes, %s of a question', (status, changing, asking) => {
    const failure = failureOfStatus({ status }, words);
    expect(failure?.kind).toBe(changing);
    expect(failure && asQuestion(failure).kind).toBe(asking);
  });

  test.each([200, 201, 204, 400, 409, 422])('HTTP %i says nothing by itself', (status) => {
    expect(failureOfStatus({ status }, words)).toBeUndefined();
  });

  test('lost: unknown where something may have left, unavailable where nothing did', () => {
    const lost = { kind: 'lost', reason: 'timeout', words } as const;
    expect(failureOfLost({ ...lost, sent: true })).toEqual({ kind: 'unknown', reason: 'timeout', words });
    expect(failureOfLost({ ...lost, sent: false })).toEqual({ kind: 'unavailable', words });
  });
});

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['120', 120_000],
    [' 7 ', 7000],
    ['999999999', 86_400_000],
    ['Mon, 23 Nov 2026 18:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 17:00:00 GMT', 0],
    ['Mon, 23 Nov 2099 17:00:00 GMT', 86_400_000],
  ])('%s', (value, expected) => {
    expect(retryAfterMs(value, NOW)).toBe(expected);
  });

  test.each([undefined, '', '-1', '1.5', 'soon', '2026-11-23', 'Mon, nonsense GMT', '1e3'])('%s: none', (value) => {
    expect(retryAfterMs(value, NOW)).toBeUndefined();
  });
});

describe('words', () => {
  test('hold no secret in any form in which a request has it', () => {
    const holds = property(string({ minLength: 6, maxLength: 30, unit: 'grapheme' }), (secret) => {
      const say = createWords('p', [secret]);
      const base64 = Buffer.from(secret, 'utf8').toString('base64');
      for (const form of [secret, base64, encodeURIComponent(secret), JSON.stringify(secret)]) {
        expect(say('500', `before ${form} after`).message).not.toContain(form.trim());
      }
    });
    assert(holds, { numRuns: 200 });
  });

  test('are bounded, on one line, and left out where nothing was said', () => {
    const say = createWords('p', []);
    expect(say(undefined, '  ')).toEqual({ provider: 'p' });
    expect(say(' 307 ', 'a\r\n\tb\u0000c')).toEqual({ provider: 'p', code: '307', message: 'a b c' });
    expect(say('x'.repeat(500), 'y'.repeat(5000))).toMatchObject({
      code: expect.stringMatching(/^x{59}…$/),
      message: expect.stringMatching(/^y{999}…$/),
    });
  });

  test('a secret that is part of another one’s form is not left over', () => {
    const say = createWords('p', ['clave', 'clave-larga']);
    expect(say(undefined, 'clave-larga clave')).toEqual({ provider: 'p', message: '[secreto] [secreto]' });
  });
});

describe('bodies', () => {
  test.each([
    ['{"a":1}', { a: 1 }],
    ['[1]', undefined],
    ['null', undefined],
    ['"x"', undefined],
    ['{"a":', undefined],
    ['', undefined],
  ])('JSON %s', (text, expected) => {
    expect(readJson({ body: bytes(text) })).toEqual(expected);
  });

  test('JSON that is not UTF-8 is none', () => {
    expect(readJson({ body: Buffer.from('{"a":"ñ"}', 'latin1') })).toBeUndefined();
  });

  test.each([
    ['aG9sYQ==', 'hola'],
    ['aG9s\r\nYQ==', 'hola'],
    ['', undefined],
    [undefined, undefined],
    ['aG9sY', undefined],
    ['¡no!', undefined],
  ])('Base64 %s', (text, expected) => {
    const octets = readBase64(text);
    expect(octets && Buffer.from(octets).toString()).toBe(expected);
  });

  test('multipart gives each part back as it was, to a reader that is not ours', async () => {
    const content = Buffer.from([0, 13, 10, 45, 45, 255, 34]);
    const { headers, body } = multipart([
      { name: 'xml', fileName: 'a"b\r\n.xml', contentType: 'text/xml', content },
      { name: 'otro', content: 'ñ' },
    ]);
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    const file = form.get('xml') as File;
    expect(Buffer.from(await file.arrayBuffer()).equals(content)).toBe(true);
    expect([file.type, form.get('otro')]).toEqual(['text/xml', 'ñ']);
  });
});

describe('calls', () => {
  const call = { path: '/x?token=1', timeoutMs: 1000, signal: new AbortController().signal };

  function transportOver(request: (given: HttpRequest) => ReturnType<Http['request']>, logged: object[] = []) {
    const hear = (fields: object): void => void logged.push(fields);
    const logger = { ...silentLogger, debug: hear, info: hear, warn: hear, error: hear };
    const base = { provider: 'p', clock: fixedClock(NOW), logger, baseUrl: 'https://a.example' };
    return createTransport({ ...base, http: { request }, secrets: ['contraseña'] });
  }

  test.each([
    ['HTTP_UNREACHABLE', false, 'connection-lost'],
    ['HTTP_INSECURE', false, 'connection-lost'],
    ['HTTP_TIMEOUT', true, 'timeout'],
    ['HTTP_BROKEN', true, 'connection-lost'],
    ['HTTP_TOO_LARGE', true, 'unreadable-reply'],
  ] as const)('%s', async (code, sent, reason) => {
    const transport = transportOver(() => Promise.reject(new CuadraError(code, { params: { host: 'h', limit: 1 } })));
    expect(await transport.send(call)).toMatchObject({ kind: 'lost', sent, reason });
  });

  test('the log has path and status, and neither query, headers nor body', async () => {
    const logged: object[] = [];
    const transport = transportOver((given) => {
      given.onSending?.();
      return Promise.reject(new CuadraError('HTTP_BROKEN', { params: { host: 'contraseña' } }));
    }, logged);
    await transport.send({ ...call, headers: { authorization: 'contraseña' }, body: 'contraseña' });
    expect(logged).toMatchObject([
      { provider: 'p', method: 'POST', path: '/x', sent: true, reason: 'connection-lost' },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/contraseña|token/);
  });

  test('a mistake of the port’s is not taken for an answer', async () => {
    const transport = transportOver(() => Promise.reject(new TypeError('no')));
    await expect(transport.send(call)).rejects.toThrow('no');
  });

  test('what cannot be written as XML is not sent', async () => {
    const transport = transportOver(() => Promise.reject(new Error('sent')));
    const request = { namespace: 'urn:x', operation: 'do', fields: [['a', 'bell \u0007']] } as const;
    expect(await soapCall(transport, request, 'do', call)).toMatchObject({ kind: 'lost', sent: false });
  });
});
