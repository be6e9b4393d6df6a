/** Runs the suite for every provider of the registry, and sees to it that none is left out. */
import { expect, test } from 'vitest';
import { pacProviders } from '#connectors/pac/registry.ts';
import { describeProvider } from './conformance/suite.ts';
import { pacHarnesses } from './harnesses.ts';

for (const harness of pacHarnesses) describeProvider(harness);

test('every provider has a harness; the demo PAC, which no network lies before, has tests of its own', () => {
  const remote = pacProviders.map((provider) => provider.declaration.id).filter((id) => id !== 'demo');
  expect(pacHarnesses.map((harness) => harness.provider.declaration.id).toSorted()).toEqual(remote.toSorted());
});
