/**
 * A field for a key of SAT's catalogs: type the key or words, the best match comes first, the key is always
 * shown, and what this company used lately stands on top.
 */
import { Combobox, InputBase, Text, useCombobox, type InputBaseProps } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { CatalogName } from '#contract/catalogs.ts';
import * as fields from '#i18n/catalog/window/fields.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';

interface CatalogFieldProps extends Omit<InputBaseProps, 'value' | 'onChange'> {
  readonly catalog: CatalogName;
  /** The key, or ''. */
  readonly value: string;
  readonly onChange: (key: string) => void;
  /** Keys used lately, the latest first. */
  readonly recent?: readonly string[];
  readonly required?: boolean;
  readonly placeholder?: string;
  /** Only the key in the field (a narrow cell); its words stand in the tooltip. */
  readonly keyOnly?: boolean;
  readonly 'aria-label'?: string;
  readonly limit?: number;
}

export function CatalogField({ catalog, value, onChange, recent, keyOnly, limit = 20, ...rest }: CatalogFieldProps) {
  const t = useWords(fields);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string>();
  const open = combobox.dropdownOpened;
  const hits = useQuery({
    ...api.catalogs.search.queryOptions({
      input: { catalog, query: typed ?? '', limit, ...(recent === undefined ? {} : { recent: [...recent] }) },
    }),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  const named = useQuery({
    ...api.catalogs.get.queryOptions({ input: { catalog, key: value } }),
    enabled: value !== '',
  });
  const text = named.data?.entry?.texto;
  const shown = value === '' ? '' : keyOnly === true || text === undefined ? value : `${value} ${text}`;

  const selectFirst = useEffectEvent(() => combobox.selectFirstOption());
  useEffect(() => {
    // The first hit is what Enter takes, as soon as there are hits.
    if (open && hits.data !== undefined) selectFirst();
  }, [open, hits.data]);

  const choose = (key: string): void => {
    setTyped(undefined);
    combobox.closeDropdown();
    if (key !== value) onChange(key);
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      width="target"
      position="bottom-start"
      size="xs"
      floatingStrategy="fixed"
    >
      <Combobox.Target>
        <InputBase
          size="xs"
          {...rest}
          title={text === undefined ? undefined : `${value} ${text}`}
          autoComplete="off"
          spellCheck={false}
          value={typed ?? shown}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            if (typed === undefined) return;
            const key = typed.trim().toUpperCase();
            setTyped(undefined);
            // A key typed in full counts, chosen or not; an emptied field has none.
            if (key === '') onChange('');
            else if (hits.data?.some((hit) => hit.key === key) === true) onChange(key);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={keyOnly === true ? 380 : undefined}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {(hits.data ?? []).map((hit) => (
            <Combobox.Option key={hit.key} value={hit.key} active={hit.key === value}>
              <span className="tabular" style={{ fontWeight: 600, marginRight: 8 }}>
                {hit.key}
              </span>
              {hit.texto}
            </Combobox.Option>
          ))}
          {hits.data?.length === 0 && (
            <Combobox.Empty>
              <Text size="xs">{t('fields.catalogNothing')}</Text>
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
