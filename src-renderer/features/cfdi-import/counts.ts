/** What the counts of an import come to. */
import type { CfdiImportRun } from '#contract/cfdi-imports.ts';

type Counts = CfdiImportRun['counts'];

/** Files that a person should look at. */
export const toReview = ({ conflict, refused, doubtful }: Counts): number => conflict + refused + doubtful;

/** Documents that came in. */
export const cameIn = ({ issued, received }: Counts): number => issued + received;

/** Files with an outcome: as many as were dealt with. */
export function dealtWith({ issued, received, duplicate, conflict, ignored, refused }: Counts): number {
  return issued + received + duplicate + conflict + ignored + refused;
}
