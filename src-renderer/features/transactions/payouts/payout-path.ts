/** Where one payout is shown: its id belongs to an account. */
interface Named {
  readonly gatewayId: string;
  readonly payoutId: string;
}

const keyOf = ({ gatewayId, payoutId }: Named): string => `${gatewayId}~${payoutId}`;

export function payoutPath(payout: Named): string {
  return `/transactions/payouts/${encodeURIComponent(keyOf(payout))}`;
}

/** The key of a row in the table. */
export const payoutKey = keyOf;

/** What the address names; undefined where it names none. */
export function payoutOfKey(key: string | undefined): Named | undefined {
  const [, gatewayId = '', payoutId = ''] = /^([0-9a-f-]{36})~(.+)$/.exec(key ?? '') ?? [];
  return gatewayId === '' ? undefined : { gatewayId, payoutId };
}
