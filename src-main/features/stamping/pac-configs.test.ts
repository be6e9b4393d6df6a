/** Accounts with PACs: order, environments, credentials, and what never leaves. */
import { afterEach, describe, expect, test } from 'vitest';
import { stampingContract } from '#contract/stamping.ts';
import { isCuadraError, type CuadraError } from '#errors/cuadra-error.ts';
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
const order = (d: StampingDesk): string[] =>
  d.stamping.pacs.list(d.companyId, 'es-MX').configs.map((config) => `${config.rank}:${config.provider}`);

test('providers are listed with what the screen needs, in the reader’s language', () => {
  const d = desk({ pacs: ['uno', 'dos'] });
  const { providers } = d.stamping.pacs.list(d.companyId, 'en');
  expect(providers.map((provider) => provider.id)).toEqual(['uno', 'dos']);
  expect(providers[0]?.credentialFields).toEqual([
    { name: 'account', label: 'Account name', secret: false, required: false },
  ]);
});

test('accounts are numbered 1, 2, 3 and a rank moves one there', () => {
  const d = desk({ pacs: ['uno', 'dos', 'tres'] });
  expect(order(d)).toEqual(['1:uno', '2:dos', '3:tres']);
  d.configure('tres', { version: 1, rank: 1, credentials: undefined });
  expect(order(d)).toEqual(['1:tres', '2:uno', '3:dos']);
  d.configure('tres', { version: 2, rank: 99, credentials: undefined });
  expect(order(d)).toEqual(['1:uno', '2:dos', '3:tres']);
});

test('a change needs the version that was read', () => {
  const d = desk();
  expect(() => d.configure('demo')).toThrow(expect.objectContaining({ code: 'STALE_VERSION' }));
  d.configure('demo', { version: 1 });
  expect(() => d.configure('demo', { version: 1 })).toThrow(expect.objectContaining({ code: 'STALE_VERSION' }));
});

test('what is not said of an account stays: a new rank does not wake a paused one', () => {
  const d = desk({ pacs: ['uno', 'dos'], unconfigured: true });
  const account = (provider: string, more: object = {}) =>
    stampingContract.configurePac['~orpc'].inputSchema?.parse({
      companyId: d.companyId,
      provider,
      environment: 'demo',
      ...more,
    });
  const configure = (...said: Parameters<typeof account>) =>
    d.stamping.pacs.configure(account(...said) as never, operator);
  expect(configure('uno').state).toBe('active');
  configure('dos', { state: 'paused' });
  expect(configure('dos', { version: 1, rank: 1 })).toMatchObject({ state: 'paused', rank: 1 });
  expect(configure('dos', { version: 2, state: 'active' }).state).toBe('active');
});

test('an account of a company that does not exist is refused as such', () => {
  const d = desk({ unconfigured: true });
  const companyId = '0199f6a0-0000-7000-8000-00000000dead';
  expect(() => d.configure('demo', { companyId })).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND', params: { what: 'companies.name', id: companyId } }),
  );
});

test('an error that names an environment is read in the reader’s language', () => {
  const d = desk({ pacs: ['uno', 'dos'], unconfigured: true });
  d.configure('uno', { environment: 'production' });
  const refusal = (): CuadraError => {
    try {
      d.configure('dos');
    } catch (error) {
      if (isCuadraError(error)) return error;
      throw error;
    }
    throw new Error('it was not refused');
  };
  expect(refusal().localized('en')).toContain('demonstration (no fiscal validity)');
  expect(refusal().localized('es-MX')).toContain('demostración (sin validez fiscal)');
});

describe('environments', () => {
  test('two active accounts of different environments are refused, a paused one is not', () => {
    const d = desk({ pacs: ['uno', 'dos'], unconfigured: true });
    d.configure('uno', { environment: 'production' });
    expect(() => d.configure('dos')).toThrow(expect.objectContaining({ code: 'PAC_ENVIRONMENT_MIXED' }));
    d.configure('dos', { state: 'paused' });
    expect(() => d.configure('dos', { version: 1 })).toThrow(
      expect.objectContaining({ code: 'PAC_ENVIRONMENT_MIXED' }),
    );
  });

  test('even where the database has them mixed, only the first one’s environment is used', async () => {
    const d = desk({ pacs: ['uno', 'dos'] });
    d.raw.prepare(`UPDATE pac_configs SET environment = 'production' WHERE provider = 'uno'`).run();
    d.pac('uno').script.push('refused-connection');
    const id = d.issue();
    await d.time.advance(10_000);
    expect(d.pac('dos').calls).toEqual([]);
    expect(d.invoice(id)).toMatchObject({ status: 'stamped', demo: false, pacProvider: 'uno' });
  });

  test('a paused account is not used, and a real stamp is not marked as demo', async () => {
    const d = desk({ pacs: ['uno', 'dos'], unconfigured: true });
    d.configure('dos', { state: 'paused' });
    d.configure('uno', { environment: 'production' });
    d.pac('uno').script.push('refused-connection');
    const id = d.issue();
    await d.time.settle();
    expect(d.pac('dos').calls).toEqual([]);
    await d.time.advance(10_000);
    expect(d.invoice(id)).toMatchObject({ status: 'stamped', demo: false, pacProvider: 'uno' });
  });
});

describe('credentials', () => {
  test('unknown and missing fields are named, values never', () => {
    const d = desk({ unconfigured: true });
    const wrong = { credentials: { account: 'x', clave: 's3cret' } };
    expect(() => d.configure('demo', wrong)).toThrow(
      expect.objectContaining({ code: 'PAC_CREDENTIALS_INVALID', message: expect.stringContaining('clave') }),
    );
    expect(() => d.configure('demo', wrong)).not.toThrow(/s3cret/);
    expect(order(d)).toEqual([]);
  });

  test('they are in no table, no audit entry and no view', () => {
    const d = desk({ unconfigured: true });
    d.configure('demo', { credentials: { account: 'la-clave-secreta' } });
    const tables = d.raw.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
    const everything = tables.map((table) => JSON.stringify(d.raw.prepare(`SELECT * FROM "${table}"`).all()));
    expect(everything.join()).not.toContain('la-clave-secreta');
    expect(JSON.stringify(d.audited)).not.toContain('la-clave-secreta');
    expect(JSON.stringify(d.stamping.pacs.list(d.companyId, 'es-MX'))).not.toContain('la-clave-secreta');
    expect(d.audited.at(-1)).toMatchObject({ action: 'pac.configured', actor: 'ana' });
  });
});

test('a PAC that seals can be configured, and is not used before its CSD was handed over', async () => {
  const d = desk({ capabilities: { sealing: 'provider' } });
  expect(d.stamping.pacs.list(d.companyId, 'es-MX').configs[0]).toMatchObject({ state: 'active' });
  const id = d.issue();
  await d.time.settle();
  expect(d.state(id)).toMatchObject({
    status: 'ready',
    attempts: [],
    job: { state: 'waiting', error: { code: 'STAMP_NEEDS_CSD' } },
  });
  expect(d.pac().calls).toEqual([]);
});

test('a PAC that does not exist is refused', () => {
  const d = desk({ unconfigured: true });
  expect(() => d.configure('nadie')).toThrow(expect.objectContaining({ code: 'PAC_UNKNOWN_PROVIDER' }));
});

test('a connection test without a good answer says why, clears nothing, and keeps a refused account from being used', async () => {
  const d = desk();
  const [config] = d.stamping.pacs.list(d.companyId, 'es-MX').configs;
  d.pac().testConnection = () => Promise.resolve({ kind: 'credentials', words: { provider: 'demo', code: '601' } });
  expect(await d.stamping.pacs.test(config?.id ?? '', operator)).toMatchObject({ ok: false, words: { code: '601' } });
  const [after] = d.stamping.pacs.list(d.companyId, 'es-MX').configs;
  expect(after?.lastOkAtUtc).toBeUndefined();
  expect(after?.problem).toMatchObject({ kind: 'credentials', words: { code: '601' } });
  d.issue();
  await d.time.settle();
  expect(d.pac().calls).toEqual([]);
});
