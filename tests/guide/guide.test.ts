/** The two texts of the guide say the same things in the same order, and what they show and link to exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { anchorOf, headingsOf } from '../../src-renderer/features/guide/headings.ts';

const folder = resolve(import.meta.dirname, '../../resources/guide');
const texts = (['es', 'en'] as const).map((locale) => readFileSync(join(folder, `${locale}.md`), 'utf8'));

test('an anchor is plain letters', () => {
  expect(anchorOf('¿Qué hago si el PAC no contestó?')).toBe('que-hago-si-el-pac-no-contesto');
});

test('both languages have the same chapters and pictures', () => {
  const [es = '', en = ''] = texts;
  expect(headingsOf(es).length).toBeGreaterThan(5);
  expect(headingsOf(en)).toHaveLength(headingsOf(es).length);
  const pictures = (text: string): string[] =>
    [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => path);
  expect(pictures(en)).toEqual(pictures(es));
  expect(pictures(es).length).toBeGreaterThan(3);
  expect(pictures(es).filter((picture) => !existsSync(join(folder, picture)))).toEqual([]);
});

test('no two chapters share an anchor, and inner links lead to one', () => {
  for (const text of texts) {
    const anchors = headingsOf(text).map(({ anchor }) => anchor);
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const [, anchor = ''] of text.matchAll(/\]\(#\/guide\/([^)]+)\)/g)) expect(anchors).toContain(anchor);
  }
});
