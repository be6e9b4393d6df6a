import { expect, test, vi } from 'vitest';

vi.mock('../../app/company.tsx', () => ({ companiesQuery: () => ({}) }));
vi.mock('../../app/connection/query.ts', () => ({ api: {} }));
vi.mock('../../app/preferences.ts', () => ({ usePreference: () => [undefined, () => {}] }));

const { firstMissing, isReachable, leavesKeyBehind } = await import('./standing.ts');
const nothing = {
  security: false,
  company: false,
  csd: false,
  series: false,
  pac: false,
  mail: false,
  catalogs: false,
};

test('the wizard opens at what is missing first', () => {
  expect(firstMissing(nothing)).toBe('security');
  expect(firstMissing({ ...nothing, security: true })).toBe('company');
  expect(firstMissing({ ...nothing, security: true, company: true })).toBe('csd');
  expect(firstMissing({ ...nothing, security: true, company: true, csd: true })).toBe('series');
  expect(firstMissing({ ...nothing, security: true, company: true, csd: true, series: true, pac: true })).toBe('mail');
  expect(
    firstMissing({ security: true, company: true, csd: true, series: true, pac: true, mail: true, catalogs: true }),
  ).toBe('done');
});

test('nothing is reached before the vault, and nothing of a company before there is one', () => {
  expect(isReachable('company', { vaultReady: false, done: nothing })).toBe(false);
  expect(isReachable('company', { vaultReady: true, done: nothing })).toBe(true);
  expect(isReachable('csd', { vaultReady: true, done: nothing })).toBe(false);
  expect(isReachable('mail', { vaultReady: true, done: { ...nothing, company: true } })).toBe(true);
});

test('a recovery key that nobody kept is not left behind unsaid, whichever way', () => {
  const made = { vaultReady: true, done: nothing };
  expect(leavesKeyBehind('company', made)).toBe(true);
  expect(leavesKeyBehind('csd', { ...made, done: { ...nothing, company: true } })).toBe(true);
  expect(leavesKeyBehind('out', made)).toBe(true);
  expect(leavesKeyBehind('security', made)).toBe(false);
  expect(leavesKeyBehind('company', { ...made, done: { ...nothing, security: true } })).toBe(false);
  expect(leavesKeyBehind('company', { vaultReady: false, done: nothing })).toBe(false);
});
