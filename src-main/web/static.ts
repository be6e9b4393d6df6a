/** The built window as files of a folder: what there is at an address, and with which headers. Both hosts serve it. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { contentSecurityPolicy, makeNonce, NONCE_PLACEHOLDER, SECURITY_HEADERS } from './csp.ts';

export interface Asset {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The builder puts a hash of the content into these names: they never change. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/**
 * What is at `pathname` (as it stands in the address, still encoded), or undefined when there is nothing.
 * Only files of known types below `folder` are given, never hidden ones, never through a link that leads out.
 */
export async function readAsset(folder: string, pathname: string): Promise<Asset | undefined> {
  const path = pathBelow(folder, pathname);
  const type = path === undefined ? undefined : TYPES[extname(path)];
  if (path === undefined || type === undefined) return undefined;
  try {
    const [real, root] = await Promise.all([realpath(path), realpath(folder)]);
    if (!real.startsWith(root + sep)) return undefined;
    const body = await readFile(real);
    return type === TYPES['.html'] ? page(body) : file(pathname, type, body);
  } catch {
    // Missing, a folder, or not ours to read: there is nothing at that address.
    return undefined;
  }
}

/** The file that an address means, or undefined for one that means none: every part must be a plain name. */
export function pathBelow(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith('/')) return undefined;
  const parts = decoded.slice(1).split('/');
  return parts.every((part) => PLAIN_NAME.test(part)) ? join(resolve(folder), ...parts) : undefined;
}

/** No hidden name, no `..`, no separator, drive or stream of Windows, no control character. */
const PLAIN_NAME = /^[\w@-][\w .@+~()-]*$/;

/** A page with its own nonce and the policy that knows it. Never kept: the next one has another. */
export function page(template: Buffer | string): Asset {
  const nonce = makeNonce();
  return {
    headers: {
      ...SECURITY_HEADERS,
      'content-security-policy': contentSecurityPolicy(nonce),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: Buffer.from(template.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)),
  };
}

function file(pathname: string, type: string, body: Buffer): Asset {
  return {
    headers: {
      ...SECURITY_HEADERS,
      'content-security-policy': contentSecurityPolicy(),
      'content-type': type,
      'cache-control': HASHED.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
    body,
  };
}
