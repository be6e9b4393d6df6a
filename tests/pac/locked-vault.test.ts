/** Locking the vault reaches the connections to PACs that were opened before, through the whole engine. */
import { afterEach, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

let desk: TestDesk;
afterEach(() => desk.close());

test('what was issued before the vault was locked is stamped only after it is unlocked', async () => {
  desk = await openTestDesk();
  const { client, engine, companyId, clientId, productId } = desk;
  const [pac] = (await client.stamping.listPacs({ companyId })).configs;
  expect(pac?.displayName).toBe('PAC de demostración (SIN VALIDEZ FISCAL)');
  expect(await client.stamping.testPac({ id: pac?.id ?? '' })).toMatchObject({ ok: true });
  const lines = [{ productId }];
  const draft = await client.invoices.create({ companyId, clientId, formaPago: '03', metodoPago: 'PUE', lines });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  await client.vault.lock();
  engine.start();
  await engine.idle();
  const waiting = await client.stamping.state({ invoiceId: draft.id });
  expect(waiting).toMatchObject({ status: 'ready', attempts: [], job: { state: 'waiting' } });
  expect(waiting.job?.error?.code).toBe('VAULT_LOCKED');

  // Opening it takes up what waited for that.
  await client.vault.unlock({});
  await engine.idle();
  expect((await client.invoices.get({ id: draft.id })).status).toBe('stamped');
});
