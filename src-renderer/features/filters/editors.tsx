/** Where one condition of a filter is changed: some of a few, a time, a total, a currency. What is chosen holds at once. */
import { Button, Checkbox, Group, Radio, Stack } from '@mantine/core';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { decimalToMinor, minorToDecimal } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { AmountField } from '../../ui/fields/amount-field.tsx';
import { DayField } from '../../ui/fields/day-field.tsx';
import { todayHere } from '../../ui/fields/day.ts';
import { daysOf, PERIODS, type Days, type Period } from '../invoices/list/filters/filter.ts';
import classes from './filters.module.css';

interface SeveralProps<T extends string> {
  readonly label: string;
  readonly options: readonly (readonly [id: T, label: string])[];
  readonly chosen: readonly T[] | undefined;
  readonly onChange: (chosen: T[]) => void;
}

export function Several<T extends string>({ label, options, chosen, onChange }: SeveralProps<T>) {
  const held = chosen ?? [];
  return (
    <Stack gap={6} role="group" aria-label={label} miw="180px">
      {options.map(([id, text]) => (
        <Checkbox
          key={id}
          label={text}
          checked={held.includes(id)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...held, id] : held.filter((other) => other !== id))
          }
        />
      ))}
    </Stack>
  );
}

interface PeriodProps {
  readonly period: Period | Days | undefined;
  readonly onChange: (period: Period | Days | undefined) => void;
  /** The choice is made: the editor closes. */
  readonly onDone: () => void;
}

export function PeriodFields({ period, onChange, onDone }: PeriodProps) {
  const t = useWords(words);
  const days = period === undefined ? {} : daysOf(period, todayHere());
  const set = (part: 'from' | 'to', day: string): void => {
    const { [part]: _before, ...rest } = days;
    const next = day === '' ? rest : { ...rest, [part]: day };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <Stack gap="sm" w="268px">
      <div className={classes['presets']}>
        {PERIODS.map((one) => (
          <Button
            key={one}
            size="compact-xs"
            h="26px"
            variant={period === one ? 'filled' : 'default'}
            onClick={() => {
              onChange(one);
              onDone();
            }}
          >
            {t(`invoices.period.${one}`)}
          </Button>
        ))}
      </div>
      <Group gap="sm" grow wrap="nowrap">
        <DayField
          label={t('invoices.filter.from')}
          placeholder={t('invoices.filter.dayHint')}
          clearable
          value={days.from ?? ''}
          onChange={(day) => set('from', day)}
        />
        <DayField
          label={t('invoices.filter.to')}
          placeholder={t('invoices.filter.dayHint')}
          clearable
          value={days.to ?? ''}
          onChange={(day) => set('to', day)}
        />
      </Group>
      <Done onDone={onDone} />
    </Stack>
  );
}

interface Range {
  readonly minTotalMinor?: number | undefined;
  readonly maxTotalMinor?: number | undefined;
}

interface TotalProps {
  /** Of the currency that the filter names, or as pesos are written. */
  readonly decimals: number;
  readonly range: Range;
  readonly onChange: (range: Range) => void;
  readonly onDone: () => void;
}

export function TotalRange({ decimals, range, onChange, onDone }: TotalProps) {
  const t = useWords(words);
  const shown = (minor: number | undefined): string => (minor === undefined ? '' : minorToDecimal(minor, decimals));
  const minorOf = (value: string): number | undefined => (value === '' ? undefined : decimalToMinor(value, decimals));
  return (
    <Stack gap="sm" w="240px">
      <Group gap="sm" grow wrap="nowrap">
        <AmountField
          label={t('invoices.filter.min')}
          decimals={decimals}
          leastDecimals={decimals}
          value={shown(range.minTotalMinor)}
          onChange={(value) => onChange({ minTotalMinor: minorOf(value) })}
        />
        <AmountField
          label={t('invoices.filter.max')}
          decimals={decimals}
          leastDecimals={decimals}
          value={shown(range.maxTotalMinor)}
          onChange={(value) => onChange({ maxTotalMinor: minorOf(value) })}
        />
      </Group>
      <Done onDone={onDone} />
    </Stack>
  );
}

interface CurrencyProps {
  readonly currencies: readonly { readonly currency: string }[];
  readonly chosen: string | undefined;
  readonly onChange: (currency: string) => void;
  readonly onDone: () => void;
}

export function CurrencyChoice({ currencies, chosen, onChange, onDone }: CurrencyProps) {
  const t = useWords(words);
  return (
    <Radio.Group aria-label={t('invoices.filter.currency')} value={chosen ?? ''} onChange={onChange}>
      <Stack gap={6} miw="140px">
        {currencies.map(({ currency }) => (
          <Radio key={currency} value={currency} label={currency} onClick={onDone} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Done({ onDone }: { onDone: () => void }) {
  const c = useWords(common);
  return (
    <Group justify="flex-end">
      <Button size="compact-xs" h="26px" onClick={onDone}>
        {c('common.done')}
      </Button>
    </Group>
  );
}
