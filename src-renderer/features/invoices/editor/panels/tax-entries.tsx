/** The taxes of a line one by one: kind, tax, factor, rate or quota, and a base of their own. */
import { NativeSelect } from '@mantine/core';
import type { LineTax } from '#contract/taxes.ts';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { useWords } from '../../../../i18n/words.ts';
import { AmountField } from '../../../../ui/fields/amount-field.tsx';
import { percentOf, rateOf, TAX_NAMES } from '../model/taxes.ts';
import { Entries } from './entries.tsx';
import classes from './panels.module.css';

interface TaxEntriesProps {
  readonly taxes: readonly LineTax[];
  readonly onChange: (taxes: readonly LineTax[]) => void;
}

export function TaxEntries({ taxes, onChange }: TaxEntriesProps) {
  const t = useWords(words);
  return (
    <Entries<LineTax>
      entries={taxes}
      blank={() => ({ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000' })}
      onChange={onChange}
      add={t('editor.tax.add')}
      remove={t('editor.tax.remove')}
    >
      {(tax, change) => (
        <div className={classes['fields']}>
          <div data-span="3">
            <NativeSelect
              size="xs"
              label={t('editor.tax.kind')}
              value={tax.tipo}
              onChange={(event) => change({ tipo: event.currentTarget.value as LineTax['tipo'] })}
              data={(['traslado', 'retencion'] as const).map((value) => ({ value, label: t(`editor.tax.${value}`) }))}
            />
          </div>
          <div data-span="2">
            <NativeSelect
              size="xs"
              label={t('editor.tax.name')}
              value={tax.impuesto}
              onChange={(event) => change({ impuesto: event.currentTarget.value as LineTax['impuesto'] })}
              data={Object.entries(TAX_NAMES).map(([value, label]) => ({ value, label }))}
            />
          </div>
          <div data-span="3">
            <NativeSelect
              size="xs"
              label={t('editor.tax.factor')}
              value={tax.tipoFactor}
              onChange={(event) => change(ofFactor(tax, event.currentTarget.value as LineTax['tipoFactor']))}
              data={(['Tasa', 'Cuota', 'Exento'] as const).map((value) => ({ value, label: t(`editor.tax.${value}`) }))}
            />
          </div>
          <div data-span="2">
            <AmountField
              label={t('editor.tax.rate')}
              disabled={tax.tipoFactor === 'Exento'}
              value={shownRate(tax)}
              onChange={(value) => change({ tasaOCuota: tax.tipoFactor === 'Cuota' ? value : (rateOf(value) ?? '') })}
            />
          </div>
          <div data-span="2">
            <AmountField
              label={t('editor.tax.base')}
              placeholder={t('editor.tax.baseHint')}
              value={tax.base ?? ''}
              onChange={(base) => change({ base: base === '' ? undefined : base })}
            />
          </div>
        </div>
      )}
    </Entries>
  );
}

function shownRate({ tipoFactor, tasaOCuota = '' }: LineTax): string {
  if (tipoFactor === 'Exento' || tasaOCuota === '') return '';
  return tipoFactor === 'Cuota' ? tasaOCuota : percentOf(tasaOCuota);
}

/** Exento has no rate; a rate is no quota. */
function ofFactor(tax: LineTax, tipoFactor: LineTax['tipoFactor']): Partial<LineTax> {
  if (tipoFactor === tax.tipoFactor) return {};
  return { tipoFactor, tasaOCuota: tipoFactor === 'Exento' ? undefined : '' };
}
