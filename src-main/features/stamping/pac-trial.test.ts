/** Trying what is only typed: it is told, and nothing of it stays. */
import { afterEach, expect, test } from 'vitest';
import type { TestOutcome } from '#connectors/pac/types.ts';
import { operator, stampingDesk, type DeskOptions, type StampingDesk } from '../../../tests/support/stamping-desk.ts';

const open: StampingDesk[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
function desk(options?: DeskOptions): StampingDesk {
  const made = stampingDesk(options);
  open.push(made);
  return made;
}
/** All that is stored, sealed or said of what happened. */
function everything(d: StampingDesk): string {
  const tables = d.raw.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  const rows = tables.map((table) => d.raw.prepare(`SELECT * FROM "${table}"`).all());
  return JSON.stringify([rows, d.secretsKept(), d.audited]);
}
const typed = { provider: 'dos', environment: 'test', credentials: { account: 'la-clave-tecleada' } } as const;
const answers = (d: StampingDesk, provider: string, kind: TestOutcome['kind']): void => {
  d.pac(provider).testConnection = () => Promise.resolve({ kind, words: { provider, code: '601' } });
};
const idOf = (d: StampingDesk): string => d.stamping.pacs.list(d.companyId, 'es-MX').configs[0]?.id ?? '';

test.each(['ok', 'credentials', 'unavailable'] as const)(
  'nothing is stored of an answer (%s), and the account that works goes on',
  async (kind) => {
    const d = desk({ pacs: ['uno', 'dos'], unconfigured: true });
    d.configure('uno');
    await d.time.settle();
    const before = everything(d);
    answers(d, 'dos', kind);
    const answer = await d.stamping.pacs.tryTyped(typed, operator);
    expect(answer).toMatchObject({ ok: kind === 'ok', words: { code: '601' } });
    expect(JSON.stringify(answer)).not.toContain('tecleada');
    expect(d.connectedWith.at(-1)).toEqual(typed.credentials);
    expect(everything(d)).toBe(before);
    const invoice = d.issue();
    await d.time.settle();
    expect(d.invoice(invoice)).toMatchObject({ status: 'stamped', pacProvider: 'uno' });
  },
);

test('the connection is closed however it ends', async () => {
  const d = desk({ pacs: ['dos'], unconfigured: true });
  let closed = 0;
  d.pac('dos').close = () => void (closed += 1);
  await d.stamping.pacs.tryTyped(typed, operator);
  d.pac('dos').testConnection = () => Promise.reject(new Error('a mistake'));
  expect(await d.stamping.pacs.tryTyped(typed, operator)).toMatchObject({ ok: false });
  expect(closed).toBe(2);
});

test('the credentials of an account stand in for what is left out, and stay as they were', async () => {
  const d = desk({ pacs: ['uno'], unconfigured: true, credentials: ['user', 'password'] });
  d.configure('uno', { credentials: { user: 'ana', password: 'vieja' } });
  const before = everything(d);
  answers(d, 'uno', 'credentials');
  const input = { id: idOf(d), provider: 'uno', environment: 'demo', credentials: { password: 'nueva' } } as const;
  expect(await d.stamping.pacs.tryTyped(input, operator)).toMatchObject({ ok: false });
  expect(d.connectedWith.at(-1)).toEqual({ user: 'ana', password: 'nueva' });
  expect(everything(d)).toBe(before);
  // Saving completes them in the same way.
  d.configure('uno', { version: 1, credentials: { password: 'nueva' } });
  expect(JSON.parse(d.secretsKept())).toEqual({ user: 'ana', password: 'nueva' });
});

test('they go to no other provider or environment, and without an account nothing completes what is typed', async () => {
  const d = desk({ pacs: ['uno', 'dos'], unconfigured: true, credentials: ['user', 'password'] });
  d.configure('uno', { credentials: { user: 'ana', password: 'vieja' } });
  const input = { id: idOf(d), provider: 'uno', environment: 'demo', credentials: {} } as const;
  const refusal = (more: object, code: string) =>
    expect(d.stamping.pacs.tryTyped({ ...input, ...more }, operator)).rejects.toMatchObject({ code });
  await refusal({ provider: 'dos' }, 'NOT_FOUND');
  await refusal({ environment: 'test' }, 'NOT_FOUND');
  await refusal({ id: undefined }, 'PAC_CREDENTIALS_INVALID');
  await refusal({ provider: 'nadie' }, 'PAC_UNKNOWN_PROVIDER');
  expect(d.connectedWith).toEqual([]);
});

test.each(['credentials', 'unavailable', 'rate-limited', 'no-credits'] as const)(
  'what a person tried is not said to be tried again (%s)',
  async (kind) => {
    const d = desk({ pacs: ['dos'] });
    answers(d, 'dos', kind);
    const told = [await d.stamping.pacs.tryTyped(typed, operator), await d.stamping.pacs.test(idOf(d), operator)];
    for (const { message } of told) {
      expect(message).toContain('PAC dos');
      expect(message).not.toMatch(/otra vez solo|continúa solo|la prueba otra vez en/);
    }
  },
);
