/** What may be done with a charge. Its detail says it; of a row it is told by its state and by what its gateway can. */
import type { GatewayProviderView } from '#contract/gateways.ts';
import type { Transaction, TransactionDetail } from '#contract/transactions.ts';

/** What is asked for in a form of the panel. */
export type FormId = 'capture' | 'refund' | 'confirm' | 'cancel';
export type ActionId = 'refresh' | FormId | 'undoConfirm' | 'invoice' | 'copyReference';

export type Charge = Transaction | TransactionDetail;
type Provider = Pick<GatewayProviderView, 'capabilities' | 'methods'>;

/** In the order of the menu. @param provider absent where this version does not know it: nothing can be done there */
export function allowed(row: Charge, provider: Provider | undefined): ActionId[] {
  const can = 'can' in row ? row.can : canOf(row, provider);
  const ids: (ActionId | false)[] = [
    can.refresh && 'refresh',
    can.capture && 'capture',
    can.refundableMinor > 0 && 'refund',
    can.confirm && 'confirm',
    can.undoConfirm && 'undoConfirm',
    can.cancel && 'cancel',
    row.invoiceId !== undefined && 'invoice',
    'copyReference',
  ];
  return ids.filter((id) => id !== false);
}

function canOf(
  { status, method, paidMinor, keptMinor, refundPendingMinor }: Transaction,
  provider: Provider | undefined,
): Pick<TransactionDetail['can'], 'capture' | 'cancel' | 'refresh' | 'refundableMinor' | 'confirm' | 'undoConfirm'> {
  const capabilities = provider?.capabilities;
  const asks = capabilities?.confirmedBy.includes('polling') === true;
  const withdraws = capabilities?.cancel ?? 'none';
  const refunds = provider?.methods.find((one) => one.method === method)?.refunds ?? capabilities?.refund ?? 'none';
  return {
    refresh: status !== 'created' && asks,
    capture: status === 'authorised' && capabilities?.capture === true,
    cancel: (status === 'pending' && withdraws === 'any') || (status === 'authorised' && withdraws !== 'none'),
    refundableMinor: refunds === 'none' ? 0 : Math.max(0, keptMinor - refundPendingMinor),
    confirm: !asks && paidMinor === 0 && (status === 'pending' || status === 'expired'),
    // Only its history tells.
    undoConfirm: false,
  };
}
