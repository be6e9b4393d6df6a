/** What a window remembers. It belongs to nobody's books, so the audit log does not keep it. */
import { PREFERENCE_LIMIT_BYTES } from '#contract/preferences.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import * as repository from './repository.ts';

/** More than any window arranges; a program that invents keys does not fill the disk. */
const MOST_PREFERENCES = 2000;

export interface PreferencesDeps {
  readonly db: Db;
  readonly clock: Clock;
}

export type PreferencesService = ReturnType<typeof createPreferencesService>;

export function createPreferencesService({ db, clock }: PreferencesDeps) {
  return {
    all(): Record<string, never> {
      // JSON as it was put in; the contract checks that it is.
      return Object.fromEntries(repository.allPreferences(db).map(({ key, value }) => [key, value as never]));
    },

    /**
     * Keeps a JSON value, or forgets the key when it is null.
     * @throws CuadraError PREFERENCE_TOO_LARGE, PREFERENCES_FULL
     */
    set(key: string, value: unknown): void {
      if (Buffer.byteLength(JSON.stringify(value)) > PREFERENCE_LIMIT_BYTES) {
        throw new CuadraError('PREFERENCE_TOO_LARGE', {
          params: { key, kib: PREFERENCE_LIMIT_BYTES / 1024 },
          field: 'value',
        });
      }
      db.transaction((tx) => {
        if (value === null) {
          repository.removePreference(tx, key);
          return;
        }
        if (!repository.hasPreference(tx, key) && repository.countPreferences(tx) >= MOST_PREFERENCES) {
          throw new CuadraError('PREFERENCES_FULL', { params: { most: MOST_PREFERENCES } });
        }
        repository.putPreference(tx, key, value, clock.now().toISOString());
      });
    },
  };
}
