/** The fields of a product, each with what the form and SAT's rules say of it. */
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { RecordFinding } from '#contract/findings.ts';
import type { TaxProfile } from '#contract/tax-profiles.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/products.ts';
import { useWords } from '../../i18n/words.ts';
import { AmountField } from '../../ui/fields/amount-field.tsx';
import { CatalogField } from '../../ui/fields/catalog-field.tsx';
import { PROFILES, taxesOf } from '../invoices/editor/model/taxes.ts';
import { TaxEntries } from '../invoices/editor/panels/tax-entries.tsx';
import { useRecent } from '../invoices/editor/work/recent.ts';
import { CatalogSelect } from '../records/catalog-select.tsx';
import { saidOf, type FindingActs, type Said } from '../records/findings.tsx';
import records from '../records/records.module.css';
import { CUSTOM, usualObjeto, type ProductField, type ProductValues } from './product-values.ts';
import classes from './products.module.css';

interface ProductFieldsProps {
  readonly form: UseFormReturnType<ProductValues>;
  readonly companyId: string;
  readonly findings: readonly RecordFinding[];
  readonly acts: FindingActs;
  /** Values were chosen, not typed. */
  readonly onFilled: () => void;
}

export function ProductFields({ form, companyId, findings, acts, onFilled }: ProductFieldsProps) {
  const t = useWords(words);
  const c = useWords(common);
  const [recent] = useRecent(companyId);
  const { values } = form;
  const optional = (label: string): string => `${label} (${c('common.optional')})`;
  const input = (field: ProductField, hint?: Said['description']) => {
    const { error, onBlur, ...props } = form.getInputProps(field);
    return {
      ...props,
      ...saidOf(field, findings, error, acts, hint),
      // A field that is left blank is not wrong yet, and nothing moves under the hand that goes on.
      ...(values[field] === '' ? {} : { onBlur }),
    };
  };
  const choose = (field: ProductField) => (value: string) => {
    form.setFieldValue(field, value);
    onFilled();
  };
  return (
    <>
      <Textarea
        label={t('products.field.description')}
        required
        autosize
        minRows={1}
        maxRows={6}
        maxLength={1000}
        {...input('description', t('products.field.descriptionHint'))}
      />
      <div className={records['pair']}>
        <CatalogField
          catalog="c_ClaveProdServ"
          label={t('products.field.claveProdServ')}
          required
          recent={recent.claveProdServ}
          {...input('claveProdServ', t('products.field.claveProdServHint'))}
          value={values.claveProdServ}
          onChange={choose('claveProdServ')}
        />
        <TextInput
          label={optional(t('products.field.sku'))}
          maxLength={100}
          spellCheck={false}
          autoComplete="off"
          {...input('sku', t('products.field.skuHint'))}
        />
      </div>
      <div className={records['pair']}>
        <CatalogField
          catalog="c_ClaveUnidad"
          label={t('products.field.claveUnidad')}
          required
          recent={recent.claveUnidad}
          {...input('claveUnidad')}
          value={values.claveUnidad}
          onChange={choose('claveUnidad')}
        />
        <TextInput
          label={optional(t('products.field.unitName'))}
          placeholder={t('products.field.unitNameHint')}
          maxLength={20}
          {...input('unitName')}
        />
      </div>
      <div className={classes['price']}>
        <AmountField
          label={t('products.field.unitPrice')}
          required
          leastDecimals={2}
          {...input('unitPrice')}
          value={values.unitPrice}
          onChange={choose('unitPrice')}
        />
        <CatalogSelect
          catalog="c_Moneda"
          label={t('products.field.currency')}
          required
          allowDeselect={false}
          {...input('currency')}
          value={values.currency}
          onChange={choose('currency')}
          fits={({ key }) => key !== 'XXX'}
        />
      </div>
      <Checkbox
        label={t('products.field.priceIncludesTaxes')}
        {...form.getInputProps('priceIncludesTaxes', { type: 'checkbox' })}
      />
      <Taxes form={form} input={input} onFilled={onFilled} />
    </>
  );
}

interface TaxesProps extends Pick<ProductFieldsProps, 'form' | 'onFilled'> {
  readonly input: (field: ProductField, hint?: Said['description']) => Partial<Said>;
}

/** A profile by its name, or taxes one by one; and whether the product is subject to them at all. */
function Taxes({ form, input, onFilled }: TaxesProps) {
  const t = useWords(words);
  const { profile, taxes, objetoImp } = form.values;
  const isCustom = profile === CUSTOM;
  const { error, description, inputWrapperOrder = [] } = input('taxes');
  const choose = (name: string): void => {
    form.setFieldValue('profile', name);
    if (name !== CUSTOM) form.setFieldValue('taxes', taxesOf(name as TaxProfile));
    onFilled();
  };
  return (
    <>
      <Select
        label={t('products.field.taxes')}
        required
        allowDeselect={false}
        data={[...PROFILES, CUSTOM].map((name) => ({ value: name, label: t(`products.tax.${name as TaxProfile}`) }))}
        value={profile}
        onChange={(name) => name !== null && choose(name)}
        error={error}
        description={description}
        inputWrapperOrder={inputWrapperOrder}
        data-path="taxes"
      />
      {isCustom && (
        <div className={classes['taxes']}>
          <TaxEntries
            taxes={taxes}
            onChange={(next) => {
              form.setFieldValue('taxes', next);
              onFilled();
            }}
          />
        </div>
      )}
      <CatalogSelect
        catalog="c_ObjetoImp"
        label={t('products.field.objetoImp')}
        placeholder={t('products.field.objetoAuto', { key: usualObjeto(taxes) })}
        clearable
        {...input('objetoImp')}
        value={objetoImp}
        onChange={(key) => {
          form.setFieldValue('objetoImp', key);
          onFilled();
        }}
      />
    </>
  );
}
