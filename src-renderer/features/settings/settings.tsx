/** Settings: their own navigation at the left, one page at a time. */
import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import { Link, useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/settings.ts';
import { useCommands } from '../../app/commands/registry.ts';
import { useWords } from '../../i18n/words.ts';
import { ScreenBoundary } from '../../ui/feedback/screen-boundary.tsx';
import { Section } from '../../ui/layout/section.tsx';
import { PAGES, type PageEntry, type PageId } from './pages.ts';
import classes from './settings.module.css';

const SCREENS: Readonly<Record<PageId, LazyExoticComponent<ComponentType>>> = {
  company: lazy(() => import('./pages/company.tsx')),
  series: lazy(() => import('./pages/series.tsx')),
  certificates: lazy(() => import('./pages/certificates.tsx')),
  pacs: lazy(() => import('./pages/pacs.tsx')),
  gateways: lazy(() => import('./pages/gateways.tsx')),
  mail: lazy(() => import('./pages/mail.tsx')),
  companies: lazy(() => import('./pages/companies.tsx')),
  tunnel: lazy(() => import('./pages/tunnel.tsx')),
  catalogs: lazy(() => import('./pages/catalogs.tsx')),
  security: lazy(() => import('./pages/security.tsx')),
  backups: lazy(() => import('../backups/backups.tsx')),
  audit: lazy(() => import('../audit/audit.tsx')),
  appearance: lazy(() => import('./pages/appearance.tsx')),
  about: lazy(() => import('./pages/about.tsx')),
};

export default function Settings({ page }: { page?: string | undefined }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const shown = PAGES.find(({ id }) => id === page)?.id ?? 'company';
  const Screen = SCREENS[shown];
  useCommands(
    PAGES.map(({ id }) => ({
      id: `settings.${id}`,
      label: t('settings.open', { page: t(`settings.page.${id}`) }),
      group: t('settings.title'),
      run: () => go(`/settings/${id}`),
    })),
  );
  const links = (group: PageEntry['group']) =>
    PAGES.filter((entry) => entry.group === group).map(({ id, icon: Shown }) => (
      <Link
        key={id}
        href={`/settings/${id}`}
        className={classes['link']}
        aria-current={id === shown ? 'page' : undefined}
      >
        <Shown size={16} stroke={1.75} aria-hidden />
        <span className="truncate">{t(`settings.page.${id}`)}</span>
      </Link>
    ));
  return (
    <Section title={t('settings.title')}>
      <nav className={classes['nav']} aria-label={t('settings.pages')}>
        <div className={classes['heading']}>{t('settings.group.company')}</div>
        {links('company')}
        <div className={classes['heading']}>{t('settings.group.desk')}</div>
        {links('desk')}
      </nav>
      <ScreenBoundary key={shown}>
        <Suspense fallback={<div className={classes['page']} />}>
          <Screen />
        </Suspense>
      </ScreenBoundary>
    </Section>
  );
}
