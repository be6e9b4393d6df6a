import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { needsSat, satFile } from '../../../tests/support/sat.ts';
import { createDemoAuthority, csdFromStored, loadDemoAuthority, readCertificate, readCsd } from './index.ts';
import type { DemoFiles } from './index.ts';

const at = new Date('2026-03-01T12:00:00Z');
const authority = createDemoAuthority({ at: new Date('2026-01-01T00:00:00Z') });
const identity = { rfc: 'DEM200101AB1', name: 'COMPAÑÍA & DEMOSTRACIÓN', representativeRfc: 'XIQB891116QE4' };
const csd = authority.issueCsd({ identity, password: '12345678a' });
const other = authority.issueCsd({ identity, password: '12345678a' });
const fiel = authority.issueFiel({ identity, password: '12345678a' });

type Change = Partial<DemoFiles> & { at?: Date; expectedRfc?: string };
const reading = (change: Change) => () => readCsd({ ...csd, at, ...change });
const refused = (code: string, field?: string) =>
  expect.objectContaining({ name: 'CuadraError', code, ...(field === undefined ? {} : { field }) });

describe('a sound CSD', () => {
  it('says whose it is and seals with its key', () => {
    const { certificate, signer } = readCsd({ ...csd, at, expectedRfc: 'DEM200101AB1' });
    expect(certificate).toMatchObject({
      number: csd.number,
      rfc: 'DEM200101AB1',
      representativeRfc: 'XIQB891116QE4',
      name: 'COMPAÑÍA & DEMOSTRACIÓN',
      kind: 'CSD',
      isDemo: true,
    });
    expect(certificate.number).toMatch(/^\d{20}$/);
    expect(signer.noCertificado).toBe(csd.number);
    expect(Buffer.from(signer.certificado, 'base64')).toEqual(csd.cer);
    const cadena = '||4.0|ñandú €||';
    expect(
      verify('sha256', Buffer.from(cadena), certificate.publicKey, Buffer.from(signer.sign(cadena), 'base64')),
    ).toBe(true);
  });

  it('is issued by its authority and by no other', () => {
    const { certificate } = readCsd({ ...csd, at });
    expect(certificate.isIssuedBy(authority.rootCer)).toBe(true);
    expect(certificate.isIssuedBy(createDemoAuthority({ at: new Date('2026-01-02') }).rootCer)).toBe(false);
  });

  it('comes back from what the vault keeps, and the clear key is wiped', () => {
    const first = readCsd({ ...csd, at });
    const clear = first.exportKey();
    const again = csdFromStored(first.certificate.der, clear);
    expect(again.signer.sign('||x||')).toBe(first.signer.sign('||x||'));
    expect(clear.every((octet) => octet === 0)).toBe(true);
  });

  it('shows no key when it is printed', () => {
    const read = readCsd({ ...csd, at });
    const secret = read.exportKey().subarray(60, 90).toString('base64');
    expect(inspect(read, { depth: 10 }) + JSON.stringify(read)).not.toContain(secret);
  });

  it.each(['pem', 'base64'] as const)('is read from %s as well', (form) => {
    const wrap = (bytes: Buffer, label: string): Buffer =>
      form === 'base64'
        ? Buffer.from(bytes.toString('base64'))
        : Buffer.from(
            `-----BEGIN ${label}-----\r\n${bytes.toString('base64').replaceAll(/(.{64})/g, '$1\r\n')}\r\n-----END ${label}-----\r\n`,
          );
    const read = readCsd({
      ...csd,
      cer: wrap(csd.cer, 'CERTIFICATE'),
      key: wrap(csd.key, 'ENCRYPTED PRIVATE KEY'),
      at,
    });
    expect(read.certificate.der).toEqual(csd.cer);
  });

  it('leaves out what follows the certificate in its file', () => {
    const cer = Buffer.concat([csd.cer, Buffer.from('\r\n')]);
    expect(readCertificate(cer).base64).toBe(csd.cer.toString('base64'));
  });
});

describe('every wrong input has its own error', () => {
  it.each<[string, string, string, () => Change]>([
    ['swapped files', 'CSD_FILES_SWAPPED', 'cer', () => ({ cer: csd.key, key: csd.cer })],
    ['a wrong password', 'CSD_PASSWORD_WRONG', 'password', () => ({ password: '12345678A' })],
    ['no password', 'CSD_PASSWORD_EMPTY', 'password', () => ({ password: '' })],
    ['an expired certificate', 'CSD_EXPIRED', 'cer', () => ({ at: new Date('2031-01-01') })],
    ['one that begins later', 'CSD_NOT_YET_VALID', 'cer', () => ({ at: new Date('2025-12-31') })],
    ["someone else's RFC", 'CSD_OTHER_RFC', 'cer', () => ({ expectedRfc: 'EKU9003173C9' })],
    ['a truncated certificate', 'CSD_CER_TRUNCATED', 'cer', () => ({ cer: csd.cer.subarray(0, 900) })],
    ['an empty certificate', 'CSD_CER_TRUNCATED', 'cer', () => ({ cer: Buffer.alloc(0) })],
    ['a truncated key', 'CSD_KEY_TRUNCATED', 'key', () => ({ key: csd.key.subarray(0, 900) })],
    ['an empty key', 'CSD_KEY_TRUNCATED', 'key', () => ({ key: Buffer.alloc(0) })],
    ['text for a certificate', 'CSD_CER_NOT_CERTIFICATE', 'cer', () => ({ cer: Buffer.from('hola') })],
    ['text for a key', 'CSD_KEY_NOT_KEY', 'key', () => ({ key: Buffer.from('hola') })],
    ['a key twice', 'CSD_CER_NOT_CERTIFICATE', 'cer', () => ({ cer: csd.key })],
    ['a certificate twice', 'CSD_KEY_NOT_KEY', 'key', () => ({ key: csd.cer })],
    ['an e.firma', 'CSD_IS_FIEL', 'cer', () => fiel],
    ["another certificate's key", 'CSD_KEY_MISMATCH', 'key', () => ({ key: other.key })],
    ['a key without password', 'CSD_KEY_NOT_ENCRYPTED', 'key', () => ({ key: clearKey() })],
    ['a PKCS#1 key', 'CSD_KEY_NOT_ENCRYPTED', 'key', () => ({ key: pkcs1Key() })],
    [
      'a PEM that is cut',
      'CSD_KEY_TRUNCATED',
      'key',
      () => ({ key: Buffer.from('-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIF') }),
    ],
    [
      "OpenSSL's own encrypted PEM",
      'CSD_KEY_CIPHER_UNSUPPORTED',
      'key',
      () => ({ key: Buffer.from(openssl(['rsa', '-aes128', '-traditional', '-passout', 'pass:x'], clearKey('pem'))) }),
    ],
    ['a key of elliptic curves', 'CSD_KEY_NOT_KEY', 'key', () => ({ key: ecKey(), password: 'x' })],
    ["a certificate that is not the SAT's", 'CSD_CER_NOT_SAT', 'cer', () => ({ cer: ordinaryCertificate() })],
  ])('%s', (_what, code, field, change) => {
    expect(reading(change())).toThrow(refused(code, field));
  });

  it('is valid to the second at both ends', () => {
    const { validFrom, validTo } = readCertificate(csd.cer);
    expect(reading({ at: validFrom })).not.toThrow();
    expect(reading({ at: validTo })).not.toThrow();
    expect(reading({ at: new Date(validTo.getTime() + 1000) })).toThrow(refused('CSD_EXPIRED'));
  });
});

describe('a file cut anywhere', () => {
  it('is called truncated, whatever the place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: csd.cer.length - 1 }), (length) => {
        expect(reading({ cer: csd.cer.subarray(0, length) })).toThrow(refused('CSD_CER_TRUNCATED'));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: csd.key.length - 1 }), (length) => {
        expect(reading({ key: csd.key.subarray(0, length) })).toThrow(refused('CSD_KEY_TRUNCATED'));
      }),
    );
  });
});

describe('a file with one harmed byte', () => {
  it('is refused with a code of ours, or the harm touched nothing that matters', () => {
    fc.assert(
      fc.property(fc.nat(csd.key.length - 1), fc.integer({ min: 1, max: 255 }), (offset, flip) => {
        const key = Buffer.from(csd.key);
        key[offset] = (key[offset] ?? 0) ^ flip;
        expect(outcomeOf(key)).toMatch(/^(seals|CSD_[A-Z_]+)$/);
      }),
      { numRuns: 150 },
    );
  });

  it('tells a harmed body from a wrong password: the first block opened', () => {
    const key = Buffer.from(csd.key);
    const middle = key.length - 400;
    key[middle] = (key[middle] ?? 0) ^ 1;
    expect(reading({ key })).toThrow(refused('CSD_KEY_DAMAGED'));
    key[key.length - 1] = (key.at(-1) ?? 0) ^ 1;
    expect(reading({ key })).toThrow(refused('CSD_KEY_DAMAGED'));
  });
});

describe('ciphers of .key files', () => {
  const legacy = ['-provider', 'legacy', '-provider', 'default'];
  it.each([
    ['PBES2 AES-128', ['-v2', 'aes-128-cbc']],
    ['PBES2 AES-192', ['-v2', 'aes-192-cbc']],
    ['PBES2 AES-256, SHA-256', ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA256']],
    ['PBES2 AES-256, SHA-512, 600,000 rounds', ['-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA512', '-iter', '600000']],
    ['PBES2 3DES, SHA-1', ['-v2', 'des3', '-v2prf', 'hmacWithSHA1']],
    ['PBES2 3DES, SHA-256', ['-v2', 'des3', '-v2prf', 'hmacWithSHA256']],
    ['PBES2 DES', ['-v2', 'des', ...legacy]],
    ['PBES2 RC2', ['-v2', 'rc2', ...legacy]],
    ['PBES2 RC2-40', ['-v2', 'rc2-40-cbc', ...legacy]],
    ['PBES2 scrypt', ['-v2', 'aes-256-cbc', '-scrypt']],
    ['PBE-MD5-DES', ['-v1', 'PBE-MD5-DES', ...legacy]],
    ['PBE-SHA1-DES', ['-v1', 'PBE-SHA1-DES', ...legacy]],
    ['PBE-MD5-RC2-64', ['-v1', 'PBE-MD5-RC2-64', ...legacy]],
    ['PBE-SHA1-RC2-64', ['-v1', 'PBE-SHA1-RC2-64', ...legacy]],
    ['PBE-SHA1-3DES', ['-v1', 'PBE-SHA1-3DES']],
    ['PBE-SHA1-2DES', ['-v1', 'PBE-SHA1-2DES']],
    ['PBE-SHA1-RC2-128', ['-v1', 'PBE-SHA1-RC2-128', ...legacy]],
    ['PBE-SHA1-RC2-40', ['-v1', 'PBE-SHA1-RC2-40', ...legacy]],
  ])('%s opens, and a wrong password is told', (_name, flags) => {
    for (const password of ['12345678a', 'contraseña ñ€']) {
      const key = openssl(
        ['pkcs8', '-topk8', '-outform', 'DER', '-passout', `pass:${password}`, ...flags],
        clearKey('pem'),
      );
      expect(readCsd({ ...csd, key, password, at }).signer.sign('||x||')).toBe(
        readCsd({ ...csd, at }).signer.sign('||x||'),
      );
      expect(reading({ key, password: 'otra' })).toThrow(refused('CSD_PASSWORD_WRONG'));
    }
  });

  it('opens a key whose password was typed in Latin-1', () => {
    const file = join(folder, 'latin1.txt');
    writeFileSync(file, Buffer.from('contraseña', 'latin1'));
    const key = openssl(
      ['pkcs8', '-topk8', '-outform', 'DER', '-v2', 'des3', '-passout', `file:${file}`],
      clearKey('pem'),
    );
    expect(readCsd({ ...csd, key, password: 'contraseña', at }).certificate.number).toBe(csd.number);
  });

  it.each([
    ['RC4', ['-v1', 'PBE-SHA1-RC4-128', '-provider', 'legacy', '-provider', 'default']],
    ['Camellia', ['-v2', 'camellia-256-cbc']],
  ])('%s is named as unsupported', (_name, flags) => {
    const key = openssl(['pkcs8', '-topk8', '-outform', 'DER', '-passout', 'pass:x', ...flags], clearKey('pem'));
    expect(reading({ key, password: 'x' })).toThrow(refused('CSD_KEY_CIPHER_UNSUPPORTED', 'key'));
  });

  it('refuses an absurd number of rounds instead of counting them', () => {
    const key = openssl(
      ['pkcs8', '-topk8', '-outform', 'DER', '-passout', 'pass:x', '-v2', 'aes-128-cbc', '-iter', '70000'],
      clearKey('pem'),
    );
    const rounds = key.indexOf(Buffer.from([0x02, 0x03, 0x01, 0x11, 0x70]));
    expect(rounds).toBeGreaterThan(0);
    // Makes it 8,327,536.
    key[rounds + 2] = 0x7f;
    expect(reading({ key, password: 'x' })).toThrow(refused('CSD_KEY_CIPHER_UNSUPPORTED'));
  });
});

describe('the demo authority', () => {
  it('continues after it was saved, without repeating a number', () => {
    const again = loadDemoAuthority(authority.save());
    const next = again.issueCsd({ identity, password: 'x' });
    expect(BigInt(next.number)).toBeGreaterThan(BigInt(fiel.number));
    expect(readCertificate(next.cer).isIssuedBy(authority.rootCer)).toBe(true);
  });

  it('makes certificates that openssl reads as ours, with the fields of the SAT', () => {
    const text = openssl(
      [
        'x509',
        '-inform',
        'DER',
        '-noout',
        '-subject',
        '-serial',
        '-ext',
        'keyUsage,basicConstraints',
        '-nameopt',
        'RFC2253,utf8,-esc_msb',
      ],
      csd.cer,
    ).toString();
    expect(text).toContain('x500UniqueIdentifier=DEM200101AB1 / XIQB891116QE4');
    expect(text).toContain('CN=COMPAÑÍA & DEMOSTRACIÓN');
    expect(text).toContain(`serial=${Buffer.from(csd.number).toString('hex')}`);
    expect(text).toMatch(/Digital Signature, Non Repudiation\n/);
    expect(text).toContain('CA:FALSE');
  });

  it('makes a chain that openssl verifies', () => {
    const [root, leaf] = [join(folder, 'root.pem'), join(folder, 'leaf.pem')];
    writeFileSync(root, openssl(['x509', '-inform', 'DER'], authority.rootCer));
    writeFileSync(leaf, openssl(['x509', '-inform', 'DER'], csd.cer));
    const epoch = String(at.getTime() / 1000);
    expect(execFileSync('openssl', ['verify', '-attime', epoch, '-CAfile', root, leaf]).toString()).toContain(': OK');
  });

  it('gives a person one RFC and a PAC a certificate of its own', () => {
    const person = authority.issuePacCertificate({
      identity: { rfc: 'XOJI740919U48', name: 'INGRID XODAR' },
      password: 'x',
    });
    expect(readCertificate(person.cer)).toMatchObject({ rfc: 'XOJI740919U48', kind: 'CSD', isDemo: true });
    expect(readCertificate(person.cer).representativeRfc).toBeUndefined();
  });
});

describe.skipIf(needsSat)("the SAT's test certificates", () => {
  const names = needsSat ? [] : readdirSync(satFile('csd')).filter((name) => name.endsWith('.cer'));
  const then = new Date('2021-01-01T00:00:00Z');
  const password = '12345678a';

  it.each(names)('%s', (name) => {
    const { cer } = filesOf(name);
    const certificate = readCertificate(cer);
    const text = openssl(
      ['x509', '-inform', 'DER', '-noout', '-serial', '-dates', '-dateopt', 'iso_8601'],
      cer,
    ).toString();
    expect(text).toContain(Buffer.from(certificate.number).toString('hex'));
    expect(text).toContain(`notBefore=${iso(certificate.validFrom)}`);
    expect(text).toContain(`notAfter=${iso(certificate.validTo)}`);
    expect(certificate.isDemo).toBe(false);
    // The pack's file names write & as P.
    expect(name.startsWith(certificate.rfc.replace('&', 'P').replace(/^HPE/, 'HAMPE'))).toBe(true);
    expect(certificate.kind).toBe(name.includes('FIEL') ? 'FIEL' : 'CSD');
  });

  it.each(names.filter((name) => name.includes('FIEL')))('%s does not seal', (name) => {
    const { cer, key } = filesOf(name);
    expect(() => readCsd({ cer, key, password, at: then })).toThrow(refused('CSD_IS_FIEL'));
  });

  it.each(names.filter((name) => name.includes('CSD')))('%s seals as openssl does', (name) => {
    const { cer, key } = filesOf(name);
    const { certificate } = readCsd({ cer, key, password, at: then });
    const read = readCsd({ cer, key, password, at: then, expectedRfc: certificate.rfc });
    const pem = openssl(['pkcs8', '-inform', 'DER', '-passin', `pass:${password}`], key);
    expect(read.signer.sign('||ñ||')).toBe(sign('sha256', Buffer.from('||ñ||'), pem).toString('base64'));
    expect(() => readCsd({ cer, key, password: `${password} `, at: then })).toThrow(refused('CSD_PASSWORD_WRONG'));
    expect(() => readCsd({ cer, key, password, at })).toThrow(refused('CSD_EXPIRED'));
  });
});

function filesOf(name: string): { cer: Buffer; key: Buffer } {
  return { cer: readFileSync(satFile('csd', name)), key: readFileSync(satFile('csd', name.replace('.cer', '.key'))) };
}

/** `seals` when the key still makes good seals, otherwise the code it was refused with. */
function outcomeOf(key: Buffer): string {
  try {
    const read = readCsd({ ...csd, key, at });
    const seal = Buffer.from(read.signer.sign('||x||'), 'base64');
    return verify('sha256', Buffer.from('||x||'), read.certificate.publicKey, seal) ? 'seals' : 'seals wrongly';
  } catch (error) {
    return isCuadraError(error) ? error.code : String(error);
  }
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-csd-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

function openssl(args: string[], input: Buffer): Buffer {
  return execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] });
}

function clearKey(form: 'der' | 'pem' = 'der'): Buffer {
  const pem = openssl(['pkcs8', '-inform', 'DER', '-passin', 'pass:12345678a'], csd.key);
  return form === 'pem' ? pem : openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], pem);
}

function pkcs1Key(): Buffer {
  return openssl(['rsa', '-traditional', '-outform', 'DER'], clearKey('pem'));
}

function ecKey(): Buffer {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-128-cbc', passphrase: 'x' });
}

function ordinaryCertificate(): Buffer {
  const file = join(folder, 'ordinary.pem');
  writeFileSync(file, clearKey('pem'));
  return openssl(
    ['req', '-x509', '-key', file, '-subj', '/CN=example.com', '-days', '1', '-outform', 'DER'],
    Buffer.alloc(0),
  );
}

function iso(date: Date): string {
  return date.toISOString().replace('T', ' ').replace('.000', '');
}
