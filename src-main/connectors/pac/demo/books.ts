/**
 * The demo PAC's own memory: a SQLite file apart from Cuadra's database, as a remote service would
 * have one. What was stamped stays stamped there whatever happens to the program that asked.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { createDemoAuthority, csdFromStored, readCsd, type Csd } from '#domain/csd/index.ts';

/** Fictitious RFC (SAT's own placeholder form): no PAC has it. */
export const DEMO_PAC_RFC = 'AAA010101AAA';
const FIRST_CREDITS = 1_000_000;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS account (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  certificate BLOB NOT NULL,
  private_key BLOB NOT NULL,
  credits INTEGER NOT NULL CHECK (credits >= 0)
) STRICT;
CREATE TABLE IF NOT EXISTS stamps (
  uuid TEXT PRIMARY KEY,
  cadena_sha256 TEXT NOT NULL UNIQUE,
  rfc_emisor TEXT NOT NULL,
  serie TEXT NOT NULL,
  folio TEXT NOT NULL,
  xml BLOB NOT NULL,
  stamped_at_utc TEXT NOT NULL,
  cancelled_at_utc TEXT,
  motivo TEXT,
  folio_sustitucion TEXT,
  acuse BLOB
) STRICT;
CREATE TABLE IF NOT EXISTS cancel_requests (
  uuid TEXT PRIMARY KEY REFERENCES stamps (uuid),
  at_utc TEXT NOT NULL,
  motivo TEXT NOT NULL,
  folio_sustitucion TEXT,
  acuse BLOB NOT NULL
) STRICT;
`;

export interface StampRow {
  readonly uuid: string;
  readonly rfcEmisor: string;
  readonly serie: string;
  readonly folio: string;
  readonly xml: Buffer;
  readonly cancelledAtUtc: string | null;
}

/** The last request to cancel a document whose receiver has a say. */
export interface CancelRequestRow {
  readonly uuid: string;
  readonly atUtc: string;
  readonly motivo: string;
}

const COLUMNS = 'uuid, rfc_emisor AS rfcEmisor, serie, folio, xml, cancelled_at_utc AS cancelledAtUtc';

export interface NewStamp {
  readonly uuid: string;
  readonly cadenaSha256: string;
  readonly rfcEmisor: string;
  readonly serie: string;
  readonly folio: string;
  readonly xml: Buffer;
  readonly stampedAtUtc: string;
}

export interface DemoBooks {
  /** Certificate and key that seal the timbres. */
  readonly csd: Csd;
  findByCadena(cadena: string): StampRow | undefined;
  findByUuid(uuid: string): StampRow | undefined;
  /** Everything that was ever stamped, for tests. */
  all(): StampRow[];
  /** Keeps a stamp and takes one credit, both or neither; false when no credit is left. */
  keep(stamp: NewStamp): boolean;
  /** Marks a stamp cancelled, if it was not. */
  cancel(uuid: string, record: { atUtc: string; motivo: string; folioSustitucion?: string; acuse: Buffer }): void;
  /** Notes a request that waits for the receiver, over an earlier one. */
  requestCancel(
    uuid: string,
    record: { atUtc: string; motivo: string; folioSustitucion?: string; acuse: Buffer },
  ): void;
  findCancelRequest(uuid: string): CancelRequestRow | undefined;
  credits(): number;
  setCredits(credits: number): void;
  close(): void;
}

/**
 * Opens the books, and on the first time makes the PAC's certificate with a demo authority.
 * @param path the file; ':memory:' for tests
 * @param durable false: a power cut may take the last stamps, where the whole file is made anew anyway
 */
export function openDemoBooks(path: string, now: Date, durable = true): DemoBooks {
  if (path !== ':memory:') makeForOwnerOnly(path);
  const db = new Database(path, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`);
  db.exec(SCHEMA);
  const account = loadAccount(db, now);
  // The key of a certificate whose name says that it is worth nothing protects nothing.
  const csd = csdFromStored(account.certificate, Buffer.from(account.private_key));

  const select = (where: string) => db.prepare<[string], StampRow>(`SELECT ${COLUMNS} FROM stamps WHERE ${where}`);
  const byCadena = select('cadena_sha256 = ?');
  const byUuid = select('uuid = ?');
  const takeCredit = db.prepare('UPDATE account SET credits = credits - 1 WHERE credits > 0');
  const insert = db.prepare(
    `INSERT INTO stamps (uuid, cadena_sha256, rfc_emisor, serie, folio, xml, stamped_at_utc)
     VALUES (@uuid, @cadenaSha256, @rfcEmisor, @serie, @folio, @xml, @stampedAtUtc)`,
  );
  const keep = db.transaction((stamp: NewStamp): boolean => {
    if (takeCredit.run().changes === 0) return false;
    insert.run(stamp);
    return true;
  });

  return {
    csd,
    findByCadena: (cadena) => byCadena.get(cadenaKey(cadena)),
    findByUuid: (uuid) => byUuid.get(uuid),
    all: () => db.prepare<[], StampRow>(`SELECT ${COLUMNS} FROM stamps ORDER BY stamped_at_utc, uuid`).all(),
    keep: (stamp) => keep.immediate(stamp),
    cancel: (uuid, { atUtc, motivo, folioSustitucion, acuse }) => {
      db.prepare(
        `UPDATE stamps SET cancelled_at_utc = ?, motivo = ?, folio_sustitucion = ?, acuse = ?
         WHERE uuid = ? AND cancelled_at_utc IS NULL`,
      ).run(atUtc, motivo, folioSustitucion ?? null, acuse, uuid);
    },
    requestCancel: (uuid, { atUtc, motivo, folioSustitucion, acuse }) => {
      db.prepare(
        `INSERT INTO cancel_requests (uuid, at_utc, motivo, folio_sustitucion, acuse) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (uuid) DO UPDATE SET at_utc = excluded.at_utc, motivo = excluded.motivo,
           folio_sustitucion = excluded.folio_sustitucion, acuse = excluded.acuse`,
      ).run(uuid, atUtc, motivo, folioSustitucion ?? null, acuse);
    },
    findCancelRequest: (uuid) =>
      db
        .prepare<[string], CancelRequestRow>('SELECT uuid, at_utc AS atUtc, motivo FROM cancel_requests WHERE uuid = ?')
        .get(uuid),
    credits: () => db.prepare('SELECT credits FROM account').pluck().get() as number,
    setCredits: (credits) => void db.prepare('UPDATE account SET credits = ?').run(credits),
    close: () => {
      db.close();
    },
  };
}

/** SQLite would make a file that everybody on the machine reads, and it holds a key; its WAL takes the same mode. */
function makeForOwnerOnly(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** The key under which a document is remembered: the data that were sealed, not the bytes around them. */
export function cadenaKey(cadena: string): string {
  return createHash('sha256').update(cadena, 'utf8').digest('hex');
}

interface Account {
  readonly certificate: Buffer;
  readonly private_key: Buffer;
}

function loadAccount(db: Database.Database, now: Date): Account {
  const find = (): Account | undefined => db.prepare<[], Account>('SELECT certificate, private_key FROM account').get();
  const existing = find();
  if (existing !== undefined) return existing;
  const password = 'demo';
  const files = createDemoAuthority({ at: now }).issuePacCertificate({
    identity: { rfc: DEMO_PAC_RFC, name: 'PAC DE DEMOSTRACION SIN VALIDEZ FISCAL' },
    password,
    validFrom: new Date(now.getTime() - 24 * 60 * 60 * 1000),
  });
  const csd = readCsd({ cer: files.cer, key: files.key, password, at: now });
  // Two processes may open it for the first time together: the first account stays.
  db.prepare('INSERT OR IGNORE INTO account (one, certificate, private_key, credits) VALUES (1, ?, ?, ?)').run(
    csd.certificate.der,
    csd.exportKey(),
    FIRST_CREDITS,
  );
  const made = find();
  if (made === undefined) throw new Error('the demo PAC could not make its account');
  return made;
}
