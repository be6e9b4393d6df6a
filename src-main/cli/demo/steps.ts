/** How the demo runs and tells its steps; the steps themselves are in `story.ts`. */
import { performance } from 'node:perf_hooks';

export interface DemoStep {
  /** Stable id, read by programs: `invoice:stamp`. */
  readonly id: string;
  readonly title: string;
  /** Does it and says, in a few words, what came of it. Throws when it did not work. */
  run(): Promise<string> | string;
}

export interface StepResult {
  readonly id: string;
  readonly ok: boolean;
  readonly ms: number;
}

/** Runs the steps in order and stops at the first that fails. */
export async function runSteps(steps: Iterable<DemoStep>, print: (text: string) => void): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const started = performance.now();
    let ok = true;
    let outcome: string;
    try {
      outcome = await step.run();
    } catch (error) {
      ok = false;
      outcome = error instanceof Error ? error.message : String(error);
    }
    const ms = Math.round((performance.now() - started) * 10) / 10;
    results.push({ id: step.id, ok, ms });
    print(`${ok ? '✓' : '✗'} ${step.title.padEnd(44)} ${`${ms.toFixed(1)} ms`.padStart(11)}  ${outcome}`);
    if (!ok) break;
  }
  return results;
}
