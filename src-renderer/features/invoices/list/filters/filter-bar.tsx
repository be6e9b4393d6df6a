/** The filter of the list of invoices, as chips. */
import { lazy } from 'react';
import type { InvoiceFilter } from '#contract/invoice-list.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { filterParts } from '#i18n/describe-filter.ts';
import { useLocale, useWords } from '../../../../i18n/words.ts';
import { FilterChips } from '../../../filters/chips.tsx';
import { FILTER_FIELDS, holds, without, type FilterField, type ListFilter } from './filter.ts';

// Calendar and exact sums come with the editors, when one is opened.
const FilterEditor = lazy(() => import('./filter-editor.tsx'));

interface FilterBarProps {
  readonly filter: ListFilter;
  /** The same filter as the engine is asked. */
  readonly asked: InvoiceFilter;
  readonly onChange: (filter: ListFilter) => void;
  /** Which condition is being changed; the key `F` opens the menu of them. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
}

/** Which of our fields a part of the engine's filter is of. */
const FIELD_OF: Readonly<Record<string, FilterField>> = {
  statuses: 'statuses',
  types: 'types',
  from: 'period',
  to: 'period',
  clientId: 'client',
  minTotalMinor: 'total',
  maxTotalMinor: 'total',
  currency: 'currency',
  paymentStates: 'payment',
  mailStates: 'mail',
  satStates: 'sat',
};

export function FilterBar({ filter, asked, onChange, adding, onAdding }: FilterBarProps) {
  const t = useWords(words);
  const locale = useLocale();
  const parts = filterParts(asked, locale, { client: filter.client?.name }).flatMap(({ fields, text }) => {
    const field = FIELD_OF[fields[0] ?? ''];
    return field === undefined ? [] : [{ field, text }];
  });
  return (
    <FilterChips
      parts={parts}
      free={FILTER_FIELDS.filter((field) => !holds(filter, field)).map((field) => ({
        field,
        label: t(`invoices.filter.${field}`),
      }))}
      renderEditor={(field, close) => <FilterEditor field={field} filter={filter} onChange={onChange} onDone={close} />}
      onRemove={(field) => onChange(without(filter, field))}
      onClear={() => onChange({})}
      adding={adding}
      onAdding={onAdding}
    />
  );
}
