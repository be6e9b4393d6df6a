import { preferencesContract } from '#contract/preferences.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { PreferencesService } from './service.ts';

/** Serves `preferences.*` of the contract. */
export function preferencesHandlers(service: PreferencesService) {
  const os = implementFeature(preferencesContract);
  return os.router({
    all: os.all.handler(() => service.all()),
    set: os.set.handler(({ input }) => {
      service.set(input.key, input.value);
      return { saved: true as const };
    }),
  });
}
