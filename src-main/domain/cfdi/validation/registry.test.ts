import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { words } from '#i18n/catalog/index.ts';
import { hasMessage } from '#i18n/index.ts';
import { MATRIX_CODES, OWN_CODES, SERVICE_CODES, type ValidationCode } from './codes.ts';
import { NOT_JUDGED, RULES, RULES_BY_NAME, rulesOf } from './registry.ts';

const ALL: readonly ValidationCode[] = [...MATRIX_CODES, ...SERVICE_CODES, ...OWN_CODES];

describe('the registry', () => {
  test('covers the whole matrix, 40101 to 40222 without a hole', () => {
    const numbers = Array.from({ length: 122 }, (_, index) => `CFDI${40_101 + index}`);
    expect(MATRIX_CODES).toEqual([...numbers, 'CFDI40999']);
  });

  test.each(ALL)('%s has a rule, or a reason why nobody here can judge it, and never both', (code) => {
    const reason = NOT_JUDGED[code];
    const counted = rulesOf(code).length > 0;
    expect(counted).not.toBe(reason !== undefined);
    expect(counted || (reason ?? '').length > 20).toBe(true);
  });

  test('every rule says what it checks, where that comes from and in what words', () => {
    for (const rule of RULES) {
      expect(rule.title.length).toBeGreaterThan(10);
      expect(rule.source.length).toBeGreaterThan(10);
      expect(hasMessage(rule.message)).toBe(true);
    }
  });

  test('a rule is found by the number of its code', () => {
    for (const [name, { code }] of RULES_BY_NAME) {
      const expected = code.startsWith('CFDI')
        ? code.toLowerCase()
        : /^\d/.test(code)
          ? `(service${code}|schema)`
          : 'own';
      expect(name).toMatch(new RegExp(`^${expected}[A-Z]`));
    }
  });

  test('one code of SAT is one rule', () => {
    for (const code of MATRIX_CODES) expect(rulesOf(code).length).toBeLessThanOrEqual(1);
  });

  test('every file of rules is registered and has its table of cases', async () => {
    const files = ['rules', 'schema'].flatMap((folder) =>
      readdirSync(join(import.meta.dirname, folder))
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => join(import.meta.dirname, folder, file)),
    );
    const rules = files.filter((file) => !/(facets|attributes)\.ts$/.test(file));
    expect(rules.length).toBe(21);
    for (const file of rules) {
      const exported = Object.entries((await import(file)) as Record<string, unknown>);
      const names = exported.filter(([, value]) => typeof value === 'object').map(([name]) => name);
      expect(names.filter((name) => !RULES_BY_NAME.has(name))).toEqual([]);
    }
    expect(rules.filter((file) => !existsSync(file.replace(/\.ts$/, '.test.ts')))).toEqual([]);
  });

  test('no words are left over in the message catalog', () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.test(ing)?\.ts$/.test(file))
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .join('\n');
    const keys = Object.keys(words.es).filter((key) => key.startsWith('validation.'));
    // Those chosen by kind of person are written with a place for it.
    const unused = keys.filter(
      (key) => !sources.includes(`'${key}'`) && !sources.includes(`\`${key.replace(/(fisica|moral)$/, '$')}`),
    );
    expect(unused).toEqual([]);
  });
});
