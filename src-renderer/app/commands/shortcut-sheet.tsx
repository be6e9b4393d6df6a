/** The sheet of shortcuts: what can be pressed here, and everywhere. */
import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/frame.ts';
import { useWords } from '../../i18n/words.ts';
import { Keys } from './key-caps.tsx';
import { useAllCommands, type Command } from './registry.ts';
import classes from './shortcut-sheet.module.css';

export default function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords(words);
  const c = useWords(common);
  const commands = useAllCommands();
  const tables = tableCommands(t('frame.group.tables'), {
    move: t('frame.key.move'),
    open: t('frame.key.open'),
    close: t('frame.key.close'),
    choose: t('frame.key.choose'),
    extend: t('frame.key.extend'),
    all: t('frame.key.all'),
    copy: t('frame.key.copy'),
    menu: t('frame.key.menu'),
  });
  const groups = Map.groupBy(
    [...commands, ...tables].filter((command) => command.keys !== undefined),
    (command) => command.group,
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('frame.shortcuts')}
      size="xl"
      closeButtonProps={{ 'aria-label': c('common.close') }}
    >
      <div className={classes['sheet']}>
        {[...groups].map(([group, inGroup]) => (
          <section key={group} className={classes['group']}>
            <h2>{group}</h2>
            <dl>
              {inGroup.map((command) => (
                <div key={command.id}>
                  <dt>{command.label}</dt>
                  <dd>
                    {command.keys?.map((combination, at) => (
                      <Fragment key={combination}>
                        {at > 0 && ' / '}
                        <Keys combination={combination} />
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

type TableWords = Readonly<Record<'move' | 'open' | 'close' | 'choose' | 'extend' | 'all' | 'copy' | 'menu', string>>;

/** Keys that a focused table handles itself. */
function tableCommands(group: string, said: TableWords): Command[] {
  const one = (id: keyof TableWords, ...keys: string[]): Command => ({
    id: `table.${id}`,
    label: said[id],
    group,
    keys,
    sheetOnly: true,
    run: () => {},
  });
  return [
    one('move', 'ArrowUp', 'ArrowDown', 'J', 'K'),
    one('open', 'Enter'),
    one('close', 'Escape'),
    one('choose', 'Space'),
    one('extend', 'Shift+ArrowDown'),
    one('all', 'Mod+A'),
    one('copy', 'Mod+C'),
    one('menu', 'Shift+F10'),
  ];
}
