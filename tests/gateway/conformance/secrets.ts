/** No secret of an account is in a log line, in words that a person is shown, or in evidence. */
import { describe, expect, test } from 'vitest';
import { credentialFields } from '#connectors/gateway/types.ts';
import type { CallKind } from '../../simulators/pac-core/server.ts';
import { patient } from './desk.ts';
import type { OpenDesk } from './suite.ts';

export function describeSecrets(open: OpenDesk): void {
  describe('secrets', () => {
    test('a gateway that repeats the whole request does not make us repeat it', async () => {
      const desk = open();
      const charge = await desk.charge(desk.harness.waiting);
      const kinds: readonly CallKind[] = ['login', 'charge', 'refund', 'fetch', 'balance', 'list'];
      for (const kind of kinds) desk.simulator.behave('echo', kind);
      const connector = desk.connect();
      for (let n = 0; n < 3; n += 1) {
        await connector.createCharge(desk.fresh(desk.harness.waiting), patient());
        await connector.fetch(charge, patient());
        await connector.test(patient());
        await connector.listSince({ sinceUtc: new Date(0).toISOString() }, patient());
      }
      desk.simulator.behave('repeats-request', 'charge');
      const said = await connector.createCharge(desk.fresh(desk.harness.waiting), patient());
      // Where the secret stood is blacked out: the words did arrive, and would have had it.
      expect(JSON.stringify(said)).toContain('[secreto]');
    });

    test('none is in anything that was said or logged', () => {
      const desk = open();
      const names = credentialFields(desk.declaration)
        .filter(({ secret }) => secret)
        .map(({ name }) => name);
      const secrets = [desk.simulator.credentials, desk.simulator.wrongCredentials].flatMap((credentials) =>
        names.map((name) => credentials[name] ?? '').filter((secret) => secret !== ''),
      );
      expect(secrets.length).toBeGreaterThan(0);
      expect(desk.heard.length).toBeGreaterThan(20);
      for (const secret of secrets) {
        expect(secret.length).toBeGreaterThanOrEqual(8);
        const forms = [
          secret,
          JSON.stringify(secret).slice(1, -1),
          encodeURIComponent(secret),
          Buffer.from(`${secret}:`).toString('base64'),
        ];
        for (const form of forms) expect(desk.heard.filter((line) => line.includes(form))).toEqual([]);
      }
    });
  });
}
