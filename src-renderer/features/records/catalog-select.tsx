/** A key of one of SAT's small catalogs: those that fit first of all, what is chosen always among them. */
import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CatalogEntryView } from '#contract/catalogs.ts';
import type { Client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';

type SmallCatalog = Parameters<Client['catalogs']['list']>[0]['catalog'];

interface CatalogSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly catalog: SmallCatalog;
  /** The key, or ''. */
  readonly value: string;
  readonly onChange: (key: string) => void;
  /** Entries that can be meant; absent: all. */
  readonly fits?: (entry: CatalogEntryView) => boolean;
}

export function useCatalog(catalog: SmallCatalog): readonly CatalogEntryView[] | undefined {
  return useQuery(api.catalogs.list.queryOptions({ input: { catalog } })).data;
}

export function CatalogSelect({ catalog, value, onChange, fits, ...rest }: CatalogSelectProps) {
  const all = useCatalog(catalog) ?? [];
  const shown = fits === undefined ? all : all.filter((entry) => entry.key === value || fits(entry));
  const known = all.find((entry) => entry.key === value);
  const options = shown.map(({ key, texto }) => ({ value: key, label: `${key} ${texto}` }));
  return (
    <Select
      searchable
      selectFirstOptionOnChange
      // What is below stays in sight until somebody types or presses the arrow.
      openOnFocus={false}
      {...rest}
      data={known === undefined && value !== '' ? [...options, { value, label: value }] : options}
      value={value === '' ? null : value}
      onChange={(key) => onChange(key ?? '')}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      maxDropdownHeight={280}
      title={known?.texto}
    />
  );
}

/** `601 General de Ley Personas Morales` of a key, as far as it is known. */
export function useCatalogText(catalog: SmallCatalog): (key: string) => string {
  const all = useCatalog(catalog);
  return (key) => {
    const text = all?.find((entry) => entry.key === key)?.texto;
    return text === undefined ? key : `${key} ${text}`;
  };
}
