/** Undo instead of "are you sure": what was done can be taken back from its notice or with Ctrl/⌘ Z. */
import * as common from '#i18n/catalog/window/common.ts';
import { wordsOf } from '../i18n/words.ts';
import { reportProblem } from '../ui/feedback/report.ts';
import { showDone } from '../ui/feedback/toasts.tsx';

interface Step {
  /** Takes it back, and gives what is true from then on. */
  readonly undo: () => Promise<string>;
  readonly hide: () => void;
}

const LONGEST = 50;
const steps: Step[] = [];

/**
 * Says what was done and how to take it back.
 * @param label what was done, as a sentence: «Cliente archivado: FERRETERIA NUÑEZ»
 * @param now what is true once it was taken back, as a sentence; absent: that `label` was undone
 */
export function offerUndo<T>(label: string, undo: () => Promise<T>, now?: (undone: T) => string): void {
  const step: Step = {
    undo: async () => {
      const undone = await undo();
      return now === undefined ? wordsOf(common)('common.undone', { what: label }) : now(undone);
    },
    hide: showDone(label, () => {
      const at = steps.indexOf(step);
      if (at >= 0) steps.splice(at, 1);
      void takeBack(step);
    }),
  };
  steps.push(step);
  if (steps.length > LONGEST) steps.shift();
}

/** Takes back what was done last. */
export async function undoLast(): Promise<void> {
  const step = steps.pop();
  if (step === undefined) {
    showDone(wordsOf(common)('common.nothingToUndo'));
    return;
  }
  step.hide();
  await takeBack(step);
}

async function takeBack(step: Step): Promise<void> {
  try {
    showDone(await step.undo());
  } catch (error) {
    reportProblem(error);
  }
}
