/** A public address as a person gives it or a program prints it. */
import { BlockList, isIP } from 'node:net';
import { CuadraError } from '#errors/cuadra-error.ts';

/**
 * Its origin and path, without a slash at the end; https, but for this very machine (tests, and a proxy beside us).
 * @throws CuadraError TUNNEL_URL_INVALID
 */
export function publicAddress(input: string): string {
  const text = input.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === undefined || !plain || !safe) {
    throw new CuadraError('TUNNEL_URL_INVALID', { params: { url: text.slice(0, 100) }, field: 'settings.url' });
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * {@link publicAddress}, and none that only this machine or its own network can reach: no gateway would ever come by it.
 * @throws CuadraError TUNNEL_URL_INVALID, TUNNEL_URL_LOCAL
 */
export function outsideAddress(input: string): string {
  const address = publicAddress(input);
  if (isLocal(new URL(address).hostname)) {
    throw new CuadraError('TUNNEL_URL_LOCAL', { params: { url: address.slice(0, 100) }, field: 'settings.url' });
  }
  return address;
}

const LOCAL = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  LOCAL.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  LOCAL.addSubnet(net, bits, 'ipv6');
}
/** Names that no public name server tells; a name without a dot is of one's own network, too. */
const LOCAL_NAME = /^[^.]+$|\.(?:localhost|local|lan|internal|home\.arpa)$/;

function isLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const version = isIP(host);
  return version === 0 ? LOCAL_NAME.test(host) : LOCAL.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
