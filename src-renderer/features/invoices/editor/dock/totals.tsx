/** What the document adds up to, part by part; an older answer stays, greyed, until the new one is there. */
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { useFormats } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { TAX_NAMES, taxText } from '../model/taxes.ts';
import type { Preview } from '../work/use-preview.ts';
import classes from './dock.module.css';

export function Totals({ preview, stale, moneda }: { preview: Preview | undefined; stale: boolean; moneda: string }) {
  const t = useWords(words);
  const formats = useFormats();
  const totals = preview?.totals;
  const breakdown = preview?.breakdown;
  const decimals = totals?.currencyDecimals ?? 2;
  const minor = (value: number): string => formats.minor(value, decimals);
  const exact = (value: string | undefined): string => formats.decimal(value ?? '0', decimals);
  const part = (name: string, value: string) => (
    <div key={name} className={classes['part']}>
      <dt title={name}>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <div className={classes['totals']} data-stale={(stale && totals !== undefined) || undefined}>
      <dl className={classes['total']}>
        <dt>{t('editor.totals.total')}</dt>
        <dd data-testid="editor-total">
          {totals === undefined ? '—' : minor(totals.totalMinor)}
          <span className={classes['currency']}>{totals?.currency ?? moneda}</span>
        </dd>
      </dl>
      <dl className={classes['parts']}>
        {part(t('editor.totals.subtotal'), totals === undefined ? '—' : minor(totals.subtotalMinor))}
        {totals !== undefined &&
          totals.discountMinor !== 0 &&
          part(t('editor.totals.discount'), `−${minor(totals.discountMinor)}`)}
        {breakdown?.traslados.map((tax) =>
          part(
            taxText(
              { ...tax, tipo: 'traslado', tipoFactor: tax.tipoFactor as 'Tasa', impuesto: tax.impuesto as '002' },
              t('editor.tax.exempt'),
            ),
            exact(tax.importe),
          ),
        )}
        {breakdown?.retenciones.map((tax) =>
          part(t('editor.totals.withheld', { tax: TAX_NAMES[tax.impuesto] ?? tax.impuesto }), `−${exact(tax.importe)}`),
        )}
        {breakdown?.locales.map((tax) =>
          part(
            t('editor.totals.local', { name: tax.nombre, rate: formats.decimal(tax.tasa) }),
            `${tax.tipo === 'retencion' ? '−' : ''}${exact(tax.importe)}`,
          ),
        )}
      </dl>
    </div>
  );
}
