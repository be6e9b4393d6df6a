/** Who a free amount is charged to, where it is one of the clients: name and mail come from there. */
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ChargeForm } from './use-charge.ts';

const MATCHES = 20;
const REST_MS = 150;

export function ClientField({ form }: { form: ChargeForm }) {
  const t = useWords(words);
  const c = useWords(common);
  const { target, values, change } = form;
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed, REST_MS);
  const found = useQuery({
    ...api.clients.list.queryOptions({ input: { companyId: target.companyId, query, limit: MATCHES } }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    ...api.clients.get.queryOptions({ input: { id: values.clientId ?? '' } }),
    enabled: values.clientId !== undefined,
  });
  const rows = [
    ...(chosen.data === undefined ? [] : [chosen.data]),
    ...(found.data?.rows.filter(({ id }) => id !== chosen.data?.id) ?? []),
  ];
  return (
    <Select
      label={`${t('charge.client')} (${c('common.optional')})`}
      placeholder={t('charge.clientHint')}
      data={rows.map(({ id, legalName, rfc }) => ({ value: id, label: `${legalName} · ${rfc}` }))}
      // What matches is the engine's word.
      filter={({ options }) => options}
      searchable
      clearable
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('charge.noClient')}
      value={values.clientId ?? null}
      onChange={(id) => change(id === null ? { clientId: undefined, payer: {} } : { clientId: id, payer: {} })}
    />
  );
}
