/** What moves money is asked for once, however often it is pressed or tried again. */
import { useRef, useState } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import { api, queryClient } from '../../../app/connection/query.ts';

export interface Once {
  readonly busy: boolean;
  readonly error: unknown;
  readonly run: (
    /** `requestId` stays the same for as long as the form stands: asked again, the engine gives the first answer. */
    call: (requestId: string) => Promise<TransactionDetail>,
    then: (transaction: TransactionDetail) => void,
  ) => void;
}

export function useOnce(): Once {
  const [requestId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // Two presses may come before the button is drawn as busy.
  const running = useRef(false);
  return {
    busy,
    error,
    run(call, then) {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setError(undefined);
      const ask = async (): Promise<void> => {
        const transaction = await call(requestId);
        queryClient.setQueryData(api.transactions.get.queryKey({ input: { id: transaction.id } }), transaction);
        then(transaction);
      };
      ask()
        .catch(setError)
        .finally(() => {
          running.current = false;
          setBusy(false);
        });
    },
  };
}
