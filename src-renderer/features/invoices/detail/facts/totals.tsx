/** What the document adds up to, tax by tax. */
import * as words from '#i18n/catalog/window/invoices.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { Money } from '../../../../ui/state/money.tsx';
import type { Cfdi, Tax } from '../cfdi.ts';
import classes from './facts.module.css';

const TAXES: Readonly<Record<string, string>> = { '001': 'ISR', '002': 'IVA', '003': 'IEPS' };

export interface Totalled {
  readonly totalMinor: number;
  readonly currency: string;
  readonly currencyDecimals: number;
}

export function Totals({ cfdi, of }: { cfdi: Cfdi; of: Totalled }) {
  const t = useWords(words);
  const formats = useFormats();
  const decimals = of.currencyDecimals;
  const amount = (value: string | undefined, minus = false): string =>
    value === undefined ? '—' : `${minus ? '−' : ''}${formats.decimal(value, decimals)}`;
  const name = ({ impuesto, tipoFactor, tasaOCuota }: Tax): string => {
    const tax = TAXES[impuesto] ?? impuesto;
    if (tipoFactor === 'Exento') return `${tax} ${t('invoices.facts.exempt')}`;
    if (tasaOCuota === undefined) return tax;
    return `${tax} ${tipoFactor === 'Cuota' ? formats.decimal(tasaOCuota) : percent(tasaOCuota)}`;
  };
  const discount = cfdi.root('Descuento');
  const rows: (readonly [label: string, amount: string])[] = [
    [t('invoices.totals.subtotal'), amount(cfdi.root('SubTotal'))],
    ...(discount === undefined ? [] : [[t('invoices.totals.discount'), amount(discount, true)] as const]),
    ...cfdi.traslados.map((tax) => [name(tax), amount(tax.importe)] as const),
    ...cfdi.retenciones.map(
      (tax) => [t('invoices.facts.withheld', { tax: name(tax) }), amount(tax.importe, true)] as const,
    ),
    ...cfdi.locales.map(
      (tax) => [`${tax.nombre} ${formats.decimal(tax.tasa)} %`, amount(tax.importe, tax.withheld)] as const,
    ),
  ];
  return (
    <dl className={classes['totals']} aria-label={t('invoices.facts.totals')}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div data-total>
        <dt>{t('invoices.totals.total')}</dt>
        <dd>
          <Money minor={of.totalMinor} decimals={decimals} currency={of.currency} />
        </dd>
      </div>
    </dl>
  );
}

/** `0.160000` → `16 %`: the point moves two places, no digit is computed. */
function percent(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = fraction.padEnd(2, '0');
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${moved}${rest === '' ? '' : `.${rest}`} %`;
}
