/** What the contract's inputs of stamping and jobs take: known fields, within bounds. */
import { expect, test } from 'vitest';
import { jobsContract } from '#contract/jobs.ts';
import { stampingContract } from '#contract/stamping.ts';

const id = '0199f6a0-0000-7000-8000-000000000001';
const accepts = (procedure: { '~orpc': { inputSchema?: unknown } }, input: object): boolean =>
  (procedure['~orpc'].inputSchema as { safeParse(input: unknown): { success: boolean } }).safeParse(input).success;

test.each([
  [stampingContract.listPacs, { companyId: id }],
  [stampingContract.configurePac, { companyId: id, provider: 'demo', environment: 'demo' }],
  [stampingContract.testPac, { id }],
  [stampingContract.tryPac, { provider: 'demo', environment: 'demo', credentials: {} }],
  [stampingContract.uploadCsd, { id, csdId: id, consent: true }],
  [stampingContract.withdrawCsd, { id }],
  [stampingContract.queue, { invoiceId: id }],
  [stampingContract.askNow, { invoiceId: id }],
  [stampingContract.resolveUnknown, { invoiceId: id }],
  [stampingContract.state, { invoiceId: id }],
  [jobsContract.list, {}],
  [jobsContract.get, { id }],
  [jobsContract.retry, { id }],
  [jobsContract.cancel, { id }],
  [jobsContract.stats, {}],
])('a field that nobody knows is refused, not dropped (%#)', (procedure, input) => {
  expect(accepts(procedure, input)).toBe(true);
  expect(accepts(procedure, { ...input, rango: 1 })).toBe(false);
});

test('what is larger than it can be is refused', () => {
  const account = { companyId: id, provider: 'demo', environment: 'demo' };
  const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, 'x']));
  expect(accepts(stampingContract.configurePac, { ...account, credentials: fields(20) })).toBe(true);
  expect(accepts(stampingContract.configurePac, { ...account, credentials: fields(21) })).toBe(false);
  // A token of SW's has some hundred characters.
  expect(accepts(stampingContract.configurePac, { ...account, credentials: { a: 'x'.repeat(4000) } })).toBe(true);
  expect(accepts(stampingContract.configurePac, { ...account, credentials: { a: 'x'.repeat(4001) } })).toBe(false);
  const typed = { provider: 'demo', environment: 'demo' };
  expect(accepts(stampingContract.tryPac, { ...typed, credentials: fields(20) })).toBe(true);
  expect(accepts(stampingContract.tryPac, { ...typed, credentials: fields(21) })).toBe(false);
  expect(accepts(jobsContract.list, { kind: 'x'.repeat(101) })).toBe(false);
  expect(accepts(jobsContract.list, { cursor: 'x'.repeat(1001) })).toBe(false);
});

test.each([[undefined], [false], ['true'], [1]])('a CSD is not handed over without consent (%j)', (consent) => {
  expect(accepts(stampingContract.uploadCsd, { id, csdId: id, consent })).toBe(false);
});
