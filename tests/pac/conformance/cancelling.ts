/** Cancellation: each motivo, what SAT may answer, and that a lost answer is not taken for one. */
import { describe, expect, test } from 'vitest';
import type { PacDeclaration } from '#connectors/pac/types.ts';
import { readAcuse } from '#domain/cfdi/cancelacion/index.ts';
import { impatient, patient } from './desk.ts';
import type { OpenDesk } from './suite.ts';
import { testWhere } from './where.ts';

export function describeCancelling(open: OpenDesk, declaration: PacDeclaration): void {
  const { capabilities } = declaration;

  describe('cancelling', () => {
    test.each(['02', '03', '04'] as const)(
      'motivo %s: accepted, and it reached SAT as it was asked',
      async (motivo) => {
        const desk = open();
        const { uuid } = await desk.stamped();
        const outcome = await desk.connector.cancel(desk.cancelRequest(uuid, motivo), patient());
        expect(outcome).toMatchObject({ kind: 'accepted', before: false, words: { provider: declaration.id } });
        expect(desk.simulator.core.sat.cancelled().get(uuid)).toEqual({ uuid, motivo });
      },
    );

    test('motivo 01: with what replaces it', async () => {
      const desk = open();
      const [replaced, substitute] = [await desk.stamped(), await desk.stamped()];
      const request = desk.cancelRequest(replaced.uuid, '01', substitute.uuid);
      expect(await desk.connector.cancel(request, patient())).toMatchObject({ kind: 'accepted', before: false });
      expect(desk.simulator.core.sat.cancelled().get(replaced.uuid)).toEqual({
        uuid: replaced.uuid,
        motivo: '01',
        folioSustitucion: substitute.uuid,
      });
    });

    test('an acuse that came along tells the same, folio by folio', async () => {
      const desk = open();
      const { uuid } = await desk.stamped();
      const outcome = await desk.connector.cancel(desk.cancelRequest(uuid), patient());
      if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
      const folios = outcome.acuse === undefined ? [{ uuid, estatus: '201' }] : readAcuse(outcome.acuse).folios;
      expect(folios).toContainEqual({ uuid, estatus: '201' });
    });

    test('asked again: accepted, and said that it was before', async () => {
      const desk = open();
      const { uuid } = await desk.stamped();
      const request = desk.cancelRequest(uuid);
      expect(await desk.connector.cancel(request, patient())).toMatchObject({ kind: 'accepted', before: false });
      expect(await desk.connector.cancel(request, patient())).toMatchObject({ kind: 'accepted', before: true });
    });

    test('the receiver has to accept: taken, and not yet cancelled', async () => {
      const desk = open();
      const { uuid, asked } = await desk.stamped();
      desk.simulator.core.sat.setMood(uuid, 'needs-acceptance');
      const outcome = await desk.connector.cancel(desk.cancelRequest(uuid), patient());
      expect(['accepted', 'in-process']).toContain(outcome.kind);
      if (!capabilities.status) return;
      const status = await desk.connector.status(desk.statusRequest(uuid, asked), patient());
      expect(status).toMatchObject({ kind: 'status', estado: 'vigente', estatusCancelacion: 'En proceso' });
    });

    test('not cancellable: refused, with the provider’s code', async () => {
      const desk = open();
      const { uuid } = await desk.stamped();
      desk.simulator.core.sat.setMood(uuid, 'not-cancellable');
      const outcome = await desk.connector.cancel(desk.cancelRequest(uuid), patient());
      expect(outcome).toMatchObject({ kind: 'refused', code: desk.code('204') });
      expect(desk.simulator.core.sat.cancelled().has(uuid)).toBe(false);
    });

    test('SAT does not know it yet: refused as not found, and taken later', async () => {
      const desk = open();
      const { uuid } = await desk.stamped();
      desk.simulator.core.sat.setMood(uuid, 'not-found-yet');
      const request = desk.cancelRequest(uuid);
      expect(await desk.connector.cancel(request, patient())).toMatchObject({
        kind: 'refused',
        code: desk.code('205'),
      });
      desk.simulator.core.sat.setMood(uuid, 'cancellable');
      expect(await desk.connector.cancel(request, patient())).toMatchObject({ kind: 'accepted', before: false });
    });

    testWhere(capabilities.cancellation[0] === 'signed-request')('of another issuer: refused', async () => {
      const desk = open();
      const { uuid } = await desk.stamped();
      const request = desk.cancelRequest(uuid, '02', undefined, desk.stranger);
      expect(await desk.connector.cancel(request, patient())).toMatchObject({
        kind: 'refused',
        code: desk.code('203'),
      });
    });

    test.each([
      ['silent-after', 'timeout'],
      ['cut-after', 'connection-lost'],
      ['error-after', 'server-error'],
    ] as const)('%s: unknown, and a repeat tells that it was done', async (fault, reason) => {
      const desk = open();
      const { uuid } = await desk.stamped();
      const request = desk.cancelRequest(uuid);
      desk.simulator.behave(fault, 'cancel');
      const outcome = await desk.connector.cancel(request, fault === 'silent-after' ? impatient() : patient());
      expect(outcome).toMatchObject({ kind: 'unknown', reason });
      expect(await desk.connector.cancel(request, patient())).toMatchObject({ kind: 'accepted', before: true });
    });

    test('given up before it was sent: it did not happen', async () => {
      const desk = open();
      const { uuid } = await desk.stamped();
      const outcome = await desk.connector.cancel(desk.cancelRequest(uuid), { signal: AbortSignal.abort('enough') });
      expect(outcome.kind).toBe('unavailable');
      expect(desk.simulator.core.sat.cancelled().has(uuid)).toBe(false);
    });
  });

  describe('status', () => {
    testWhere(!capabilities.status)('is not to be had here, and it says so', async () => {
      const desk = open();
      const { uuid, asked } = await desk.stamped();
      expect((await desk.connector.status(desk.statusRequest(uuid, asked), patient())).kind).toBe('unsupported');
    });

    testWhere(capabilities.status)('follows the document', async () => {
      const desk = open();
      const { uuid, asked } = await desk.stamped();
      const status = () => desk.connector.status(desk.statusRequest(uuid, asked), patient());
      expect(await status()).toMatchObject({ kind: 'status', estado: 'vigente' });
      desk.simulator.core.sat.setMood(uuid, 'not-cancellable');
      expect(await status()).toMatchObject({ estado: 'vigente', esCancelable: 'No cancelable' });
      desk.simulator.core.sat.setMood(uuid, 'not-found-yet');
      expect(await status()).toMatchObject({ kind: 'status', estado: 'no-encontrado' });
      desk.simulator.core.sat.setMood(uuid, 'cancellable');
      await desk.connector.cancel(desk.cancelRequest(uuid), patient());
      expect(await status()).toMatchObject({ kind: 'status', estado: 'cancelado' });
    });
  });
}
