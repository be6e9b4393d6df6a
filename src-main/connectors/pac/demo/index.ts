/** Declaration of the embedded demo PAC. */
import { join } from 'node:path';
import { z } from 'zod';
import type { MessageKey } from '#i18n/index.ts';
import { credential, type PacDeclaration, type PacProvider } from '../types.ts';
import { connectDemoPac, type DemoPacOptions } from './connector.ts';

export const demoDeclaration: PacDeclaration = {
  id: 'demo',
  displayName: 'pac.demo.name' satisfies MessageKey,
  environments: ['demo'],
  capabilities: {
    sealing: 'local',
    repeatIsSafe: true,
    recoverBy: ['sealed-document'],
    cancellation: ['signed-request', 'stored-csd'],
    status: true,
    balance: true,
    timbreCertificate: true,
  },
  maxParallel: 4,
  timeoutsMs: { stamp: 30_000, recover: 15_000, cancel: 60_000 },
  credentials: z.object({ account: credential('pac.credential.account').optional() }),
};

/** File of the demo PAC inside a data folder. */
export const DEMO_PAC_FILE = 'demo-pac.sqlite';

/** The demo PAC as a provider; tests give it latency or fault points. */
export function demoPacProvider(
  options: Partial<Pick<DemoPacOptions, 'latency' | 'faultPoints' | 'path' | 'durable'>> = {},
): PacProvider {
  return {
    declaration: demoDeclaration,
    connect({ clock, dataFolder }, credentials) {
      demoDeclaration.credentials.parse(credentials);
      return connectDemoPac({ path: join(dataFolder, DEMO_PAC_FILE), clock, ...options });
    },
  };
}

export const demoPac: PacProvider = demoPacProvider();
