/**
 * A field for a key of SAT's catalogs: type the key or words, the best match comes first, the key is always
 * shown, and what this company used lately stands on top.
 */
import { Combobox, InputBase, Text, useCombobox, type InputBaseProps } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CatalogName } from '#contract/catalogs.ts';
import * as fields from '#i18n/catalog/window/fields.ts';
import { api, queryClient } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../feedback/report.ts';

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
  const search = (query: string) =>
    api.catalogs.search.queryOptions({
      input: { catalog, query, limit, ...(recent === undefined ? {} : { recent: [...recent] }) },
    });
  const hits = useQuery({
    ...search(typed ?? ''),
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
  /** The text whose hits were not there yet when it was to be taken; typing on forgets it. */
  const awaited = useRef<string>(undefined);
  const settled = hits.data !== undefined && !hits.isPlaceholderData;
  /** Enter takes the first hit; a key typed in full counts when the field is left, chosen or not. */
  const take = async (asked: string, by: 'enter' | 'blur'): Promise<void> => {
    awaited.current = asked;
    try {
      const found = await queryClient.ensureQueryData(search(asked));
      if (awaited.current !== asked) return;
      awaited.current = undefined;
      const key = by === 'enter' ? found[0]?.key : keyAmong(found, asked);
      if (key !== undefined) choose(key);
    } catch (error) {
      reportProblem(error);
    }
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
            awaited.current = undefined;
            combobox.openDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || typed === undefined || settled || !open) return;
            // What is marked belongs to an older text: it is not taken for this one.
            combobox.resetSelectedOption();
            event.preventDefault();
            void take(typed, 'enter');
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            if (typed === undefined) return;
            setTyped(undefined);
            // An emptied field has none.
            if (typed.trim() === '') onChange('');
            else if (awaited.current === undefined) void take(typed, 'blur');
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

/** The key that was typed in full, if it is one of these. */
function keyAmong(hits: readonly { readonly key: string }[], text: string): string | undefined {
  const typed = text.trim().toUpperCase();
  return hits.find((hit) => hit.key === typed)?.key;
}
