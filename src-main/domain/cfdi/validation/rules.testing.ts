/** One table of cases a file of rules: each rule with a document that keeps it and documents that break it. */
import { describe, expect, test } from 'vitest';
import { hasMessage, type MessageKey } from '#i18n/index.ts';
import type { Comprobante } from '../model.ts';
import { context as usualContext, follow, pathKeys } from './documents.testing.ts';
import { findingText } from './finding.ts';
import { applyRules, validateCfdi } from './index.ts';
import type { Rule } from './rule.ts';
import type { Finding, Severity, ValidationContext } from './types.ts';

/** A document, or one with its context. */
export type Judged = Comprobante | readonly [Comprobante, Partial<ValidationContext>];

export interface Broken {
  readonly judged: Judged;
  /** Path that the finding must name; with several findings of the rule, each of theirs in order. */
  readonly field: string | readonly string[];
  /** Default: the rule's. */
  readonly severity?: Severity;
  /** Default: any. */
  readonly message?: MessageKey;
  /** Texts that the Spanish words must contain: the figures. */
  readonly says?: readonly string[];
}

export interface RuleCases {
  /** Documents to which the rule applies and that keep it. */
  readonly keeps: readonly Judged[];
  readonly breaks: readonly Broken[];
}

/** Names of the rules that a module exports: leaving one out of a table does not compile. */
export type RuleNames<Module> = {
  [Name in keyof Module]: Module[Name] extends Rule ? Name : never;
}[keyof Module];

/** Runs one table. The compiler sees to it that no rule of the module is missing; the registry's test, that no module is. */
export function testRules<Module extends object>(
  module: Module,
  cases: { readonly [Name in RuleNames<Module>]: RuleCases },
): void {
  for (const [name, { keeps, breaks }] of Object.entries<RuleCases>(cases)) {
    const rule = (module as Record<string, unknown>)[name] as Rule;
    describe(`${rule.code} ${rule.title}`, () => {
      test('has both kinds of cases', () => {
        expect(keeps.length).toBeGreaterThan(0);
        expect(breaks.length).toBeGreaterThan(0);
      });
      test.each(keeps.map((judged, index) => [index, judged] as const))('%i is kept', (_, judged) => {
        expect(findingsOf(rule, judged)).toEqual([]);
      });
      test.each(breaks.map((broken, index) => [index, broken] as const))('%i is broken', (_, broken) => {
        const findings = findingsOf(rule, broken.judged);
        const fields = typeof broken.field === 'string' ? [broken.field] : broken.field;
        expect(findings.map((finding) => finding.field)).toEqual(fields);
        for (const finding of findings) expectSound(finding, rule, broken);
        // The whole validation says it too.
        const [c, context] = splitJudged(broken.judged);
        expect(validateCfdi(c, context)).toEqual(expect.arrayContaining(findings));
      });
    });
  }
}

function expectSound(finding: Finding, rule: Rule, broken: Broken): void {
  expect(finding.code).toBe(rule.code);
  expect(finding.severity).toBe(broken.severity ?? rule.severity);
  expect(finding.messageKey).toBe(broken.message ?? finding.messageKey);
  expect(hasMessage(finding.messageKey)).toBe(true);
  const spanish = findingText(finding);
  for (const text of [spanish, findingText(finding, 'en')]) {
    expect(text).not.toMatch(/\{\{|undefined|NaN|\[object/);
    expect(text).not.toBe(finding.messageKey);
  }
  for (const said of broken.says ?? []) expect(spanish).toContain(said);
  // The field exists, or is the missing child of a node that does.
  const [c] = splitJudged(broken.judged);
  expect(follow(c, pathKeys(finding.field).slice(0, -1))).toBeDefined();
}

function findingsOf(rule: Rule, judged: Judged): Finding[] {
  const [c, context] = splitJudged(judged);
  return applyRules([rule], c, context);
}

function splitJudged(judged: Judged): [Comprobante, ValidationContext] {
  if ('version' in judged) return [judged, usualContext];
  return [judged[0], { ...usualContext, ...judged[1] }];
}
