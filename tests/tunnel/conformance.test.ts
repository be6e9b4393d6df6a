import { expect, test } from 'vitest';
import { tunnelProviders } from '#connectors/tunnel/registry.ts';
import { describeTunnel } from './conformance/suite.ts';
import { tunnelHarnesses } from './harnesses.ts';

for (const harness of tunnelHarnesses) describeTunnel(harness);

test('every tunnel of the registry is in the suite', () => {
  const ids = tunnelProviders.map(({ declaration }) => declaration.id);
  expect(ids.toSorted()).toEqual(tunnelHarnesses.map(({ id }) => id).toSorted());
});
