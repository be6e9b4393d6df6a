/** Removing an account with a PAC: out of use at once, back for ten minutes, and then without its credentials. */
import { afterEach, expect, test } from 'vitest';
import { operator, stampingDesk, type DeskOptions, type StampingDesk } from '../../../tests/support/stamping-desk.ts';

const open: StampingDesk[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
function desk(options: DeskOptions = { pacs: ['uno', 'dos', 'tres'] }): StampingDesk {
  const made = stampingDesk(options);
  open.push(made);
  return made;
}
const accounts = (d: StampingDesk) => d.stamping.pacs.list(d.companyId, 'es-MX').configs;
const order = (d: StampingDesk): string[] => accounts(d).map(({ rank, provider }) => `${rank}:${provider}`);
const idOf = (d: StampingDesk, provider: string): string =>
  accounts(d).find((config) => config.provider === provider)?.id ?? '';
const remove = (d: StampingDesk, provider: string, version = 1) =>
  d.stamping.removal.remove({ id: idOf(d, provider), version }, operator);
const code = (name: string) => expect.objectContaining({ code: name });
const TEN_MINUTES = 10 * 60 * 1000;

test('a removed account is used no more, and the others close up', async () => {
  const d = desk();
  const id = idOf(d, 'uno');
  const { restorableUntilUtc } = remove(d, 'uno');
  expect(new Date(restorableUntilUtc).getTime() - d.time.clock.now().getTime()).toBe(TEN_MINUTES);
  expect(order(d)).toEqual(['1:dos', '2:tres']);
  const invoice = d.issue();
  await d.time.settle();
  expect(d.invoice(invoice)).toMatchObject({ status: 'stamped', pacProvider: 'dos' });
  expect(d.pac('uno').calls).toEqual([]);
  expect(d.audited.find(({ action }) => action === 'pac.removed')).toMatchObject({
    actor: 'ana',
    record: `pac:${id}`,
  });
  expect(() => d.stamping.pacs.test(id, operator)).toThrow(code('NOT_FOUND'));
});

test('taken back, it stands where it stood and works', async () => {
  const d = desk();
  const id = idOf(d, 'uno');
  remove(d, 'uno');
  expect(d.stamping.removal.restore(id, operator)).toMatchObject({ id, rank: 1, state: 'active' });
  expect(order(d)).toEqual(['1:uno', '2:dos', '3:tres']);
  expect(await d.stamping.pacs.test(id, operator)).toMatchObject({ ok: true });
  expect(() => d.stamping.removal.restore(id, operator)).toThrow(code('NOT_FOUND'));
});

test('after ten minutes its credentials are gone, and it is added anew as the same account', async () => {
  const d = desk({ pacs: ['uno', 'dos'] });
  const id = idOf(d, 'uno');
  d.configure('uno', { version: 1, credentials: { account: 'secreta' } });
  remove(d, 'uno', 2);
  await d.time.advance(TEN_MINUTES - 1000);
  expect(d.secretsKept()).toContain('secreta');
  await d.time.advance(1000);
  expect(d.secretsKept()).not.toContain('secreta');
  expect(() => d.stamping.removal.restore(id, operator)).toThrow(code('PAC_FORGOTTEN'));
  expect(d.configure('uno', { credentials: { account: 'otra' } })).toMatchObject({ id, rank: 2, state: 'active' });
  expect(order(d)).toEqual(['1:dos', '2:uno']);
});

test('what was removed while the program was closed is forgotten at the next look', () => {
  const d = desk({ pacs: ['uno', 'dos'] });
  d.configure('uno', { version: 1, credentials: { account: 'secreta' } });
  const id = idOf(d, 'uno');
  remove(d, 'uno', 2);
  d.raw.prepare(`UPDATE pac_configs SET archived_at_utc = '2026-11-20T00:00:00.000Z' WHERE id = ?`).run(id);
  d.stamping.removal.forget();
  expect(d.secretsKept()).not.toContain('secreta');
});

test('an account that still owes an answer stays, for nobody else can be asked', async () => {
  const d = desk({ pacs: ['uno', 'dos'] });
  d.pac('uno').script.push('timeout-after');
  d.pac('uno').recoverScript.push(...Array.from({ length: 20 }, () => 'unavailable' as const));
  const invoice = d.issue();
  await d.time.advance(20_000);
  expect(d.invoice(invoice).status).toBe('unknown');
  expect(() => remove(d, 'uno')).toThrow(code('PAC_IN_USE'));
  expect(order(d)).toEqual(['1:uno', '2:dos']);
});

test('a version that is not the one that was read removes nothing', () => {
  const d = desk();
  expect(() => remove(d, 'uno', 7)).toThrow(code('STALE_VERSION'));
  expect(order(d)).toHaveLength(3);
});

test('taken back beside an account of another environment, it waits in pause', () => {
  const d = desk({ pacs: ['uno', 'dos'], unconfigured: true });
  d.configure('uno');
  const id = idOf(d, 'uno');
  remove(d, 'uno');
  d.configure('dos', { environment: 'production' });
  expect(d.stamping.removal.restore(id, operator)).toMatchObject({ state: 'paused', environment: 'demo' });
});

test('another place in the order says nothing of what is wrong with an account', async () => {
  const d = desk({ pacs: ['uno', 'dos'] });
  d.pac('uno').script.push('refused-connection');
  d.issue();
  await d.time.settle();
  const problem = { problem: { kind: 'unavailable' } };
  expect(accounts(d)[0]).toMatchObject({ provider: 'uno', ...problem });
  expect(d.configure('uno', { version: 1, rank: 2, credentials: undefined, state: undefined })).toMatchObject(problem);
  expect(d.configure('uno', { version: 2, credentials: {} })).not.toHaveProperty('problem');
});

test('what a test learned of the balance is still known afterwards', async () => {
  const d = desk({ pacs: ['uno'] });
  expect(accounts(d)[0]).not.toHaveProperty('balance');
  const { credits } = await d.stamping.pacs.test(idOf(d, 'uno'), operator);
  const atUtc = d.time.clock.now().toISOString();
  expect(accounts(d)[0]?.balance).toEqual({ credits, atUtc });
});
