import { expect, test } from 'vitest';
import type { Job } from '#contract/jobs.ts';
import * as gateways from '#i18n/catalog/gateways.ts';
import * as mail from '#i18n/catalog/mail.ts';
import * as stamping from '#i18n/catalog/stamping.ts';
import * as transactions from '#i18n/catalog/transactions.ts';
import * as tunnel from '#i18n/catalog/tunnel.ts';
import * as webhooks from '#i18n/catalog/webhooks.ts';
import { remedyOf } from './remedy.ts';

const of = (code: string, state: Job['state'] = 'waiting') => remedyOf({ state, error: { code, message: '' } });

test.each([
  ['STAMP_CREDENTIALS', 'pacs'],
  ['STAMP_NEEDS_CSD', 'pacs'],
  ['CSD_NONE_ACTIVE', 'certificates'],
  ['MAIL_AUTH_REJECTED', 'mail'],
  ['WEBHOOK_NOT_REGISTERED', 'tunnel'],
  ['WEBHOOK_POLL_FAILED', 'gateways'],
  ['GATEWAY_PAUSED', 'gateways'],
  ['STAMP_UNKNOWN', undefined],
  ['STAMP_PAC_UNAVAILABLE', undefined],
])('what waits for %s is put right in %s', (code, remedy) => {
  expect(of(code)).toBe(remedy);
});

test('what is done needs nothing, whatever stood in its way before', () => {
  expect(of('STAMP_NO_PAC', 'done')).toBeUndefined();
  expect(remedyOf({ state: 'dead' })).toBeUndefined();
});

test('each code is one that there is', () => {
  for (const code of ['STAMP_NO_PAC', 'STAMP_NO_CREDITS', 'STAMP_NOT_TAKEN', 'PAC_CANNOT_CONNECT']) {
    expect(Object.keys(stamping.es)).toContain(`error.${code}`);
  }
  for (const code of ['WEBHOOK_NOT_REGISTERED', 'WEBHOOK_POLL_FAILED', 'WEBHOOK_GATEWAY_AWAY']) {
    expect([...Object.keys(webhooks.es), ...Object.keys(tunnel.es)]).toContain(`error.${code}`);
  }
  for (const code of ['GATEWAY_CREDENTIALS_INVALID', 'GATEWAY_PAUSED', 'GATEWAY_UNAVAILABLE']) {
    expect([...Object.keys(gateways.es), ...Object.keys(transactions.es)]).toContain(`error.${code}`);
  }
  expect(Object.keys(mail.es)).toEqual(
    expect.arrayContaining(['error.MAIL_ACCOUNT_MISSING', 'error.MAIL_HOST_NOT_FOUND']),
  );
});
