/**
 * The demo's gateways play the payer and his bank. What they do is said in the charge's own description, so that a
 * demonstration or a test decides it when it charges:
 *
 * | the description has       | what happens                                                          |
 * |---------------------------|-----------------------------------------------------------------------|
 * | `demo: no paga`           | nobody pays; it expires where it has an end                           |
 * | `demo: rechaza`           | the payer's bank refuses                                              |
 * | `demo: vence`             | it runs out                                                           |
 * | `demo: contracargo`       | paid, and then disputed                                               |
 * | `demo: gana contracargo`  | paid, disputed, and the dispute is won; `pierde`: it is lost          |
 * | anything else             | paid                                                                  |
 *
 * Each step comes some seconds after the one before.
 */
export type Play = 'pays' | 'never' | 'refuses' | 'expires' | 'disputes' | 'disputes-won' | 'disputes-lost';

/** What happens by itself, later. */
export type Step = 'pay' | 'fail' | 'expire' | 'dispute' | 'dispute-won' | 'dispute-lost';

const TRIGGERS: readonly (readonly [RegExp, Play])[] = [
  [/demo: *no +paga/i, 'never'],
  [/demo: *rechaza/i, 'refuses'],
  [/demo: *vence/i, 'expires'],
  [/demo: *gana +contracargo/i, 'disputes-won'],
  [/demo: *pierde +contracargo/i, 'disputes-lost'],
  [/demo: *contracargo/i, 'disputes'],
];

/** How long a payer of a demo takes. */
export const PACE_MS = 5000;

export function playOf(description: string): Play {
  return TRIGGERS.find(([trigger]) => trigger.test(description))?.[1] ?? 'pays';
}

/** What a payer does who is asked. */
export function firstStep(play: Play): Step | undefined {
  if (play === 'never') return undefined;
  if (play === 'refuses') return 'fail';
  return play === 'expires' ? 'expire' : 'pay';
}

/** What comes after a step. */
export function stepAfter(play: Play, step: Step): Step | undefined {
  if (step === 'pay' && play.startsWith('disputes')) return 'dispute';
  if (step !== 'dispute') return undefined;
  if (play === 'disputes-won') return 'dispute-won';
  return play === 'disputes-lost' ? 'dispute-lost' : undefined;
}
