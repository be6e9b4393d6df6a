/** An invoice that is being cancelled is not charged, through the whole engine. */
import { expect, onTestFinished, test } from 'vitest';
import { openMoneyDesk } from './desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

test('neither while it is being cancelled nor afterwards', async () => {
  const harness = gatewayHarnesses.find(({ provider }) => provider.declaration.id === 'stripe');
  if (harness === undefined) throw new Error('no stripe');
  const desk = await openMoneyDesk(harness);
  onTestFinished(() => desk.close());
  const { client, engine, gatewayId, invoiceId } = desk;
  const charge = (): Promise<unknown> => client.transactions.createLink({ gatewayId, invoiceId });
  await client.cancellation.request({ invoiceId, motivo: '02' });
  await expect(charge()).rejects.toMatchObject({
    data: { code: 'TRANSACTION_INVOICE_CANCELLING', field: 'invoiceId' },
  });
  await engine.idle();
  await expect.poll(async () => (await client.invoices.get({ id: invoiceId })).status).toBe('cancelled');
  await expect(charge()).rejects.toMatchObject({ data: { code: 'TRANSACTION_INVOICE_CANCELLED' } });
  expect((await client.transactions.list({ companyId: desk.companyId })).rows).toEqual([]);
});
