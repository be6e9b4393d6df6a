import { describe, expect, test } from 'vitest';
import { fileName, hashIn, httpDay } from './publication.ts';

const HASH = 'a'.repeat(64);

describe('the published checksum', () => {
  test('in the lines of sha256sum, by name', () => {
    expect(hashIn(`${'b'.repeat(64)}  other.db\n${HASH} *catalogs.db.bz2\n`, 'catalogs.db.bz2')).toBe(HASH);
    expect(hashIn(`${HASH.toUpperCase()}\n`, 'catalogs.db.bz2')).toBe(HASH);
    expect(hashIn(`${HASH}  x\n${HASH}  y\n`, 'catalogs.db.bz2')).toBeUndefined();
  });

  test('in a GitHub release, by the asset', () => {
    const release = (digest: string | null) =>
      JSON.stringify({
        assets: [
          { name: 'notes.txt', digest: null },
          { name: 'catalogs.db.bz2', digest },
        ],
      });
    expect(hashIn(release(`sha256:${HASH}`), 'catalogs.db.bz2')).toBe(HASH);
    expect(hashIn(release(null), 'catalogs.db.bz2')).toBeUndefined();
    expect(hashIn(release(`sha512:${HASH}`), 'catalogs.db.bz2')).toBeUndefined();
  });

  test('in anything else, none', () => {
    expect(hashIn('<html>404</html>', 'catalogs.db.bz2')).toBeUndefined();
    expect(hashIn('', 'catalogs.db.bz2')).toBeUndefined();
  });
});

test('days and names', () => {
  expect(httpDay('Thu, 06 Aug 2026 23:59:59 GMT')).toBe('2026-08-06');
  expect(httpDay('yesterday')).toBeUndefined();
  expect(httpDay(undefined)).toBeUndefined();
  expect(fileName('https://example.com/a/cat%C3%A1logo.db?x=1')).toBe('catálogo.db');
});
