/** What an invoice says of its mail, through a whole engine whose mail server does as it is told. */
import { afterEach, expect, it } from 'vitest';
import type { MailTransport, SendResult } from '#ports/mail.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const failure = { params: { host: 'correo.test' }, retriable: false, detail: '' } as const;
const said: readonly (readonly [string, string, SendResult])[] = [
  ['may have arrived', 'unknown', { outcome: 'unknown', failure: { code: 'MAIL_DELIVERY_UNKNOWN', ...failure } }],
  ['surely did not leave', 'failed', { outcome: 'failed', failure: { code: 'MAIL_AUTH_REJECTED', ...failure } }],
  [
    'was refused',
    'bounced',
    {
      outcome: 'rejected',
      reply: '550 no',
      recipients: [{ address: 'pagos@ure.example', outcome: 'refused', reply: '550 no' }],
    },
  ],
  [
    'arrived',
    'sent',
    {
      outcome: 'accepted',
      reply: '250 ok',
      recipients: [{ address: 'pagos@ure.example', outcome: 'accepted', reply: '250 ok' }],
    },
  ],
];

it.each(said)('a mail that %s shows as %s on its invoice', async (_what, state, result) => {
  const mail: MailTransport = {
    send: (_account, _mail, hooks) => {
      hooks?.onHandOver?.();
      return Promise.resolve(result);
    },
    test: () => Promise.resolve(undefined),
    inspect: () => Promise.reject(new Error('not asked for')),
  };
  desk = await openTestDesk({ mail });
  const { client, companyId, clientId, productId } = desk;
  await client.mail.setAccount({ companyId, host: 'localhost', port: 25, security: 'none', fromAddress: 'a@b.mx' });
  desk.engine.start();
  const draft = await client.invoices.create({
    companyId,
    clientId,
    formaPago: '03',
    metodoPago: 'PUE',
    lines: [{ productId }],
  });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  await desk.engine.idle();
  expect((await client.invoices.get({ id: draft.id })).mailState).toBe('unsent');
  await client.mail.send({ invoiceId: draft.id });
  await desk.engine.idle();
  const invoice = await client.invoices.get({ id: draft.id });
  expect(invoice.mailState).toBe(state);
  expect(invoice.events.at(-1)?.event).toBe(`mail-${state}`);
});
