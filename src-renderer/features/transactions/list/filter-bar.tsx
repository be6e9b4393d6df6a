/** The filter of the charges, as chips. */
import { lazy } from 'react';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useLocale, useWords } from '../../../i18n/words.ts';
import { FilterChips } from '../../filters/chips.tsx';
import { OFFERED, saidParts, without, type ListFilter } from './filter.ts';

// The calendar comes with the editors, when one is opened.
const FilterEditor = lazy(() => import('./filter-editor.tsx'));

interface FilterBarProps {
  readonly filter: ListFilter;
  readonly today: string;
  readonly onChange: (filter: ListFilter) => void;
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
}

export function FilterBar({ filter, today, onChange, adding, onAdding }: FilterBarProps) {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <FilterChips
      parts={saidParts(filter, { today, locale, t })}
      free={OFFERED.filter((field) => filter[field] === undefined).map((field) => ({
        field,
        label: t(`transactions.filter.${field as 'statuses'}`),
      }))}
      renderEditor={(field, close) => <FilterEditor field={field} filter={filter} onChange={onChange} onDone={close} />}
      onRemove={(field) => onChange(without(filter, field))}
      onClear={() => onChange({})}
      adding={adding}
      onAdding={onAdding}
    />
  );
}
