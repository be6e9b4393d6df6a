/** Where one condition of the filter of the charges is changed. */
import { Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useCompany } from '../../../app/company.tsx';
import { api } from '../../../app/connection/query.ts';
import { useWords } from '../../../i18n/words.ts';
import { PeriodFields, Several } from '../../filters/editors.tsx';
import { ClientChooser } from '../../invoices/list/filters/client-chooser.tsx';
import { changed, METHODS, STATUSES, type FilterField, type ListFilter } from './filter.ts';

interface EditorProps {
  readonly field: FilterField;
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
  /** The choice is made: the editor closes. */
  readonly onDone: () => void;
}

export default function FilterEditor({ field, filter, onChange, onDone }: EditorProps) {
  const t = useWords(words);
  const editors: Readonly<Record<FilterField, () => ReactNode>> = {
    statuses: () => (
      <Several
        label={t('transactions.filter.statuses')}
        options={STATUSES.map((id) => [id, t(`transactions.status.${id}`)])}
        chosen={filter.statuses}
        onChange={(statuses) => onChange(changed(filter, { statuses }))}
      />
    ),
    gateway: () => (
      <GatewayChoice
        chosen={filter.gateway?.id}
        onChange={(gateway) => {
          onChange(changed(filter, { gateway }));
          onDone();
        }}
      />
    ),
    methods: () => (
      <Several
        label={t('transactions.filter.methods')}
        options={METHODS.map((id) => [id, t(`transactions.method.${id}`)])}
        chosen={filter.methods}
        onChange={(methods) => onChange(changed(filter, { methods }))}
      />
    ),
    period: () => (
      <PeriodFields
        period={filter.period}
        onChange={(period) => onChange(changed(filter, { period }))}
        onDone={onDone}
      />
    ),
    client: () => (
      <ClientChooser
        onChoose={(client) => {
          onChange(changed(filter, { client }));
          onDone();
        }}
      />
    ),
    invoice: () => t('transactions.said.invoice', { number: filter.invoice?.name ?? '' }),
  };
  return editors[field]();
}

interface ChoiceProps {
  readonly chosen: string | undefined;
  readonly onChange: (gateway: { readonly id: string; readonly name: string }) => void;
}

function GatewayChoice({ chosen, onChange }: ChoiceProps) {
  const t = useWords(words);
  const { company } = useCompany();
  const { data } = useQuery(api.gateways.list.queryOptions({ input: { companyId: company.id } }));
  const gateways = data?.gateways ?? [];
  return (
    <Radio.Group
      aria-label={t('transactions.filter.gateway')}
      value={chosen ?? ''}
      onChange={(id) => {
        const gateway = gateways.find((one) => one.id === id);
        if (gateway !== undefined) onChange({ id, name: gateway.name });
      }}
    >
      <Stack gap={6} miw="180px">
        {gateways.map(({ id, name }) => (
          <Radio key={id} value={id} label={name} />
        ))}
        {data !== undefined && gateways.length === 0 && (
          <span className="soft">{t('transactions.filter.noGateway')}</span>
        )}
      </Stack>
    </Radio.Group>
  );
}
