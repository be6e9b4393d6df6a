/** Secrets in their places: sealed, opened, and sealed anew when the key changes. */
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import { contextOf, openEnvelope, sealEnvelope } from './envelope.ts';
import type { MasterKey } from './master-key.ts';
import * as repository from './repository.ts';
import type { SecretScope } from './repository.ts';

export function createSealing({
  databaseId,
  clock,
  mustHold,
}: {
  readonly databaseId: string;
  readonly clock: Clock;
  /** The key in memory; throws VAULT_LOCKED. */
  readonly mustHold: () => MasterKey;
}) {
  const contextIn = (scope: SecretScope, version: number): Buffer =>
    contextOf('cuadra envelope 1', databaseId, scope.table, scope.id, scope.column, version);

  function openBytes(tx: Db, scope: SecretScope): Buffer {
    const key = mustHold();
    const where = `${scope.table}.${scope.column}`;
    const row = repository.findEnvelope(tx, scope);
    if (row === undefined) throw new CuadraError('VAULT_SECRET_MISSING', { params: { where } });
    const plaintext =
      row.keyVersion === key.version ? openEnvelope(key.envelopeKey, contextIn(scope, row.keyVersion), row) : undefined;
    if (plaintext === undefined) throw new CuadraError('VAULT_TAMPERED', { params: { where } });
    return plaintext;
  }

  return {
    /**
     * Seals a secret for its place, over what was there, within the caller's transaction.
     * @throws CuadraError VAULT_LOCKED
     */
    seal(tx: Db, scope: SecretScope, plaintext: string | Uint8Array): void {
      const key = mustHold();
      const octets = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
      const { iv, sealed } = sealEnvelope(key.envelopeKey, contextIn(scope, key.version), octets);
      if (typeof plaintext === 'string') octets.fill(0);
      repository.putEnvelope(tx, {
        tableName: scope.table,
        recordId: scope.id,
        columnName: scope.column,
        keyVersion: key.version,
        iv,
        sealed,
        updatedAtUtc: clock.now().toISOString(),
      });
    },

    /**
     * The text that was sealed for this place.
     * @throws CuadraError VAULT_LOCKED, VAULT_SECRET_MISSING, VAULT_TAMPERED
     */
    open(tx: Db, scope: SecretScope): string {
      const octets = openBytes(tx, scope);
      const text = octets.toString('utf8');
      octets.fill(0);
      return text;
    },

    /** As `open`, for octets; the caller wipes them. */
    openBytes,

    /** Whether something is sealed for this place; works while locked. */
    has: (tx: Db, scope: SecretScope): boolean => repository.findEnvelope(tx, scope) !== undefined,

    /** Erases the secret of this place, if there is one; works while locked. */
    forget: (tx: Db, scope: SecretScope): void => {
      repository.deleteEnvelope(tx, scope);
    },

    /**
     * Seals every envelope under another key. One that no longer opens goes along as it is: it stays
     * refused where it is used, and does not stand between a person and all the others.
     * @returns how many did not open
     */
    resealAll(tx: Db, from: MasterKey, to: MasterKey): number {
      let unreadable = 0;
      for (const row of repository.listEnvelopes(tx)) {
        const scope = { table: row.tableName, id: row.recordId, column: row.columnName };
        const plaintext = openEnvelope(from.envelopeKey, contextIn(scope, row.keyVersion), row);
        if (plaintext === undefined) unreadable++;
        const { iv, sealed } =
          plaintext === undefined ? row : sealEnvelope(to.envelopeKey, contextIn(scope, to.version), plaintext);
        plaintext?.fill(0);
        repository.putEnvelope(tx, { ...row, iv, sealed, keyVersion: to.version });
      }
      return unreadable;
    },
  };
}
