/** The columns of an export: what each is called, how it is shown and what an invoice has in it. */
import type { ExportColumn } from '#contract/bulk.ts';
import { exportColumn } from '#contract/bulk.ts';
import type { InvoiceListRow } from '../../invoices/repository.ts';
import { fromMinor } from '#domain/money/money.ts';
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';

/** A value as the formats write it; `money` is an exact decimal, `instant` a wall clock without a zone. */
export type CellKind = 'text' | 'integer' | 'money' | 'instant';

export interface Column {
  readonly id: ExportColumn;
  readonly header: string;
  readonly kind: CellKind;
  /** In characters. */
  readonly width: number;
  /** Null: the cell is empty. */
  readonly value: (row: InvoiceListRow) => string | number | null;
}

/** What can be added up. */
export type AmountColumn = Extract<
  ExportColumn,
  'subtotal' | 'discount' | 'transferred' | 'withheld' | 'local' | 'total'
>;

const AMOUNT = {
  subtotal: 'subtotalMinor',
  discount: 'discountMinor',
  transferred: 'transferredMinor',
  withheld: 'withheldMinor',
  local: 'localMinor',
  total: 'totalMinor',
} as const satisfies Record<AmountColumn, keyof InvoiceListRow>;

export function isAmount(column: ExportColumn): column is AmountColumn {
  return Object.hasOwn(AMOUNT, column);
}

/** Minor units of the invoice's currency. */
export function amountOf(row: InvoiceListRow, column: AmountColumn): number {
  return row[AMOUNT[column]];
}

/** The columns that were asked for, in their order; all of them when none was named. */
export function columnsOf(ids: readonly ExportColumn[] | undefined, locale: Locale): Column[] {
  return (ids ?? exportColumn.options).map((id) =>
    Object.assign({ id, header: translate(`bulk.column.${id}`, {}, locale) }, contentOf(id, locale)),
  );
}

function contentOf(id: ExportColumn, locale: Locale): Pick<Column, 'kind' | 'width' | 'value'> {
  if (isAmount(id)) {
    return { kind: 'money', width: 15, value: (row) => fromMinor(amountOf(row, id), row.currencyDecimals) };
  }
  const text = (width: number, value: Column['value']): Pick<Column, 'kind' | 'width' | 'value'> => {
    return { kind: 'text', width, value };
  };
  const word = wordsIn(locale);
  switch (id) {
    case 'type':
      return text(16, (row) => word(`invoices.type.${row.type}`));
    case 'status':
      return text(18, (row) => word(`invoices.status.${row.status}`));
    case 'serie':
      return text(8, (row) => row.serie);
    case 'folio':
      return { kind: 'integer', width: 10, value: (row) => row.folio };
    case 'fecha':
      return { kind: 'instant', width: 18, value: (row) => row.fecha };
    case 'receiverRfc':
      return text(16, (row) => row.receiverRfc);
    case 'receiverName':
      return text(40, (row) => row.receiverName);
    case 'currency':
      return text(9, (row) => row.currency);
    case 'uuid':
      return text(38, (row) => row.uuid);
    case 'stampedAtUtc':
      return { kind: 'instant', width: 18, value: (row) => row.stampedAtUtc };
    case 'paymentState':
      return text(15, (row) => word(`bulk.payment.${row.paymentState}`));
    case 'mailState':
      return text(13, (row) => word(`bulk.mail.${row.mailState}`));
    case 'pacMessage':
      return text(40, (row) => row.pacMessage);
    case 'demo':
      return text(10, (row) => (row.demo ? word('bulk.yes') : null));
    case 'createdAtUtc':
      break;
  }
  return { kind: 'instant', width: 18, value: (row) => row.createdAtUtc };
}

/** The few words that a hundred thousand rows repeat, each looked up once. */
function wordsIn(locale: Locale): (key: MessageKey) => string {
  const known = new Map<MessageKey, string>();
  return (key) => {
    const found = known.get(key) ?? translate(key, {}, locale);
    known.set(key, found);
    return found;
  };
}
