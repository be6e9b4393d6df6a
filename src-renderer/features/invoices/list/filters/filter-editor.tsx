/** Where one condition of the filter is changed. What is chosen holds at once. */
import { Button, Checkbox, Group, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { statusOptions, mailStateOptions, paymentStateOptions, typeOptions } from './options.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as states from '#i18n/catalog/window/invoice-states.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useCompany } from '../../../../app/company.tsx';
import { api } from '../../../../app/connection/query.ts';
import { minorToDecimal } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { AmountField } from '../../../../ui/fields/amount-field.tsx';
import { DayField } from '../../../../ui/fields/day-field.tsx';
import { todayHere } from '../../../../ui/fields/day.ts';
import { ClientChooser } from './client-chooser.tsx';
import { changed, daysOf, PERIODS, type FilterField, type ListFilter } from './filter.ts';
import classes from './filters.module.css';

interface EditorProps {
  readonly field: FilterField;
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
  /** The choice is made: the editor closes. */
  readonly onDone: () => void;
}

export default function FilterEditor({ field, filter, onChange, onDone }: EditorProps) {
  const t = useWords(words);
  const s = useWords(states);
  const one = { filter, onChange, onDone };
  const editors: Readonly<Record<FilterField, () => ReactNode>> = {
    statuses: () => (
      <Several
        label={t('invoices.filter.statuses')}
        options={statusOptions.map((id) => [id, s(`invoiceStates.status.${id}`)])}
        chosen={filter.statuses}
        onChange={(statuses) => onChange(changed(filter, { statuses }))}
      />
    ),
    types: () => (
      <Several
        label={t('invoices.filter.types')}
        options={typeOptions.map((id) => [id, t(`invoices.type.${id}`)])}
        chosen={filter.types}
        onChange={(types) => onChange(changed(filter, { types }))}
      />
    ),
    payment: () => (
      <Several
        label={t('invoices.filter.payment')}
        options={paymentStateOptions.map((id) => [id, s(`invoiceStates.payment.${id}`)])}
        chosen={filter.paymentStates}
        onChange={(paymentStates) => onChange(changed(filter, { paymentStates }))}
      />
    ),
    mail: () => (
      <Several
        label={t('invoices.filter.mail')}
        options={mailStateOptions.map((id) => [id, s(`invoiceStates.mail.${id}`)])}
        chosen={filter.mailStates}
        onChange={(mailStates) => onChange(changed(filter, { mailStates }))}
      />
    ),
    period: () => <PeriodEditor {...one} />,
    client: () => (
      <ClientChooser
        onChoose={(client) => {
          onChange(changed(filter, { client }));
          onDone();
        }}
      />
    ),
    total: () => <TotalEditor {...one} />,
    currency: () => <CurrencyEditor {...one} />,
  };
  return editors[field]();
}

interface SeveralProps<T extends string> {
  readonly label: string;
  readonly options: readonly (readonly [id: T, label: string])[];
  readonly chosen: readonly T[] | undefined;
  readonly onChange: (chosen: T[]) => void;
}

function Several<T extends string>({ label, options, chosen, onChange }: SeveralProps<T>) {
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

type OneProps = Omit<EditorProps, 'field'>;

function PeriodEditor({ filter, onChange, onDone }: OneProps) {
  const t = useWords(words);
  const c = useWords(common);
  const { period } = filter;
  const days = period === undefined ? {} : daysOf(period, todayHere());
  const set = (part: 'from' | 'to', day: string): void => {
    const { [part]: _before, ...rest } = days;
    const next = day === '' ? rest : { ...rest, [part]: day };
    onChange(changed(filter, { period: Object.keys(next).length === 0 ? undefined : next }));
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
              onChange(changed(filter, { period: one }));
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
      <Done onDone={onDone} label={c('common.done')} />
    </Stack>
  );
}

/** Of the total, in the currency that the filter names, or as pesos are written. */
function TotalEditor({ filter, onChange, onDone }: OneProps) {
  const t = useWords(words);
  const c = useWords(common);
  const decimals = useCurrencies().find(({ currency }) => currency === filter.currency)?.currencyDecimals ?? 2;
  const shown = (minor: number | undefined): string => (minor === undefined ? '' : minorToDecimal(minor, decimals));
  const minorOf = (value: string): number | undefined => {
    if (value === '') return undefined;
    const [whole = '0', fraction = ''] = value.split('.');
    const minor = Number(`${whole}${fraction.padEnd(decimals, '0').slice(0, decimals)}`);
    return Number.isSafeInteger(minor) ? minor : undefined;
  };
  return (
    <Stack gap="sm" w="240px">
      <Group gap="sm" grow wrap="nowrap">
        <AmountField
          label={t('invoices.filter.min')}
          decimals={decimals}
          leastDecimals={decimals}
          value={shown(filter.minTotalMinor)}
          onChange={(value) => onChange(changed(filter, { minTotalMinor: minorOf(value) }))}
        />
        <AmountField
          label={t('invoices.filter.max')}
          decimals={decimals}
          leastDecimals={decimals}
          value={shown(filter.maxTotalMinor)}
          onChange={(value) => onChange(changed(filter, { maxTotalMinor: minorOf(value) }))}
        />
      </Group>
      <Done onDone={onDone} label={c('common.done')} />
    </Stack>
  );
}

function CurrencyEditor({ filter, onChange, onDone }: OneProps) {
  const t = useWords(words);
  return (
    <Radio.Group
      aria-label={t('invoices.filter.currency')}
      value={filter.currency ?? ''}
      onChange={(currency) => onChange(changed(filter, { currency }))}
    >
      <Stack gap={6} miw="140px">
        {useCurrencies().map(({ currency }) => (
          <Radio key={currency} value={currency} label={currency} onClick={onDone} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Currencies that this company has invoiced in. */
function useCurrencies(): readonly { readonly currency: string; readonly currencyDecimals: number }[] {
  const { company } = useCompany();
  const all = useQuery(api.invoices.totals.queryOptions({ input: { companyId: company.id } }));
  return all.data?.byCurrency ?? [];
}

function Done({ onDone, label }: { onDone: () => void; label: string }) {
  return (
    <Group justify="flex-end">
      <Button size="compact-xs" h="26px" onClick={onDone}>
        {label}
      </Button>
    </Group>
  );
}
