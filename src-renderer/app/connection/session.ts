/**
 * Entering the web host: the address that was opened carries a token behind `#`, which browsers keep to
 * themselves. It is exchanged once for a cookie that no script can read, and leaves the address bar.
 */
const TOKEN = /^#token=([\w-]+)$/;

/** What the host answered: `refused` when the token was used before or is of another launch. */
export type Entrance = 'entered' | 'refused';

/** Exchanges the token of the address, where there is one. In Electron there is none. */
export async function enter(): Promise<Entrance> {
  const token = TOKEN.exec(location.hash)?.[1];
  if (token === undefined) return 'entered';
  history.replaceState(null, '', `${location.pathname}#/`);
  const answer = await fetch('./session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  return answer.ok ? 'entered' : 'refused';
}
