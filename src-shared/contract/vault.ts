/** The vault: where the master key is kept, and the ways back to it. */
import { z } from 'zod';
import { procedure } from './common.ts';

/**
 * - `not-set-up`: no secret has been stored yet.
 * - `unlocked`: secrets can be used.
 * - `locked`: locked on request; the keychain has the key, `unlock` suffices.
 * - `keychain-locked`: the system's keychain must be unlocked first.
 * - `keychain-absent`: there is no keychain to ask; the recovery key and a passphrase help.
 * - `key-mismatch`: the keychain answers but its key is missing or another one; the recovery key helps.
 * - `needs-passphrase`: the key is kept under a passphrase.
 */
export const vaultState = z.enum([
  'not-set-up',
  'unlocked',
  'locked',
  'keychain-locked',
  'keychain-absent',
  'key-mismatch',
  'needs-passphrase',
]);
export type VaultState = z.infer<typeof vaultState>;

export const vaultStatus = z.object({
  state: vaultState,
  /** What the state means and what to do next, in the reader's language. */
  message: z.string(),
  keptIn: z.enum(['keychain', 'passphrase']).optional(),
  /** Grows by one with every rotation. */
  keyVersion: z.int().optional(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;

const passphrase = z.string().max(1000);
/** Shown once: nothing can show it again. */
const recoveryKeyOnce = z.object({ recoveryKey: z.string() });

export const vaultContract = {
  status: procedure.output(vaultStatus),
  /** A passphrase is for machines without keychain; otherwise the keychain keeps the key. */
  setUp: procedure.input(z.strictObject({ passphrase: passphrase.optional() })).output(recoveryKeyOnce),
  unlock: procedure.input(z.strictObject({ passphrase: passphrase.optional() })).output(vaultStatus),
  lock: procedure.output(vaultStatus),
  /** New master key, everything sealed again. In passphrase mode the passphrase is asked for. */
  rotate: procedure.input(z.strictObject({ passphrase: passphrase.optional() })).output(vaultStatus),
  /** Back in with the recovery key; the key is then kept in the keychain, or under the passphrase given. */
  recover: procedure
    .input(z.strictObject({ recoveryKey: z.string().max(200), passphrase: passphrase.optional() }))
    .output(vaultStatus),
  /** A new recovery key; the old one stops working for this database. */
  renewRecoveryKey: procedure.output(recoveryKeyOnce),
  /** Keeps the key under a passphrase from now on, or in the keychain when none is given. */
  keepIn: procedure.input(z.strictObject({ passphrase: passphrase.optional() })).output(vaultStatus),
};
