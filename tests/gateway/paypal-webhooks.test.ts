/** Deliveries of PayPal: whose certificate is taken, what is signed, and what PayPal itself is asked. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makePayPalGateway } from '#connectors/gateway/paypal/index.ts';
import { certificateUrl } from '#connectors/gateway/paypal/certificates.ts';
import { signedText } from '#connectors/gateway/paypal/message.ts';
import type { WebhookInput } from '#connectors/gateway/types.ts';
import { makeSigningIdentity, startPayPal, type PayPalSimulator } from '../simulators/paypal/index.ts';
import { NOW, openGatewayDesk, patient, type GatewayDesk } from './conformance/desk.ts';

const HOUR_MS = 3_600_000;
let desk: GatewayDesk;
let simulator: PayPalSimulator;
let authorities: string[];
const wallet = { method: 'wallet' } as const;

beforeEach(async () => {
  authorities = [];
  desk = await openGatewayDesk({
    provider: makePayPalGateway(() => authorities),
    waiting: wallet,
    async start(options) {
      simulator = await startPayPal(options);
      authorities.push(simulator.signingAuthority);
      return simulator;
    },
  });
});
afterEach(() => desk.close());

describe('deliveries', () => {
  async function delivered(): Promise<WebhookInput> {
    simulator.pay((await desk.charge(wallet)).objectId);
    const delivery = simulator.deliveries().at(-1);
    if (delivery === undefined) throw new Error('nothing was delivered');
    return desk.input(delivery);
  }
  const withHeader = (input: WebhookInput, name: string, value: string): WebhookInput => ({
    ...input,
    headers: { ...input.headers, [name]: value },
  });

  test('what is signed: the checksum as an unsigned decimal', () => {
    const transmission = { id: 'i', time: 't', signature: '', certUrl: '', algorithm: '' };
    expect(signedText(transmission, 'W', Buffer.from('123456789'))).toBe('i|t|W|3421780262');
  });

  test('the certificate is fetched once for many', async () => {
    for (let n = 0; n < 3; n += 1) expect((await desk.verify(await delivered())).kind).toBe('verified');
    expect(simulator.requests.filter(({ path }) => path.includes('/certs/'))).toHaveLength(1);
  });

  test.each([
    ['another host', 'https://evil.example/v1/notifications/certs/CERT-1'],
    ['a host that only ends like PayPal’s', 'https://evilpaypal.com/v1/notifications/certs/CERT-1'],
    ['PayPal’s name in front', 'https://api.paypal.com.evil.example/v1/notifications/certs/CERT-1'],
    ['PayPal’s name as a user', 'https://api.paypal.com@evil.example/v1/notifications/certs/CERT-1'],
    ['without TLS', 'http://api.paypal.com/v1/notifications/certs/CERT-1'],
    ['another port', 'https://api.paypal.com:8443/v1/notifications/certs/CERT-1'],
    ['another path', 'https://api.paypal.com/v1/oauth2/token'],
    ['with a query', 'https://api.paypal.com/v1/notifications/certs/CERT-1?x=1'],
    ['climbing out of its folder', 'https://api.paypal.com/v1/notifications/certs/../x'],
    ['no address', 'certs'],
  ])('a certificate from %s is not even fetched', async (_what, address) => {
    expect(certificateUrl(address)).toBeUndefined();
    const input = withHeader(await delivered(), 'paypal-cert-url', address);
    expect(await desk.verify(input)).toMatchObject({ kind: 'refused', reason: 'certificate' });
    expect(simulator.requests.filter(({ path }) => path.includes('/certs/'))).toEqual([]);
  });

  test.each([
    ['of another name', { name: 'otra.paypal.com' }],
    ['of a name that only begins like it', { name: 'messageverificationcerts.evilpaypal.com' }],
    ['that ran out', { validForMs: -HOUR_MS }],
  ])('a certificate %s is refused', async (_what, options) => {
    const identity = makeSigningIdentity({ now: NOW, ...options });
    authorities.push(identity.authority);
    simulator.signWith(identity);
    expect(await desk.verify(await delivered())).toMatchObject({ kind: 'refused', reason: 'certificate' });
  });

  test('a chain to an authority that nobody trusts, or with a link missing, is refused; PayPal can be asked', async () => {
    const stranger = makeSigningIdentity({ now: NOW });
    simulator.signWith(stranger);
    const input = await delivered();
    expect(await desk.verify(input)).toMatchObject({ kind: 'refused', reason: 'certificate' });
    expect(await desk.connector.verifyOnline?.(input, patient())).toMatchObject({
      kind: 'done',
      value: { kind: 'verified', events: [{ type: 'authorised' }] },
    });
  });

  test('a chain with a link missing is refused though its authority is trusted', async () => {
    const short = makeSigningIdentity({ now: NOW });
    authorities.push(short.authority);
    simulator.signWith({ ...short, bundle: short.bundle.split('\n\n')[0] ?? '' });
    expect(await desk.verify(await delivered())).toMatchObject({ kind: 'refused', reason: 'certificate' });
  });

  test('the sandbox’s are not taken by a real account', async () => {
    expect(await desk.verify(await delivered(), 'production')).toMatchObject({ reason: 'other-environment' });
  });

  test('a certificate that cannot be fetched now: the sender is told to repeat', async () => {
    const input = await delivered();
    for (const fault of ['cut-before', 'unavailable', 'oversized'] as const) {
      simulator.behave(fault, 'webhook');
      expect(await desk.verify(input)).toMatchObject({ kind: 'refused', reason: 'cannot-verify-now' });
    }
    expect((await desk.verify(input)).kind).toBe('verified');
  });

  test('another algorithm is refused', async () => {
    const input = withHeader(await delivered(), 'paypal-auth-algo', 'SHA1withRSA');
    expect(await desk.verify(input)).toMatchObject({ kind: 'refused', reason: 'bad-signature' });
  });

  test('asked online, the body goes out byte for byte', async () => {
    const input = await delivered();
    const { connector } = desk;
    expect(await connector.verifyOnline?.(input, patient())).toMatchObject({ value: { kind: 'verified' } });
    const sent = simulator.requests.findLast(({ path }) => path.endsWith('/verify-webhook-signature'))?.body.toString();
    expect(sent).toContain(`"webhook_event":${Buffer.from(input.rawBody).toString('utf8')}}`);
    // The same JSON in other bytes has another checksum, and would be taken if it were written anew.
    const spaced = JSON.stringify(JSON.parse(Buffer.from(input.rawBody).toString('utf8')), null, 1);
    const other = { ...input, rawBody: Buffer.from(spaced) };
    expect(await connector.verifyOnline?.(other, patient())).toMatchObject({ value: { reason: 'bad-signature' } });
    const old = { ...input, receivedAt: new Date(desk.clock.now().getTime() + 6 * 60_000) };
    expect(await connector.verifyOnline?.(old, patient())).toMatchObject({ value: { reason: 'too-old' } });
    const none = { ...input, rawBody: Buffer.from('{"a":1},"webhook_id":"x"') };
    expect(await connector.verifyOnline?.(none, patient())).toMatchObject({ value: { reason: 'unreadable' } });
  });
});
