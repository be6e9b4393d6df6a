/** Whether SAT is asked by itself every day, and about what; kept among the preferences. */
import { satSchedule, type SatSchedule } from '#contract/sat-status.ts';
import type { PreferencesService } from '../preferences/service.ts';

const KEY = 'sat-status.schedule';

/**
 * Two months: the receiver's three business days, the month's close and the one after it. What is older changes only by
 * a cancellation that somebody asks for, and those are followed apart.
 */
const BY_ITSELF: SatSchedule = { daily: true, recentDays: 60 };

export interface SatSchedules {
  get(): SatSchedule;
  set(next: SatSchedule): SatSchedule;
}

export function createSatSchedules(preferences: Pick<PreferencesService, 'all' | 'set'>): SatSchedules {
  const get = (): SatSchedule => {
    const kept = satSchedule.safeParse(preferences.all()[KEY]);
    return kept.success ? kept.data : BY_ITSELF;
  };
  return {
    get,
    set(next) {
      preferences.set(KEY, next);
      return get();
    },
  };
}
