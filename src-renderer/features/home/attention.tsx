/** What waits for a person, each line leading to where it is settled; the gravest first. */
import { IconAlertTriangle, IconChevronRight, IconCircleCheck, IconClock, IconHelpHexagon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Alert } from '#contract/alerts.ts';
import type { InvoiceAttention } from '#contract/invoice-list.ts';
import type { SystemInfo } from '#contract/system.ts';
import * as words from '#i18n/catalog/window/home.ts';
import { useCompany } from '../../app/company.tsx';
import { api } from '../../app/connection/query.ts';
import { useWords, type Translate } from '../../i18n/words.ts';
import classes from './home.module.css';

type Weight = 'person' | 'unknown' | 'waiting';

interface Matter {
  readonly id: string;
  readonly weight: Weight;
  readonly text: string;
  readonly to: string;
}

type T = Translate<keyof typeof words.es>;

/** A CSD is spoken of this long before it expires. */
const CSD_NOTICE_DAYS = 90;

export function Attention() {
  const t = useWords(words);
  const { company } = useCompany();
  const attention = useQuery(api.invoices.attention.queryOptions({ input: { companyId: company.id } })).data;
  const stats = useQuery(api.jobs.stats.queryOptions({ input: {} })).data;
  const info = useQuery(api.system.info.queryOptions({ input: { companyId: company.id } })).data;
  const alerts = useQuery(api.alerts.list.queryOptions({ input: { companyId: company.id, limit: 100 } })).data;
  // As the rail asks it: one answer for both.
  const disputed = useQuery(
    api.transactions.totals.queryOptions({ input: { companyId: company.id, statuses: ['disputed'] } }),
  ).data;
  if (alerts === undefined || attention === undefined || stats === undefined || info === undefined) {
    return <div className={`skeleton ${classes['skeleton']}`} />;
  }
  const dead = stats.open.filter((job) => job.state === 'dead').reduce((sum, job) => sum + job.count, 0);
  const matters = [
    ...ofAlerts(t, alerts.rows),
    ...ofDisputes(
      t,
      (disputed ?? []).reduce((sum, { count }) => sum + count, 0),
    ),
    ...ofInvoices(t, attention),
    ...ofJobs(t, dead),
    ...ofDesk(t, info),
  ].toSorted((a, b) => ORDER.indexOf(a.weight) - ORDER.indexOf(b.weight));
  if (matters.length === 0) {
    return (
      <p className={classes['nothing']}>
        <IconCircleCheck size={16} color="var(--state-settled)" aria-hidden /> {t('home.nothing')}
      </p>
    );
  }
  return (
    <ul className={classes['matters']}>
      {matters.map(({ id, weight, text, to }) => {
        const Shown = ICONS[weight];
        return (
          <li key={id}>
            <Link href={to} className={classes['matter']}>
              <Shown size={16} color={`var(--state-${weight})`} aria-hidden />
              <span className={classes['matterText']}>{text}</span>
              <IconChevronRight size={14} aria-hidden />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

const ORDER: readonly Weight[] = ['person', 'unknown', 'waiting'];
const ICONS = { person: IconAlertTriangle, unknown: IconHelpHexagon, waiting: IconClock } as const;

/** So many alerts are told one by one; the rest are a number. */
const ALERTS_TOLD = 4;

/** A CSD about to expire is told by the desk itself, in its own words. */
function ofAlerts(t: T, alerts: readonly Alert[]): Matter[] {
  const others = alerts.filter(({ kind }) => !kind.startsWith('csd.'));
  const told = others.slice(0, ALERTS_TOLD).map(({ id, severity, title }): Matter => {
    return { id, weight: severity === 'critical' ? 'person' : 'waiting', text: title, to: `/alerts/${id}` };
  });
  const more = others.length - told.length;
  if (more > 0)
    told.push({ id: 'alerts', weight: 'waiting', text: t('home.moreAlerts', { count: more }), to: '/alerts' });
  return told;
}

function ofInvoices(t: T, attention: InvoiceAttention): Matter[] {
  const lines = [
    ['rejected', 'person', '/invoices?status=rejected'],
    ['unknown', 'unknown', '/invoices?status=unknown'],
    ['mailFailed', 'person', '/invoices?mail=failed'],
    ['mailBounced', 'person', '/invoices?mail=bounced'],
    ['draft', 'waiting', '/invoices?status=draft'],
  ] as const;
  return lines.flatMap(([id, weight, to]) =>
    attention[id] === 0 ? [] : [{ id, weight, text: t(`home.${id}`, { count: attention[id] }), to }],
  );
}

function ofDisputes(t: T, count: number): Matter[] {
  const text = t('home.disputed', { count });
  return count === 0 ? [] : [{ id: 'disputed', weight: 'person', text, to: '/transactions?status=disputed' }];
}

function ofJobs(t: T, dead: number): Matter[] {
  return dead === 0 ? [] : [{ id: 'dead', weight: 'person', text: t('home.dead', { count: dead }), to: '/jobs' }];
}

/** What keeps the desk from sealing, stamping, mailing or being safe. */
function ofDesk(t: T, { company, catalogs, backup }: SystemInfo): Matter[] {
  const matters: Matter[] = [];
  const say = (id: string, weight: Weight, text: string, to: string): void => {
    matters.push({ id, weight, text, to });
  };
  const { csd, pac } = company ?? {};
  if (csd === undefined) say('csd', 'person', t('home.noCsd'), '/settings/certificates');
  else if (csd.daysLeft < 0) say('csd', 'person', t('home.csdExpired'), '/settings/certificates');
  else if (csd.daysLeft <= CSD_NOTICE_DAYS) {
    say(
      'csd',
      csd.daysLeft <= 7 ? 'person' : 'waiting',
      t('home.csdExpires', { count: csd.daysLeft }),
      '/settings/certificates',
    );
  }
  if (pac === undefined) say('pac', 'person', t('home.noPac'), '/settings/pacs');
  else if (pac.problem !== undefined) {
    say(
      'pac',
      'person',
      t('home.pacProblem', { pac: pac.displayName, problem: pac.problem.message }),
      '/settings/pacs',
    );
  }
  if (company?.hasMailAccount === false) say('mail', 'waiting', t('home.noMail'), '/settings/mail');
  if (catalogs.state === 'starter') say('catalogs', 'waiting', t('home.catalogsStarter'), '/settings/catalogs');
  if (catalogs.state === 'damaged') say('catalogs', 'person', t('home.catalogsDamaged'), '/settings/catalogs');
  if (backup.failure !== undefined) {
    say('backup', 'person', t('home.backupFailed', { problem: backup.failure.message }), '/settings/backups');
  }
  return matters;
}
