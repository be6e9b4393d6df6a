/** The columns of Gastos; beside an open panel only those that tell one document from another. */
import { useMemo } from 'react';
import type { ReceivedRowView } from '#contract/received.ts';
import * as invoiceWords from '#i18n/catalog/window/invoices.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Money } from '../../ui/state/money.tsx';
import type { Column } from '../../ui/table/types.ts';
import type { Role } from './filter.ts';
import { documentNumber } from './number.ts';
import { ReviewBadge, reviewOf, SatBadge } from './states.tsx';

type AmountKey = 'subtotalMinor' | 'discountMinor' | 'ivaTransferredMinor' | 'iepsTransferredMinor' | 'withheldMinor';

const BESIDE_PANEL = new Set(['fecha', 'issuer', 'review', 'total']);

export function useReceivedColumns(role: Role, besidePanel: boolean): readonly Column<ReceivedRowView>[] {
  const t = useWords(words);
  const i = useWords(invoiceWords);
  const formats = useFormats();
  return useMemo(() => {
    const text = (
      id: 'folio' | 'use' | 'method' | 'form' | 'type',
      width: number,
      of: (row: ReceivedRowView) => string,
      shown = true,
    ): Column<ReceivedRowView> => ({ id, header: t(`received.column.${id}`), width, shown, cell: of, text: of });
    const amount = (
      id: 'subtotal' | 'discount' | 'iva' | 'ieps' | 'withheld',
      key: AmountKey,
      shown: boolean,
    ): Column<ReceivedRowView> => ({
      id,
      header: t(`received.column.${id}`),
      width: 108,
      align: 'end',
      shown,
      cell: (row) => (row[key] === 0 ? '' : formats.minor(row[key], row.currencyDecimals)),
      text: (row) => formats.minor(row[key], row.currencyDecimals),
    });
    // Of payroll the company is the issuer: who was paid is what tells one from another.
    const other = role === 'issued' ? 'receiver' : 'issuer';
    const name = (row: ReceivedRowView): string => (role === 'issued' ? row.receiverName : row.issuerName);
    const rfc = (row: ReceivedRowView): string => (role === 'issued' ? row.receiverRfc : row.issuerRfc);
    const satText = ({ satStatus }: ReceivedRowView): string =>
      satStatus === undefined
        ? ''
        : t('received.sat.asked', {
            state: t(`received.sat.${satStatus.state}`),
            when: formats.ago(satStatus.checkedAtUtc),
          });
    const all: Column<ReceivedRowView>[] = [
      {
        id: 'fecha',
        header: t('received.column.fecha'),
        width: 94,
        fixed: true,
        sortBy: 'fecha',
        cell: (row) => <span className="tabular">{formats.day(row.fecha)}</span>,
        text: (row) => formats.localDateTime(row.fecha),
      },
      text('folio', 96, (row) => documentNumber(row) ?? ''),
      {
        id: 'issuer',
        header: t(`received.column.${other}`),
        width: besidePanel ? 144 : 188,
        grows: true,
        ...(role === 'issued' ? {} : { sortBy: 'issuer' }),
        cell: name,
        text: name,
      },
      {
        id: 'rfc',
        header: t('received.column.rfc'),
        width: 124,
        cell: (row) => <span className="tabular">{rfc(row)}</span>,
        text: rfc,
      },
      text('type', 110, (row) => i(`invoices.type.${row.type}`), false),
      text('use', 56, (row) => row.usoCfdi, false),
      text('method', 68, (row) => row.metodoPago ?? ''),
      text('form', 96, (row) => row.formaPago ?? '', false),
      amount('subtotal', 'subtotalMinor', false),
      amount('discount', 'discountMinor', false),
      amount('iva', 'ivaTransferredMinor', true),
      amount('ieps', 'iepsTransferredMinor', false),
      amount('withheld', 'withheldMinor', false),
      {
        id: 'total',
        header: t('received.column.total'),
        width: besidePanel ? 128 : 136,
        align: 'end',
        sortBy: 'total',
        cell: (row) => <Money minor={row.totalMinor} decimals={row.currencyDecimals} currency={row.currency} />,
        text: (row) => `${formats.minor(row.totalMinor, row.currencyDecimals)} ${row.currency}`,
      },
      {
        id: 'review',
        header: t('received.column.review'),
        width: 112,
        cell: (row) => <ReviewBadge review={reviewOf(row)} />,
        text: (row) => t(`received.review.${reviewOf(row)}`),
      },
      {
        id: 'sat',
        header: t('received.column.sat'),
        width: 112,
        cell: ({ satStatus }) => (satStatus === undefined ? '' : <SatBadge state={satStatus.state} />),
        text: satText,
      },
      {
        id: 'uuid',
        header: t('received.column.uuid'),
        width: 270,
        shown: false,
        cell: (row) => <span className="mono">{row.uuid}</span>,
        text: (row) => row.uuid,
      },
      {
        id: 'imported',
        header: t('received.column.imported'),
        width: 140,
        shown: false,
        sortBy: 'imported',
        cell: (row) => formats.instant(row.createdAtUtc),
        text: (row) => formats.instant(row.createdAtUtc),
      },
    ];
    if (!besidePanel) return all;
    return all.map((column) => (BESIDE_PANEL.has(column.id) ? column : Object.assign(column, { shown: false })));
  }, [besidePanel, formats, i, role, t]);
}
