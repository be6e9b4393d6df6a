/** Of a draft that was made to take the place of another document: which one, for as long as that is planned. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/connection/query.ts';
import { ReplacesBanner } from './banners.tsx';

export function Replaces({ invoiceId }: { invoiceId: string | undefined }) {
  const { data } = useQuery({
    ...api.invoices.get.queryOptions({ input: { id: invoiceId ?? '' } }),
    enabled: invoiceId !== undefined,
  });
  const replaces = data?.cancellation?.replaces;
  return replaces?.cancellation === 'planned' ? <ReplacesBanner replaces={replaces} /> : null;
}
