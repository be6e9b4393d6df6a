/** The company whose desk is open. Everything that belongs to one asks here which it is. */
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useMemo, type ReactNode } from 'react';
import type { Company } from '#contract/companies.ts';
import { api } from './connection/query.ts';
import { usePreference } from './preferences.ts';

/** Desks have a handful; a page of these is all of them. */
const MOST_COMPANIES = 500;

export interface CurrentCompany {
  readonly company: Company;
  readonly companies: readonly Company[];
  readonly choose: (id: string) => void;
}

const Context = createContext<CurrentCompany | undefined>(undefined);

export const companiesQuery = () => api.companies.list.queryOptions({ input: { limit: MOST_COMPANIES } });

/** Draws `children` with the current company, or `without` when the desk has none yet. */
export function CompanyProvider({ children, without }: { children: ReactNode; without: ReactNode }) {
  const { data } = useQuery(companiesQuery());
  const [chosen, choose] = usePreference<string>('company', '');
  const companies = data?.rows;
  const company = companies?.find((one) => one.id === chosen) ?? companies?.[0];
  const value = useMemo(
    () => (company === undefined || companies === undefined ? undefined : { company, companies, choose }),
    [choose, companies, company],
  );
  if (companies === undefined) return null;
  if (value === undefined) return without;
  return <Context value={value}>{children}</Context>;
}

/** The open company; only inside {@link CompanyProvider}. */
export function useCompany(): CurrentCompany {
  const current = use(Context);
  if (current === undefined) throw new Error('useCompany outside CompanyProvider');
  return current;
}
