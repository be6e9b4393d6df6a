import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, DerError, readDer, readOid, readSmallInteger, readText, readTime } from './der.ts';

const der = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('readDer', () => {
  it('reads short and long lengths and leaves what follows', () => {
    expect(readDer(der('0402 aabb ffff')).content).toEqual(der('aabb'));
    const long = Buffer.concat([der('0482 0100'), Buffer.alloc(256, 7)]);
    expect(readDer(long).content).toHaveLength(256);
  });

  it.each([
    ['nothing', '', 'truncated'],
    ['a tag alone', '30', 'truncated'],
    ['a length that is cut', '3082 01', 'truncated'],
    ['content that is cut', '3003 0101', 'truncated'],
    ['an indefinite length', '3080 0000', 'malformed'],
    ['a length of five octets', '3085 0000000001 00', 'malformed'],
    ['a high tag', '1f81 01 00', 'malformed'],
  ])('refuses %s', (_what, hex, reason) => {
    expect(() => readDer(der(hex))).toThrow(expect.objectContaining({ name: 'DerError', reason }));
  });

  it('answers any bytes with a value or a DerError, and never reads past their end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const outcome = attempt(() => {
          const node = readDer(Buffer.from(bytes));
          childrenOf(node);
          return node.whole.length <= bytes.length;
        });
        expect(outcome === true || outcome instanceof DerError).toBe(true);
      }),
    );
  });
});

describe('values', () => {
  it('reads object identifiers', () => {
    expect(readOid(readDer(der('0609 2a864886f70d010101')))).toBe('1.2.840.113549.1.1.1');
    expect(readOid(readDer(der('0603 55042d')))).toBe('2.5.4.45');
    expect(readOid(readDer(der('0603 883703')))).toBe('2.999.3');
  });

  it('reads small integers only', () => {
    expect(readSmallInteger(readDer(der('0202 0800')))).toBe(2048);
    expect(() => readSmallInteger(readDer(der('0201 ff')))).toThrow(DerError);
    expect(() => readSmallInteger(readDer(der('0206 010000000000')))).toThrow(DerError);
  });

  it('reads every string type', () => {
    expect(readText(readDer(der('0c03 c391 4f')))).toBe('ÑO');
    expect(readText(readDer(der('1402 d14f')))).toBe('ÑO');
    expect(readText(readDer(der('1e04 00d1004f')))).toBe('ÑO');
    expect(readText(readDer(der('0303 004142')))).toBe('AB');
  });

  it('reads both time types, with the century rule of RFC 5280', () => {
    const time = (tag: string, text: string): string =>
      readTime(readDer(Buffer.concat([der(tag), Buffer.from([text.length]), Buffer.from(text)]))).toISOString();
    expect(time('17', '190617194414Z')).toBe('2019-06-17T19:44:14.000Z');
    expect(time('17', '500101000000Z')).toBe('1950-01-01T00:00:00.000Z');
    expect(time('18', '20501231235959Z')).toBe('2050-12-31T23:59:59.000Z');
    expect(() => time('17', '1906171944Z')).toThrow(DerError);
    expect(() => time('18', '190617194414Z')).toThrow(DerError);
  });
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
