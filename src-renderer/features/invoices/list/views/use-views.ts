/** The views of a company: those that are always there, and a person's own, kept as preferences. */
import * as words from '#i18n/catalog/window/invoices.ts';
import { usePreference } from '../../../../app/preferences.ts';
import { offerUndo } from '../../../../app/undo.ts';
import { useWords } from '../../../../i18n/words.ts';
import type { Arrangement } from '../../../filters/use-arranged.ts';
import { BUILT_IN, isChanged, NEWEST, type Arranged, type View } from './views.ts';

export interface OwnViews {
  readonly own: readonly View[];
  readonly current: string;
  readonly name: string;
  /** The list shows something else than the view says. */
  readonly changed: boolean;
  readonly choose: (id: string) => void;
  readonly save: (name: string) => void;
  readonly update: () => void;
  readonly rename: (name: string) => void;
  readonly remove: () => void;
}

const NONE: readonly View[] = [];

export function useViews(companyId: string, { now, change }: Arrangement<Arranged>): OwnViews {
  const t = useWords(words);
  const [own, setOwn] = usePreference<readonly View[]>(`invoices.views.${companyId}`, NONE);
  const builtIn = BUILT_IN.map(({ id, filter }): View => ({
    id,
    filter,
    name: t(`invoices.view.${id}`),
    sort: NEWEST,
  }));
  const all = [...builtIn, ...own];
  const view = all.find(({ id }) => id === now.view) ?? builtIn[0];
  const open = ({ id, filter, sort }: View): void => change({ view: id, filter, sort, query: '' });
  const choose = (id: string): void => {
    const chosen = all.find((one) => one.id === id);
    if (chosen !== undefined) open(chosen);
  };
  const { filter, sort } = now;
  const kept = own.find(({ id }) => id === now.view);
  const put = (changed: View): void => setOwn(own.map((one) => (one.id === changed.id ? changed : one)));
  return {
    own,
    current: view?.id ?? 'all',
    name: view?.name ?? '',
    changed: view !== undefined && isChanged(now, view),
    choose,
    save(name) {
      const made: View = { id: crypto.randomUUID(), name, filter, sort };
      setOwn([...own, made]);
      change({ view: made.id });
    },
    update() {
      if (kept === undefined) return;
      put({ ...kept, filter, sort });
      offerUndo(t('invoices.view.updated', { name: kept.name }), async () => put(kept));
    },
    rename(name) {
      if (kept === undefined) return;
      put({ ...kept, name });
      offerUndo(t('invoices.view.renamed', { name }), async () => put(kept));
    },
    remove() {
      if (kept === undefined) return;
      setOwn(own.filter(({ id }) => id !== kept.id));
      choose('all');
      offerUndo(t('invoices.view.removed', { name: kept.name }), async () => {
        setOwn(own);
        open(kept);
      });
    },
  };
}
