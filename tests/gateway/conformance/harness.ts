/** What the suite has to know of a gateway besides its declaration: its simulator, and charges that it takes. */
import type { ChargeRequest, GatewayProvider } from '#connectors/gateway/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { GatewaySimulator } from '../../simulators/gateway-core/simulator.ts';

/** What makes a charge be of one kind; the rest of the request is the suite's. */
export type Kind = Partial<ChargeRequest> & Pick<ChargeRequest, 'method'>;

export interface GatewayHarness {
  readonly provider: GatewayProvider;
  start(options: { readonly clock: Clock }): Promise<GatewaySimulator>;
  /** A charge that waits for its payer (a voucher, a transfer, an approval). */
  readonly waiting: Kind;
  /** One that is paid at once, and may be refunded; absent where a payer always has to act. */
  readonly paid?: Kind;
  /** One that is refused by the payer's bank. */
  readonly declined?: Kind;
  /** Why something that the suite asks of everybody has no meaning here; shown as the test's name. */
  readonly not?: Readonly<
    Partial<Record<'expire' | 'rows-of-a-payout' | 'signed-body' | 'paid-by-payer' | 'capture-of-a-part', string>>
  >;
}
