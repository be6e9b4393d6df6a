/** The browser that the specs run in, and how it is started. */
import { BROWSER_MISSING, findBrowser } from './find-browser.mjs';

export { findBrowser };

/** No sandbox: root and most containers have none. The rest keeps it from speaking with anybody but the desk. */
export const LAUNCH_ARGS: string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
];

/** @throws Error that says in one line what to install */
export function mustFindBrowser(): string {
  const path = findBrowser();
  if (path === undefined) throw new Error(BROWSER_MISSING);
  return path;
}
