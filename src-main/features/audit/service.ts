/**
 * The audit log: every change, who made it and when, each entry chained to the one before.
 *
 * What it shows, and what it cannot:
 * - The chain shows an entry that was changed, taken out or moved, as long as not every later hash
 *   was made again.
 * - The head keeps the last entry with an HMAC whose key is in the vault. Who edits the file without
 *   that key cannot make the later hashes again, or cut the end off, without `verify` telling.
 *   Entries made while the vault is locked are covered from the next one made unlocked.
 * - The anchor keeps an entry's hash in the system's keychain. It tells when the whole database was
 *   replaced by an older copy of itself, back to the last time that {@link AuditLog.anchor} ran.
 * - Nothing here stops someone with the program, the data and the unlocked keychain: they can write
 *   what they like, but not unnoticed by an anchor kept elsewhere.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { AuditEntryView, AuditProblemKind, AuditReport } from '#contract/audit.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import type { Vault } from '../vault/service.ts';
import { authenticate, sameBytes } from '../vault/envelope.ts';
import type { AnchorStore } from './anchor.ts';
import { canonicalJson } from './canonical.ts';
import { GENESIS, hashOf } from './chain.ts';
import type { AuditAppend, AuditEntry } from './port.ts';
import * as repository from './repository.ts';
import type { AuditEntryRow, AuditHeadRow } from './tables.ts';

const MAC_KEY = { table: 'audit_head', id: '1', column: 'mac_key' } as const;

/** The vault as the log needs it. */
export type AuditVault = Pick<Vault, 'isUnlocked' | 'seal' | 'openBytes' | 'has' | 'onLock'>;

export interface AuditDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Late: the vault writes to this log itself. */
  readonly vault: () => AuditVault;
  /** A place outside the database; without one, an older copy of the database passes. */
  readonly anchors?: AnchorStore;
}

export type AuditLog = ReturnType<typeof createAuditLog>;

interface Position {
  readonly seq: number;
  readonly hash: Buffer;
}

const START: Position = { seq: 0, hash: GENESIS };

export function createAuditLog({ db, clock, vault, anchors }: AuditDeps) {
  let macKey: Buffer | undefined;
  let listening = false;

  /** Key of the head's code; undefined while the vault is locked or before it made one. */
  function headKey(tx: Db): Buffer | undefined {
    const holder = vault();
    if (!holder.isUnlocked()) return undefined;
    if (macKey !== undefined) return macKey;
    if (!holder.has(tx, MAC_KEY)) return undefined;
    macKey = holder.openBytes(tx, MAC_KEY);
    if (!listening) {
      listening = true;
      holder.onLock(() => {
        macKey?.fill(0);
        macKey = undefined;
      });
    }
    return macKey;
  }

  function codeOf(key: Buffer, { seq, hash }: Position): Buffer {
    return authenticate(key, 'cuadra audit head', String(seq), hash);
  }

  const append: AuditAppend = (tx, entry) => {
    const last = repository.lastEntry(tx) ?? START;
    const row = rowOf(entry, last);
    repository.insertEntry(tx, row);
    moveHead(tx, last, row);
  };

  function rowOf(entry: AuditEntry, last: Position): AuditEntryRow {
    const row = {
      seq: last.seq + 1,
      atUtc: clock.now().toISOString(),
      actor: entry.actor,
      action: entry.action,
      record: entry.record,
      before: canonicalJson(entry.before, digest),
      after: canonicalJson(entry.after, digest),
    };
    return { ...row, hash: hashOf(last.hash, row) };
  }

  /**
   * The head follows as long as it stood where the log ended. Where it did not, somebody was at the
   * file: the head stays as evidence for `verify`, and the work of the desk goes on.
   */
  function moveHead(tx: Db, from: Position, to: Position): void {
    const head = repository.head(tx);
    if (head === undefined) {
      if (from.seq === 0) repository.insertHead(tx, headAt(to));
      return;
    }
    if (!samePosition(head, from)) return;
    const key = headKey(tx);
    repository.updateHead(
      tx,
      key !== undefined && isGenuine(tx, key, head)
        ? { ...headAt(to), authenticatedSeq: to.seq, authenticatedHash: to.hash, mac: codeOf(key, to) }
        : { ...head, seq: to.seq, hash: to.hash },
    );
  }

  /** Whether the code was made with our key, and for the entry that the log has in that place. */
  function isGenuine(tx: Db, key: Buffer, head: AuditHeadRow): boolean {
    const proven = provenPosition(head);
    const found = proven.seq === 0 ? GENESIS : repository.hashAt(tx, proven.seq);
    return (
      head.mac !== null &&
      found !== undefined &&
      sameBytes(head.mac, codeOf(key, proven)) &&
      sameBytes(found, proven.hash)
    );
  }

  function report(locale: Locale): AuditReport {
    const walk = walkChain(db);
    const base = { entries: walk.count, headHash: walk.last.seq === 0 ? '' : walk.last.hash.toString('hex') };
    const problem = (kind: AuditProblemKind, seq: number): AuditReport => ({
      ...base,
      ok: false,
      problem: { kind, seq, message: translate(`audit.problem.${kind}`, { seq }, locale) },
    });
    if (walk.problem !== undefined) return problem(walk.problem.kind, walk.problem.seq);

    const head = repository.head(db);
    if (head === undefined) return walk.count === 0 ? { ...base, ok: true } : problem('head-forged', walk.last.seq);
    if (head.seq > walk.last.seq) return problem('truncated', walk.last.seq + 1);
    if (!samePosition(head, walk.last)) return problem('head-forged', walk.last.seq);
    if (!vault().isUnlocked()) return { ...base, ok: true };

    const key = headKey(db);
    if (key === undefined || !isGenuine(db, key, head)) return problem('head-forged', head.authenticatedSeq);
    return { ...base, ok: true, authenticatedSeq: head.authenticatedSeq };
  }

  /** Compares the log with the anchor outside the database. */
  async function verify(locale: Locale = 'es-MX'): Promise<AuditReport> {
    const found = report(locale);
    const anchored = await anchors?.read();
    if (anchored === undefined || !found.ok) return found;
    const kind = judgeAnchor(anchored);
    if (kind === undefined) return { ...found, anchoredSeq: anchored.seq };
    const message = translate(`audit.problem.${kind}`, { seq: anchored.seq }, locale);
    return { ...found, ok: false, problem: { kind, seq: anchored.seq, message }, anchoredSeq: anchored.seq };
  }

  function judgeAnchor(anchored: Position): AuditProblemKind | undefined {
    const walk = walkChain(db);
    if (anchored.seq > walk.last.seq) return 'truncated';
    return walk.passes(anchored) ? undefined : 'anchor-mismatch';
  }

  return {
    append,

    /**
     * Reads the whole log and says where it first breaks.
     * @param locale language of the problem's message
     */
    verify,

    /** Newest first. */
    list({ record, ...page }: Page & { readonly record?: string | undefined }): {
      rows: AuditEntryView[];
      nextCursor?: string;
    } {
      const before = page.cursor === undefined ? undefined : Number(decodeCursor(page.cursor, ['seq']).seq);
      if (before !== undefined && !Number.isSafeInteger(before)) {
        throw new CuadraError('INPUT_INVALID', { params: { detail: 'cursor' }, field: 'cursor' });
      }
      const rows = repository.listEntries(db, page.limit + 1, before, record);
      return toPage(rows, page.limit, (row) => ({ seq: String(row.seq) }), toView);
    },

    /**
     * Makes the key of the head's code and vouches for the log as it stands. Called once, within the
     * transaction that sets the vault up; later a head without its code is a forgery.
     */
    adoptHead(tx: Db): void {
      const fresh = randomBytes(32);
      vault().seal(tx, MAC_KEY, fresh);
      fresh.fill(0);
      const key = headKey(tx);
      if (key === undefined) throw new CuadraError('VAULT_LOCKED');
      const last = repository.lastEntry(tx) ?? START;
      const proven = { authenticatedSeq: last.seq, authenticatedHash: last.hash, mac: codeOf(key, last) };
      if (repository.head(tx) === undefined) repository.insertHead(tx, { ...headAt(last), ...proven });
      else repository.updateHead(tx, { ...headAt(last), ...proven });
    },

    /**
     * Keeps the last entry's hash in the place outside the database. To be called at start, at the end
     * and now and then; does nothing where the log does not continue what was kept before.
     * @returns the entry kept, or undefined when there is no such place or the log did not pass
     */
    async anchor(): Promise<number | undefined> {
      const anchored = await anchors?.read();
      const last = repository.lastEntry(db);
      if (anchors === undefined || last === undefined) return undefined;
      if (anchored !== undefined) {
        if (anchored.seq === last.seq && sameBytes(anchored.hash, last.hash)) return last.seq;
        if (judgeAnchor(anchored) !== undefined) return undefined;
      }
      await anchors.write(last);
      return last.seq;
    },

    /** See the contract's `audit.reanchor`. @throws CuadraError AUDIT_BROKEN, AUDIT_NO_ANCHOR */
    async reanchor(actor: string, locale: Locale = 'es-MX'): Promise<AuditReport> {
      if (anchors === undefined) throw new CuadraError('AUDIT_NO_ANCHOR');
      const found = report(locale);
      if (found.problem !== undefined) {
        throw new CuadraError('AUDIT_BROKEN', { params: { detail: found.problem.message } });
      }
      const former = await anchors.read();
      db.transaction((tx) => {
        const before = former === undefined ? undefined : { seq: former.seq, hash: former.hash.toString('hex') };
        append(tx, { actor, action: 'audit.re-anchored', record: 'audit:anchor', before });
      });
      const last = repository.lastEntry(db);
      if (last !== undefined) await anchors.write(last);
      return verify(locale);
    },
  };
}

interface Walk {
  readonly count: number;
  readonly last: Position;
  readonly problem?: { readonly kind: AuditProblemKind; readonly seq: number };
  /** Whether the log has this hash in this place. */
  passes(position: Position): boolean;
}

/** Follows the chain from the first entry to the first that does not fit. */
function walkChain(db: Db): Walk {
  // 32 octets an entry: a million entries are 32 MB, for the time of one check.
  const hashes: Buffer[] = [GENESIS];
  let last: Position = START;
  const end = (problem?: Walk['problem']): Walk => ({
    count: hashes.length - 1,
    last,
    ...(problem === undefined ? {} : { problem }),
    passes: ({ seq, hash }) => hashes[seq]?.equals(hash) ?? false,
  });
  for (const row of repository.streamEntries(db)) {
    if (row.seq !== last.seq + 1) return end({ kind: row.seq > last.seq ? 'removed' : 'altered', seq: last.seq + 1 });
    if (!hashOf(last.hash, row).equals(row.hash)) return end({ kind: 'altered', seq: row.seq });
    hashes.push(row.hash);
    last = { seq: row.seq, hash: row.hash };
  }
  return end();
}

function headAt({ seq, hash }: Position): AuditHeadRow {
  return { one: 1, seq, hash, authenticatedSeq: 0, authenticatedHash: GENESIS, mac: null };
}

function provenPosition(head: AuditHeadRow): Position {
  return { seq: head.authenticatedSeq, hash: head.authenticatedHash };
}

function samePosition(a: Position, b: Position): boolean {
  return a.seq === b.seq && sameBytes(a.hash, b.hash);
}

function digest(octets: Uint8Array): string {
  return createHash('sha256').update(octets).digest('hex');
}

function toView(row: AuditEntryRow): AuditEntryView {
  return {
    seq: row.seq,
    atUtc: row.atUtc,
    actor: row.actor,
    action: row.action,
    record: row.record,
    ...(row.before === null ? {} : { before: JSON.parse(row.before) as AuditEntryView['before'] }),
    ...(row.after === null ? {} : { after: JSON.parse(row.after) as AuditEntryView['after'] }),
    hash: row.hash.toString('hex'),
  };
}
