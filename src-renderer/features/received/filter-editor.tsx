/** Where one condition of the filter of Gastos is changed. */
import { Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ReceivedFilter } from '#contract/received.ts';
import * as invoiceWords from '#i18n/catalog/window/invoices.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { CurrencyChoice, PeriodFields, Several, TotalRange } from '../filters/editors.tsx';
import { changed, type FilterField, type ListFilter } from './filter.ts';

interface EditorProps {
  readonly field: FilterField;
  readonly filter: ListFilter;
  readonly asked: ReceivedFilter;
  readonly onChange: (filter: ListFilter) => void;
  /** The choice is made: the editor closes. */
  readonly onDone: () => void;
}

const TYPES = ['I', 'E', 'T', 'P', 'N'] as const;
const STATUSES = ['stamped', 'cancelled'] as const;
const METHODS = ['PUE', 'PPD'] as const;

export default function FilterEditor({ field, filter, asked, onChange, onDone }: EditorProps) {
  const t = useWords(words);
  const i = useWords(invoiceWords);
  const { companyId, role } = asked;
  const all = useQuery(api.received.totals.queryOptions({ input: { companyId, role } }));
  const currencies = all.data?.byCurrency ?? [];
  const editors: Readonly<Record<FilterField, () => ReactNode>> = {
    types: () => (
      <Several
        label={t('received.filter.types')}
        options={TYPES.map((id) => [id, i(`invoices.type.${id}`)])}
        chosen={filter.types}
        onChange={(types) => onChange(changed(filter, { types }))}
      />
    ),
    statuses: () => (
      <Several
        label={t('received.filter.statuses')}
        options={STATUSES.map((id) => [id, t(`received.status.${id}`)])}
        chosen={filter.statuses}
        onChange={(statuses) => onChange(changed(filter, { statuses }))}
      />
    ),
    methods: () => (
      <Several
        label={t('received.filter.methods')}
        options={METHODS.map((id) => [id, t(`received.method.${id}`)])}
        chosen={filter.metodosPago}
        onChange={(metodosPago) => onChange(changed(filter, { metodosPago }))}
      />
    ),
    period: () => (
      <PeriodFields
        period={filter.period}
        onChange={(period) => onChange(changed(filter, { period }))}
        onDone={onDone}
      />
    ),
    total: () => (
      <TotalRange
        decimals={currencies.find(({ currency }) => currency === filter.currency)?.currencyDecimals ?? 2}
        range={filter}
        onChange={(range) => onChange(changed(filter, range))}
        onDone={onDone}
      />
    ),
    currency: () => (
      <CurrencyChoice
        currencies={currencies}
        chosen={filter.currency}
        onChange={(currency) => onChange(changed(filter, { currency }))}
        onDone={onDone}
      />
    ),
    doubtful: () => (
      <Radio.Group
        aria-label={t('received.filter.doubtful')}
        value={filter.doubtful === undefined ? '' : filter.doubtful ? 'doubtful' : 'clean'}
        onChange={(value) => onChange(changed(filter, { doubtful: value === 'doubtful' }))}
      >
        <Stack gap={6} miw="160px">
          {(['doubtful', 'clean'] as const).map((id) => (
            <Radio key={id} value={id} label={t(`received.review.${id}`)} onClick={onDone} />
          ))}
        </Stack>
      </Radio.Group>
    ),
    import: () => t('received.said.import'),
  };
  return editors[field]();
}
