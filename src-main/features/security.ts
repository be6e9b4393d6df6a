/** Vault and audit log of one database, each knowing the other. */
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { Keychain } from '#ports/keychain.ts';
import { keychainAnchor } from './audit/anchor.ts';
import { createAuditLog, type AuditLog } from './audit/service.ts';
import type { ScryptCost } from './vault/passphrase.ts';
import { createVault, type Vault } from './vault/service.ts';

export interface SecurityDeps {
  readonly db: Db;
  readonly databaseId: string;
  readonly keychain: Keychain;
  readonly clock: Clock;
  /** Cost of a passphrase guess; weaker only in tests. */
  readonly scrypt?: ScryptCost;
  readonly faults?: FaultPoints;
}

/** The vault writes to the log; the log's head is authenticated with a key from the vault. */
export function createSecurity({ keychain, ...deps }: SecurityDeps): { vault: Vault; audit: AuditLog } {
  const audit: AuditLog = createAuditLog({
    db: deps.db,
    clock: deps.clock,
    vault: () => vault,
    anchors: keychainAnchor(keychain, deps.databaseId),
  });
  const vault: Vault = createVault({ ...deps, keychain, audit: audit.append, onSetUp: (tx) => audit.adoptHead(tx) });
  return { vault, audit };
}
