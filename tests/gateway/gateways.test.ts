/** Runs the suite for every gateway that has calls to make, and sees to it that none is left out. */
import { expect, test } from 'vitest';
import { gatewayProviders } from '#connectors/gateway/registry.ts';
import { describeGateway } from './conformance/suite.ts';
import { gatewayHarnesses } from './harnesses.ts';

for (const harness of gatewayHarnesses) describeGateway(harness);

test('every gateway of the registry with an API has a harness', () => {
  const remote = gatewayProviders.map(({ declaration }) => declaration).filter(({ kind }) => kind === 'gateway');
  expect(gatewayHarnesses.map(({ provider }) => provider.declaration.id).toSorted()).toEqual(
    remote.map(({ id }) => id).toSorted(),
  );
});
