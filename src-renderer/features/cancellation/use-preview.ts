/** What is possible before a cancellation is asked for: at once what is known here, then what the SAT says of it. */
import { useQuery } from '@tanstack/react-query';
import type { CancellationPreview } from '#contract/cancellation.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';

export interface Previewed {
  readonly preview: CancellationPreview | undefined;
  /** The SAT is being asked. */
  readonly asking: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function usePreview(invoiceId: string): Previewed {
  const here = useQuery(api.cancellation.preview.queryOptions({ input: { invoiceId, askSat: false } }));
  const sat = useQuery({
    // Not under the router's key: no change of an invoice asks the SAT again, a new opening does.
    queryKey: ['sat-about-cancelling', invoiceId],
    queryFn: ({ signal }) => client.cancellation.preview({ invoiceId }, { signal }),
    gcTime: 0,
    retry: false,
  });
  const asked = sat.data;
  const preview = here.data && {
    ...here.data,
    ...(asked === undefined
      ? {}
      : {
          acceptance: asked.acceptance,
          ...(asked.sat === undefined ? {} : { sat: asked.sat }),
          ...(asked.satProblem === undefined ? {} : { satProblem: asked.satProblem }),
        }),
  };
  return {
    preview,
    asking: sat.isFetching,
    error: here.data === undefined ? here.error : null,
    retry: () => void here.refetch(),
  };
}
