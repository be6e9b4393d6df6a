import { vaultContract, type VaultStatus } from '#contract/vault.ts';
import { translate, type Locale } from '#i18n/index.ts';
import { implementFeature } from '../../rpc/implement.ts';
import type { Vault } from './service.ts';

/** Serves `vault.*` of the contract. */
export function vaultHandlers(vault: Vault) {
  const os = implementFeature(vaultContract);

  async function statusIn(locale: Locale): Promise<VaultStatus> {
    const situation = await vault.situation();
    return { ...situation, message: translate(`vault.state.${situation.state}`, {}, locale) };
  }

  return os.router({
    status: os.status.handler(({ context }) => statusIn(context.locale)),
    setUp: os.setUp.handler(async ({ input, context }) => ({
      recoveryKey: (await vault.setUp(input, context.actor)).reveal(),
    })),
    unlock: os.unlock.handler(async ({ input, context }) => {
      await vault.unlock(input);
      return statusIn(context.locale);
    }),
    lock: os.lock.handler(({ context }) => {
      vault.lock();
      return statusIn(context.locale);
    }),
    rotate: os.rotate.handler(async ({ input, context }) => {
      await vault.rotate(input, context.actor);
      return statusIn(context.locale);
    }),
    recover: os.recover.handler(async ({ input, context }) => {
      await vault.recover(input, context.actor);
      return statusIn(context.locale);
    }),
    renewRecoveryKey: os.renewRecoveryKey.handler(async ({ context }) => ({
      recoveryKey: (await vault.renewRecoveryKey(context.actor)).reveal(),
    })),
    keepIn: os.keepIn.handler(async ({ input, context }) => {
      await vault.keepIn(input, context.actor);
      return statusIn(context.locale);
    }),
  });
}
