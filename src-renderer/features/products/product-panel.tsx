/** One product: its data, and what SAT would say of it. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { BigCatalogName } from '#contract/catalogs.ts';
import type { Product } from '#contract/products.ts';
import * as recordWords from '#i18n/catalog/window/records.ts';
import * as words from '#i18n/catalog/window/products.ts';
import { client as engine } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { Note } from '../../ui/form/note.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { SidePanel } from '../../ui/layout/side-panel.tsx';
import { useCatalogText } from '../records/catalog-select.tsx';
import records from '../records/records.module.css';
import type { ProductAction } from './actions.tsx';
import { Price } from './columns.tsx';
import { checkOf, valuesOf } from './product-values.ts';
import { useTaxesText } from './taxes-text.ts';
import classes from './products.module.css';

interface ProductPanelProps {
  readonly id: string;
  readonly actionsOf: (product: Product) => readonly ProductAction[];
  readonly onClose: () => void;
}

export function ProductPanel({ id, actionsOf, onClose }: ProductPanelProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(api.products.get.queryOptions({ input: { id } }));
  return (
    <SidePanel
      name="products"
      label={t('products.panel')}
      title={<span title={data?.description}>{data?.description ?? ''}</span>}
      onClose={onClose}
      footer={
        data !== undefined &&
        actionsOf(data)
          .filter((action) => action.id !== 'copySku')
          .map((action, at) => (
            <Button
              key={action.id}
              variant={at === 0 ? 'filled' : 'default'}
              leftSection={action.icon}
              onClick={action.run}
            >
              {action.label}
            </Button>
          ))
      }
    >
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Standing product={data} />
          <ProductFacts product={data} />
        </>
      )}
    </SidePanel>
  );
}

/** What stands in the way of a line with it, before anybody writes one. */
function Standing({ product }: { product: Product }) {
  const t = useWords(words);
  const r = useWords(recordWords);
  const { data } = useQuery({
    queryKey: [...api.products.key(), 'check', product],
    queryFn: () => engine.products.check(checkOf(valuesOf(product), product.companyId, product.id)),
  });
  const findings = data ?? [];
  const errors = findings.some(({ severity }) => severity === 'error');
  if (findings.length === 0 && product.archivedAtUtc === undefined) return null;
  return (
    <div className={records['notes']}>
      {product.archivedAtUtc !== undefined && <Note>{r('records.archivedNote')}</Note>}
      {findings.length > 0 && (
        <Note tone={errors ? 'person' : 'waiting'} title={t(errors ? 'products.refusedNow' : 'products.doubtNow')}>
          {findings.map(({ code, message }) => (
            <div key={code + message}>
              {message} <span className={classes['code']}>{code}</span>
            </div>
          ))}
        </Note>
      )}
    </div>
  );
}

function ProductFacts({ product }: { product: Product }) {
  const t = useWords(words);
  const r = useWords(recordWords);
  const formats = useFormats();
  const objeto = useCatalogText('c_ObjetoImp');
  const taxesText = useTaxesText();
  const clave = useKeyText('c_ClaveProdServ', product.claveProdServ);
  const unidad = useKeyText('c_ClaveUnidad', product.claveUnidad);
  return (
    <Facts
      facts={[
        [t('products.field.description'), product.description],
        [t('products.field.sku'), product.sku],
        [
          t('products.field.unitPrice'),
          <span key="price">
            <Price product={product} />{' '}
            <span className="soft">
              {t(product.priceIncludesTaxes ? 'products.price.included' : 'products.price.plus')}
            </span>
          </span>,
        ],
        [t('products.field.taxes'), taxesText(product.taxes)],
        [t('products.field.objetoImp'), objeto(product.objetoImp)],
        [t('products.field.claveProdServ'), clave],
        [t('products.field.claveUnidad'), unidad],
        [t('products.field.unitName'), product.unitName],
        [r('records.updated'), formats.instant(product.updatedAtUtc)],
      ]}
    />
  );
}

/** `80101500 Servicios de consultoría` of a key of a big catalog, as far as the one at hand knows it. */
function useKeyText(catalog: BigCatalogName, key: string): string {
  const { data } = useQuery(api.catalogs.get.queryOptions({ input: { catalog, key } }));
  return [key, data?.entry?.texto].filter(Boolean).join(' ');
}
