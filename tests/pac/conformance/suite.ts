/**
 * What every PAC connector must do, written once and run against each provider's simulator.
 *
 * A new provider is
 *   1. a folder `src-main/connectors/pac/<id>/`: declaration, pure mappers, thin client over `transport/`;
 *   2. a line in `src-main/connectors/pac/registry.ts`, its words in `src-shared/i18n/catalog/pac.ts`;
 *   3. a simulator `tests/simulators/<id>/` over `pac-core` (books, judge, SAT, TLS, faults), written from
 *      the provider's documents and without a line of the connector's mapping;
 *   4. a line in `tests/pac/harnesses.ts`, which the kill tests read too;
 *   5. `docs/providers/<id>.md`: how to get test credentials, limits, what stayed unconfirmed.
 * What a provider's declaration says that it cannot do is skipped, and nothing else is.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import { describeAccount } from './account.ts';
import { describeCancelling } from './cancelling.ts';
import { openPacDesk, type PacDesk } from './desk.ts';
import type { PacHarness } from './harness.ts';
import { describeNetwork } from './network.ts';
import { describeParallel } from './parallel.ts';
import { describeReplies } from './replies.ts';
import { describeSecrets } from './secrets.ts';
import { describeStamping } from './stamping.ts';

/** The desk of a provider's tests; open while they run. */
export type OpenDesk = () => PacDesk;

export function describeProvider(harness: PacHarness): void {
  describe(`PAC ${harness.provider.declaration.id}`, () => {
    let desk: PacDesk | undefined;
    beforeAll(async () => {
      desk = await openPacDesk(harness);
    });
    afterAll(() => desk?.close());
    const open: OpenDesk = () => {
      if (desk === undefined) throw new Error('the desk is not open');
      return desk;
    };
    const { declaration } = harness.provider;
    describeStamping(open, declaration);
    describeNetwork(open, declaration);
    describeReplies(open, declaration);
    describeCancelling(open, declaration);
    describeAccount(open, declaration);
    describeParallel(open, declaration);
    // Last: it judges everything that was said and logged before.
    describeSecrets(open);
  });
}
