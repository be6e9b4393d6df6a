/**
 * Who may speak with this launch of the web host: whoever was given its address. The address carries a
 * token behind `#`, which browsers send nowhere; the window exchanges it once for a cookie that no script
 * can read. Both are random values of this launch and are never written down.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const BYTES = 32;

export interface Session {
  /** What the printed address carries. */
  readonly token: string;
  /**
   * The `set-cookie` header that opens the session, or undefined when the token is wrong or was used before.
   * @param port part of the cookie's name: cookies do not tell ports apart, two desks may be open at once
   */
  exchange(offered: string, port: number): string | undefined;
  /** Whether the `cookie` header of a request opens the session. */
  isOpenTo(cookieHeader: string | undefined, port: number): boolean;
}

export function createSession(): Session {
  const token = random();
  const secret = random();
  let used = false;
  return {
    token,
    exchange(offered, port) {
      if (!same(offered, token) || used) return undefined;
      used = true;
      // To the contract alone: a cookie of 127.0.0.1 goes to every port of it that is asked for this path.
      return `${cookieName(port)}=${secret}; Path=/rpc; HttpOnly; SameSite=Strict`;
    },
    isOpenTo(cookieHeader, port) {
      const prefix = `${cookieName(port)}=`;
      return (cookieHeader ?? '')
        .split('; ')
        .filter((cookie) => cookie.startsWith(prefix))
        .some((cookie) => same(cookie.slice(prefix.length), secret));
    },
  };
}

export const cookieName = (port: number): string => `cuadra-${port}`;

const random = (): string => randomBytes(BYTES).toString('base64url');

/** In constant time, whatever the lengths. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
