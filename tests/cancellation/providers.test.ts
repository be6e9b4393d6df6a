/** Every provider's connector on the way of a whole cancellation: the engine, TLS, the provider's simulator and SAT's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#ports/clock.ts';
import { issueSome, openDesk, prepareDesk } from '../kill/desk.ts';
import type { PacHarness, PacSimulator } from '../pac/conformance/harness.ts';
import { pacHarnesses } from '../pac/harnesses.ts';
import { documentsOfCore, startSatConsulta, type SatConsultaSimulator } from '../simulators/sat-consulta/index.ts';
import { makeIssuer } from '../support/issuer.ts';

const TIMEOUT_MS = 120_000;

function describeCancellation(harness: PacHarness): void {
  const { declaration } = harness.provider;

  describe(`cancelling through ${declaration.id}`, () => {
    let folder: string;
    let simulator: PacSimulator;
    let consulta: SatConsultaSimulator;
    let desk: ReturnType<typeof openDesk>;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), `cuadra-cancel-${declaration.id}-`));
      const issuer = makeIssuer(systemClock.now());
      const csd = { cer: issuer.certificate.der, keyDer: issuer.keyDer };
      simulator = await harness.start({ clock: systemClock, csd });
      consulta = await startSatConsulta({ find: documentsOfCore(simulator.core) });
      const { address, authority } = simulator;
      const remote = { id: declaration.id, address, authority, sat: consulta };
      await prepareDesk(folder, { ...remote, credentials: simulator.credentials });
      desk = openDesk(folder, { remote });
      await desk.client.vault.unlock({});
      desk.engine.start();
    }, TIMEOUT_MS);
    afterAll(async () => {
      await desk.close();
      await consulta.close();
      await simulator.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    });

    const sat = () => simulator.core.sat;
    /** A stamped invoice, as SAT's side knows it. */
    async function stamped(): Promise<{ id: string; uuid: string }> {
      await issueSome(desk, 1);
      await desk.engine.idle();
      const [company] = (await desk.client.companies.list({})).rows;
      const { rows } = await desk.client.invoices.list({ companyId: company?.id ?? '', limit: 1 });
      const [{ id, uuid, status, pacMessage } = { id: '', uuid: '', status: 'none', pacMessage: '' }] = rows;
      if (status !== 'stamped' || uuid === undefined) throw new Error(`${status} ${pacMessage ?? ''}`);
      return { id, uuid: uuid.toUpperCase() };
    }
    /** Asks at once instead of at the appointed time, until it is so. */
    async function until(id: string, state: string): Promise<void> {
      await expect
        .poll(
          async () => {
            const { current } = await desk.client.cancellation.state({ invoiceId: id });
            if (current?.state === state) return state;
            // It may be running just now, or be over.
            await desk.client.cancellation.askNow({ invoiceId: id }).catch(() => undefined);
            await desk.engine.idle();
            return (await desk.client.cancellation.state({ invoiceId: id })).current?.state;
          },
          { timeout: 30_000, interval: 50 },
        )
        .toBe(state);
    }
    const request = (invoiceId: string) => desk.client.cancellation.request({ invoiceId, motivo: '02' });

    test('without acceptance: it reached SAT as it was asked, once', { timeout: TIMEOUT_MS }, async () => {
      const { id, uuid } = await stamped();
      await request(id);
      await until(id, 'cancelled');
      const { status, current, attempts } = await desk.client.cancellation.state({ invoiceId: id });
      expect(status).toBe('cancelled');
      expect(current?.route).toBe('without_acceptance');
      expect(attempts).toMatchObject([{ form: declaration.capabilities.cancellation[0] }]);
      expect(sat().cancelled().get(uuid)).toEqual({ uuid, motivo: '02' });
    });

    test.each([
      ['accepts', 'cancelled', 'with_acceptance'],
      ['silent', 'cancelled', 'expired'],
      ['rejects', 'rejected', undefined],
    ] as const)('the receiver %s: %s', { timeout: TIMEOUT_MS }, async (how, state, route) => {
      const { id, uuid } = await stamped();
      sat().setMood(uuid, 'needs-acceptance');
      await request(id);
      await until(id, 'in_process');
      sat().answer(uuid, how);
      await until(id, state);
      expect((await desk.client.cancellation.state({ invoiceId: id })).current?.route).toBe(route);
      expect((await desk.client.invoices.get({ id })).status).toBe(state === 'cancelled' ? 'cancelled' : 'stamped');
    });

    test('not cancellable: refused, and valid', { timeout: TIMEOUT_MS }, async () => {
      const { id, uuid } = await stamped();
      sat().setMood(uuid, 'not-cancellable');
      await request(id);
      await until(id, 'refused');
      expect((await desk.client.invoices.get({ id })).status).toBe('stamped');
      expect(sat().cancelled().has(uuid)).toBe(false);
    });

    test('SAT does not know it yet: tried again by itself', { timeout: TIMEOUT_MS }, async () => {
      const { id, uuid } = await stamped();
      sat().setMood(uuid, 'not-found-yet');
      await request(id);
      await expect
        .poll(async () => (await desk.client.cancellation.state({ invoiceId: id })).job?.error?.code, {
          timeout: 30_000,
        })
        .toBe('CANCEL_NOT_KNOWN_YET');
      sat().setMood(uuid, 'cancellable');
      await until(id, 'cancelled');
    });

    test.each(['cut-after', 'error-after', 'cut-before'] as const)(
      '%s: nobody knows, SAT is asked, and it is cancelled once',
      { timeout: TIMEOUT_MS },
      async (fault) => {
        const { id, uuid } = await stamped();
        simulator.behave(fault, 'cancel');
        await request(id);
        await until(id, 'cancelled');
        expect(sat().cancelled().get(uuid)).toEqual({ uuid, motivo: '02' });
        const { current, attempts } = await desk.client.cancellation.state({ invoiceId: id });
        expect(current?.route).toBe('without_acceptance');
        expect(attempts.length).toBeLessThanOrEqual(2);
      },
    );
  });
}

for (const harness of pacHarnesses) describeCancellation(harness);
