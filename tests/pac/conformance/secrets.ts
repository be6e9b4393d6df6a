/** No secret of an account is in a log line or in words that a person is shown, however it was written. */
import { describe, expect, test } from 'vitest';
import { credentialFields } from '#connectors/pac/types.ts';
import type { CallKind } from '../../simulators/pac-core/server.ts';
import { patient } from './desk.ts';
import type { OpenDesk } from './suite.ts';

export function describeSecrets(open: OpenDesk): void {
  describe('secrets', () => {
    test('a provider that repeats the whole request does not make us repeat it', async () => {
      const desk = open();
      const kinds: readonly CallKind[] = ['login', 'stamp', 'cancel', 'status', 'balance', 'recover', 'other'];
      for (const kind of kinds) desk.simulator.behave('echo', kind);
      // A new connection, so that one that logs in does so.
      const connector = desk.connect();
      const asked = desk.fresh();
      const uuid = '5FB2822E-396D-4725-8521-CDC4BDD20CCF';
      for (let n = 0; n < 3; n += 1) {
        await connector.stamp(asked.request, patient());
        await connector.cancel(desk.cancelRequest(uuid), patient());
        await connector.status(desk.statusRequest(uuid, asked), patient());
        await connector.balance(patient());
        await connector.recover(desk.recoverRequest(asked, uuid), patient());
        await connector.testConnection(patient());
      }
      // They were really met: what is left would be said to somebody else.
      expect(desk.simulator.requests.length).toBeGreaterThan(kinds.length);
    });

    test('none is in anything that was said or logged', () => {
      const desk = open();
      const names = credentialFields(desk.declaration)
        .filter((field) => field.secret)
        .map((field) => field.name);
      const secrets = [desk.simulator.credentials, desk.simulator.wrongCredentials].flatMap((credentials) =>
        names.map((name) => credentials[name] ?? '').filter((secret) => secret !== ''),
      );
      expect(secrets.length).toBeGreaterThan(0);
      expect(desk.heard.length).toBeGreaterThan(20);
      for (const secret of secrets) {
        // Long and odd enough that it is nowhere by chance.
        expect(secret.length).toBeGreaterThanOrEqual(8);
        for (const form of formsOf(secret)) {
          expect(desk.heard.filter((line) => line.includes(form))).toEqual([]);
        }
      }
    });
  });
}

/** A secret as it may stand in a request: as it is, escaped for XML, JSON and URLs, and in Base64. */
function formsOf(secret: string): string[] {
  const xml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    ...new Set([
      secret,
      xml,
      xml.replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      Buffer.from(secret, 'utf8').toString('base64'),
      Buffer.from(secret, 'utf8').toString('base64').replaceAll('=', ''),
    ]),
  ];
}
