/** Which PAC accounts have, or may have, a copy of a certificate with its key. */
import { useQuery } from '@tanstack/react-query';
import * as words from '#i18n/catalog/window/csds.ts';
import * as pacs from '#i18n/catalog/window/pacs.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';

/** @returns their names, for a certificate's id; '' when none has it */
export function useCopies(companyId: string): (csdId: string) => string {
  const t = useWords(words);
  const p = useWords(pacs);
  const { data } = useQuery(api.stamping.listPacs.queryOptions({ input: { companyId } }));
  return (csdId) =>
    (data?.configs ?? [])
      .filter(({ csd }) => csd?.csdId === csdId)
      .map(({ displayName, environment }) =>
        t('csds.copyOf', { name: displayName, environment: p(`pacs.environment.${environment}`) }),
      )
      .join(', ');
}
