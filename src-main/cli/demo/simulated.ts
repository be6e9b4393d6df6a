/**
 * The steps that stamp at each PAC's simulator. The simulators are tests and no part of the program, so
 * that their steps stand with them; the demo takes them up where the checkout has them.
 */
import { existsSync } from 'node:fs';
import type { DemoStep } from './steps.ts';

/** What the file of steps offers. */
export interface SimulatedSteps {
  simulatedSteps(): readonly DemoStep[];
}

const WITH_THE_TESTS = new URL('../../../tests/pac/demo-steps.ts', import.meta.url);

/** `stamp:<provider>` for every provider that has a simulator; none where there are no tests. */
export async function simulatedSteps(file = WITH_THE_TESTS): Promise<readonly DemoStep[]> {
  if (!existsSync(file)) return [];
  const found = (await import(file.href)) as SimulatedSteps;
  return found.simulatedSteps();
}
