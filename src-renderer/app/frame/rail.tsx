/** The rail: which company, and the sections with what waits for a person in each. */
import { ActionIcon, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/frame.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { shownKeys } from '../commands/keys.ts';
import { useCompany } from '../company.tsx';
import { api } from '../connection/query.ts';
import { usePreference } from '../preferences.ts';
import { SECTIONS, type SectionEntry } from '../sections.ts';
import { CompanySwitcher } from './company-switcher.tsx';
import classes from './frame.module.css';

export function Rail({ onSearch }: { onSearch: () => void }) {
  const t = useWords(words);
  const [narrow, setNarrow] = usePreference<boolean>('rail.narrow', false);
  const counts = useCounts();
  const entry = (section: SectionEntry) => (
    <RailLink key={section.id} section={section} narrow={narrow} count={counts[section.id]} />
  );
  return (
    <nav className={classes['rail']} data-narrow={narrow || undefined} aria-label={t('frame.sections')}>
      <CompanySwitcher narrow={narrow} />
      <UnstyledButton className={classes['railSearch']} onClick={onSearch} title={t('frame.palette')}>
        <IconSearch size={16} aria-hidden />
        <span className={classes['railLabel']}>{t('frame.searchEverywhere')}</span>
        {!narrow && <kbd aria-hidden>{shownKeys('Mod+K').join(' ')}</kbd>}
      </UnstyledButton>
      {SECTIONS.filter((section) => section.below !== true).map(entry)}
      <div className={classes['railLine']} />
      {SECTIONS.filter((section) => section.below === true).map(entry)}
      <div className={classes['spring']} />
      <ActionIcon
        aria-label={t(narrow ? 'frame.expand' : 'frame.collapse')}
        title={t(narrow ? 'frame.expand' : 'frame.collapse')}
        onClick={() => setNarrow(!narrow)}
      >
        {narrow ? <IconLayoutSidebarLeftExpand size={16} /> : <IconLayoutSidebarLeftCollapse size={16} />}
      </ActionIcon>
    </nav>
  );
}

function RailLink({ section, narrow, count }: { section: SectionEntry; narrow: boolean; count: number | undefined }) {
  const t = useWords(words);
  const formats = useFormats();
  const [path] = useLocation();
  const { path: to, icon: Shown } = section;
  const here = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
  const label = t(`frame.section.${section.id}`);
  const waiting = count === undefined || count === 0 ? undefined : formats.count(count);
  const what = section.id === 'transactions' ? t('frame.waiting.disputes', { count: count ?? 0 }) : t('frame.waiting');
  return (
    <Link
      href={to}
      className={classes['railLink']}
      aria-current={here ? 'page' : undefined}
      title={narrow ? label : undefined}
    >
      <Shown size={16} stroke={1.75} aria-hidden />
      <span className={classes['railLabel']}>{label}</span>
      {waiting !== undefined && (
        <span className={classes['railCount']} title={`${waiting} ${what}`}>
          {waiting}
          <VisuallyHidden> {what}</VisuallyHidden>
        </span>
      )}
    </Link>
  );
}

/** What waits for a person, by section. */
function useCounts(): Partial<Record<SectionEntry['id'], number>> {
  const { company } = useCompany();
  const attention = useQuery(api.invoices.attention.queryOptions({ input: { companyId: company.id } }));
  const jobs = useQuery(api.jobs.stats.queryOptions({ input: {} }));
  const alerts = useQuery(api.alerts.count.queryOptions({ input: { companyId: company.id } }));
  // A chargeback has a term to be answered in.
  const disputed = useQuery(
    api.transactions.totals.queryOptions({ input: { companyId: company.id, statuses: ['disputed'] } }),
  );
  const { rejected = 0, unknown = 0, mailBounced = 0, mailFailed = 0 } = attention.data ?? {};
  const dead = (jobs.data?.open ?? []).filter((job) => job.state === 'dead').reduce((sum, job) => sum + job.count, 0);
  return {
    invoices: rejected + unknown + mailBounced + mailFailed,
    transactions: (disputed.data ?? []).reduce((sum, { count }) => sum + count, 0),
    jobs: dead,
    alerts: alerts.data?.total ?? 0,
  };
}
