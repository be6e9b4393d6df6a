import { transactionsContract } from '#contract/transactions.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { ChargeMailing } from './mailing.ts';
import type { PayoutsService } from './payouts.ts';
import type { TransactionsService } from './service.ts';

/** Serves `transactions.*` of the contract. */
export function transactionsHandlers(service: TransactionsService, payouts: PayoutsService, mailing: ChargeMailing) {
  const os = implementFeature(transactionsContract);
  return os.router({
    charge: os.charge.handler(({ input, context }) => service.charge(input, context)),
    createLink: os.createLink.handler(({ input, context }) => service.createLink(input, context)),
    capture: os.capture.handler(({ input, context }) => service.capture(input, context)),
    cancel: os.cancel.handler(({ input, context }) => service.cancel(input, context)),
    refund: os.refund.handler(({ input, context }) => service.refund(input, context)),
    refresh: os.refresh.handler(({ input, context }) => service.refresh(input.id, context)),
    confirm: os.confirm.handler(({ input, context }) => service.confirm(input, context)),
    undoConfirm: os.undoConfirm.handler(({ input, context }) => service.undoConfirm(input, context)),
    get: os.get.handler(({ input, context }) => service.get(input.id, context.locale)),
    list: os.list.handler(({ input, signal }) => service.list(input, signal)),
    totals: os.totals.handler(({ input, signal }) => service.totals(input, signal)),
    payouts: os.payouts.handler(({ input }) => payouts.list(input)),
    payout: os.payout.handler(({ input }) => payouts.get(input)),
    payoutTotals: os.payoutTotals.handler(({ input }) => payouts.totals(input)),
    balanceRows: os.balanceRows.handler(({ input }) => payouts.rows(input)),
    syncPayouts: os.syncPayouts.handler(({ input }) => payouts.sync(input)),
    instructionsMail: os.instructionsMail.handler(({ input, context }) => mailing.propose(input, context)),
    sendInstructions: os.sendInstructions.handler(({ input, context }) => mailing.send(input, context)),
    qr: os.qr.handler(({ input }) => service.qr(input.id)),
  });
}
