/** The frame of the window: rail, the section that is open, status bar; and what reaches everywhere. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/frame.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ScreenBoundary } from '../../ui/feedback/screen-boundary.tsx';
import { listenToKeys } from '../commands/dispatch.ts';
import { useGlobalCommands } from '../commands/global.ts';
import { useCompany } from '../company.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { WindowDrop } from './window-drop.tsx';
import classes from './frame.module.css';

const loadPalette = () => import('../commands/palette.tsx');
const loadSheet = () => import('../commands/shortcut-sheet.tsx');
const Palette = lazy(loadPalette);
const ShortcutSheet = lazy(loadSheet);
const Home = lazy(() => import('../../features/home/home.tsx'));
const Invoices = lazy(() => import('../../features/invoices/list/invoices.tsx'));
const InvoiceEditor = lazy(() => import('../../features/invoices/editor/editor.tsx'));
const Transactions = lazy(() => import('../../features/transactions/transactions.tsx'));
const Received = lazy(() => import('../../features/received/received.tsx'));
const CfdiImports = lazy(() => import('../../features/cfdi-import/cfdi-imports.tsx'));
const Clients = lazy(() => import('../../features/clients/clients.tsx'));
const Products = lazy(() => import('../../features/products/products.tsx'));
const Jobs = lazy(() => import('../../features/jobs/jobs.tsx'));
const Alerts = lazy(() => import('../../features/alerts/alerts.tsx'));
const Guide = lazy(() => import('../../features/guide/guide.tsx'));
const Settings = lazy(() => import('../../features/settings/settings.tsx'));

/** What was never opened is not loaded. */
type Opened = 'never' | 'open' | 'closed';

export function Frame() {
  const t = useWords(words);
  const [paletteWanted, setPaletteWanted] = useState(false);
  const openPalette = (): void => {
    setPaletteWanted(true);
    void loadPalette().then((loaded) => loaded.openPalette());
  };
  const [sheet, setSheet] = useState<Opened>('never');
  useGlobalCommands({ openPalette, openSheet: () => setSheet('open') });
  useEffect(() => {
    // The first keys after Ctrl/⌘ K must not fall into the time of its loading.
    const idle = requestIdleCallback(() => {
      setPaletteWanted(true);
      void loadSheet();
    });
    return () => cancelIdleCallback(idle);
  }, []);
  useEffect(listenToKeys, []);
  const { company } = useCompany();
  const [path] = useLocation();
  return (
    <div className={classes['frame']}>
      <a href="#content" className={classes['skip']} onClick={skipToContent}>
        {t('frame.skip')}
      </a>
      <div className={classes['upper']}>
        <Rail onSearch={openPalette} />
        {/* Another company is another desk: nothing of the one before stays on the screen. */}
        <ScreenBoundary key={`${company.id}${path.split('/')[1] ?? ''}`}>
          <Suspense fallback={<div className={classes['waiting']} />}>
            <Switch>
              <Route path="/" component={Home} />
              <Route path="/invoices/new">
                <InvoiceEditor />
              </Route>
              <Route path="/invoices/:id/edit">{({ id }) => <InvoiceEditor id={id} />}</Route>
              <Route path="/invoices/:id?">{({ id }) => <Invoices openId={id} />}</Route>
              <Route path="/transactions/:view?/:id?">{({ view, id }) => <Transactions view={view} id={id} />}</Route>
              <Route path="/received/:id?">{({ id }) => <Received openId={id} />}</Route>
              <Route path="/cfdi-imports/:id?">{({ id }) => <CfdiImports id={id} />}</Route>
              <Route path="/clients/:id?">{({ id }) => <Clients openId={id} />}</Route>
              <Route path="/products/:id?">{({ id }) => <Products openId={id} />}</Route>
              <Route path="/jobs/:id?">{({ id }) => <Jobs openId={id} />}</Route>
              <Route path="/alerts/:id?">{({ id }) => <Alerts openId={id} />}</Route>
              <Route path="/guide/:topic?">{({ topic }) => <Guide topic={topic} />}</Route>
              <Route path="/settings/:page?/*?">{({ page }) => <Settings page={page} />}</Route>
              <Route>
                <EmptyState title={t('frame.nowhere.title')}>{t('frame.nowhere.text')}</EmptyState>
              </Route>
            </Switch>
          </Suspense>
        </ScreenBoundary>
      </div>
      <StatusBar />
      <Suspense>
        {paletteWanted && <Palette />}
        {sheet !== 'never' && <ShortcutSheet opened={sheet === 'open'} onClose={() => setSheet('closed')} />}
      </Suspense>
      <WindowDrop />
    </div>
  );
}

/** The address after `#` is the section's: the link moves the focus instead. */
function skipToContent(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}
