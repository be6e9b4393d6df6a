/** The columns of the list; beside an open panel only those that tell one invoice from another. */
import { useMemo } from 'react';
import type { InvoiceRowView } from '#contract/invoices.ts';
import * as states from '#i18n/catalog/window/invoice-states.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import * as satWords from '#i18n/catalog/window/sat-status.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Money } from '../../../ui/state/money.tsx';
import type { Column } from '../../../ui/table/types.ts';
import { differsAtSat, SatStateBadge } from '../../sat-status/sat-state.tsx';
import { invoiceNumber } from '../shared/invoice-number.ts';
import { InvoiceMailState, InvoicePaymentState, InvoiceState } from '../shared/invoice-state.tsx';
import { Folio } from './folio.tsx';

type AmountKey = 'subtotalMinor' | 'discountMinor' | 'transferredMinor' | 'withheldMinor' | 'localMinor';

/** @param owed the list is of what is owed or paid: its balance stands beside the total */
export function useInvoiceColumns(besidePanel: boolean, owed: boolean): readonly Column<InvoiceRowView>[] {
  const t = useWords(words);
  const s = useWords(states);
  const sat = useWords(satWords);
  const formats = useFormats();
  return useMemo(() => {
    const amount = (id: string, key: AmountKey): Column<InvoiceRowView> => ({
      id,
      header: t(`invoices.column.${id as 'subtotal'}`),
      width: 116,
      align: 'end',
      shown: false,
      cell: (row) => (row[key] === 0 ? '' : formats.minor(row[key], row.currencyDecimals)),
      text: (row) => formats.minor(row[key], row.currencyDecimals),
    });
    const number = (row: InvoiceRowView): string => invoiceNumber(row) ?? '';
    const origin = ({ importRunId }: InvoiceRowView): string =>
      t(importRunId === undefined ? 'invoices.origin.here' : 'invoices.origin.imported');
    const type = (row: InvoiceRowView): string => t(`invoices.type.${row.type}`);
    // As the engine sums it.
    const balance = (row: InvoiceRowView): string => {
      const left = row.status === 'stamped' && row.type === 'I' ? row.totalMinor - (row.paidMinor ?? 0) : 0;
      return left > 0 ? formats.minor(left, row.currencyDecimals) : '';
    };
    const all: Column<InvoiceRowView>[] = [
      {
        id: 'folio',
        header: t('invoices.column.folio'),
        width: besidePanel ? 80 : 88,
        fixed: true,
        sortBy: 'folio',
        cell: (row) => <Folio row={row} />,
        text: number,
      },
      {
        id: 'fecha',
        header: t('invoices.column.fecha'),
        width: 92,
        sortBy: 'fecha',
        cell: (row) => <span className="tabular">{row.fecha === undefined ? '' : formats.day(row.fecha)}</span>,
        text: (row) => (row.fecha === undefined ? '' : formats.localDateTime(row.fecha)),
      },
      {
        id: 'receiver',
        header: t('invoices.column.receiver'),
        width: 144,
        grows: true,
        sortBy: 'receiver',
        cell: (row) => row.receiverName,
        text: (row) => row.receiverName,
      },
      {
        id: 'rfc',
        header: t('invoices.column.rfc'),
        width: 124,
        cell: (row) => <span className="tabular">{row.receiverRfc}</span>,
        text: (row) => row.receiverRfc,
      },
      {
        id: 'status',
        header: t('invoices.column.status'),
        width: besidePanel ? 134 : 126,
        cell: (row) => <InvoiceState status={row.status} cancellation={row.cancellationState} />,
        text: (row) =>
          [
            s(`invoiceStates.status.${row.status}`),
            row.cancellationState && s(`invoiceStates.cancellation.${row.cancellationState}`),
            row.pacMessage,
          ]
            .filter(Boolean)
            .join(': '),
      },
      {
        id: 'sat',
        header: t('invoices.column.sat'),
        width: 112,
        cell: (row) => row.satStatus && <SatStateBadge state={row.satStatus.state} differs={differsAtSat(row)} />,
        text: (row) =>
          row.satStatus === undefined
            ? ''
            : `${sat(`sat.state.${row.satStatus.state}`)}, ${sat('sat.checked', { ago: formats.ago(row.satStatus.checkedAtUtc) })}`,
      },
      {
        id: 'satChecked',
        header: t('invoices.column.satChecked'),
        width: 140,
        shown: false,
        cell: (row) => row.satStatus && formats.instant(row.satStatus.checkedAtUtc),
        text: (row) => (row.satStatus === undefined ? '' : formats.instant(row.satStatus.checkedAtUtc)),
      },
      { id: 'type', header: t('invoices.column.type'), width: 110, shown: false, cell: type, text: type },
      amount('subtotal', 'subtotalMinor'),
      amount('discount', 'discountMinor'),
      amount('taxes', 'transferredMinor'),
      amount('withheld', 'withheldMinor'),
      amount('local', 'localMinor'),
      {
        id: 'total',
        header: t('invoices.column.total'),
        width: besidePanel ? 128 : 138,
        align: 'end',
        sortBy: 'total',
        cell: (row) => <Money minor={row.totalMinor} decimals={row.currencyDecimals} currency={row.currency} />,
        text: (row) => `${formats.minor(row.totalMinor, row.currencyDecimals)} ${row.currency}`,
      },
      {
        id: 'balance',
        header: t('invoices.column.balance'),
        width: besidePanel ? 108 : 116,
        align: 'end',
        shown: owed,
        cell: balance,
        text: balance,
      },
      {
        id: 'payment',
        header: t('invoices.column.payment'),
        width: 120,
        cell: (row) => (row.status === 'stamped' ? <InvoicePaymentState state={row.paymentState} /> : ''),
        text: (row) => (row.status === 'stamped' ? s(`invoiceStates.payment.${row.paymentState}`) : ''),
      },
      {
        id: 'mail',
        header: t('invoices.column.mail'),
        width: 92,
        cell: (row) => (row.mailState === 'unsent' ? '' : <InvoiceMailState state={row.mailState} />),
        text: (row) => (row.mailState === 'unsent' ? '' : s(`invoiceStates.mail.${row.mailState}`)),
      },
      {
        id: 'uuid',
        header: t('invoices.column.uuid'),
        width: 270,
        shown: false,
        cell: (row) => <span className="mono">{row.uuid ?? ''}</span>,
        text: (row) => row.uuid ?? '',
      },
      {
        id: 'pac',
        header: t('invoices.column.pac'),
        width: 160,
        shown: false,
        cell: (row) => [row.pacProvider, row.pacMessage].filter(Boolean).join(': '),
        text: (row) => [row.pacProvider, row.pacCode, row.pacMessage].filter(Boolean).join(' · '),
      },
      {
        id: 'stamped',
        header: t('invoices.column.stamped'),
        width: 140,
        shown: false,
        cell: (row) => (row.stampedAtUtc === undefined ? '' : formats.instant(row.stampedAtUtc)),
        text: (row) => (row.stampedAtUtc === undefined ? '' : formats.instant(row.stampedAtUtc)),
      },
      {
        id: 'origin',
        header: t('invoices.column.origin'),
        width: 110,
        shown: false,
        cell: origin,
        text: origin,
      },
      {
        id: 'created',
        header: t('invoices.column.created'),
        width: 140,
        shown: false,
        sortBy: 'created',
        cell: (row) => formats.instant(row.createdAtUtc),
        text: (row) => formats.instant(row.createdAtUtc),
      },
    ];
    if (!besidePanel) return all;
    const kept = new Set(['folio', 'receiver', owed ? 'balance' : 'status', 'total']);
    return all.map((column) => (kept.has(column.id) ? column : Object.assign(column, { shown: false })));
  }, [besidePanel, formats, owed, s, sat, t]);
}
