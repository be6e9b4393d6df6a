/** What every step of the wizard may do: go on, go back, leave. */
import { createContext, use } from 'react';
import type { Standing } from './standing.ts';

export interface Wizard {
  readonly standing: Standing;
  readonly next: () => void;
  /** Goes on from the recovery key that was just proven: what is stored may say so a moment later. */
  readonly nextKept: () => void;
  /** Absent where there is nothing to go back to. */
  readonly back?: () => void;
  /** Ends the wizard and opens a section. */
  readonly leave: (to: string) => void;
}

export const WizardContext = createContext<Wizard | undefined>(undefined);

export function useWizard(): Wizard {
  const wizard = use(WizardContext);
  if (wizard === undefined) throw new Error('useWizard outside the wizard');
  return wizard;
}
