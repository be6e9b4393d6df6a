/** One line of the grid. Drawn anew only when the line itself, its amount or what is said of it changes. */
import { ActionIcon } from '@mantine/core';
import { IconDots, IconX } from '@tabler/icons-react';
import { memo, type CSSProperties } from 'react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { groupDecimal } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/words.ts';
import { evaluateAmount } from '../../../../ui/fields/amount.ts';
import { readDiscount, showDiscount } from '../model/discount.ts';
import type { ColumnId } from '../model/findings.ts';
import type { FormLine } from '../model/form.ts';
import { profileOf, taxText, taxesOf, type PROFILES } from '../model/taxes.ts';
import type { ProductHit } from '../suggest/hits.ts';
import { SuggestInput, type Hit, type Hits, type PickedBy } from '../suggest/suggest-input.tsx';
import type { Issue } from '../work/issues.ts';
import { TypedCell } from './typed-cell.tsx';
import classes from './lines.module.css';

type Profile = (typeof PROFILES)[number];

/** What the row asks of the grid; the same object for every row and every draw. */
export interface RowDeps {
  readonly productHits: (query: string) => Hits<ProductHit>;
  readonly claveHits: (query: string) => Hits<Hit>;
  readonly unidadHits: (query: string) => Hits<Hit>;
  readonly objetoHits: (query: string) => Hits<Hit>;
  readonly taxHits: (query: string) => Hits<Hit>;
  readonly patch: (key: string, patch: Partial<FormLine>) => void;
  readonly product: (key: string, hit: ProductHit, by: PickedBy) => void;
  readonly detail: (key: string, part?: 'taxes') => void;
  readonly remove: (key: string) => void;
  readonly next: (key: string, column: ColumnId) => void;
}

export interface LineIssues {
  readonly cells: Partial<Record<ColumnId, Issue>>;
  /** Of what stands in the line's panel only. */
  readonly panel?: Issue | undefined;
}

interface RowProps {
  readonly line: FormLine;
  readonly index: number;
  readonly importe: string | undefined;
  readonly stale: boolean;
  readonly issues: LineIssues | undefined;
  readonly style: CSSProperties;
  readonly deps: RowDeps;
  readonly isTransfer: boolean;
}

export const LineRow = memo(function LineRow({
  line,
  index,
  importe,
  stale,
  issues,
  style,
  deps,
  isTransfer,
}: RowProps) {
  const t = useWords(words);
  const { key } = line;
  const number = index + 1;
  const label = (field: 'producto' | Exclude<ColumnId, 'producto'>): string =>
    t('editor.lines.cell', { field: t(`editor.field.${field}`), line: number });
  const cell = (column: ColumnId, title?: string) => {
    const issue = issues?.cells[column];
    return {
      label: label(column),
      at: `${key}.${column}`,
      className: classes['input'],
      tone: issue?.severity,
      title: issue?.message ?? title,
    };
  };
  const amount = (column: 'cantidad' | 'precioUnitario', least: number) => ({
    ...cell(column, column === 'precioUnitario' && line.incluyeImpuestos ? t('editor.lines.included') : undefined),
    shown: line[column] === '' ? '' : groupDecimal(line[column], least),
    wrong: t('editor.lines.amountWrong'),
    numeric: true,
    onText: (text: string) => {
      const read = text.trim() === '' ? '' : evaluateAmount(text);
      if (read !== undefined && read !== line[column]) deps.patch(key, { [column]: read });
      return read !== undefined;
    },
  });
  const profile = profileOf(line.impuestos, line.perfil);
  const taxes =
    profile === undefined
      ? line.impuestos.map((tax) => taxText(tax, t('editor.tax.exempt'))).join(' + ')
      : t(`editor.tax.${profile}`);
  const extra = hasExtras(line);
  return (
    <div role="row" aria-rowindex={number + 1} className={classes['row']} style={style} data-line={key}>
      <div role="rowheader" className={classes['number']}>
        {number}
      </div>
      <div role="gridcell">
        <SuggestInput
          {...cell('producto')}
          shown={line.sku}
          placeholder={line.descripcion === '' ? t('editor.lines.productHint') : undefined}
          useHits={deps.productHits}
          minWidth={440}
          onPick={(hit, by) => deps.product(key, hit, by)}
          onText={(text) => deps.patch(key, { sku: text, ...(text === '' ? { productId: '' } : {}) })}
        />
      </div>
      <div role="gridcell">
        <TypedCell
          {...cell('descripcion', line.descripcion)}
          shown={line.descripcion}
          wrong=""
          whileTyping
          onText={(text) => {
            const read = text.replaceAll(/[\s|]+/g, ' ');
            if (read.trim() !== line.descripcion) deps.patch(key, { descripcion: read.trim() });
            return true;
          }}
        />
      </div>
      <div role="gridcell">
        <SuggestInput
          {...cell('claveProdServ')}
          shown={line.claveProdServ}
          useHits={deps.claveHits}
          minWidth={420}
          empty={t('editor.lines.nothing')}
          onPick={(hit, by) => {
            deps.patch(key, { claveProdServ: hit.id });
            if (by === 'enter') deps.next(key, 'claveProdServ');
          }}
          onText={(text) => deps.patch(key, { claveProdServ: text })}
        />
      </div>
      <div role="gridcell">
        <SuggestInput
          {...cell('claveUnidad', line.unidad)}
          shown={line.claveUnidad}
          useHits={deps.unidadHits}
          minWidth={300}
          empty={t('editor.lines.nothing')}
          onPick={(hit, by) => {
            deps.patch(key, { claveUnidad: hit.id });
            if (by === 'enter') deps.next(key, 'claveUnidad');
          }}
          onText={(text) => deps.patch(key, { claveUnidad: text.toUpperCase() })}
        />
      </div>
      <div role="gridcell">
        <TypedCell {...amount('cantidad', 0)} />
      </div>
      <div role="gridcell" data-included={line.incluyeImpuestos || undefined}>
        <TypedCell {...amount('precioUnitario', 2)} />
      </div>
      <div role="gridcell">
        <TypedCell
          {...cell('descuento')}
          shown={showDiscount({ tipo: line.descuentoTipo, valor: line.descuento })}
          wrong={t('editor.lines.discountWrong')}
          numeric
          onText={(text) => {
            const read = readDiscount(text.replace(/ /g, ' '));
            if (read !== undefined) deps.patch(key, { descuento: read.valor, descuentoTipo: read.tipo });
            return read !== undefined;
          }}
        />
      </div>
      <div role="gridcell">
        <SuggestInput
          {...cell('impuestos', taxes)}
          shown={isTransfer ? '' : taxes}
          disabled={isTransfer}
          useHits={deps.taxHits}
          minWidth={260}
          empty={t('editor.lines.nothing')}
          onPick={(hit, by) => {
            if (hit.id === 'custom') deps.detail(key, 'taxes');
            else {
              deps.patch(key, { impuestos: taxesOf(hit.id as Profile), perfil: hit.id, objetoImp: '' });
              if (by === 'enter') deps.next(key, 'impuestos');
            }
          }}
        />
      </div>
      <div role="gridcell">
        <SuggestInput
          {...cell('objetoImp')}
          shown={line.objetoImp}
          placeholder={isTransfer || line.impuestos.length === 0 ? '01' : '02'}
          disabled={isTransfer}
          useHits={deps.objetoHits}
          minWidth={340}
          onPick={(hit, by) => {
            deps.patch(key, { objetoImp: hit.id });
            if (by === 'enter') deps.next(key, 'objetoImp');
          }}
          onText={(text) => deps.patch(key, { objetoImp: /^0[1-8]$/.test(text) ? text : '' })}
        />
      </div>
      <div role="gridcell" className={classes['amount']} data-stale={stale || undefined}>
        {importe === undefined ? '' : groupDecimal(importe, 2)}
      </div>
      <div role="gridcell" className={classes['buttons']}>
        <ActionIcon
          size={24}
          tabIndex={-1}
          data-extra={extra || issues?.panel !== undefined || undefined}
          data-tone={issues?.panel?.severity}
          aria-label={t('editor.lines.more', { line: number })}
          title={issues?.panel?.message ?? t('editor.lines.more', { line: number })}
          onClick={() => deps.detail(key)}
        >
          <IconDots size={14} />
        </ActionIcon>
        <ActionIcon
          size={24}
          tabIndex={-1}
          aria-label={t('editor.lines.remove', { line: number })}
          onClick={() => deps.remove(key)}
        >
          <IconX size={14} />
        </ActionIcon>
      </div>
    </div>
  );
});

/** What a person would not see in the row itself. */
function hasExtras(line: FormLine): boolean {
  return (
    line.tercero !== null ||
    [line.pedimentos, line.prediales, line.partes, line.complementosXml].some((list) => list.length > 0)
  );
}
