/** What the window may ask of the shell. Only the main frame of our own window at our own address is heard. */
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { LOCALES, translate, type Locale } from '#i18n/index.ts';
import type { Logger } from '#ports/logger.ts';
import { CHANNELS } from './channels.ts';
import type { ShellElectron, ShellIpcEvent, ShellWindow } from './electron-api.ts';
import { externalAddress, safeFileName } from './policy.ts';
import { isOwn } from './scheme.ts';

/** The largest file that the engine ever makes, with room to spare. */
const MOST_BYTES = 512 * 1024 * 1024;

const facts = z.object({ sandboxed: z.literal(true), isolated: z.literal(true) });
const file = z.tuple([z.string().max(1000), z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MOST_BYTES)]);

export interface IpcDeps {
  readonly electron: ShellElectron;
  readonly window: () => ShellWindow | undefined;
  readonly locale: () => Locale;
  readonly logger: Pick<Logger, 'warn'>;
  readonly onPortWanted: () => void;
  readonly onLocale: (locale: Locale) => void;
}

export function listenToWindow({ electron, window, locale, logger, onPortWanted, onLocale }: IpcDeps): void {
  const { ipc, app } = electron;

  /** The window whose own page asks, or undefined for anybody else. */
  function sender(event: ShellIpcEvent, channel: string): ShellWindow | undefined {
    const ours = window();
    const frame = event.senderFrame;
    if (ours !== undefined && frame !== null && frame === ours.webContents.mainFrame && isOwn(frame.url)) return ours;
    logger.warn({ channel }, 'a message from a frame that is not ours');
    return undefined;
  }

  ipc.on(CHANNELS.requestPort, (event, said) => {
    if (sender(event, CHANNELS.requestPort) === undefined) return;
    // The engine is not handed to a page whose cage is open.
    if (facts.safeParse(said).success) onPortWanted();
    else logger.warn({ channel: CHANNELS.requestPort }, 'the window is not sandboxed');
  });

  ipc.on(CHANNELS.setLocale, (event, said) => {
    const known = LOCALES.find((each) => each === said);
    if (sender(event, CHANNELS.setLocale) !== undefined && known !== undefined) onLocale(known);
  });

  ipc.handle(CHANNELS.openExternal, async (event, url) => {
    const address = externalAddress(url);
    if (sender(event, CHANNELS.openExternal) === undefined || address === undefined) return false;
    await electron.openExternal(address);
    return true;
  });

  ipc.handle(CHANNELS.saveFile, async (event, ...args) => {
    const asking = sender(event, CHANNELS.saveFile);
    const asked = file.safeParse(args);
    if (asking === undefined || !asked.success) return undefined;
    const [name, bytes] = asked.data;
    const proposed = join(app.getPath('downloads'), safeFileName(name));
    const path = await electron.askWhereToSave(asking, proposed, translate('shell.dialog.save', {}, locale()));
    if (path === undefined) return undefined;
    await writeFile(path, bytes);
    return basename(path);
  });
}
