/** Cobros: what is charged through gateways, what they paid out, and what they told of. */
import { lazy } from 'react';
import Charges from './list/charges.tsx';

const Payouts = lazy(() => import('./payouts/payouts.tsx'));
const Webhooks = lazy(() => import('../webhooks/webhooks.tsx'));

interface TransactionsProps {
  /** `payouts`, `webhooks`, or the id of the charge that is open. */
  readonly view?: string | undefined;
  /** What is open within the view. */
  readonly id?: string | undefined;
}

export default function Transactions({ view, id }: TransactionsProps) {
  if (view === 'payouts') return <Payouts openId={id} />;
  if (view === 'webhooks') return <Webhooks openId={id} />;
  return <Charges openId={view} />;
}
