/** `app://cuadra/`: the address under which the window is served to itself, and nothing else is. */
import type { CustomScheme } from 'electron';
import { readAsset } from '../web/static.ts';

const SCHEME = 'app';
const HOST = 'cuadra';
export const HOME = `${SCHEME}://${HOST}/`;

/** As an `https` page would be: its own origin, `fetch`, no mixed content. To be said before the app is ready. */
export const SCHEMES = [
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
] satisfies CustomScheme[];

/** Whether an address is one of our own pages. */
export function isOwn(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';
}

/** Answers every request of the scheme from the built window's folder, with the web host's headers. */
export function serveWindow(folder: string): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== 'GET' || !isOwn(url)) return new Response(null, { status: 403 });
    const asset = await readAsset(folder, new URL(url).pathname);
    if (asset === undefined) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(asset.body), { headers: asset.headers });
  };
}
