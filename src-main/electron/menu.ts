/** The menu: the system's own deeds by role, Cuadra's by a command to the window. */
import type { MenuItemConstructorOptions } from 'electron';
import type { ShellCommand } from '#contract/desktop.ts';
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';

export interface MenuFacts {
  readonly locale: Locale;
  readonly platform: NodeJS.Platform;
  readonly development: boolean;
  readonly send: (command: ShellCommand) => void;
}

type Item = MenuItemConstructorOptions;

export function menuTemplate({ locale, platform, development, send }: MenuFacts): Item[] {
  const text = (key: MessageKey): string => translate(key, {}, locale);
  const command = (key: MessageKey, name: ShellCommand, accelerator?: string): Item => ({
    label: text(key),
    click: () => send(name),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const role = (key: MessageKey, name: NonNullable<Item['role']>): Item => ({ label: text(key), role: name });
  const line: Item = { type: 'separator' };
  const mac = platform === 'darwin';

  const settings = command('shell.menu.settings', 'open:settings', 'CmdOrCtrl+,');
  const application: Item = {
    label: 'Cuadra',
    submenu: [
      role('shell.menu.about', 'about'),
      line,
      settings,
      line,
      role('shell.menu.hide', 'hide'),
      role('shell.menu.hideOthers', 'hideOthers'),
      role('shell.menu.unhide', 'unhide'),
      line,
      role('shell.menu.quit', 'quit'),
    ],
  };
  const file: Item = {
    label: text('shell.menu.file'),
    submenu: [
      command('shell.menu.newInvoice', 'new-invoice', 'CmdOrCtrl+N'),
      ...(mac ? [line, role('shell.menu.close', 'close')] : [line, settings, line, role('shell.menu.quit', 'quit')]),
    ],
  };
  const edit: Item = {
    label: text('shell.menu.edit'),
    submenu: [
      role('shell.menu.undo', 'undo'),
      role('shell.menu.redo', 'redo'),
      line,
      role('shell.menu.cut', 'cut'),
      role('shell.menu.copy', 'copy'),
      role('shell.menu.paste', 'paste'),
      role('shell.menu.selectAll', 'selectAll'),
      line,
      command('shell.menu.search', 'search', 'CmdOrCtrl+F'),
      // The window itself listens to Ctrl K: said here, not taken from it.
      { ...command('shell.menu.palette', 'palette', 'CmdOrCtrl+K'), registerAccelerator: false },
    ],
  };
  const go: Item = {
    label: text('shell.menu.go'),
    submenu: [
      command('shell.menu.home', 'open:home', 'CmdOrCtrl+1'),
      command('shell.menu.invoices', 'open:invoices', 'CmdOrCtrl+2'),
      command('shell.menu.transactions', 'open:transactions', 'CmdOrCtrl+9'),
      command('shell.menu.received', 'open:received', 'CmdOrCtrl+8'),
      command('shell.menu.clients', 'open:clients', 'CmdOrCtrl+3'),
      command('shell.menu.products', 'open:products', 'CmdOrCtrl+4'),
      line,
      command('shell.menu.jobs', 'open:jobs', 'CmdOrCtrl+5'),
      command('shell.menu.alerts', 'open:alerts', 'CmdOrCtrl+6'),
    ],
  };
  const view: Item = {
    label: text('shell.menu.view'),
    submenu: [
      role('shell.menu.zoomIn', 'zoomIn'),
      role('shell.menu.zoomOut', 'zoomOut'),
      role('shell.menu.zoomReset', 'resetZoom'),
      line,
      role('shell.menu.fullScreen', 'togglefullscreen'),
      ...(development
        ? [line, role('shell.menu.reload', 'reload'), role('shell.menu.devTools', 'toggleDevTools')]
        : []),
    ],
  };
  const window: Item = {
    label: text('shell.menu.window'),
    role: 'window',
    submenu: [role('shell.menu.minimize', 'minimize'), role('shell.menu.close', 'close')],
  };
  const help: Item = {
    label: text('shell.menu.help'),
    role: 'help',
    submenu: [
      command('shell.menu.guide', 'open:guide', 'F1'),
      command('shell.menu.shortcuts', 'shortcuts'),
      ...(mac ? [] : [line, role('shell.menu.about', 'about')]),
    ],
  };
  return [...(mac ? [application] : []), file, edit, go, view, ...(mac ? [window] : []), help];
}
