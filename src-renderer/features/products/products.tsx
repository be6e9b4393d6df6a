/** Productos: what is sold. The list, one of them at the right, and lists from spreadsheets. */
import { IconPackage } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Product, ProductSort } from '#contract/products.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/products.ts';
import { useCompany } from '../../app/company.tsx';
import { api } from '../../app/connection/query.ts';
import { useDropped } from '../../app/dropped.ts';
import { offerUndo } from '../../app/undo.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import type { DataTableHandle } from '../../ui/table/data-table.tsx';
import { fileKey, ImportView } from '../imports/import-view.tsx';
import { IMPORT, useFormPlace, type FormPlace, type OpenForm } from '../records/form-place.ts';
import type { Order } from '../records/kind.ts';
import { RecordList } from '../records/record-list.tsx';
import { ACTION_KEYS, useProductActions, useProductPutAway } from './actions.tsx';
import { useProductColumns } from './columns.tsx';
import { ProductForm, type ProductFormHandle } from './product-form.tsx';
import { productImport } from './product-import.ts';
import { productKind } from './product-kind.ts';
import { ProductPanel } from './product-panel.tsx';
import { copyOf, type ProductValues } from './product-values.ts';

const FIRST_ORDER: Order<ProductSort> = { by: 'description', direction: 'asc' };
type Beginning = Partial<ProductValues>;

export default function Products({ openId }: { openId?: string | undefined }) {
  const [workbook, setWorkbook] = useState<File>();
  const place = useFormPlace<Beginning>('/products', openId);
  const toImport = (file?: File): void => {
    setWorkbook(file);
    place.show(IMPORT);
  };
  useDropped('workbook', ([file]) => toImport(file));
  if (openId === IMPORT) {
    const close = (): void => place.show(undefined);
    return <ImportView key={fileKey(workbook)} kind={productImport} file={workbook} onClose={close} />;
  }
  return <ProductList openId={openId} place={place} onImport={() => toImport()} />;
}

interface ProductListProps {
  readonly openId: string | undefined;
  readonly place: FormPlace<Beginning>;
  readonly onImport: () => void;
}

function ProductList({ openId, place, onImport }: ProductListProps) {
  const t = useWords(words);
  const c = useWords(common);
  const { open, show, begin } = place;
  const table = useRef<DataTableHandle>(null);
  const toList = (): void => table.current?.focus();
  const close = (): void => {
    show(undefined);
    toList();
  };
  const hasPanel = open !== undefined || openId !== undefined;
  const shownId = open === undefined ? openId : open.id;
  const shown = useQuery({
    ...api.products.get.queryOptions({ input: { id: shownId ?? '' } }),
    enabled: shownId !== undefined,
  });
  const actionsOf = useProductActions({
    edit: ({ id }) => begin(id),
    duplicate: (product) => begin(undefined, copyOf(product)),
  });
  return (
    <RecordList
      name="products"
      kind={productKind}
      firstOrder={FIRST_ORDER}
      words={{
        title: t('products.title'),
        create: t('products.new'),
        search: t('products.search'),
        searchHint: t('products.searchHint'),
        empty: { title: t('products.empty.title'), text: t('products.empty.text') },
        emptyArchived: { title: t('products.emptyArchived.title'), text: t('products.emptyArchived.text') },
      }}
      icon={<IconPackage size={28} />}
      columns={useProductColumns(hasPanel)}
      allActions={[
        { id: 'edit', key: ACTION_KEYS.edit, label: c('common.edit') },
        { id: 'duplicate', key: ACTION_KEYS.duplicate, label: t('products.action.duplicate') },
        { id: 'copySku', key: ACTION_KEYS.copySku, label: t('products.action.copySku') },
        { id: 'archive', key: ACTION_KEYS.archive, label: c('common.archive') },
      ]}
      actionsOf={actionsOf}
      putAway={useProductPutAway()}
      shownId={shownId}
      shown={shown.data}
      hasPanel={hasPanel}
      onShow={show}
      onCreate={() => begin(undefined)}
      onImport={onImport}
      table={table}
    >
      {open !== undefined && <ProductEditor key={open.nth} place={place} open={open} onLeft={toList} />}
      {open === undefined && openId !== undefined && <ProductPanel id={openId} actionsOf={actionsOf} onClose={close} />}
    </RecordList>
  );
}

interface ProductEditorProps {
  readonly place: FormPlace<Beginning>;
  readonly open: OpenForm<Beginning>;
  readonly onLeft: () => void;
}

function ProductEditor({ place: { show, begin }, open: { id, beginning }, onLeft }: ProductEditorProps) {
  const t = useWords(words);
  const { company } = useCompany();
  const handle = useRef<ProductFormHandle>(null);
  const { data, error, refetch } = useQuery({
    ...api.products.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
  });
  const product: Product | undefined = id === undefined ? undefined : data;
  const saved = (written: Product): void => {
    showDone(t(id === undefined ? 'products.created' : 'products.saved', { name: written.description }));
    show(written.id);
    onLeft();
  };
  const cancelled = (typed: ProductValues | undefined): void => {
    show(id);
    onLeft();
    if (typed === undefined) return;
    const said = id === undefined ? t('products.discardedNew') : t('products.discarded', { name: typed.description });
    offerUndo(said, () => {
      begin(id, typed);
      return Promise.resolve();
    });
  };
  return (
    <SidePanel
      name="products"
      label={t('products.panel')}
      title={product?.description ?? (id === undefined ? t('products.new') : '')}
      onClose={() => (handle.current === null ? cancelled(undefined) : handle.current.cancel())}
    >
      {error !== null && product === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {(id === undefined || product !== undefined) && (
        <ProductForm
          key={id ?? 'new'}
          companyId={company.id}
          product={product}
          typed={beginning}
          handle={handle}
          onSaved={saved}
          onCancel={cancelled}
          onKnown={(known) => show(known.id)}
        />
      )}
    </SidePanel>
  );
}
