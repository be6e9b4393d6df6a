/** The demo charges at every gateway's simulator, and takes its webhooks. */
import { expect, test } from 'vitest';
import { runSteps } from '../../src-main/cli/demo/steps.ts';
import { simulatedSteps } from './demo-steps.ts';
import { gatewayHarnesses } from './harnesses.ts';

test('a payment and its webhook for each gateway, and all of them work', { timeout: 120_000 }, async () => {
  const said: string[] = [];
  const results = await runSteps(simulatedSteps(), (line) => void said.push(line));
  const ids = gatewayHarnesses.flatMap(({ provider: { declaration } }) => [
    `gateway:${declaration.id}`,
    `webhook:${declaration.id}`,
  ]);
  expect(results.map(({ id, ok }) => [id, ok])).toEqual(ids.map((id) => [id, true]));
  expect(said.join('\n')).toMatch(/CU-[0-9A-Z]{16}/);
});
