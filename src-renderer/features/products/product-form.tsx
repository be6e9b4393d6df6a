/** The form of a product: judged whenever a field is left, saved by a person. */
import { useEffect, useEffectEvent, useImperativeHandle, useMemo, useRef, type Ref } from 'react';
import type { Product } from '#contract/products.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as recordWords from '#i18n/catalog/window/records.ts';
import * as words from '#i18n/catalog/window/products.ts';
import { client as engine } from '../../app/connection/link.ts';
import { api, queryClient } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { stopsAtWrongAmount } from '../../ui/fields/wrong-amount.ts';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import { useRecordForm } from '../../ui/form/record-form.ts';
import { FormFrame } from '../records/form-frame.tsx';
import { StaleNote } from '../records/stale-note.tsx';
import { useFindings } from '../records/use-findings.ts';
import { useRecordSave } from '../records/use-record-save.ts';
import { ProductFields } from './product-fields.tsx';
import { checkOf, saidOfValues, valuesOf, wrongFields, type ProductValues } from './product-values.ts';

export interface ProductFormHandle {
  /** As Escape does: what was typed is handed to `onCancel`. */
  cancel(): void;
}

export interface ProductFormProps {
  readonly companyId: string;
  /** The one that is edited; absent for a new one. */
  readonly product?: Product | undefined;
  /** Written over what the product has. */
  readonly typed?: Partial<ProductValues> | undefined;
  readonly onSaved: (product: Product) => void;
  readonly onCancel: (typed: ProductValues | undefined) => void;
  /** Another product has the code. */
  readonly onKnown?: (known: { readonly id: string }) => void;
  readonly handle?: Ref<ProductFormHandle>;
}

export function ProductForm({ companyId, product, typed, onSaved, onCancel, onKnown, handle }: ProductFormProps) {
  const t = useWords(words);
  const r = useWords(recordWords);
  const c = useWords(common);
  const first = useRef<HTMLDivElement>(null);
  const productId = product?.id;
  const values = useMemo(() => valuesOf(product), [product]);
  const { form, dirty, discard } = useRecordForm<ProductValues>({
    name: `product:${productId ?? 'new'}`,
    values,
    validate: (now) =>
      Object.fromEntries(wrongFields(now).map((field) => [field, t(`products.wrong.${field as 'sku'}`)])),
  });
  const check = (now: ProductValues) => engine.products.check(checkOf(now, companyId, productId));
  const { findings, judge } = useFindings(
    { key: api.products.key(), values: form.values, check, enabled: true },
    form.getValues,
  );
  const saving = useRecordSave<ProductValues, Product>({
    form,
    check,
    write: (now) => write(now, companyId, productId),
    newestVersion: async () => (product === undefined ? 0 : (await engine.products.get({ id: product.id })).version),
    onFound: judge,
    onWritten: (saved) => {
      // The next form over it may open before the engine's own news of it are here.
      queryClient.setQueryData(api.products.get.queryKey({ input: { id: saved.id } }), saved);
      discard();
      onSaved(saved);
    },
  });
  const cancel = (): void => {
    const left = dirty ? form.getValues() : undefined;
    discard();
    onCancel(left);
  };
  useImperativeHandle(handle, () => ({ cancel }));

  const begin = useEffectEvent(() => {
    if (typed !== undefined) form.setValues(typed);
    judge();
    first.current?.querySelector<HTMLElement>('[data-path]')?.focus();
  });
  // After the form's own beginning.
  useEffect(() => begin(), []);

  const take = (field: string, value: string): void => {
    form.setFieldValue(field, value);
    judge();
  };
  const isNew = product === undefined;
  return (
    <FormFrame
      label={isNew ? t('products.new') : t('products.panel')}
      saveLabel={saving.isRefused ? r('records.saveAnyway') : isNew ? t('products.create') : c('common.save')}
      saving={saving.saving}
      onSave={() => {
        if (stopsAtWrongAmount(first.current)) return;
        if (product !== undefined && !dirty) onSaved(product);
        else saving.submit();
      }}
      onCancel={cancel}
      onJudge={judge}
      onTake={(field) => {
        const value = findings.find((one) => one.field === field && one.suggestion !== undefined)?.suggestion;
        if (value !== undefined) take(field, value);
      }}
    >
      <ProblemNote error={saving.problem} />
      {saving.isStale && (
        <StaleNote
          onMine={saving.overwrite}
          onTheirs={() => {
            saving.forget();
            discard();
          }}
        />
      )}
      {saving.isRefused && (
        <Note tone="person" role="alert">
          {r('records.refused')}
        </Note>
      )}
      <div ref={first} style={{ display: 'contents' }}>
        <ProductFields
          form={form}
          companyId={companyId}
          findings={findings}
          acts={{ onTake: take, onOpen: onKnown }}
          onFilled={judge}
        />
      </div>
    </FormFrame>
  );
}

function write(values: ProductValues, companyId: string, id: string | undefined): Promise<Product> {
  const { options, ...said } = saidOfValues(values);
  if (id === undefined) {
    const given = Object.entries(options).filter(([, value]) => value !== '');
    return engine.products.create({ companyId, ...said, ...Object.fromEntries(given) });
  }
  const cleared = Object.entries(options).map(([name, value]) => [name, value === '' ? null : value]);
  return engine.products.update({ id, version: values.version, ...said, ...Object.fromEntries(cleared) });
}
