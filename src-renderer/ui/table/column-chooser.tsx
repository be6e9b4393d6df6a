/** Which columns stand and in which order. */
import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { memo } from 'react';
import * as table from '#i18n/catalog/window/table.ts';
import { useWords } from '../../i18n/words.ts';
import type { ColumnLayout } from './columns.ts';

function Chooser<Row>({ layout }: { layout: ColumnLayout<Row> }) {
  const t = useWords(table);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('table.columns')}>
          <ActionIcon size={26} aria-label={t('table.columns')}>
            <IconColumns3 size={14} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Stack gap={2} mah={420} style={{ overflowY: 'auto' }}>
          {layout.all.map((column, at) => (
            <Group key={column.id} justify="space-between" wrap="nowrap" gap="lg">
              <Checkbox
                label={column.header}
                checked={layout.isShown(column.id)}
                disabled={column.fixed === true}
                onChange={(event) => layout.setShown(column.id, event.currentTarget.checked)}
              />
              <Group gap={0} wrap="nowrap">
                <ActionIcon
                  size={22}
                  disabled={at === 0}
                  aria-label={t('table.moveEarlier', { column: column.header })}
                  onClick={() => layout.move(column.id, -1)}
                >
                  <IconChevronUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size={22}
                  disabled={at === layout.all.length - 1}
                  aria-label={t('table.moveLater', { column: column.header })}
                  onClick={() => layout.move(column.id, 1)}
                >
                  <IconChevronDown size={14} />
                </ActionIcon>
              </Group>
            </Group>
          ))}
        </Stack>
        <Button variant="subtle" mt="xs" fullWidth onClick={layout.reset}>
          {t('table.columnsReset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Not drawn again with every scroll of its table. */
export const ColumnChooser = memo(Chooser) as typeof Chooser;
