/** A CSD leaves this machine with the operator's consent alone, and comes back when it is withdrawn. */
import { afterEach, describe, expect, test } from 'vitest';
import { openSealingDesk, stampsAsked, type SealingDesk, type SealingDeskOptions } from './desk.ts';

let desk: SealingDesk;
afterEach(() => desk.close());
const open = async (options?: SealingDeskOptions): Promise<SealingDesk> => (desk = await openSealingDesk(options));

const code = (name: string) => expect.objectContaining({ data: expect.objectContaining({ code: name }) as unknown });
const ISO = /^\d{4}-\d\d-\d\dT/;
const csdCalls = () => desk.facturama.requests.filter(({ path }) => path.startsWith('/api-lite/csds'));

describe('without consent', () => {
  test('nothing of the CSD leaves, the account is not used, and the invoice says what it waits for', async () => {
    const { account, issue, state, facturama } = await open({ withoutConsent: true });
    expect(await account('facturama')).not.toHaveProperty('csd');
    const id = await issue();
    const { job, ...rest } = await state(id);
    expect(rest).toMatchObject({ status: 'ready', attempts: [] });
    expect(job).toMatchObject({ state: 'waiting', error: { code: 'STAMP_NEEDS_CSD' } });
    expect(facturama.requests).toEqual([]);
    // What waited for it goes on by itself.
    await desk.client.stamping.uploadCsd({ id: desk.accountOf('facturama'), csdId: desk.csdId, consent: true });
    await desk.engine.idle();
    expect(await state(id)).toMatchObject({ status: 'stamped' });
  });

  test('the contract takes no upload', async () => {
    const { client, accountOf, csdId } = await open({ withoutConsent: true });
    const upload = { id: accountOf('facturama'), csdId, consent: false as unknown as true };
    await expect(client.stamping.uploadCsd(upload)).rejects.toThrow(/consent/);
    expect(csdCalls()).toEqual([]);
    expect(desk.audit('pac.csd-consented')).toEqual([]);
  });
});

describe('with consent', () => {
  test('who, when and for which CSD is kept and audited before it is sent', async () => {
    const { account, accountOf, csdId, certificate, audit, facturama } = await open({ withoutConsent: true });
    // The provider never answers: what was written before is all there is.
    facturama.behave('cut-before', 'other');
    const upload = () => desk.client.stamping.uploadCsd({ id: accountOf('facturama'), csdId, consent: true });
    await expect(upload()).rejects.toEqual(code('PAC_CSD_UNKNOWN'));
    const { number, rfc } = certificate;
    const kept = { csdId, number, rfc, givenBy: 'test', givenAtUtc: expect.stringMatching(ISO) as unknown };
    expect((await account('facturama'))?.csd).toEqual({ ...kept, state: 'given' });
    const entries = audit('pac.csd-consented');
    expect(entries.map(({ actor, record }) => [actor, record])).toEqual([['test', `pac:${accountOf('facturama')}`]]);
    expect(JSON.parse(entries[0]?.after ?? '')).toMatchObject({ csdId, number, rfc, provider: 'facturama' });
    expect(audit('pac.csd-stored')).toEqual([]);
    // While nobody knows that it arrived, nothing is stamped with it.
    const waiting = await desk.issue();
    expect(await desk.state(waiting)).toMatchObject({ status: 'ready', job: { error: { code: 'STAMP_NEEDS_CSD' } } });

    // The same again goes on with the same consent.
    expect((await upload()).csd).toEqual({
      ...kept,
      state: 'stored',
      storedAtUtc: expect.stringMatching(ISO) as unknown,
    });
    expect([audit('pac.csd-consented').length, audit('pac.csd-stored').length]).toEqual([1, 1]);
    expect(facturama.kept()).toEqual([{ rfc, number }]);
  });

  test('the key goes encrypted, with a password that was made for this once and is kept nowhere', async () => {
    const { client, accountOf, csdId, engine, facturama, logged } = await open();
    await client.stamping.uploadCsd({ id: accountOf('facturama'), csdId, consent: true });
    const bodies = csdCalls().map(({ body }) => JSON.parse(body.toString('utf8')) as Record<string, string>);
    const passwords = bodies.map((body) => body['PrivateKeyPassword'] ?? '');
    // Uploaded twice: the second time POST is refused and PUT renews it, with the password of that time.
    expect(csdCalls().map(({ method }) => method)).toEqual(['POST', 'POST', 'PUT']);
    expect(passwords[1]).toBe(passwords[2]);
    expect(passwords[0]).not.toBe(passwords[1]);
    expect(passwords[0]).toMatch(/^[0-9a-f]{48}$/);
    expect(facturama.kept()).toHaveLength(1);
    const tables = engine.raw.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
    const rows = tables.map((table) => JSON.stringify(engine.raw.prepare(`SELECT * FROM "${table}"`).all()));
    for (const secret of [...passwords, bodies[0]?.['PrivateKey'] ?? '']) {
      expect(rows.filter((text) => text.includes(secret))).toEqual([]);
      expect(logged.filter((line) => line.includes(secret))).toEqual([]);
    }
  });

  test('one that expired since is not used', async () => {
    const { engine, issue, state, facturama } = await open();
    engine.raw.prepare(`UPDATE pac_consents SET valid_to_utc = '2020-01-01T00:00:00.000Z'`).run();
    const id = await issue();
    expect(await state(id)).toMatchObject({
      status: 'ready',
      attempts: [],
      job: { error: { code: 'STAMP_NEEDS_CSD' } },
    });
    expect(stampsAsked(facturama)).toBe(0);
  });

  test('of a CSD that does not fit the account nothing is sent', async () => {
    const { client, companyId, accountOf, csdId } = await open({ ranking: ['facturama', 'sw'], withoutConsent: true });
    await expect(client.stamping.uploadCsd({ id: accountOf('sw'), csdId, consent: true })).rejects.toEqual(
      code('PAC_SEALS_LOCALLY'),
    );
    const other = await client.companies.create({
      rfc: 'URE180429TM6',
      legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
      regimenFiscal: '601',
      postalCode: '86991',
    });
    const theirs = await client.csds.addDemo({ companyId: other.id });
    await expect(
      client.stamping.uploadCsd({ id: accountOf('facturama'), csdId: theirs.id, consent: true }),
    ).rejects.toEqual(code('PAC_CSD_OTHER_COMPANY'));
    const [own] = await client.csds.list({ companyId });
    await client.csds.retire({ id: csdId, version: own?.version ?? 0 });
    await expect(client.stamping.uploadCsd({ id: accountOf('facturama'), csdId, consent: true })).rejects.toEqual(
      code('CSD_RETIRED'),
    );
    expect(csdCalls()).toEqual([]);
    expect(desk.audit('pac.csd-consented')).toEqual([]);
  });

  test('another CSD takes the place of the one before, and needs a consent of its own', async () => {
    const { client, companyId, accountOf, audit, facturama, issue, state } = await open();
    const first = await issue();
    const next = await client.csds.addDemo({ companyId, replaceReal: true });
    await client.stamping.uploadCsd({ id: accountOf('facturama'), csdId: next.id, consent: true });
    expect(facturama.kept().map(({ number }) => number)).toEqual([next.number]);
    expect(audit('pac.csd-consented')).toHaveLength(2);
    const second = await issue();
    expect([(await state(first)).status, (await state(second)).status]).toEqual(['stamped', 'stamped']);
    // Each is stamped with the CSD that the provider had then.
    const numbers = [first, second].map((id) =>
      desk.engine.raw.prepare('SELECT csd_number FROM invoices WHERE id = ?').pluck().get(id),
    );
    expect(numbers).toEqual([desk.certificate.number, next.number]);
  });
});

describe('withdrawn', () => {
  test('the account stamps nothing any more, and the provider removed the CSD', async () => {
    const { client, accountOf, audit, facturama, issue, state, account } = await open();
    expect(await client.stamping.withdrawCsd({ id: accountOf('facturama') })).not.toHaveProperty('csd');
    expect(facturama.kept()).toEqual([]);
    expect(csdCalls().at(-1)).toMatchObject({ method: 'DELETE', path: '/api-lite/csds/EKU9003173C9' });
    expect([audit('pac.csd-withdrawn').length, audit('pac.csd-removed').length]).toEqual([1, 1]);
    const id = await issue();
    expect(await state(id)).toMatchObject({ status: 'ready', job: { error: { code: 'STAMP_NEEDS_CSD' } } });
    expect(stampsAsked(facturama)).toBe(0);
    expect(await account('facturama')).not.toHaveProperty('csd');
    await expect(client.stamping.withdrawCsd({ id: accountOf('facturama') })).rejects.toEqual(code('PAC_NO_CSD'));
  });

  test('it is not used even if the provider does not answer, says so, and is asked again until it does', async () => {
    const { client, accountOf, account, facturama, issue, state } = await open();
    facturama.behave('error-before', 'other');
    const withdraw = () => client.stamping.withdrawCsd({ id: accountOf('facturama') });
    await expect(withdraw()).rejects.toEqual(code('PAC_CSD_NOT_REMOVED'));
    expect((await account('facturama'))?.csd).toMatchObject({ state: 'withdrawn' });
    expect(facturama.kept()).toHaveLength(1);
    const id = await issue();
    expect(await state(id)).toMatchObject({ status: 'ready', attempts: [] });
    expect(await withdraw()).not.toHaveProperty('csd');
    expect(facturama.kept()).toEqual([]);
    expect(desk.audit('pac.csd-withdrawn')).toHaveLength(1);
  });

  test('what was sent before is asked for all the same', async () => {
    const { client, accountOf, facturama, issue, state } = await open();
    facturama.behave('cut-after', 'stamp');
    // The list cannot be reached either for the moment.
    facturama.behave('error-before', 'recover');
    const id = await issue();
    expect(await state(id)).toMatchObject({ status: 'unknown' });
    await client.stamping.withdrawCsd({ id: accountOf('facturama') });
    await desk.again(id);
    if ((await state(id)).status === 'unknown') await desk.again(id);
    expect(await state(id)).toMatchObject({ status: 'stamped' });
    expect(stampsAsked(facturama)).toBe(1);
  });

  test('an account whose provider keeps the key is not removed before that is taken back', async () => {
    const { client, accountOf, account } = await open();
    const id = accountOf('facturama');
    const remove = async () => client.stamping.removePac({ id, version: (await account('facturama'))?.version ?? 0 });
    await expect(remove()).rejects.toEqual(code('PAC_KEEPS_CSD'));
    expect(await account('facturama')).toBeDefined();
    await client.stamping.withdrawCsd({ id });
    expect(await remove()).toMatchObject({ id });
    expect(await account('facturama')).toBeUndefined();
    expect(await client.stamping.restorePac({ id })).toMatchObject({ id, provider: 'facturama' });
  });
});
