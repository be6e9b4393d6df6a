import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '#domain/secret.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import {
  authenticate,
  contextOf,
  deriveKey,
  openEnvelope,
  packEnvelope,
  sealEnvelope,
  unpackEnvelope,
} from './envelope.ts';
import { unwrapWithPassphrase, wrapWithPassphrase } from './passphrase.ts';
import {
  formatRecoveryKey,
  makeRecoveryKey,
  parseRecoveryKey,
  recoveryPublicKey,
  unwrapWithRecovery,
  wrapForRecovery,
} from './recovery-key.ts';

const octets = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const flip = (bytes: Buffer, at: number, by: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ by;
  return changed;
};

describe('envelopes', () => {
  it('give back what was sealed', () => {
    fc.assert(
      fc.property(octets(32), fc.uint8Array({ maxLength: 300 }), fc.string(), (key, plaintext, scope) => {
        const opened = openEnvelope(key, contextOf(scope), sealEnvelope(key, contextOf(scope), plaintext));
        expect(opened?.equals(plaintext)).toBe(true);
      }),
    );
  });

  it('refuse any changed bit of IV, ciphertext or tag', () => {
    const context = contextOf('csds', 'id', 'private_key', 1);
    fc.assert(
      fc.property(octets(32), fc.uint8Array({ maxLength: 64 }), fc.nat(), fc.nat(7), (key, plaintext, at, bit) => {
        const packed = packEnvelope(sealEnvelope(key, context, plaintext));
        expect(openEnvelope(key, context, unpackEnvelope(flip(packed, at % packed.length, 1 << bit)))).toBeUndefined();
      }),
    );
  });

  it('refuse another key, another context and a shorter text', () => {
    fc.assert(
      fc.property(octets(32), octets(32), fc.string(), fc.string(), fc.uint8Array(), (key, other, a, b, plaintext) => {
        fc.pre(a !== b && !Buffer.from(key).equals(other));
        const envelope = sealEnvelope(key, contextOf(a), plaintext);
        expect(openEnvelope(other, contextOf(a), envelope)).toBeUndefined();
        expect(openEnvelope(key, contextOf(b), envelope)).toBeUndefined();
        expect(openEnvelope(key, contextOf(a), { ...envelope, sealed: envelope.sealed.subarray(1) })).toBeUndefined();
      }),
    );
  });

  it('never use an IV twice', () => {
    const key = Buffer.alloc(32, 1);
    const ivs = new Set(
      Array.from({ length: 2000 }, () => sealEnvelope(key, contextOf(), Buffer.alloc(0)).iv.toString('hex')),
    );
    expect(ivs.size).toBe(2000);
  });

  it('keep the parts of a context apart', () => {
    expect(contextOf('a', 'bc').equals(contextOf('ab', 'c'))).toBe(false);
    expect(contextOf('a', 1).equals(contextOf('a', '1'))).toBe(false);
    expect(authenticate(Buffer.alloc(32), 'a', 'bc').equals(authenticate(Buffer.alloc(32), 'ab', 'c'))).toBe(false);
  });

  it('derive a different key for every purpose and database', () => {
    const key = Buffer.alloc(32, 7);
    const made = [deriveKey(key, 'a', 'x'), deriveKey(key, 'a', 'y'), deriveKey(key, 'b', 'x')].map((k) =>
      k.toString('hex'),
    );
    expect(new Set(made).size).toBe(3);
  });
});

describe('the recovery key', () => {
  it('is nine groups of four that can be typed back, however it was written', () => {
    fc.assert(
      fc.property(octets(20), fc.boolean(), (secret, lower) => {
        const shown = formatRecoveryKey(secret);
        expect(shown).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
        const spoken = shown.replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o');
        expect(parseRecoveryKey(lower ? spoken.toLowerCase() : spoken).equals(secret)).toBe(true);
      }),
    );
  });

  it('notices a wrong letter, two that changed places, and a missing one', () => {
    fc.assert(
      fc.property(octets(20), fc.nat(43), fc.integer({ min: 1, max: 31 }), (secret, at, step) => {
        const shown = formatRecoveryKey(secret);
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const sign = shown[at] ?? '';
        fc.pre(sign !== '-');
        const other = alphabet[(alphabet.indexOf(sign) + step) % 32] ?? '';
        expect(codeOf(() => parseRecoveryKey(shown.slice(0, at) + other + shown.slice(at + 1)))).toBe(
          'RECOVERY_KEY_MISTYPED',
        );
        expect(codeOf(() => parseRecoveryKey(shown.slice(0, at) + shown.slice(at + 1)))).toBe('RECOVERY_KEY_MALFORMED');
      }),
    );
    expect(codeOf(() => parseRecoveryKey('U'.repeat(36)))).toBe('RECOVERY_KEY_MALFORMED');
  });

  it('opens what was wrapped to it, and only that', () => {
    const [mine, other] = [makeRecoveryKey().reveal(), makeRecoveryKey().reveal()];
    const context = contextOf('db', 1);
    const wrap = wrapForRecovery(recoveryPublicKey(mine), context, Buffer.alloc(32, 9));
    expect(unwrapWithRecovery(mine, context, wrap)?.equals(Buffer.alloc(32, 9))).toBe(true);
    expect(unwrapWithRecovery(other, context, wrap)).toBeUndefined();
    expect(unwrapWithRecovery(mine, contextOf('db', 2), wrap)).toBeUndefined();
    for (let at = 0; at < wrap.length; at++) {
      expect(unwrapWithRecovery(mine, context, flip(wrap, at, 1))).toBeUndefined();
    }
  });
});

describe('the passphrase', () => {
  const cheap = { n: 1024, r: 8, p: 1 };

  it('opens what it wrapped, also when typed with other code points', async () => {
    const context = contextOf('db', 1);
    const wrap = await wrapWithPassphrase('contraseña en español', context, Buffer.alloc(32, 3), cheap);
    const decomposed = 'contraseña en español'.normalize('NFD');
    expect((await unwrapWithPassphrase(decomposed, context, wrap))?.equals(Buffer.alloc(32, 3))).toBe(true);
    expect(await unwrapWithPassphrase('contraseña en espanol', context, wrap)).toBeUndefined();
    expect(await unwrapWithPassphrase('contraseña en español', contextOf('db', 2), wrap)).toBeUndefined();
  });

  it('is refused when it is short', async () => {
    await expect(wrapWithPassphrase('corta', contextOf(), Buffer.alloc(32), cheap)).rejects.toThrow(
      expect.objectContaining({ code: 'VAULT_PASSPHRASE_SHORT' }),
    );
  });
});

describe('Secret', () => {
  it('prints itself nowhere', () => {
    const secret = new Secret('hunter2-hunter2');
    const shown = [String(secret), JSON.stringify({ secret }), inspect({ deep: [secret] }, { depth: 9 })].join();
    expect(shown).not.toContain('hunter2');
    expect(shown.match(/\[secreto\]/g)).toHaveLength(3);
    expect(secret.reveal()).toBe('hunter2-hunter2');
  });
});

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'no error';
  } catch (error) {
    return isCuadraError(error) ? error.code : String(error);
  }
}
