/** Replies that are none: whatever arrives in place of an answer is never taken for one. */
import { describe, expect, test } from 'vitest';
import type { PacDeclaration } from '#connectors/pac/types.ts';
import { verifyStampedReply } from '#features/stamping/verify-reply.ts';
import type { Misbehaviour } from '../../simulators/pac-core/server.ts';
import { asSent } from './as-sent.ts';
import { NOW, patient, stampedXml, uuidOf } from './desk.ts';
import type { OpenDesk } from './suite.ts';
import { testWhere } from './where.ts';

const UNREADABLE: readonly (readonly [what: string, fault: Misbehaviour])[] = [
  ['a page of HTML', 'malformed'],
  ['half an answer that looks whole', 'cut-short'],
  ['nothing', 'empty'],
  ['an answer in another encoding', 'wrong-encoding'],
  ['more than anybody takes', 'oversized'],
];

export function describeReplies(open: OpenDesk, declaration: PacDeclaration): void {
  describe('in place of an answer', () => {
    test.each(UNREADABLE)('%s: unknown, then recovered, not doubled', async (_what, fault) => {
      const desk = open();
      const asked = desk.fresh();
      const before = desk.simulator.core.stamps().length;
      desk.simulator.behave(fault, 'stamp');
      const outcome = await desk.connector.stamp(asked.request, patient());
      expect(outcome).toMatchObject({
        kind: 'unknown',
        reason: 'unreadable-reply',
        words: { provider: declaration.id },
      });
      expect(JSON.stringify(outcome).length).toBeLessThan(5000);
      const uuid = uuidOf(await desk.bringHome(asked));
      expect(desk.simulator.core.stamps().length).toBe(before + 1);
      expect(desk.simulator.core.findByUuid(uuid)).toBeDefined();
    });

    test.each(UNREADABLE)('to a cancellation, %s: unknown, then it is known', async (_what, fault) => {
      const desk = open();
      const { uuid } = await desk.stamped();
      desk.simulator.behave(fault, 'cancel');
      const outcome = await desk.connector.cancel(desk.cancelRequest(uuid), patient());
      expect(outcome).toMatchObject({ kind: 'unknown', reason: 'unreadable-reply' });
      expect(desk.simulator.core.sat.cancelled().has(uuid)).toBe(true);
      const again = await desk.connector.cancel(desk.cancelRequest(uuid), patient());
      expect(again).toMatchObject({ kind: 'accepted', before: true });
    });
  });

  test('the stamp of another document is refused by who compares it', async () => {
    const desk = open();
    await desk.stamped();
    const asked = desk.fresh();
    desk.simulator.behave('other-document', 'stamp');
    const xml = stampedXml(await desk.connector.stamp(asked.request, patient()));
    const verdict = verifyStampedReply({ sealed: asSent(asked, xml), reply: xml, now: NOW });
    expect(verdict).toMatchObject({ ok: false });
  });

  describe('an unreadable answer to a question is no answer: it may be asked again', () => {
    const { status, balance, recoverBy } = declaration.capabilities;

    testWhere(status)('status', async () => {
      const desk = open();
      const { uuid, asked } = await desk.stamped();
      desk.simulator.behave('malformed', 'status');
      const outcome = await desk.connector.status(desk.statusRequest(uuid, asked), patient());
      expect(outcome.kind).toBe('unavailable');
    });

    testWhere(balance)('balance', async () => {
      const desk = open();
      desk.simulator.behave('empty', 'balance');
      expect((await desk.connector.balance(patient())).kind).toBe('unavailable');
    });

    testWhere(recoverBy.length > 0)('recovery', async () => {
      const desk = open();
      const { uuid, asked } = await desk.stamped();
      desk.simulator.behave('malformed', 'recover');
      const outcome = await desk.connector.recover(desk.recoverRequest(asked, uuid), patient());
      expect(outcome.kind).toBe('unavailable');
    });
  });
}
