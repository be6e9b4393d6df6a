/** The demo asks a simulated SAT. */
import { expect, test } from 'vitest';
import { simulatedSteps } from '../../src-main/cli/demo/simulated.ts';
import { runSteps } from '../../src-main/cli/demo/steps.ts';

test('the step is among those of the demo, and works', async () => {
  const steps = (await simulatedSteps()).filter(({ id }) => id === 'sat-status');
  const said: string[] = [];
  const results = await runSteps(steps, (line) => void said.push(line));
  expect(results).toMatchObject([{ id: 'sat-status', ok: true }]);
  expect(said).toEqual([expect.stringContaining('3 preguntadas, 1 difería')]);
});
