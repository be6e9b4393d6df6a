/** What a PAC is called, by the name under which an invoice keeps it. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/connection/query.ts';

/** One that this version does not know any more is called by its identifier. */
export function usePacName(companyId: string): (provider: string) => string {
  const { data } = useQuery(api.stamping.listPacs.queryOptions({ input: { companyId } }));
  return (provider) => data?.providers.find(({ id }) => id === provider)?.displayName ?? provider;
}
