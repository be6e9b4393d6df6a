/**
 * The steps that speak to simulators: of each PAC, of SAT, of each payment gateway. The simulators are tests and no part
 * of the program, so that their steps stand with them; the demo takes them up where the checkout has them.
 */
import { existsSync } from 'node:fs';
import type { DemoStep } from './steps.ts';

/** What the file of steps offers. */
export interface SimulatedSteps {
  simulatedSteps(): readonly DemoStep[];
}

const WITH_THE_TESTS = ['pac', 'sat-status', 'tunnel', 'gateway'].map(
  (folder) => new URL(`../../../tests/${folder}/demo-steps.ts`, import.meta.url),
);

/**
 * `stamp:<provider>`, `gateway:<id>` and `webhook:<id>` for each that has a simulator, `sat-status` and `tunnel:ssh`; none
 * where there are no tests.
 */
export async function simulatedSteps(files: readonly URL[] = WITH_THE_TESTS): Promise<readonly DemoStep[]> {
  const present = files.filter((file) => existsSync(file));
  const found = await Promise.all(present.map(async (file) => (await import(file.href)) as SimulatedSteps));
  return found.flatMap((each) => each.simulatedSteps());
}
