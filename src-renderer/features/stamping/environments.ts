/** In which environment an account begins, and what two of them mean for each other. */
import type { PacConfig } from '#contract/stamping.ts';

export type Environment = PacConfig['environment'];

const REALITY: readonly Environment[] = ['demo', 'test', 'production'];

/** Tests where there are any: production is chosen by a person, never by a form. */
export function beginsAt(environments: readonly Environment[]): Environment | undefined {
  return environments.includes('test') ? 'test' : environments[0];
}

/** Accounts in use in another environment. */
export function usedElsewhere(
  configs: readonly PacConfig[],
  environment: Environment,
  except: string | undefined,
): readonly PacConfig[] {
  return configs.filter(
    (config) => config.state === 'active' && config.environment !== environment && config.id !== except,
  );
}

/** Where another account begins: at a provider that has none yet. */
export function firstWithout<P extends { readonly id: string }>(
  providers: readonly P[],
  configs: readonly Pick<PacConfig, 'provider'>[],
): P | undefined {
  return providers.find(({ id }) => !configs.some(({ provider }) => provider === id)) ?? providers[0];
}

/** Whether an account takes the place of these by itself: it is nearer to real stamps, and none of them works. */
export function takesTheirPlace(
  environment: Environment,
  others: readonly Pick<PacConfig, 'environment' | 'problem'>[],
): boolean {
  return isMoreReal(environment, others) && others.every(({ problem }) => problem !== undefined);
}

/** Whether it is nearer to stamping for real than all of these. */
function isMoreReal(environment: Environment, than: readonly Pick<PacConfig, 'environment'>[]): boolean {
  return than.every((other) => REALITY.indexOf(other.environment) < REALITY.indexOf(environment));
}
