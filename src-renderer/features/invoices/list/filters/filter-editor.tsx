/** Where one condition of the filter is changed. What is chosen holds at once. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { statusOptions, mailStateOptions, paymentStateOptions, satStateOptions, typeOptions } from './options.ts';
import * as states from '#i18n/catalog/window/invoice-states.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import * as satWords from '#i18n/catalog/window/sat-status.ts';
import { useCompany } from '../../../../app/company.tsx';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import { CurrencyChoice, PeriodFields, Several, TotalRange } from '../../../filters/editors.tsx';
import { ClientChooser } from './client-chooser.tsx';
import { changed, type FilterField, type ListFilter } from './filter.ts';

interface EditorProps {
  readonly field: FilterField;
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
  /** The choice is made: the editor closes. */
  readonly onDone: () => void;
}

export default function FilterEditor({ field, filter, onChange, onDone }: EditorProps) {
  const t = useWords(words);
  const s = useWords(states);
  const sat = useWords(satWords);
  const currencies = useCurrencies();
  const editors: Readonly<Record<FilterField, () => ReactNode>> = {
    statuses: () => (
      <Several
        label={t('invoices.filter.statuses')}
        options={statusOptions.map((id) => [id, s(`invoiceStates.status.${id}`)])}
        chosen={filter.statuses}
        onChange={(statuses) => onChange(changed(filter, { statuses }))}
      />
    ),
    types: () => (
      <Several
        label={t('invoices.filter.types')}
        options={typeOptions.map((id) => [id, t(`invoices.type.${id}`)])}
        chosen={filter.types}
        onChange={(types) => onChange(changed(filter, { types }))}
      />
    ),
    payment: () => (
      <Several
        label={t('invoices.filter.payment')}
        options={paymentStateOptions.map((id) => [id, s(`invoiceStates.payment.${id}`)])}
        chosen={filter.paymentStates}
        onChange={(paymentStates) => onChange(changed(filter, { paymentStates }))}
      />
    ),
    mail: () => (
      <Several
        label={t('invoices.filter.mail')}
        options={mailStateOptions.map((id) => [id, s(`invoiceStates.mail.${id}`)])}
        chosen={filter.mailStates}
        onChange={(mailStates) => onChange(changed(filter, { mailStates }))}
      />
    ),
    sat: () => (
      <Several
        label={t('invoices.filter.sat')}
        options={satStateOptions.map((id) => [id, sat(`sat.state.${id}`)])}
        chosen={filter.satStates}
        onChange={(satStates) => onChange(changed(filter, { satStates }))}
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
  };
  return editors[field]();
}

/** Currencies that this company has invoiced in. */
function useCurrencies(): readonly { readonly currency: string; readonly currencyDecimals: number }[] {
  const { company } = useCompany();
  const all = useQuery(api.invoices.totals.queryOptions({ input: { companyId: company.id } }));
  return all.data?.byCurrency ?? [];
}
