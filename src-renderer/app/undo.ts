/** Undo instead of "are you sure": what was done can be taken back from its notice or with Ctrl/⌘ Z. */
import * as common from '#i18n/catalog/window/common.ts';
import { wordsOf } from '../i18n/words.ts';
import { reportProblem } from '../ui/feedback/report.ts';
import { showDone } from '../ui/feedback/toasts.tsx';

interface Step {
  readonly label: string;
  readonly undo: () => Promise<unknown>;
  readonly hide: () => void;
}

const LONGEST = 50;
const steps: Step[] = [];

/**
 * Says what was done and how to take it back.
 * @param label what was done, as a sentence: «Cliente archivado: FERRETERIA NUÑEZ»
 */
export function offerUndo(label: string, undo: () => Promise<unknown>): void {
  const step: Step = {
    label,
    undo,
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
    await step.undo();
    showDone(wordsOf(common)('common.undone', { what: step.label }));
  } catch (error) {
    reportProblem(error);
  }
}
