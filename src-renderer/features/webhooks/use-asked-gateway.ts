/** `/transactions/webhooks?gateway=…` shows one gateway's: taken once, then the address says only where one is. */
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';

const RECORD_ID = /^[0-9a-f-]{36}$/;

export function useAskedGateway(take: (gatewayId: string) => void): void {
  const search = useSearch();
  const [path, go] = useLocation();
  useEffect(() => {
    const asked = new URLSearchParams(search).get('gateway') ?? '';
    if (!RECORD_ID.test(asked)) return;
    take(asked);
    go(`${path}?`, { replace: true });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each address that asks, whatever the screen is doing
  }, [search]);
}
