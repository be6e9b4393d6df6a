/**
 * What every gateway must do, written once and run against each one's simulator.
 *
 * A new gateway is
 *   1. a folder `src-main/connectors/gateway/<id>/`: declaration, pure mappers, thin client over `transport/` (or
 *      the vendor's package over `fetchOver`), webhook verification;
 *   2. a line in `src-main/connectors/gateway/registry.ts`, its words in `src-shared/i18n/catalog/gateways.ts`;
 *   3. a simulator `tests/simulators/<id>/` that offers `GatewaySimulator`, written from the gateway's documents and
 *      without a line of the connector's mapping;
 *   4. a line in `tests/gateway/harnesses.ts`, which the demo and the kill tests read too;
 *   5. `docs/providers/<id>.md`: test accounts, what to fill in, limits, what stayed unconfirmed.
 * What a declaration says that a gateway cannot do is skipped, and nothing else is.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import { describeAccount } from './account.ts';
import { describeCharging } from './charging.ts';
import { openGatewayDesk, type GatewayDesk } from './desk.ts';
import type { GatewayHarness } from './harness.ts';
import { describeNetwork } from './network.ts';
import { describeRefunding } from './refunding.ts';
import { describeSecrets } from './secrets.ts';
import { describeWebhooks } from './webhooks.ts';

/** The desk of a gateway's tests; open while they run. */
export type OpenDesk = () => GatewayDesk;

export function describeGateway(harness: GatewayHarness): void {
  const { declaration } = harness.provider;
  describe(`gateway ${declaration.id}`, () => {
    let desk: GatewayDesk | undefined;
    beforeAll(async () => {
      desk = await openGatewayDesk(harness);
    });
    afterAll(() => desk?.close());
    const open: OpenDesk = () => {
      if (desk === undefined) throw new Error('the desk is not open');
      return desk;
    };
    describeCharging(open, declaration, harness);
    describeRefunding(open, declaration);
    describeNetwork(open, declaration, harness);
    describeAccount(open, declaration, harness);
    describeWebhooks(open, declaration, harness);
    // Last: it judges everything that was said and logged before.
    describeSecrets(open);
  });
}
