/** The demo opens a tunnel over ssh. */
import { expect, test } from 'vitest';
import { simulatedSteps } from '../../src-main/cli/demo/simulated.ts';
import { runSteps } from '../../src-main/cli/demo/steps.ts';

test('the step is among those of the demo, and works', async () => {
  const steps = (await simulatedSteps()).filter(({ id }) => id === 'tunnel:ssh');
  const said: string[] = [];
  const results = await runSteps(steps, (line) => void said.push(line));
  expect(said.join()).toMatch(/http:\/\/127\.0\.0\.1:\d+ llega aquí en \d+ ms/);
  expect(results).toMatchObject([{ id: 'tunnel:ssh', ok: true }]);
});
