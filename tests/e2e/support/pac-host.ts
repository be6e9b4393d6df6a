/**
 * A web host whose desk knows PACs that are reached over a network, with their simulators in this process: a company
 * with its CSD, a client, a product, and the demo PAC in use. `credentials.json` beside its data has what to type.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPacProvider } from '#connectors/pac/demo/index.ts';
import { facturamaPac } from '#connectors/pac/facturama/index.ts';
import { finkokPac } from '#connectors/pac/finkok/index.ts';
import { swPac } from '#connectors/pac/sw/index.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import { windowContext } from '#engine/host.ts';
import { createHttp } from '#platform/http.ts';
import { systemClock } from '#ports/clock.ts';
import { windowPaths } from '../../../src-main/web/build-window.ts';
import { startWebHost } from '../../../src-main/web/server.ts';
import { startFacturama } from '../../simulators/facturama/index.ts';
import { startFinkok } from '../../simulators/finkok/index.ts';
import { startSw } from '../../simulators/sw/index.ts';
import { openTestDesk } from '../../support/engine.ts';
import { makeIssuer } from '../../support/issuer.ts';
import { ROOT } from './places.ts';

const folder = process.argv[process.argv.indexOf('--data') + 1] ?? '';
const someone = makeIssuer(systemClock.now());
const given = { clock: systemClock, csd: { cer: someone.certificate.der, keyDer: someone.keyDer } };
const facturama = await startFacturama(given, { withoutCsd: true });
const finkok = await startFinkok(given);
const sw = await startSw(given);
const simulators = [facturama, finkok, sw];
const http = createHttp({ authorities: simulators.map(({ authority }) => authority) });

function at(provider: PacProvider, address: string): PacProvider {
  return { ...provider, connect: (context, typed) => provider.connect({ ...context, baseUrl: address }, typed) };
}

const desk = await openTestDesk(
  { http },
  {
    pacProviders: [
      demoPacProvider(),
      at(finkokPac, finkok.address),
      at(swPac, sw.address),
      at(facturamaPac, facturama.address),
    ],
  },
);
desk.engine.start();
const credentials = {
  finkok: finkok.credentials,
  sw: sw.credentials,
  swWrong: sw.wrongCredentials,
  facturama: facturama.credentials,
};
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'credentials.json'), JSON.stringify(credentials));

const { router, logger } = desk.engine;
const rendererFolder = windowPaths(ROOT).output;
const host = await startWebHost({ router, logger, context: windowContext('es-MX'), rendererFolder, port: 0 });
process.stdout.write(`${host.address}\n`);
process.once('SIGTERM', () => {
  const close = async (): Promise<void> => {
    await host.close();
    await desk.close();
    await http.close();
    for (const simulator of simulators) await simulator.close();
    process.exit();
  };
  void close();
});
