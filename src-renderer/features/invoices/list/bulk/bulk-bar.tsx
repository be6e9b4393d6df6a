/** What can be done with the chosen rows, and what they add up to; stands where the filter stood. */
import { Button, Menu, Popover } from '@mantine/core';
import {
  IconBan,
  IconBuildingBank,
  IconChevronDown,
  IconFileSpreadsheet,
  IconFileZip,
  IconMail,
  IconRubberStamp,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { BulkAction, CancelOptions } from '#contract/bulk.ts';
import type { InvoiceRowView } from '#contract/invoices.ts';
import * as cancellation from '#i18n/catalog/window/cancellation.ts';
import * as table from '#i18n/catalog/window/table.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { Money } from '../../../../ui/state/money.tsx';
import { hasDocument, isEditable, isMailable } from '../../shared/states.ts';
import type { CurrencySum } from './selection.ts';
import type { Start } from './use-bulk.ts';
import classes from './bulk.module.css';

const BulkCancel = lazy(() => import('../../../cancellation/bulk-cancel.tsx'));

interface BulkBarProps {
  readonly count: number;
  readonly sums: readonly CurrencySum[] | undefined;
  /** The chosen rows where each was pointed at; undefined for all of a filter. */
  readonly rows: readonly InvoiceRowView[] | undefined;
  readonly start: Start;
  /** Asks the SAT about them. */
  readonly onSat: () => void;
  readonly onClear: () => void;
}

export function BulkBar({ count, sums, rows, start, onSat, onClear }: BulkBarProps) {
  const t = useWords(words);
  const tableWords = useWords(table);
  const formats = useFormats();
  const fitting = (fits: (row: InvoiceRowView) => boolean): number | undefined => rows?.filter(fits).length;
  /** Label with how many it is for, where that is known and not all of them. */
  const button = (action: BulkAction, label: string, icon: ReactNode, fits: (row: InvoiceRowView) => boolean) => {
    const some = fitting(fits);
    // There is room for what can be done, not for what cannot.
    if (some === 0) return null;
    return (
      <Button size="compact-xs" h="26px" variant="default" leftSection={icon} onClick={() => start({ action })}>
        {some === undefined || some === count ? label : `${label} (${formats.count(some)})`}
      </Button>
    );
  };
  return (
    <div className={classes['bar']} role="toolbar" aria-label={t('invoices.bulk.label')}>
      <strong className="tabular">{t('invoices.bulk.chosen', { count, shown: formats.count(count) })}</strong>
      <span className={classes['sums']}>
        {sums?.map(({ currency, currencyDecimals, totalMinor }) => (
          <Money key={currency} minor={totalMinor} decimals={currencyDecimals} currency={currency} />
        ))}
      </span>
      {button('issue', t('invoices.action.issue'), <IconRubberStamp size={14} />, isEditable)}
      {button('mail', t('invoices.action.mail'), <IconMail size={14} />, isMailable)}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-xs"
            h="26px"
            variant="default"
            leftSection={<IconFileZip size={14} />}
            rightSection={<IconChevronDown size={12} />}
            disabled={fitting(hasDocument) === 0}
          >
            {t('invoices.bulk.zip')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => start({ action: 'print', print: { pdf: true, xml: true } })}>
            {t('invoices.bulk.zipBoth')}
          </Menu.Item>
          <Menu.Item onClick={() => start({ action: 'print', print: { pdf: true, xml: false } })}>
            {t('invoices.bulk.zipPdf')}
          </Menu.Item>
          <Menu.Item onClick={() => start({ action: 'print', print: { pdf: false, xml: true } })}>
            {t('invoices.bulk.zipXml')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ExportMenu start={start} compact />
      <Button
        size="compact-xs"
        h="26px"
        variant="default"
        leftSection={<IconBuildingBank size={14} />}
        disabled={fitting(isMailable) === 0}
        onClick={onSat}
      >
        {t('invoices.action.sat')}
      </Button>
      <CancelButton
        count={rows === undefined ? undefined : (fitting(isStamped) ?? 0)}
        onAsk={(cancel) => start({ action: 'cancel', cancel })}
      />
      {button('remove-drafts', t('invoices.bulk.remove'), <IconTrash size={14} />, ({ status }) => status === 'draft')}
      <Button
        size="compact-xs"
        h="26px"
        variant="subtle"
        color="gray"
        leftSection={<IconX size={14} />}
        onClick={onClear}
      >
        {tableWords('table.clearSelection')}
      </Button>
    </div>
  );
}

const isStamped = ({ status }: InvoiceRowView): boolean => status === 'stamped';

interface CancelButtonProps {
  /** Undefined for all of a filter. */
  readonly count: number | undefined;
  readonly onAsk: (options: CancelOptions) => void;
}

/** What it means is read, and the motivo chosen, before anything is asked. */
function CancelButton({ count, onAsk }: CancelButtonProps) {
  const c = useWords(cancellation);
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          h="26px"
          variant="default"
          leftSection={<IconBan size={14} />}
          disabled={count === 0}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {c('cancel.bulk')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="md" role="dialog" aria-label={c('cancel.title')}>
        {opened && (
          <Suspense>
            <BulkCancel
              count={count}
              onAsk={(options) => {
                setOpened(false);
                onAsk(options);
              }}
            />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Excel or CSV: of the chosen rows, or of everything that the list shows. */
export function ExportMenu({ start, compact = false }: { start: Start; compact?: boolean }) {
  const t = useWords(words);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          {...(compact ? { size: 'compact-xs', h: '26px' } : {})}
          variant="default"
          leftSection={<IconFileSpreadsheet size={14} />}
          rightSection={<IconChevronDown size={12} />}
        >
          {t('invoices.bulk.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => start({ action: 'export', export: { format: 'xlsx' } })}>
          {t('invoices.bulk.xlsx')}
        </Menu.Item>
        <Menu.Item onClick={() => start({ action: 'export', export: { format: 'csv' } })}>
          {t('invoices.bulk.csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
