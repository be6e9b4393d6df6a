/**
 * The demo's steps at simulated PACs: `stamp:<provider>` for each harness, the whole way from a draft
 * over a TLS socket to the stored document. `npm run demo` loads this file where it is present.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { translate } from '#i18n/index.ts';
import { systemClock } from '#ports/clock.ts';
import type { SimulatedSteps } from '../../src-main/cli/demo/simulated.ts';
import type { DemoStep } from '../../src-main/cli/demo/steps.ts';
import { issueSome, openDesk, prepareDesk } from '../kill/desk.ts';
import { makeIssuer } from '../support/issuer.ts';
import type { PacHarness } from './conformance/harness.ts';
import { pacHarnesses } from './harnesses.ts';

export const simulatedSteps: SimulatedSteps['simulatedSteps'] = () => pacHarnesses.map(stepOf);

function stepOf(harness: PacHarness): DemoStep {
  const { id, displayName } = harness.provider.declaration;
  return {
    id: `stamp:${id}`,
    title: translate('cli.demo.step.simulated', { pac: displayName }),
    run: async () => translate('cli.demo.said.simulated', { uuid: await stampAt(harness) }),
  };
}

/** One invoice, stamped at the provider's simulator. Gives its UUID; throws when anything of it is not right. */
async function stampAt(harness: PacHarness): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-demo-pac-'));
  const issuer = makeIssuer(systemClock.now());
  const csd = { cer: issuer.certificate.der, keyDer: issuer.keyDer };
  const simulator = await harness.start({ clock: systemClock, csd });
  try {
    const { address, authority, credentials } = simulator;
    const remote = { id: harness.provider.declaration.id, address, authority };
    await prepareDesk(folder, { ...remote, credentials });
    const desk = openDesk(folder, { remote });
    try {
      await desk.client.vault.unlock({});
      desk.engine.start();
      await issueSome(desk, 1);
      await desk.engine.idle();
      const companyId = (await desk.client.companies.list({})).rows[0]?.id ?? '';
      const [invoice] = (await desk.client.invoices.list({ companyId })).rows;
      const stored = invoice === undefined ? undefined : await desk.client.invoices.get({ id: invoice.id });
      const stamps = simulator.core.stamps();
      if (stored?.uuid === undefined || stamps.length !== 1 || stamps[0]?.uuid !== stored.uuid) {
        throw new Error(`${stored?.status} ${stored?.pacCode ?? ''} ${stored?.pacMessage ?? ''} (${stamps.length})`);
      }
      return stored.uuid;
    } finally {
      await desk.close();
    }
  } finally {
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
