/** Preferences: what a window remembers (theme, columns, saved views, unfinished forms). Never anything secret. */
import { z } from 'zod';
import { procedure } from './common.ts';

/** Of one value, as JSON text in UTF-8. */
export const PREFERENCE_LIMIT_BYTES = 256 * 1024;

const key = z.string().min(1).max(200);

export const preferencesContract = {
  /** All of them, by key. */
  all: procedure.output(z.record(z.string(), z.json())),
  /**
   * Keeps a value, or forgets the key when it is null.
   * PREFERENCE_TOO_LARGE: above {@link PREFERENCE_LIMIT_BYTES}; PREFERENCES_FULL: there are too many.
   */
  set: procedure.input(z.strictObject({ key, value: z.json() })).output(z.object({ saved: z.literal(true) })),
};
