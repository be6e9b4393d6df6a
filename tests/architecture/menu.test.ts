/** The desktop's menu and the window's rail name the same sections, with the same keys. */
import { expect, test } from 'vitest';
import type { ShellCommand } from '#contract/desktop.ts';
import * as words from '#i18n/catalog/window/frame.ts';
import { SECTIONS } from '#renderer/app/sections.ts';
import { menuTemplate } from '../../src-main/electron/menu.ts';

type Item = ReturnType<typeof menuTemplate>[number];

function itemsOf(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

test.each(['linux', 'darwin'] as const)('on %s, every section of the rail is in the menu', (platform) => {
  const sent: ShellCommand[] = [];
  const send = (command: ShellCommand): void => void sent.push(command);
  const items = itemsOf(menuTemplate({ locale: 'es-MX', platform, development: false, send }));
  for (const { click } of items) (click as (() => void) | undefined)?.();
  expect(sent).toEqual(expect.arrayContaining(SECTIONS.map(({ id }) => `open:${id}`)));

  const keyOf = (label: string) => items.find((item) => item.label === label)?.accelerator;
  // The settings have the key that every program has for them.
  const others = SECTIONS.filter(({ id }) => id !== 'settings');
  expect(others.map(({ id }) => keyOf(words.es[`frame.section.${id}`]))).toEqual(
    others.map(({ keys }) => keys.replace('Mod', 'CmdOrCtrl')),
  );
});
