/** Finds a client by name or RFC; the first match is what Enter takes. */
import { TextInput, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useCompany } from '../../../../app/company.tsx';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import classes from '../../../filters/filters.module.css';

const MATCHES = 8;

interface ClientChooserProps {
  readonly onChoose: (client: { readonly id: string; readonly name: string }) => void;
}

export function ClientChooser({ onChoose }: ClientChooserProps) {
  const t = useWords(words);
  const { company } = useCompany();
  const [query, setQuery] = useState('');
  const found = useQuery({
    ...api.clients.list.queryOptions({ input: { companyId: company.id, query, archived: 'all', limit: MATCHES } }),
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.rows ?? [];
  const choose = (at: number): void => {
    const client = rows[at];
    if (client !== undefined) onChoose({ id: client.id, name: client.legalName });
  };
  return (
    <div className={classes['clients']}>
      <TextInput
        data-autofocus
        aria-label={t('invoices.filter.client')}
        placeholder={t('invoices.filter.clientHint')}
        autoComplete="off"
        mb={4}
        value={query}
        maxLength={100}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || found.isPlaceholderData) return;
          event.preventDefault();
          choose(0);
        }}
      />
      {rows.map((client, at) => (
        <UnstyledButton
          key={client.id}
          className={classes['client']}
          data-first={at === 0 || undefined}
          onClick={() => choose(at)}
        >
          <span className="truncate">{client.legalName}</span>
          <span className="soft tabular">{client.rfc}</span>
        </UnstyledButton>
      ))}
      {found.data !== undefined && rows.length === 0 && <span className="soft">{t('invoices.filter.noClient')}</span>}
    </div>
  );
}
