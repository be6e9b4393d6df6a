/**
 * The vault: one random master key in the operating system's keychain (or under a passphrase), and
 * every other secret sealed with it in the database.
 *
 * Whatever changes the key (rotation, recovery, moving it elsewhere) goes through one step, `moveTo`:
 * the new key is stored and read back first, under a name never used before; then one transaction
 * seals everything anew and replaces the key's row; then the old key is forgotten. A crash in
 * between leaves either the old key with the old rows, or the new key with the new ones, and at
 * worst one unused entry in the keychain. Entries are never overwritten: another copy of this
 * database (a restored backup) may still need them.
 */
import type { VaultState } from '#contract/vault.ts';
import type { Db } from '#db/types.ts';
import type { Secret } from '#domain/secret.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import type { Keychain } from '#ports/keychain.ts';
import type { AuditAppend } from '../audit/port.ts';
import { authenticate, sameBytes } from './envelope.ts';
import { createKeeper, wrapContextOf, type Keeping, type KeptColumns } from './keeping.ts';
import { copyOf, makeMasterKey, recognise, wipe, type MasterKey } from './master-key.ts';
import { STRONG_SCRYPT, type ScryptCost } from './passphrase.ts';
import { makeRecoveryKey, recoveryPublicKey, unwrapWithRecovery, wrapForRecovery } from './recovery-key.ts';
import * as repository from './repository.ts';
import { createSealing } from './sealing.ts';
import type { VaultKeyRow } from './tables.ts';

export type { Keeping } from './keeping.ts';
export type { SecretScope } from './repository.ts';

export interface VaultDeps {
  readonly db: Db;
  /** Names the entry in the keychain, so that two data folders never share a key. */
  readonly databaseId: string;
  readonly keychain: Keychain;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  /** Runs within the transaction that sets the vault up, when secrets can be sealed. */
  readonly onSetUp?: (tx: Db) => void;
  /** Cost of a passphrase guess; weaker only in tests. */
  readonly scrypt?: ScryptCost;
  readonly faults?: FaultPoints;
}

export interface VaultSituation {
  readonly state: VaultState;
  readonly keptIn?: 'keychain' | 'passphrase';
  readonly keyVersion?: number;
}

export type Vault = ReturnType<typeof createVault>;

export function createVault({ db, databaseId, keychain, clock, audit, onSetUp, scrypt, faults }: VaultDeps) {
  const points = faults ?? noFaultPoints;
  const keeper = createKeeper({ databaseId, keychain, cost: scrypt ?? STRONG_SCRYPT });
  const lockListeners = new Set<() => void>();
  const unlockListeners = new Set<() => void>();
  let held: MasterKey | undefined;
  let locks = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const sealing = createSealing({ databaseId, clock, mustHold });

  /** One change of keys at a time; whichever opens the vault, those who wait for it are told. */
  function exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(async () => {
      const wasShut = held === undefined;
      const value = await work();
      if (wasShut && held !== undefined) for (const listener of unlockListeners) listener();
      return value;
    });
    queue = result.catch(() => undefined);
    return result;
  }

  function mustHold(): MasterKey {
    if (held === undefined) throw new CuadraError('VAULT_LOCKED');
    return held;
  }

  function mustRow(tx: Db = db): VaultKeyRow {
    const row = repository.currentKey(tx);
    if (row === undefined) throw new CuadraError('VAULT_NOT_SET_UP');
    return row;
  }

  function hold(key: MasterKey): void {
    if (held !== undefined && held !== key) wipe(held);
    held = key;
  }

  function lock(): void {
    locks++;
    if (held === undefined) return;
    wipe(held);
    held = undefined;
    for (const listener of lockListeners) listener();
  }

  function recoveryColumns(key: MasterKey, publicKey: Buffer) {
    return {
      recoveryPublicKey: publicKey,
      recoveryMac: authenticate(key.recoveryMacKey, publicKey),
      recoveryWrap: wrapForRecovery(publicKey, wrapContextOf(databaseId, key.version), key.bytes),
    };
  }

  function insertKeyRow(tx: Db, key: MasterKey, kept: KeptColumns, recoveryKey: Buffer): void {
    repository.insertKey(tx, {
      ...kept,
      ...recoveryColumns(key, recoveryKey),
      version: key.version,
      fingerprint: key.fingerprint,
      createdAtUtc: clock.now().toISOString(),
    });
  }

  /** Seals everything under a new key, kept as said. The one way in which the key changes. */
  async function moveTo(
    old: { readonly key: MasterKey; readonly row: VaultKeyRow },
    keeping: Keeping,
    note: { readonly action: string; readonly actor: string },
  ): Promise<void> {
    // A public key that someone put into the file would receive every later master key.
    if (!sameBytes(authenticate(old.key.recoveryMacKey, old.row.recoveryPublicKey), old.row.recoveryMac)) {
      throw new CuadraError('VAULT_RECOVERY_TAMPERED');
    }
    const locksBefore = locks;
    const next = makeMasterKey(await keeper.freeVersion(old.row.version + 1, keeping), databaseId);
    try {
      points.hit('vault.key-made');
      const kept = await keeper.keep(next, keeping);
      points.hit('vault.key-stored');
      db.transaction(
        (tx) => {
          if (mustRow(tx).version !== old.row.version) throw new CuadraError('STALE_VERSION');
          insertKeyRow(tx, next, kept, old.row.recoveryPublicKey);
          const unreadable = sealing.resealAll(tx, old.key, next);
          repository.deleteKey(tx, old.row.version);
          // The audit log may seal and open under the key that is valid after this transaction.
          const before = held;
          held = next;
          try {
            audit(tx, {
              actor: note.actor,
              action: note.action,
              record: 'vault:key',
              before: { version: old.row.version, keptIn: old.row.keptIn },
              after: { version: next.version, keptIn: kept.keptIn, ...(unreadable === 0 ? {} : { unreadable }) },
            });
          } finally {
            held = before;
          }
          points.hit('vault.before-commit');
        },
        { behavior: 'immediate' },
      );
    } catch (error) {
      wipe(next);
      throw error;
    }
    points.hit('vault.committed');
    // Who locked meanwhile wants it locked; the new key is found again by the next unlock.
    if (locks === locksBefore) hold(next);
    else wipe(next);
    if (old.row.keptIn === 'keychain') await keeper.forget(old.row.version);
    points.hit('vault.old-key-forgotten');
  }

  return {
    ...sealing,

    /** How things stand; asks the keychain, changes nothing. */
    async situation(): Promise<VaultSituation> {
      const row = repository.currentKey(db);
      if (row === undefined) return { state: 'not-set-up' };
      const state = held === undefined ? await keeper.stateOf(row) : 'unlocked';
      return { state, keptIn: row.keptIn, keyVersion: row.version };
    },

    isUnlocked: (): boolean => held !== undefined,

    /**
     * Makes the master key and its recovery key. Only once: never over stored secrets.
     * @returns the recovery key, which nothing can show again
     * @throws CuadraError VAULT_ALREADY_SET_UP, KEYCHAIN_LOCKED, KEYCHAIN_ABSENT, VAULT_PASSPHRASE_SHORT
     */
    setUp(keeping: Keeping, actor: string): Promise<Secret> {
      return exclusive(async () => {
        refuseSecondSetUp(db);
        const recoveryKey = makeRecoveryKey();
        const key = makeMasterKey(await keeper.freeVersion(1, keeping), databaseId);
        points.hit('vault.key-made');
        const kept = await keeper.keep(key, keeping);
        points.hit('vault.key-stored');
        try {
          db.transaction(
            (tx) => {
              refuseSecondSetUp(tx);
              insertKeyRow(tx, key, kept, recoveryPublicKey(recoveryKey.reveal()));
              hold(key);
              audit(tx, { actor, action: 'vault.set-up', record: 'vault:key', after: { keptIn: kept.keptIn } });
              onSetUp?.(tx);
              points.hit('vault.before-commit');
            },
            { behavior: 'immediate' },
          );
        } catch (error) {
          lock();
          throw error;
        }
        points.hit('vault.committed');
        return recoveryKey;
      });
    },

    /**
     * Brings the key into memory.
     * @throws CuadraError VAULT_NOT_SET_UP, KEYCHAIN_LOCKED, KEYCHAIN_ABSENT, VAULT_KEY_MISMATCH,
     *   VAULT_PASSPHRASE_NEEDED, VAULT_PASSPHRASE_WRONG
     */
    unlock(keeping: Keeping = {}): Promise<void> {
      return exclusive(async () => {
        const row = mustRow();
        if (held !== undefined) return;
        hold(await keeper.fetch(row, keeping));
        // A crash right after a rotation left the key before this one in the keychain.
        if (row.keptIn === 'keychain' && row.version > 1) await keeper.forget(row.version - 1);
      });
    },

    /** Wipes the key from memory; who keeps something opened with it is told. */
    lock,

    /** Calls `listener` whenever the vault locks; returns how to stop it. */
    onLock(listener: () => void): () => void {
      lockListeners.add(listener);
      return () => lockListeners.delete(listener);
    },

    /**
     * Calls `listener` whenever the vault opens: by set-up, unlock or recovery. Returns how to stop it.
     * It must not throw: the vault is open whatever becomes of those who waited.
     */
    onUnlock(listener: () => void): () => void {
      unlockListeners.add(listener);
      return () => unlockListeners.delete(listener);
    },

    /**
     * New master key, kept where the old one was.
     * @throws CuadraError VAULT_LOCKED, VAULT_RECOVERY_TAMPERED, and those of the keychain and the passphrase
     */
    rotate(keeping: Keeping, actor: string): Promise<void> {
      return exclusive(async () => {
        mustHold();
        const row = mustRow();
        // The passphrase is proven before it wraps the new key: a slip of the finger must not become the lock.
        const key = await keeper.fetch(row, keeping);
        try {
          await moveTo({ key, row }, row.keptIn === 'passphrase' ? keeping : {}, { action: 'vault.rotated', actor });
        } finally {
          wipe(key);
        }
      });
    },

    /**
     * Keeps the key under a passphrase from now on, or in the keychain when none is given.
     * @throws CuadraError as {@link rotate}
     */
    keepIn(keeping: Keeping, actor: string): Promise<void> {
      return exclusive(async () => {
        // A copy: the vault may be locked while the keychain is being asked.
        const key = copyOf(mustHold(), databaseId);
        try {
          await moveTo({ key, row: mustRow() }, keeping, { action: 'vault.moved', actor });
        } finally {
          wipe(key);
        }
      });
    },

    /**
     * Back in with the recovery key, when the keychain is lost or changed or the passphrase forgotten.
     * The master key is replaced on the way and kept in the keychain, or under the passphrase given.
     * @throws CuadraError VAULT_NOT_SET_UP, RECOVERY_KEY_MALFORMED, RECOVERY_KEY_MISTYPED,
     *   RECOVERY_KEY_WRONG, KEYCHAIN_LOCKED, KEYCHAIN_ABSENT, VAULT_PASSPHRASE_SHORT
     */
    recover(input: Keeping & { readonly recoveryKey: string }, actor: string): Promise<void> {
      return exclusive(async () => {
        const row = mustRow();
        const context = wrapContextOf(databaseId, row.version);
        const bytes = unwrapWithRecovery(input.recoveryKey, context, row.recoveryWrap);
        const key = recognise(bytes, row.version, databaseId, row.fingerprint);
        if (key === undefined) throw new CuadraError('RECOVERY_KEY_WRONG', { field: 'recoveryKey' });
        try {
          await moveTo({ key, row }, { passphrase: input.passphrase }, { action: 'vault.recovered', actor });
        } finally {
          wipe(key);
        }
      });
    },

    /**
     * A new recovery key; the old one no longer opens this database (it still opens older backups).
     * @throws CuadraError VAULT_LOCKED
     */
    renewRecoveryKey(actor: string): Promise<Secret> {
      return exclusive(async () => {
        const key = mustHold();
        const recoveryKey = makeRecoveryKey();
        db.transaction((tx) => {
          repository.updateKey(tx, key.version, recoveryColumns(key, recoveryPublicKey(recoveryKey.reveal())));
          audit(tx, { actor, action: 'vault.recovery-key-renewed', record: 'vault:key' });
        });
        return recoveryKey;
      });
    },
  };
}

function refuseSecondSetUp(db: Db): void {
  if (repository.currentKey(db) !== undefined || repository.countEnvelopes(db) > 0) {
    throw new CuadraError('VAULT_ALREADY_SET_UP');
  }
}
