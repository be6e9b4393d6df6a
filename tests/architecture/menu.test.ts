/** The desktop's menu and the window's rail name the same sections, with the same keys. */
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { SECTIONS } from '#renderer/app/sections.ts';
import * as words from '#i18n/catalog/window/frame.ts';
import { menuTemplate } from '../../src-main/electron/menu.ts';

type Item = MenuItemConstructorOptions;

function itemsOf(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

test.each(['linux', 'darwin'] as const)('on %s, every section of the rail is in the menu', (platform) => {
  const sent: string[] = [];
  const items = itemsOf(
    menuTemplate({ locale: 'es-MX', platform, development: false, send: (command) => void sent.push(command) }),
  );
  for (const item of items) {
    if (typeof item.click === 'function') (item.click as () => void)();
  }
  for (const { id, keys } of SECTIONS) {
    expect(sent).toContain(`open:${id}`);
    const item = items.find(({ label }) => label === words.es[`frame.section.${id}`]);
    // The settings have the key that every program has for them.
    const own = id === 'settings' ? 'CmdOrCtrl+,' : keys.replace('Mod', 'CmdOrCtrl');
    if (id === 'settings') expect(sent.filter((each) => each === 'open:settings')).toHaveLength(1);
    else expect(item?.accelerator).toBe(own);
  }
  expect(items.some(({ accelerator }) => accelerator === 'CmdOrCtrl+,')).toBe(true);
});
