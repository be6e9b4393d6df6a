/**
 * The demo's step at a simulated SAT: invoices are asked about over a TLS socket, the one that somebody cancelled
 * without this desk is told, and the alert goes when SAT says what we say. `npm run demo` loads this file where it is.
 */
import { translate } from '#i18n/index.ts';
import type { SimulatedSteps } from '../../src-main/cli/demo/simulated.ts';
import { CANCELADO, openSatDesk, VIGENTE } from './desk.ts';

export const simulatedSteps: SimulatedSteps['simulatedSteps'] = () => [
  { id: 'sat-status', title: translate('cli.demo.step.satStatus'), run: askSat },
];

async function askSat(): Promise<string> {
  const desk = await openSatDesk();
  const { client, engine } = desk;
  const sync = async () => {
    const { id } = await client.satStatus.sync({});
    await engine.idle();
    return client.satStatus.result({ jobId: id });
  };
  try {
    const ids = await desk.stamp(3);
    for (const id of ids) await desk.satSays(id, VIGENTE);
    const [cancelled = ''] = ids;
    await desk.satSays(cancelled, CANCELADO);
    const first = await sync();
    const told = (await client.alerts.list({})).rows.map(({ record }) => record.id);
    if (first.done !== 3 || first.different !== 1 || told.join() !== cancelled) throw new Error(JSON.stringify(first));
    await desk.satSays(cancelled, VIGENTE);
    const second = await sync();
    const { total } = await client.alerts.count({});
    if (second.different !== 0 || total !== 0) throw new Error(JSON.stringify(second));
    return translate('cli.demo.said.satStatus', { done: first.done, different: first.different });
  } finally {
    await desk.close();
  }
}
