/** A PAC that puts a byte order mark before its answer: stored as it came, and read everywhere. */
import { afterEach, expect, test } from 'vitest';
import { demoPac } from '#connectors/pac/demo/index.ts';
import type { OutgoingMail } from '#ports/mail.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import { faulty } from './faulty.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

test('the invoice is stamped, and its XML, its PDF and its mail can be had', async () => {
  const sent: OutgoingMail[] = [];
  const marking = {
    ...demoPac,
    connect: (...connection: Parameters<typeof demoPac.connect>) => {
      const pac = faulty(demoPac.connect(...connection), 'demo', () => Promise.reject(new Error('not asked for')));
      pac.script.push('byte-order-mark');
      return pac;
    },
  };
  const mail = {
    send: (_account: unknown, message: OutgoingMail) => {
      sent.push(message);
      const recipients = message.recipients.map((address) => ({ address, outcome: 'accepted' as const, reply: '250' }));
      return Promise.resolve({ outcome: 'accepted' as const, reply: '250', recipients });
    },
    test: () => Promise.resolve(undefined),
    inspect: () => Promise.reject(new Error('not asked for')),
  };
  desk = await openTestDesk({ mail }, { pacProviders: [marking] });
  const { client, companyId, clientId, productId } = desk;
  await client.mail.setAccount({ companyId, host: 'localhost', port: 25, security: 'none', fromAddress: 'a@b.mx' });
  desk.engine.start();
  const lines = [{ productId }];
  const draft = await client.invoices.create({ companyId, clientId, formaPago: '03', metodoPago: 'PUE', lines });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  await desk.engine.idle();
  const { status, uuid } = await client.invoices.get({ id: draft.id });
  expect(status).toBe('stamped');

  const xml = await client.invoices.xml({ id: draft.id });
  expect(xml.name).toBe(`A1_EKU9003173C9_${uuid}.xml`);
  const bytes = Buffer.from(xml.base64, 'base64');
  expect(bytes.subarray(0, 3)).toEqual(BOM);
  const pdf = await client.invoices.pdf({ id: draft.id });
  expect(pdf.name).toBe(`A1_EKU9003173C9_${uuid}.pdf`);
  expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString('latin1')).toBe('%PDF-');

  const queued = await client.mail.send({ invoiceId: draft.id });
  await desk.engine.idle();
  expect(await client.mail.get({ id: queued.id })).toMatchObject({ state: 'sent' });
  expect(sent[0]?.attachments.map((each) => each.filename)).toEqual([xml.name, pdf.name]);
  expect(Buffer.from(sent[0]?.attachments[0]?.content ?? []).equals(bytes)).toBe(true);
});
