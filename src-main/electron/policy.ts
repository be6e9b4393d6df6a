/** What a page of ours may not do, whatever runs in it: leave, open windows, embed, ask for powers, download. */
import type { Session, WebContents } from 'electron';
import { isOwn } from './scheme.ts';

type Contents = Pick<WebContents, 'setWindowOpenHandler'> & {
  on(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', listener: (event: Preventable) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
};
type Powers = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> & {
  on(event: 'will-download', listener: (event: Preventable) => void): unknown;
};

export interface Preventable {
  preventDefault(): void;
}

/** The window stays where it is: it moves by what stands behind its `#`, which is no navigation. */
export function keepContents(contents: Contents): void {
  const refuse = (event: Preventable): void => event.preventDefault();
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Of all that a browser may grant, our own page may write to the clipboard: people copy UUIDs and rows. */
export function mayDo(permission: string, requestingUrl: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwn(requestingUrl);
}

/** Files are saved through the bridge, where the person says where; a page downloads nothing by itself. */
export function keepPowers(session: Powers): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayDo(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => mayDo(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** The address as the browser will get it, or undefined for what is not opened: only `https`, nothing hidden in it. */
export function externalAddress(url: unknown): string | undefined {
  if (typeof url !== 'string' || url.length > 2000 || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' ? href : undefined;
}

/** A file name that is one on every system, from what the window proposes: never a path. */
export function safeFileName(name: string): string {
  const plain = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(-200);
  return plain === '' ? 'cuadra' : plain;
}
