/** A public address as a person gives it or a program prints it. */
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
