import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const vaultKeysTable = sqliteTable('vault_keys', {
  version: integer('version').primaryKey(),
  keptIn: text('kept_in', { enum: ['keychain', 'passphrase'] }).notNull(),
  /** Tells whether a key is this one, without giving it away. */
  fingerprint: blob('fingerprint', { mode: 'buffer' }).notNull(),
  recoveryPublicKey: blob('recovery_public_key', { mode: 'buffer' }).notNull(),
  /** Proves that whoever wrote the public key had the master key. */
  recoveryMac: blob('recovery_mac', { mode: 'buffer' }).notNull(),
  recoveryWrap: blob('recovery_wrap', { mode: 'buffer' }).notNull(),
  passphraseWrap: blob('passphrase_wrap', { mode: 'buffer' }),
  scryptSalt: blob('scrypt_salt', { mode: 'buffer' }),
  scryptN: integer('scrypt_n'),
  scryptR: integer('scrypt_r'),
  scryptP: integer('scrypt_p'),
  createdAtUtc: text('created_at_utc').notNull(),
});
export type VaultKeyRow = typeof vaultKeysTable.$inferSelect;

export const vaultEnvelopesTable = sqliteTable(
  'vault_envelopes',
  {
    tableName: text('table_name').notNull(),
    recordId: text('record_id').notNull(),
    columnName: text('column_name').notNull(),
    keyVersion: integer('key_version').notNull(),
    iv: blob('iv', { mode: 'buffer' }).notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    updatedAtUtc: text('updated_at_utc').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tableName, table.recordId, table.columnName] })],
);
export type VaultEnvelopeRow = typeof vaultEnvelopesTable.$inferSelect;
