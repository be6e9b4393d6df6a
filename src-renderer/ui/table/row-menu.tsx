/** The context menu of a row: the same actions as its keys. */
import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { Keys } from '../../app/commands/key-caps.tsx';
import type { RowAction } from './types.ts';

export interface MenuPlace {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

interface RowMenuProps {
  readonly place: MenuPlace;
  readonly label: string;
  readonly actions: readonly RowAction[];
  readonly onClose: () => void;
}

export function RowMenu({ place, label, actions, onClose }: RowMenuProps) {
  return (
    <Menu opened onClose={onClose} position="bottom-start" trapFocus returnFocus={false}>
      <Menu.Target>
        <div style={{ position: 'fixed', left: place.x, top: place.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={label} miw={200}>
        {actions.map((action) => (
          <Fragment key={action.id}>
            {action.separated === true && <Menu.Divider />}
            <Menu.Item
              leftSection={action.icon}
              rightSection={action.key === undefined ? undefined : <Keys combination={action.key} />}
              disabled={action.disabled ?? false}
              {...(action.danger === true ? { color: 'red' } : {})}
              onClick={() => {
                onClose();
                action.run();
              }}
            >
              {action.label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
