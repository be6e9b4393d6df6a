/** The filter of Gastos, as chips. */
import { lazy } from 'react';
import type { ReceivedFilter } from '#contract/received.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { useLocale, useWords } from '../../i18n/words.ts';
import { FilterChips } from '../filters/chips.tsx';
import { holds, OFFERED, saidParts, without, type ListFilter } from './filter.ts';

// Calendar and exact sums come with the editors, when one is opened.
const FilterEditor = lazy(() => import('./filter-editor.tsx'));

interface FilterBarProps {
  readonly filter: ListFilter;
  /** The same filter as the engine is asked. */
  readonly asked: ReceivedFilter;
  readonly onChange: (filter: ListFilter) => void;
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
}

export function FilterBar({ filter, asked, onChange, adding, onAdding }: FilterBarProps) {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <FilterChips
      parts={saidParts(asked, t, locale)}
      free={OFFERED.filter((field) => !holds(filter, field)).map((field) => ({
        field,
        label: t(`received.filter.${field}`),
      }))}
      renderEditor={(field, close) => (
        <FilterEditor field={field} filter={filter} asked={asked} onChange={onChange} onDone={close} />
      )}
      onRemove={(field) => onChange(without(filter, field))}
      onClear={() => onChange({})}
      adding={adding}
      onAdding={onAdding}
    />
  );
}
