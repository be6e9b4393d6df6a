/** How entries hang together. */
import { createHash } from 'node:crypto';
import type { AuditEntryRow } from './tables.ts';

/** What the first entry hangs on. */
export const GENESIS = Buffer.alloc(32);

/**
 * SHA-256 over the hash before and everything the entry says, as a JSON array of its texts: no two
 * different entries give the same octets.
 */
export function hashOf(previous: Uint8Array, entry: Omit<AuditEntryRow, 'hash'>): Buffer {
  const { seq, atUtc, actor, action, record, before, after } = entry;
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify([seq, atUtc, actor, action, record, before, after]))
    .digest();
}
