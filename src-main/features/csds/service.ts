/**
 * Seal certificates of the companies. The key of each lies in the vault as PKCS#8, sealed; the
 * password of the `.key` file is used once, at upload, and not kept. A key is opened once per unlock
 * and stays in memory until the vault locks.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Csd, CsdInspectionView, CsdStatus } from '#contract/csds.ts';
import type { Db } from '#db/types.ts';
import type { XmlSigner } from '#domain/cfdi/cancelacion/index.ts';
import type { Signer } from '#domain/cfdi/seal.ts';
import { checkCertificate, csdFromStored, readCsd, type Certificate, type Csd as OpenCsd } from '#domain/csd/index.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { SecretScope, Vault } from '../vault/service.ts';
import { issueDemoCsd } from './demo.ts';
import { filesOf, type CsdHandOver } from './hand-over.ts';
import { inspectFiles } from './inspect.ts';
import * as repository from './repository.ts';
import type { CsdRow } from './tables.ts';

const DAY_MS = 24 * 3600 * 1000;
/** A CSD's files have 1.5 kB. */
const FILE_LIMIT_BYTES = 64 * 1024;

export interface CsdsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly vault: Pick<Vault, 'isUnlocked' | 'seal' | 'openBytes' | 'forget' | 'onLock'>;
  /** RFC and legal name of a company; throws NOT_FOUND. */
  readonly taxpayer: (companyId: string) => { readonly rfc: string; readonly name: string };
  /** Called in the transaction in which a company's certificates change. */
  readonly onChanged?: (tx: Db, companyId: string) => void;
  /** Puts an authority's certificate (DER) among those that this desk trusts. */
  readonly trustAuthority: (name: string, cer: Uint8Array) => void;
}

export interface NewCsd {
  readonly companyId: string;
  readonly cer: { readonly base64: string };
  readonly key: { readonly base64: string };
  readonly password: string;
  readonly activate: boolean;
}

/** What seals a document, and the certificate as validations see it. */
export interface IssuingCsd {
  readonly signer: Signer;
  /** Signs what SAT takes as signed XML: requests to cancel. */
  readonly xmlSigner: XmlSigner;
  readonly certificate: {
    readonly number: string;
    readonly rfc: string;
    readonly validFrom: Date;
    readonly validTo: Date;
    readonly isCsd: boolean;
  };
}

export type CsdsService = ReturnType<typeof createCsdsService>;

export function createCsdsService({ db, clock, audit, vault, taxpayer, trustAuthority, onChanged }: CsdsDeps) {
  const rfcOf = (companyId: string): string => taxpayer(companyId).rfc;
  /** Opened keys by CSD id: memory only. */
  const opened = new Map<string, OpenCsd>();
  vault.onLock(() => opened.clear());

  function mustFind(tx: Db, id: string): CsdRow {
    const row = repository.findCsd(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'csds.name', id } });
    return row;
  }

  function toView({ certificate: _certificate, ...row }: CsdRow): Csd {
    const left = new Date(row.validToUtc).getTime() - clock.now().getTime();
    return { ...row, daysLeft: Math.floor(left / DAY_MS) };
  }

  function change(tx: Db, row: CsdRow, status: CsdStatus, actor: string, what: string): Csd {
    const columns = { status, updatedAtUtc: clock.now().toISOString() };
    if (!repository.updateCsd(tx, row.id, row.version, columns)) throw new CuadraError('STALE_VERSION');
    const after = toView(mustFind(tx, row.id));
    audit(tx, { actor, action: `csd.${what}`, record: `csd:${row.id}`, before: toView(row), after });
    onChanged?.(tx, row.companyId);
    return after;
  }

  /** The one in use steps back; it can be chosen again. */
  function standDown(tx: Db, companyId: string, actor: string): void {
    const active = repository.findActive(tx, companyId);
    if (active !== undefined) change(tx, active, 'standby', actor, 'stood-down');
  }

  /** Certificate and key of a row, from memory or from the vault. */
  function openRow(tx: Db, row: CsdRow): OpenCsd {
    if (!vault.isUnlocked()) throw new CuadraError('VAULT_LOCKED');
    let csd = opened.get(row.id);
    if (csd === undefined) {
      csd = csdFromStored(row.certificate, vault.openBytes(tx, keyOf(row.id)));
      opened.set(row.id, csd);
    }
    return csd;
  }

  /**
   * Checks certificate, key and password together and keeps them for the company.
   * @throws CuadraError every one of {@link readCsd}; CSD_TAKEN, VAULT_LOCKED, NOT_FOUND
   */
  function add(input: NewCsd, actor: string): Csd {
    const at = clock.now();
    const csd = readCsd({
      cer: bytesOf(input.cer.base64, 'CSD_CER_NOT_CERTIFICATE'),
      key: bytesOf(input.key.base64, 'CSD_KEY_NOT_KEY'),
      password: input.password,
      at,
      expectedRfc: rfcOf(input.companyId),
    });
    return db.transaction(
      (tx) => {
        const known = repository.findByNumber(tx, input.companyId, csd.certificate.number);
        // A retired one comes back with its key when it is uploaded again.
        if (known !== undefined && known.status !== 'retired') {
          throw new CuadraError('CSD_TAKEN', { params: { number: known.number } });
        }
        if (input.activate) standDown(tx, input.companyId, actor);
        const status = input.activate ? 'active' : 'standby';
        const id = known?.id ?? uuidv7();
        if (known === undefined) repository.insertCsd(tx, rowOf(id, input.companyId, csd.certificate, status, at));
        const key = csd.exportKey();
        vault.seal(tx, keyOf(id), key);
        key.fill(0);
        if (known !== undefined) return change(tx, known, status, actor, 'restored');
        const view = toView(mustFind(tx, id));
        audit(tx, { actor, action: 'csd.added', record: `csd:${id}`, after: view });
        onChanged?.(tx, input.companyId);
        return view;
      },
      { behavior: 'immediate' },
    );
  }

  return {
    add,

    /**
     * A demo CSD (SIN VALIDEZ FISCAL) for a company that has no certificate at hand, in use at once.
     * @throws CuadraError CSD_DEMO_OVER_REAL, VAULT_LOCKED, NOT_FOUND
     */
    addDemo({ companyId, replaceReal }: { companyId: string; replaceReal: boolean }, actor: string): Csd {
      const active = repository.findActive(db, companyId);
      if (active?.demo === false && !replaceReal) {
        throw new CuadraError('CSD_DEMO_OVER_REAL', { params: { number: active.number } });
      }
      if (!vault.isUnlocked()) throw new CuadraError('VAULT_LOCKED');
      const { files, authority } = issueDemoCsd(taxpayer(companyId), clock.now());
      const base64 = (bytes: Buffer): { base64: string } => ({ base64: bytes.toString('base64') });
      const { cer, key, password } = files;
      const added = add({ companyId, cer: base64(cer), key: base64(key), password, activate: true }, actor);
      trustAuthority(authority.name, authority.cer);
      return added;
    },

    /** What the files say, without keeping them; see `inspect.ts`. */
    inspect(
      input: {
        readonly cer: { readonly base64: string };
        readonly key?: { readonly base64: string } | undefined;
        readonly password?: string | undefined;
        readonly rfc?: string | undefined;
      },
      locale: Locale,
    ): CsdInspectionView {
      const { cer, key, password, rfc } = input;
      const files = {
        cer: Buffer.from(cer.base64, 'base64'),
        key: key === undefined ? undefined : Buffer.from(key.base64, 'base64'),
      };
      return inspectFiles({ ...files, password, rfc }, clock.now(), locale);
    },

    /** All of a company, the longest valid first. */
    list(companyId: string): Csd[] {
      rfcOf(companyId);
      return repository.listCsds(db, companyId).map(toView);
    },

    /**
     * Puts one into use in the place of the one that was.
     * @throws CuadraError NOT_FOUND, STALE_VERSION, CSD_RETIRED, CSD_EXPIRED, CSD_NOT_YET_VALID
     */
    activate(id: string, version: number, actor: string): Csd {
      return db.transaction(
        (tx) => {
          const row = mustFind(tx, id);
          if (row.version !== version) throw new CuadraError('STALE_VERSION');
          if (row.status === 'retired') throw new CuadraError('CSD_RETIRED', { params: { number: row.number } });
          if (row.status === 'active') return toView(row);
          checkValidity(row, clock.now());
          standDown(tx, row.companyId, actor);
          return change(tx, row, 'active', actor, 'activated');
        },
        { behavior: 'immediate' },
      );
    },

    /**
     * Takes one out of use for good and erases its key. The certificate stays, for what it sealed.
     * @throws CuadraError NOT_FOUND, STALE_VERSION, CSD_RETIRED
     */
    retire(id: string, version: number, actor: string): Csd {
      const view = db.transaction(
        (tx) => {
          const row = mustFind(tx, id);
          if (row.version !== version) throw new CuadraError('STALE_VERSION');
          if (row.status === 'retired') throw new CuadraError('CSD_RETIRED', { params: { number: row.number } });
          vault.forget(tx, keyOf(id));
          return change(tx, row, 'retired', actor, 'retired');
        },
        { behavior: 'immediate' },
      );
      opened.delete(id);
      return view;
    },

    /**
     * The company's CSD in use, its key open.
     * @param at when it must be valid
     * @throws CuadraError CSD_NONE_ACTIVE, CSD_EXPIRED, CSD_NOT_YET_VALID, CSD_OTHER_RFC (the company's
     *   RFC changed since), VAULT_LOCKED, VAULT_TAMPERED
     */
    signerFor(tx: Db, companyId: string, at: Date): IssuingCsd {
      const row = repository.findActive(tx, companyId);
      if (row === undefined) throw new CuadraError('CSD_NONE_ACTIVE');
      const { certificate, signer, xmlSigner } = openRow(tx, row);
      checkCertificate(certificate, at, rfcOf(companyId));
      const { number, rfc, validFrom, validTo, kind } = certificate;
      return { signer, xmlSigner, certificate: { number, rfc, validFrom, validTo, isCsd: kind === 'CSD' } };
    },

    /**
     * A CSD's files for a provider that is to seal with it. The caller has the operator's consent.
     * @throws CuadraError NOT_FOUND, CSD_RETIRED, CSD_EXPIRED, CSD_NOT_YET_VALID, CSD_OTHER_RFC, VAULT_LOCKED
     */
    handOver(tx: Db, id: string): CsdHandOver {
      const row = mustFind(tx, id);
      const { companyId, number, validToUtc } = row;
      if (row.status === 'retired') throw new CuadraError('CSD_RETIRED', { params: { number } });
      const csd = openRow(tx, row);
      checkCertificate(csd.certificate, clock.now(), rfcOf(companyId));
      return { ...filesOf(csd), csdId: id, companyId, number, validToUtc };
    },

    /** How many keys are open in memory: 0 after the vault locked. */
    openKeys: (): number => opened.size,
  };
}

function keyOf(id: string): SecretScope {
  return { table: 'csds', id, column: 'private_key' };
}

function bytesOf(base64: string, code: 'CSD_CER_NOT_CERTIFICATE' | 'CSD_KEY_NOT_KEY'): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > FILE_LIMIT_BYTES) {
    throw new CuadraError(code, { field: code === 'CSD_KEY_NOT_KEY' ? 'key' : 'cer' });
  }
  return bytes;
}

function checkValidity(row: CsdRow, at: Date): void {
  const instant = at.toISOString();
  const { number } = row;
  if (instant < row.validFromUtc) {
    throw new CuadraError('CSD_NOT_YET_VALID', { params: { number, from: row.validFromUtc.slice(0, 10) } });
  }
  if (instant > row.validToUtc) {
    throw new CuadraError('CSD_EXPIRED', { params: { number, to: row.validToUtc.slice(0, 10) } });
  }
}

function rowOf(id: string, companyId: string, certificate: Certificate, status: CsdStatus, at: Date): CsdRow {
  return {
    id,
    companyId,
    number: certificate.number,
    rfc: certificate.rfc,
    holderName: certificate.name,
    issuerName: certificate.issuerName,
    validFromUtc: certificate.validFrom.toISOString(),
    validToUtc: certificate.validTo.toISOString(),
    status,
    demo: certificate.isDemo,
    certificate: certificate.der,
    createdAtUtc: at.toISOString(),
    updatedAtUtc: at.toISOString(),
    version: 1,
  };
}
