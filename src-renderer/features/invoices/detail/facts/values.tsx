/** A key of SAT as it is read: with its words. */
import { useQuery } from '@tanstack/react-query';
import type { CatalogName } from '#contract/catalogs.ts';
import { api } from '../../../../app/connection/query.ts';

/** The key is always shown; its words where the catalog has them. */
export function SatKey({ catalog, value }: { catalog: CatalogName; value: string }) {
  const { data } = useQuery({
    ...api.catalogs.get.queryOptions({ input: { catalog, key: value } }),
    enabled: value !== '',
  });
  const text = data?.entry?.texto;
  return (
    <span>
      <span className="tabular">{value}</span> {text !== undefined && <span>{text}</span>}
    </span>
  );
}
