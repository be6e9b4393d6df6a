/** What the rows of the grid ask for; one object that stays the same, so that a row is drawn only for its own sake. */
import { useMemo, type RefObject } from 'react';
import * as words from '#i18n/catalog/window/invoice-editor.ts';
import { useWords } from '../../../../i18n/words.ts';
import { showDone } from '../../../../ui/feedback/toasts.tsx';
import type { RowDeps } from '../lines/row.tsx';
import type { Change } from '../model/change.ts';
import { withProduct } from '../model/from-draft.ts';
import type { EditorForm } from '../model/form.ts';
import { PROFILES, taxText, taxesOf } from '../model/taxes.ts';
import { catalogHits, productHits } from '../suggest/hits.ts';
import type { Hit, Hits } from '../suggest/suggest-input.tsx';
import type { Recent } from './recent.ts';
import type { LineWork } from './use-lines.ts';

interface DepsInput {
  readonly companyId: string;
  readonly form: RefObject<EditorForm>;
  readonly recent: Recent;
  readonly dispatch: (change: Change) => void;
  readonly work: LineWork;
  readonly openDetail: (key: string, part?: 'taxes') => void;
}

export function useLineDeps({ companyId, form, recent, dispatch, work, openDetail }: DepsInput): RowDeps {
  const t = useWords(words);
  const { claveProdServ, claveUnidad } = recent;
  return useMemo((): RowDeps => {
    const exempt = t('editor.tax.exempt');
    const profiles: readonly Hit[] = [
      ...PROFILES.map((id) => ({
        id,
        label: t(`editor.tax.${id}`),
        detail: taxesOf(id)
          .map((tax) => taxText(tax, exempt))
          .join(', '),
      })),
      { id: 'custom', label: t('editor.tax.custom') },
    ];
    const byQuery = new Map<string, Hits<Hit>>();
    return {
      productHits: productHits(companyId, (text) => t('editor.lines.asDescription', { text })),
      claveHits: catalogHits('c_ClaveProdServ', claveProdServ),
      unidadHits: catalogHits('c_ClaveUnidad', claveUnidad),
      objetoHits: catalogHits('c_ObjetoImp', []),
      taxHits(query) {
        const wanted = fold(query);
        let hits = byQuery.get(wanted);
        if (hits === undefined) {
          const found = profiles.filter(
            (profile) => profile.id === 'custom' || fold(`${profile.label} ${profile.id}`).includes(wanted),
          );
          hits = { hits: found, settled: true };
          byQuery.set(wanted, hits);
        }
        return hits;
      },
      patch: (key, patch) => dispatch({ do: 'line', key, patch }),
      product(key, hit, by) {
        const { product } = hit;
        if (product === undefined) {
          dispatch({ do: 'line', key, patch: { descripcion: hit.typed ?? '' } });
          if (by !== 'tab') work.focus(key, 'claveProdServ');
          return;
        }
        const { moneda } = form.current;
        const patch = withProduct(product, moneda);
        dispatch({ do: 'line', key, patch });
        if (patch.precioUnitario === '')
          showDone(t('editor.lines.priceOtherCurrency', { currency: product.currency, moneda }));
        if (by !== 'tab') work.focus(key, 'cantidad');
      },
      detail: openDetail,
      remove: work.remove,
      next: (key, column) => work.step(key, column, 1),
    };
  }, [claveProdServ, claveUnidad, companyId, dispatch, form, openDetail, t, work]);
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
