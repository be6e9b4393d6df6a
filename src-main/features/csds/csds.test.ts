import { verify } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { createDemoAuthority, readCertificate, type DemoAuthority, type DemoFiles } from '#domain/csd/index.ts';
import { fixedClock } from '#ports/clock.ts';
import { silentLogger } from '#ports/logger.ts';
import { memoryKeychain } from '../../../tests/support/keychain.ts';
import { mapErrors } from '../../rpc/map-errors.ts';
import { createCompaniesService } from '../companies/service.ts';
import { createSecurity } from '../security.ts';
import { csdsHandlers } from './handlers.ts';
import { createCsdsService, type CsdsService } from './service.ts';

const clock = fixedClock('2026-03-01T12:00:00.000Z');
const rfc = 'DEM200101AB1';
const identity = { rfc, name: 'DEMO' };
const code = (name: string) => expect.objectContaining({ name: 'CuadraError', code: name });

let authority: DemoAuthority;
let files: DemoFiles;
let newer: DemoFiles;
beforeAll(() => {
  authority = createDemoAuthority({ at: new Date('2026-01-01T00:00:00Z') });
  files = authority.issueCsd({ identity, password: 'contraseña' });
  newer = authority.issueCsd({ identity, password: '12345678a' });
});

let database: OpenedDatabase;
let security: ReturnType<typeof createSecurity>;
let csds: CsdsService;
let companyId: string;
let trusted: Map<string, Uint8Array>;

beforeEach(async () => {
  clock.set('2026-03-01T12:00:00.000Z');
  trusted = new Map();
  database = openDatabase({ path: ':memory:', now: () => clock.now() });
  const { db, id } = database;
  security = createSecurity({ db, databaseId: id, keychain: memoryKeychain(), clock });
  const companies = createCompaniesService({ db, clock, audit: security.audit.append, lastFolio: () => undefined });
  csds = createCsdsService({
    db,
    clock,
    audit: security.audit.append,
    vault: security.vault,
    taxpayer: (company) => ({ rfc: companies.get(company).rfc, name: companies.get(company).legalName }),
    trustAuthority: (name, cer) => trusted.set(name, cer),
  });
  await security.vault.setUp({}, 'ana');
  companyId = companies.create({ rfc, legalName: 'DEMO', regimenFiscal: '601', postalCode: '06000' }, 'ana').id;
  return () => database.close();
});

const upload = ({ cer, key, password }: DemoFiles, activate = true) => ({
  companyId,
  cer: { name: 'a.cer', base64: cer.toString('base64') },
  key: { name: 'a.key', base64: key.toString('base64') },
  password,
  activate,
});
const add = (from: DemoFiles, activate = true) => csds.add(upload(from, activate), 'ana');
const sealer = () => csds.signerFor(database.db, companyId, clock.now());

describe('a CSD', () => {
  it('is kept, tells when it ends, and seals', () => {
    const view = add(files);
    expect(view).toMatchObject({ number: files.number, rfc, status: 'active', demo: true, version: 1, daysLeft: 1401 });
    const { signer, certificate } = sealer();
    expect(certificate).toMatchObject({ number: files.number, rfc, isCsd: true });
    const seal = Buffer.from(signer.sign('||4.0||'), 'base64');
    expect(verify('sha256', Buffer.from('||4.0||'), readCertificate(files.cer).publicKey, seal)).toBe(true);
  });

  it('leaves neither its key nor its password in the database', () => {
    add(files);
    const file = database.raw.serialize();
    expect(file.includes(files.password)).toBe(false);
    expect(file.includes(files.key.subarray(200, 260))).toBe(false);
    expect(file.includes(files.cer.subarray(200, 260))).toBe(true);
  });

  it('is opened once per unlock and forgotten when the vault locks', async () => {
    add(files);
    expect(csds.openKeys()).toBe(0);
    expect(sealer().signer).toBe(sealer().signer);
    expect(csds.openKeys()).toBe(1);
    security.vault.lock();
    expect(csds.openKeys()).toBe(0);
    expect(sealer).toThrow(code('VAULT_LOCKED'));
    await security.vault.unlock();
    expect(sealer().signer.noCertificado).toBe(files.number);
  });

  it('survives a rotation of the vault', async () => {
    add(files);
    const before = sealer().signer.sign('||x||');
    await security.vault.rotate({}, 'ana');
    security.vault.lock();
    await security.vault.unlock();
    expect(sealer().signer.sign('||x||')).toBe(before);
  });

  it.each([
    ['with a wrong password', 'CSD_PASSWORD_WRONG', () => ({ ...upload(files), password: 'x' })],
    [
      'of somebody else',
      'CSD_OTHER_RFC',
      () => upload(authority.issueCsd({ identity: { rfc: 'EKU9003173C9', name: 'X' }, password: 'x' })),
    ],
    ['that is a FIEL', 'CSD_IS_FIEL', () => upload(authority.issueFiel({ identity, password: 'x' }))],
    ['of another company', 'NOT_FOUND', () => ({ ...upload(files), companyId: 'nobody' })],
    [
      'of a film',
      'CSD_CER_NOT_CERTIFICATE',
      () => ({ ...upload(files), cer: { name: 'film', base64: Buffer.alloc(1e6, 0x30).toString('base64') } }),
    ],
  ])('%s is refused and nothing is kept', (_what, expected, input) => {
    expect(() => csds.add(input(), 'ana')).toThrow(code(expected));
    expect(csds.list(companyId)).toEqual([]);
  });

  it('is not added while the vault is locked', () => {
    security.vault.lock();
    expect(() => add(files)).toThrow(code('VAULT_LOCKED'));
    expect(csds.list(companyId)).toEqual([]);
  });

  it('is not taken twice', () => {
    add(files);
    expect(() => add(files)).toThrow(code('CSD_TAKEN'));
  });

  it('stops sealing when it expires', () => {
    add(files);
    clock.set('2031-01-01T00:00:00.000Z');
    expect(sealer).toThrow(code('CSD_EXPIRED'));
    expect(csds.list(companyId)[0]?.daysLeft).toBeLessThan(0);
  });
});

describe('several CSDs', () => {
  it('has one in use: the newest, or the one chosen', () => {
    const first = add(files);
    const second = add(newer);
    const statusOf = new Map(csds.list(companyId).map(({ id, status }) => [id, status]));
    expect([statusOf.get(first.id), statusOf.get(second.id)]).toEqual(['standby', 'active']);
    expect(sealer().signer.noCertificado).toBe(newer.number);
    csds.activate(first.id, 2, 'ana');
    expect(sealer().signer.noCertificado).toBe(files.number);
  });

  it('waits when it is added without use', () => {
    add(files);
    add(newer, false);
    expect(sealer().signer.noCertificado).toBe(files.number);
  });

  it('cannot have two in use, whatever the program does', () => {
    add(files);
    const { id } = add(newer, false);
    expect(() => database.raw.prepare("UPDATE csds SET status = 'active' WHERE id = ?").run(id)).toThrow(/UNIQUE/);
  });

  it('does not put an expired one into use', () => {
    const { id } = add(files, false);
    clock.set('2031-01-01T00:00:00.000Z');
    expect(() => csds.activate(id, 1, 'ana')).toThrow(code('CSD_EXPIRED'));
  });

  it('refuses a change of what somebody else changed meanwhile', () => {
    const { id } = add(files, false);
    csds.activate(id, 1, 'ana');
    expect(() => csds.retire(id, 1, 'luis')).toThrow(code('STALE_VERSION'));
    expect(() => csds.activate(id, 1, 'luis')).toThrow(code('STALE_VERSION'));
  });
});

describe('a retired CSD', () => {
  it('loses its key, keeps its certificate, and comes back only with its files', () => {
    const { id } = add(files);
    sealer();
    csds.retire(id, 1, 'ana');
    expect(csds.openKeys()).toBe(0);
    expect(sealer).toThrow(code('CSD_NONE_ACTIVE'));
    expect(database.raw.prepare("SELECT count(*) FROM vault_envelopes WHERE table_name = 'csds'").pluck().get()).toBe(
      0,
    );
    expect(() => csds.activate(id, 2, 'ana')).toThrow(code('CSD_RETIRED'));
    expect(() => csds.retire(id, 2, 'ana')).toThrow(code('CSD_RETIRED'));
    expect(add(files)).toMatchObject({ id, status: 'active', version: 3 });
    expect(sealer().signer.noCertificado).toBe(files.number);
  });
});

describe('through the contract', () => {
  it('adds, lists and explains', async () => {
    const client = createRouterClient(
      csdsHandlers(csds, {
        check: () => {
          throw new Error('not asked');
        },
      }),
      {
        context: { actor: 'ana', locale: 'es-MX' },
        interceptors: [mapErrors(silentLogger)],
      },
    );
    const added = await client.add(upload(files));
    expect(await client.list({ companyId })).toEqual([added]);
    await expect(client.add({ ...upload(newer), password: '' })).rejects.toMatchObject({
      data: { code: 'CSD_PASSWORD_EMPTY', field: 'password' },
    });
  });

  it('leaves a trace of every change, without a secret', async () => {
    const { id } = add(files);
    add(newer);
    csds.retire(id, 2, 'luis');
    const actions = security.audit.list({ limit: 50 }).rows.map(({ actor, action }) => `${actor} ${action}`);
    expect(actions.slice(0, 4)).toEqual(['luis csd.retired', 'ana csd.added', 'ana csd.stood-down', 'ana csd.added']);
    expect(JSON.stringify(security.audit.list({ limit: 50 }))).not.toContain(files.password);
    expect(await security.audit.verify()).toMatchObject({ ok: true });
  });
});

describe('a demo CSD', () => {
  const addDemo = (replaceReal = false) => csds.addDemo({ companyId, replaceReal }, 'ana');

  it('is made for the company, in use at once, and its authority is trusted', () => {
    const view = addDemo();
    expect(view).toMatchObject({ rfc, holderName: 'DEMO', status: 'active', demo: true });
    const [[name, cer] = ['', new Uint8Array()]] = trusted;
    expect(name).toMatch(/^demo-[0-9a-f]{16}\.cer$/);
    expect(readCertificate(Buffer.from(sealer().signer.certificado, 'base64')).isIssuedBy(cer)).toBe(true);
  });

  it('takes the place of another demo one', () => {
    add(files);
    const view = addDemo();
    expect(csds.list(companyId).map(({ number, status }) => [number, status])).toEqual(
      expect.arrayContaining([
        [files.number, 'standby'],
        [view.number, 'active'],
      ]),
    );
  });

  it('never replaces a real one that is in use unless it is said', () => {
    add(files);
    // No authority of the SAT is at hand: the row says what a real one would say.
    database.raw.prepare('UPDATE csds SET demo = 0').run();
    expect(() => addDemo()).toThrowError(code('CSD_DEMO_OVER_REAL'));
    expect(trusted.size).toBe(0);
    expect(addDemo(true)).toMatchObject({ status: 'active', demo: true });
  });

  it('leaves nothing behind while the vault is locked', () => {
    security.vault.lock();
    expect(() => addDemo()).toThrowError(code('VAULT_LOCKED'));
    expect(trusted.size).toBe(0);
    expect(csds.list(companyId)).toEqual([]);
  });
});

describe('files that a person is choosing', () => {
  const inspect = (from: Partial<{ cer: Buffer; key: Buffer; password: string; rfc: string }>) => {
    const file = (bytes: Buffer) => ({ base64: bytes.toString('base64') });
    const { cer = files.cer, key, ...rest } = from;
    return csds.inspect({ cer: file(cer), ...(key === undefined ? {} : { key: file(key) }), ...rest }, 'es-MX');
  };
  const codes = (view: ReturnType<typeof inspect>) => view.findings.map((finding) => finding.code);

  it('say who they belong to before there is a key', () => {
    const view = inspect({ rfc });
    expect(view).toMatchObject({ key: 'absent', password: 'absent', findings: [], ready: false });
    expect(view.certificate).toMatchObject({ number: files.number, rfc, kind: 'CSD', demo: true, daysLeft: 1401 });
  });

  it('wait for the password, judge it, and are ready when all fits', () => {
    const { key } = files;
    expect(inspect({ key })).toMatchObject({ key: 'waiting', password: 'absent', findings: [], ready: false });
    const wrong = inspect({ key, password: 'otra' });
    expect(wrong).toMatchObject({ key: 'waiting', password: 'wrong', ready: false });
    expect(codes(wrong)).toEqual(['CSD_PASSWORD_WRONG']);
    expect(inspect({ key, password: files.password, rfc })).toMatchObject({
      key: 'fits',
      password: 'right',
      findings: [],
      ready: true,
    });
    expect(csds.list(companyId)).toEqual([]);
  });

  it('tell everything that is wrong, not only the first thing', () => {
    const fiel = authority.issueFiel({ identity, password: 'x' });
    clock.set('2040-01-01T00:00:00.000Z');
    const view = inspect({ cer: fiel.cer, key: newer.key, password: newer.password, rfc: 'AAA010101AAA' });
    expect(codes(view)).toEqual(['CSD_IS_FIEL', 'CSD_OTHER_RFC', 'CSD_EXPIRED', 'CSD_KEY_MISMATCH']);
    expect(view).toMatchObject({ key: 'other', password: 'right', ready: false, certificate: { kind: 'FIEL' } });
  });

  it('name swapped files, and files that are neither', () => {
    expect(codes(inspect({ cer: files.key, key: files.cer, password: 'x' }))).toEqual(['CSD_FILES_SWAPPED']);
    const junk = inspect({ cer: Buffer.from('hola'), key: Buffer.from('hola'), password: 'x' });
    expect(codes(junk)).toEqual(['CSD_CER_NOT_CERTIFICATE', 'CSD_KEY_NOT_KEY']);
    expect(junk).toMatchObject({ key: 'unreadable', password: 'unknown' });
  });
});
