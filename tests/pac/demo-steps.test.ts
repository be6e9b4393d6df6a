/** The demo stamps at every provider's simulator, and does without them where there are no tests. */
import { expect, test } from 'vitest';
import { runSteps } from '../../src-main/cli/demo/steps.ts';
import { simulatedSteps } from '../../src-main/cli/demo/simulated.ts';
import { pacHarnesses } from './harnesses.ts';

test(
  'one step for each provider that is reached over a network, and all of them work',
  { timeout: 120_000 },
  async () => {
    const said: string[] = [];
    const steps = (await simulatedSteps()).filter(({ id }) => id.startsWith('stamp:'));
    const results = await runSteps(steps, (line) => void said.push(line));
    const ids = pacHarnesses.map(({ provider }) => `stamp:${provider.declaration.id}`);
    expect(results.map(({ id, ok }) => [id, ok])).toEqual(ids.map((id) => [id, true]));
    for (const line of said) expect(line).toMatch(/UUID [0-9A-F]{8}-/);
  },
);

test('without the tests the demo has no such step', async () => {
  expect(await simulatedSteps([new URL('nowhere/demo-steps.ts', import.meta.url)])).toEqual([]);
});
