/**
 * The demo's step over a real ssh server on this machine: a tunnel that is set up, asks itself through its public
 * address, and is closed. Where there is no ssh server, and none may be installed, the demo does without.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { translate } from '#i18n/index.ts';
import type { SimulatedSteps } from '../../src-main/cli/demo/simulated.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import { ensureSshd, hasSshd, mayInstallSshd } from '../support/ensure-sshd.ts';
import { localTunnels } from '../support/local-tunnels.ts';
import { freePort, startSshd } from '../support/sshd.ts';

const PATIENCE_MS = 30_000;

export const simulatedSteps: SimulatedSteps['simulatedSteps'] = () =>
  hasSshd() || mayInstallSshd()
    ? [{ id: 'tunnel:ssh', title: translate('cli.demo.step.tunnelSsh'), run: openAndClose }]
    : [];

async function openAndClose(): Promise<string> {
  ensureSshd();
  const sshd = await startSshd();
  const desk = await openTestDesk({}, { tunnelProviders: localTunnels });
  try {
    const remotePort = String(await freePort());
    const url = `http://127.0.0.1:${remotePort}`;
    const { user, hostKey, privateKey } = sshd;
    const settings = { url, host: '127.0.0.1', port: String(sshd.port), user, hostKey, remotePort, privateKey };
    await desk.client.tunnel.configure({ provider: 'ssh', settings, enabled: true });
    await untilUp(desk);
    const { reached, durationMs } = await desk.client.tunnel.check();
    const stranger = await fetch(`${url}/payments/webhook/of-nobody`, { method: 'POST', body: '{}' });
    if (!reached || stranger.status !== 404) throw new Error(`${reached} ${stranger.status}`);
    await desk.client.tunnel.stop();
    const still = await fetch(url).catch(() => undefined);
    if (still !== undefined) throw new Error(`${url} still answers ${still.status}`);
    return translate('cli.demo.said.tunnelSsh', { url, ms: durationMs });
  } finally {
    await desk.close();
    await sshd.close();
  }
}

async function untilUp({ client }: TestDesk): Promise<void> {
  for (const endMs = Date.now() + PATIENCE_MS; Date.now() < endMs; await sleep(100)) {
    const view = await client.tunnel.get();
    if (view?.state === 'up') return;
    if (view?.state === 'failed') throw new Error(view.error?.message);
  }
  throw new Error('the tunnel did not open');
}
