/** The account: credentials, stamps left, and that it can be tested without stamping. */
import { describe, expect, test } from 'vitest';
import { credentialFields, type PacDeclaration } from '#connectors/pac/types.ts';
import { hasMessage } from '#i18n/index.ts';
import { patient } from './desk.ts';
import type { OpenDesk } from './suite.ts';
import { testWhere } from './where.ts';

export function describeAccount(open: OpenDesk, declaration: PacDeclaration): void {
  describe('account', () => {
    test('the declaration says what the screens need', () => {
      expect(declaration.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(declaration.environments.length).toBeGreaterThan(0);
      expect(declaration.maxParallel).toBeGreaterThan(0);
      expect(Math.min(...Object.values(declaration.timeoutsMs))).toBeGreaterThan(0);
      expect(declaration.capabilities.cancellation.length).toBeGreaterThan(0);
      const fields = credentialFields(declaration);
      expect(fields.length).toBeGreaterThan(0);
      expect(fields.some((field) => field.secret)).toBe(true);
      expect(fields.filter((field) => !hasMessage(field.labelKey))).toEqual([]);
      expect(declaration.website).toMatch(/^https:\/\//);
    });

    test('credentials that are not the declared ones are refused before anything is sent', () => {
      const desk = open();
      expect(() => desk.connect({})).toThrow(expect.objectContaining({ name: 'ZodError' }));
    });

    test('can be tested, and nothing is stamped by it', async () => {
      const desk = open();
      const before = desk.simulator.core.stamps().length;
      expect(await desk.connector.testConnection(patient())).toMatchObject({ kind: 'ok' });
      expect(desk.simulator.core.stamps().length).toBe(before);
    });

    test('wrong credentials are said to be that, by every call', async () => {
      const desk = open();
      const connector = desk.connect(desk.simulator.wrongCredentials);
      const asked = desk.fresh();
      const before = desk.simulator.core.stamps().length;
      expect((await connector.testConnection(patient())).kind).toBe('credentials');
      const outcome = await connector.stamp(asked.request, patient());
      expect(outcome).toMatchObject({ kind: 'credentials', words: { provider: declaration.id } });
      const cancel = await connector.cancel(desk.cancelRequest('5FB2822E-396D-4725-8521-CDC4BDD20CCF'), patient());
      expect(cancel.kind).toBe('credentials');
      const { balance } = declaration.capabilities;
      expect((await connector.balance(patient())).kind).toBe(balance ? 'credentials' : 'unsupported');
      expect(desk.simulator.core.stamps().length).toBe(before);
    });

    test.each([['unauthorized'], ['forbidden']] as const)('HTTP that says %s is about credentials', async (fault) => {
      const desk = open();
      // Twice: who has a token that ran out may get another and try once more.
      desk.simulator.behave(fault, 'stamp');
      desk.simulator.behave(fault, 'stamp');
      const outcome = await desk.connector.stamp(desk.fresh().request, patient());
      expect(outcome.kind).toBe('credentials');
      // Whether the second was used up depends on that; it must not meet the next test.
      for (let n = 0; n < 3; n += 1) await desk.connector.stamp(desk.fresh().request, patient());
    });

    test('no stamps left: said, and nothing stamped', async () => {
      const desk = open();
      const { core } = desk.simulator;
      const left = core.credits();
      const asked = desk.fresh();
      core.setCredits(0);
      const before = core.stamps().length;
      const outcome = await desk.connector.stamp(asked.request, patient());
      core.setCredits(left);
      expect(outcome).toMatchObject({ kind: 'no-credits', words: { provider: declaration.id } });
      expect(core.stamps().length).toBe(before);
      expect((await desk.connector.stamp(asked.request, patient())).kind).toBe('stamped');
    });

    testWhere(declaration.capabilities.balance)('the balance is what is left', async () => {
      const desk = open();
      desk.simulator.core.setCredits(1234);
      expect(await desk.connector.balance(patient())).toMatchObject({ kind: 'balance', credits: 1234 });
      await desk.stamped();
      expect(await desk.connector.balance(patient())).toMatchObject({ kind: 'balance', credits: 1233 });
    });

    testWhere(!declaration.capabilities.balance)('there is no balance to be had, and it says so', async () => {
      expect((await open().connector.balance(patient())).kind).toBe('unsupported');
    });
  });
}
