/**
 * Which requests are answered at all. The port is open to every program and page of this machine, so:
 * - the host must be ours by its number: a name that was made to point here (DNS rebinding) is refused, 421;
 * - what a page of another origin sends is refused, 403, and so is a change without an origin: browsers
 *   always send one. There is no header that would let another origin in;
 * - the contract answers to this launch's session only, 401.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Session } from './session.ts';

export interface Refusal {
  readonly status: 401 | 403 | 421;
  readonly reason: string;
}

export interface GuardedRequest {
  readonly method: string | undefined;
  readonly pathname: string;
  readonly headers: IncomingHttpHeaders;
}

/** Why a request is not answered, or undefined when it may pass. */
export function refusalOf(request: GuardedRequest, port: number, session: Session): Refusal | undefined {
  const { headers, method, pathname } = request;
  const authority = authorityOf(port);
  if (headers.host !== authority) return { status: 421, reason: 'not a host of this server' };
  const { origin } = headers;
  const reads = method === 'GET' || method === 'HEAD';
  if (origin === undefined ? !reads : origin !== `http://${authority}`) {
    return { status: 403, reason: 'not a page of this server' };
  }
  if (isRpc(pathname) && !session.isOpenTo(headers.cookie, port)) {
    return { status: 401, reason: 'open the address that Cuadra printed' };
  }
  return undefined;
}

export const RPC_PREFIX = '/rpc';
export const isRpc = (pathname: string): boolean => pathname === RPC_PREFIX || pathname.startsWith(`${RPC_PREFIX}/`);
export const authorityOf = (port: number): string => `127.0.0.1:${port}`;
