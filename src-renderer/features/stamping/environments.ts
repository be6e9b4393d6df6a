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

/** Whether it is nearer to stamping for real than all of these. */
export function isMoreReal(environment: Environment, than: readonly Pick<PacConfig, 'environment'>[]): boolean {
  return than.every((other) => REALITY.indexOf(other.environment) < REALITY.indexOf(environment));
}
