/** A provider is given as many calls at once as its declaration says: not more, and not one by one. */
import { expect, test } from 'vitest';
import type { PacDeclaration } from '#connectors/pac/types.ts';
import { openDatabase } from '#db/open.ts';
import { createPacConnections } from '#features/stamping/connections.ts';
import { silentLogger } from '#ports/logger.ts';
import { systemTimers } from '#ports/timers.ts';
import { openPacDesk, patient } from './desk.ts';
import type { OpenDesk } from './suite.ts';

export function describeParallel(open: OpenDesk, declaration: PacDeclaration): void {
  test(`at most ${declaration.maxParallel} stamps are under way at once`, async () => {
    const { harness } = open();
    // A desk of its own: the simulator counts from its beginning.
    const desk = await openPacDesk(harness);
    const database = openDatabase({ path: ':memory:', now: () => desk.clock.now() });
    const connections = createPacConnections({
      db: database.db,
      clock: desk.clock,
      timers: systemTimers,
      logger: silentLogger,
      http: desk.http,
      dataFolder: '/nonexistent',
      secrets: { seal: () => {}, open: () => '', forget: () => {}, onLock: () => {} },
      providers: [harness.provider],
    });
    try {
      const count = declaration.maxParallel * 3;
      for (let n = 0; n < count; n += 1) desk.simulator.behave({ slowMs: 150 }, 'stamp');
      const outcomes = await Promise.all(
        Array.from({ length: count }, () =>
          connections.inTurn(declaration, () => desk.connector.stamp(desk.fresh().request, patient())),
        ),
      );
      expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(['stamped']));
      expect(desk.simulator.mostAtOnce()).toBe(declaration.maxParallel);
    } finally {
      connections.closeAll();
      database.close();
      await desk.close();
    }
  });
}
