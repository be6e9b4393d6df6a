/** How far the desk is set up, read from what the engine has: the wizard goes on where something is missing. */
import { useQuery } from '@tanstack/react-query';
import type { Company } from '#contract/companies.ts';
import { companiesQuery } from '../../app/company.tsx';
import { api } from '../../app/connection/query.ts';
import { usePreference } from '../../app/preferences.ts';

/** Set while the wizard is being followed, so that it comes back until it is finished or left. */
export const SETUP_UNDERWAY = 'setup.underway';
/** Whether somebody proved that they kept the recovery key: the engine cannot know. */
export const RECOVERY_KEY_NOTED = 'setup.recovery-key-noted';

export const STEPS = ['security', 'company', 'csd', 'series', 'pac', 'mail', 'catalogs', 'done'] as const;
export type Step = (typeof STEPS)[number];
/** Without these nothing is stamped; the others may wait. */
export const NEEDED: ReadonlySet<Step> = new Set(['security', 'company', 'csd', 'series', 'pac']);

export interface Standing {
  readonly loading: boolean;
  readonly error: unknown;
  readonly vaultReady: boolean;
  readonly company: Company | undefined;
  readonly done: Readonly<Record<Exclude<Step, 'done'>, boolean>>;
  /** What is stamped has no fiscal validity. */
  readonly demo: boolean;
}

export function useStanding(): Standing {
  const [noted] = usePreference<boolean>(RECOVERY_KEY_NOTED, false);
  const [chosen] = usePreference<string>('company', '');
  const vault = useQuery(api.vault.status.queryOptions());
  const companies = useQuery(companiesQuery());
  const rows = companies.data?.rows;
  const company = rows?.find((one) => one.id === chosen) ?? rows?.[0];
  const input = { companyId: company?.id ?? '' };
  const enabled = company !== undefined;
  const info = useQuery({ ...api.system.info.queryOptions({ input }), enabled });
  const asked = [vault, companies, ...(enabled ? [info] : [])];
  const vaultReady = vault.data !== undefined && vault.data.state !== 'not-set-up';
  const of = info.data?.company;
  const hasCsd = of?.csd !== undefined;
  return {
    loading: asked.some((query) => query.data === undefined && query.error === null),
    error: asked.find((query) => query.data === undefined && query.error !== null)?.error,
    vaultReady,
    company,
    done: {
      security: vaultReady && noted,
      company: enabled,
      csd: hasCsd,
      // They come with the company; they are looked at on the way from the CSD to the PAC.
      series: enabled && of?.pac !== undefined,
      pac: of?.pac !== undefined,
      mail: of?.hasMailAccount === true,
      catalogs: info.data?.catalogs.state === 'installed',
    },
    demo: of?.csd?.demo === true || (of !== undefined && of.environment !== 'production'),
  };
}

/** The step to open at. */
export function firstMissing(done: Standing['done']): Step {
  return STEPS.find((step) => step !== 'done' && !done[step]) ?? 'done';
}

/** Whether going there leaves a recovery key behind that nobody proved to have kept. */
export function leavesKeyBehind(
  to: Step | 'out',
  { vaultReady, done }: Pick<Standing, 'vaultReady' | 'done'>,
): boolean {
  return vaultReady && !done.security && to !== 'security';
}

/** Whether a step can be gone to: nothing is kept before the vault is, and everything else belongs to a company. */
export function isReachable(step: Step, { vaultReady, done }: Pick<Standing, 'vaultReady' | 'done'>): boolean {
  if (step === 'security') return true;
  if (step === 'company') return vaultReady;
  return vaultReady && done.company;
}
