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
      // One that there is: a provider may look for it before it asks for its cancellation.
      const { uuid } = await desk.stamped();
      const kinds: readonly CallKind[] = ['login', 'stamp', 'cancel', 'status', 'balance', 'recover', 'other'];
      for (const kind of kinds) desk.simulator.behave('echo', kind);
      // A new connection, so that one that logs in does so.
      const connector = desk.connect();
      const asked = desk.fresh();
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

    test('nor one that repeats it in the words of an error of its own', async () => {
      const desk = open();
      const { uuid } = await desk.stamped();
      desk.simulator.behave('repeats-request', 'stamp');
      desk.simulator.behave('repeats-request', 'cancel');
      const stamp = await desk.connector.stamp(desk.fresh().request, patient());
      const cancel = await desk.connector.cancel(desk.cancelRequest(uuid), patient());
      // Where the secret stood is blacked out: the words did arrive, and would have had it.
      const said = [stamp, cancel].map((outcome) => ('words' in outcome ? (outcome.words.message ?? '') : ''));
      expect(said).toEqual([expect.stringContaining('[secreto]'), expect.stringContaining('[secreto]')]);
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
        for (const form of formsOf(secret, Object.values(desk.simulator.credentials))) {
          expect(desk.heard.filter((line) => line.includes(form))).toEqual([]);
        }
      }
    });
  });
}

/** A secret as it may stand in a request: as it is, escaped for XML, JSON and URLs, in Base64, and in HTTP Basic. */
function formsOf(secret: string, credentials: readonly string[]): string[] {
  const xml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    ...new Set([
      secret,
      xml,
      xml.replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      ...credentials.map((user) => Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')),
      Buffer.from(secret, 'utf8').toString('base64'),
      Buffer.from(secret, 'utf8').toString('base64').replaceAll('=', ''),
    ]),
  ];
}
